import { readFileSync } from "node:fs";
import { UsageError } from "../usage-error.ts";

/** The JSON object in a file, or on standard input (`-`): fields of the action, which may be named in it too. */
export function readBody(source: string | undefined, action: string): object {
  if (source === undefined) return {};
  const { action: named = action, ...fields } = parseObject(source);
  if (named !== action) throw new UsageError(`--json: its action is ${JSON.stringify(named)}, not ${action}`);
  return fields;
}

function parseObject(source: string): Record<string, unknown> {
  const text = readText(source);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    throw new UsageError(`--json: ${(error as Error).message}`);
  }
  throw new UsageError("--json takes an object with the action's fields");
}

function readText(source: string): string {
  try {
    return readFileSync(source === "-" ? process.stdin.fd : source, "utf8");
  } catch (error) {
    const hint = source.startsWith("{") ? " It takes a file, or - for standard input." : "";
    throw new UsageError(`--json: ${source} cannot be read (${(error as NodeJS.ErrnoException).code}).${hint}`);
  }
}
