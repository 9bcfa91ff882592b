import { constants, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type FileProvider, found, missing, type Resolved } from "./secret-ref.ts";
import { decodeUtf8 } from "./utf8.ts";

const DEFAULT_TIMEOUT_MS = 5_000;
const DEFAULT_MAX_BYTES = 1024 * 1024;
const CHUNK_BYTES = 64 * 1024;

export async function resolveFromFile(ids: string[], provider: FileProvider): Promise<Map<string, Resolved>> {
  try {
    const text = await readPrivateFile(provider);
    return new Map(ids.map((id) => [id, pick(text, id, provider)]));
  } catch (error) {
    const reason = error instanceof Refused ? error.message : `the file cannot be read (${codeOf(error)})`;
    return new Map(ids.map((id) => [id, missing(reason)]));
  }
}

class Refused extends Error {}

async function readPrivateFile(provider: FileProvider): Promise<string> {
  const signal = AbortSignal.timeout(provider.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  // Opening or reading can hang as a whole, as on a network file system whose server is away.
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Refused("reading the file took too long")));
  });
  return Promise.race([openAndRead(provider, signal), late]);
}

async function openAndRead(provider: FileProvider, signal: AbortSignal): Promise<string> {
  const { maxBytes = DEFAULT_MAX_BYTES } = provider;
  // What is checked is what was opened: no link is followed, and opening a pipe does not wait for its writer.
  const file = await open(provider.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const refusal = refusalOf(await file.stat(), maxBytes);
    if (refusal) throw new Refused(refusal);
    const text = decodeUtf8(await readBounded(file, maxBytes, signal));
    if (text === undefined) throw new Refused("the file is not UTF-8");
    return text;
  } finally {
    await file.close();
  }
}

function refusalOf(stats: Stats, maxBytes: number): string | undefined {
  if (!stats.isFile()) return "it is not a regular file";
  if (stats.nlink !== 1) return "the file has more than one hard link";
  if ((stats.mode & 0o077) !== 0) return "the file is open to its group or to others; make it private (mode 0600)";
  if (stats.uid !== process.getuid?.() && stats.uid !== 0) return "the file belongs to another user";
  if (stats.size > maxBytes) return `the file is larger than ${maxBytes} bytes`;
  return undefined;
}

/** Memory follows what is read, not what is allowed; and it is counted, as the file may grow after its size was looked at. */
async function readBounded(file: FileHandle, maxBytes: number, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    signal.throwIfAborted();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    length += bytesRead;
    if (length > maxBytes) throw new Refused(`the file is larger than ${maxBytes} bytes`);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function pick(text: string, id: string, { mode = "json" }: FileProvider): Resolved {
  if (mode === "singleValue")
    return id === "value" ? found(text.replace(/\r?\n$/, "")) : missing('the id of a file with one value is "value"');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return missing("the file is not JSON");
  }
  if (id === "value") return missing("the id of a JSON file is a JSON Pointer (RFC 6901)");
  const value = byPointer(document, id);
  return value === undefined ? missing(`the file has nothing at ${id}`) : found(value);
}

/** RFC 6901. */
function byPointer(document: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((at, key) => {
      const inside = typeof at === "object" && at !== null && Object.hasOwn(at, key);
      return inside ? (at as Record<string, unknown>)[key] : undefined;
    }, document);
}

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ELOOP" ? "it is a symbolic link" : (code ?? "unknown");
}
