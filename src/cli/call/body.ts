import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parseJson } from "../../shared/parse-json.ts";
import { UsageError } from "../usage-error.ts";

/** The JSON object in a file, or on standard input (`-`): fields of the action, which may be named in it too. */
export async function readBody(source: string | undefined, action: string): Promise<object> {
  if (source === undefined) return {};
  const { action: named = action, ...fields } = parseObject(await readText(source));
  if (named !== action) throw new UsageError(`--json: the object's action is ${JSON.stringify(named)}, not ${action}`);
  return fields;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value = parseJson(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new UsageError(`--json: ${(error as Error).message}`);
  }
  throw new UsageError("--json must be an object with the action's fields");
}

/** As UTF-8, with a byte order mark or without: of other bytes, no one knows which text is meant. */
async function readText(source: string): Promise<string> {
  const bytes = await readBytes(source);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`--json: ${source === "-" ? "standard input" : source} is not UTF-8`);
  }
}

async function readBytes(source: string): Promise<Buffer> {
  try {
    // Not by its descriptor: reading that fails while whoever writes into the pipe takes its time.
    return await (source === "-" ? buffer(process.stdin) : readFile(source));
  } catch (error) {
    const hint = source.startsWith("{") ? " --json takes a file, or - for standard input." : "";
    throw new UsageError(`--json: ${source} cannot be read (${(error as NodeJS.ErrnoException).code}).${hint}`);
  }
}
