import { constants, type Stats } from "node:fs";
import { type FileHandle, open, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import type { FileProvider } from "./secret-ref.ts";
import { decodeUtf8 } from "./utf8.ts";

const DEFAULTS = CONFIG_DEFAULTS.FileProvider;
const CHUNK_BYTES = 64 * 1024;
/** How to go on where the file is as a mount makes it. */
const TRUST_HINT = 'If a mount provides it, as in Kubernetes or Docker, set trust: "mount" on the provider';

export type SecretText = { ok: true; text: string } | { ok: false; reason: string };

/** Reads the file of a provider, unless others than its owner could have written or read it. Never rejects. */
export async function readSecretFile(provider: FileProvider): Promise<SecretText> {
  try {
    return { ok: true, text: await readInTime(provider) };
  } catch (error) {
    return { ok: false, reason: error instanceof Refusal ? error.message : unreadable(provider.path, error) };
  }
}

class Refusal extends Error {
  constructor(path: string, what: string, hint?: string) {
    super(`the file ${path} ${what}${hint === undefined ? "" : `. ${hint}`}`);
  }
}

async function readInTime(provider: FileProvider): Promise<string> {
  const signal = AbortSignal.timeout(provider.timeoutMs ?? DEFAULTS.timeoutMs);
  // Opening or reading can hang as a whole, as on a network file system whose server is away.
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Refusal(provider.path, "took too long to read")));
  });
  return Promise.race([openAndRead(provider, signal), late]);
}

async function openAndRead(provider: FileProvider, signal: AbortSignal): Promise<string> {
  const { path, trust, maxBytes = DEFAULTS.maxBytes } = provider;
  const file = trust === "mount" ? await openMounted(path) : await openOwn(path);
  try {
    // What is checked is what was opened.
    const stats = await file.stat();
    if (!stats.isFile()) throw new Refusal(path, "is not a regular file");
    if (trust === "mount") checkMounted(path, stats);
    else checkOwn(path, stats);
    if (stats.size > maxBytes) throw new Refusal(path, `is larger than ${maxBytes} bytes`);
    const text = decodeUtf8(await readBounded(file, { path, maxBytes, signal }));
    if (text === undefined) throw new Refusal(path, "is not UTF-8");
    return text;
  } finally {
    await file.close();
  }
}

async function openOwn(path: string): Promise<FileHandle> {
  try {
    return await openUnlinked(path);
  } catch (error) {
    if (codeOf(error) === "ELOOP") throw new Refusal(path, "is a symbolic link", TRUST_HINT);
    throw error;
  }
}

/**
 * Follows links within the folder of the file: Kubernetes replaces all files of a volume at once, by a link to a folder
 * inside it. When that happens in between, the file is looked for once more.
 */
async function openMounted(path: string, again = true): Promise<FileHandle> {
  const [target, folder] = [await realpath(path), await realpath(dirname(path))];
  if (!target.startsWith(join(folder, "/"))) throw new Refusal(path, "is a symbolic link that leads out of its folder");
  try {
    return await openUnlinked(target);
  } catch (error) {
    if (again && codeOf(error) === "ENOENT") return openMounted(path, false);
    throw error;
  }
}

/** Follows no link, and does not wait for the writer of a pipe. */
function openUnlinked(path: string): Promise<FileHandle> {
  return open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
}

function checkOwn(path: string, stats: Stats): void {
  if (stats.nlink !== 1) throw new Refusal(path, "has more than one hard link", TRUST_HINT);
  if ((stats.mode & 0o077) !== 0)
    throw new Refusal(path, "is accessible to its group or to others; make it private (mode 0600)", TRUST_HINT);
  if (stats.uid !== process.getuid?.() && stats.uid !== 0)
    throw new Refusal(path, "belongs to another user", TRUST_HINT);
}

/** Who mounts it decides whose it is and who may read it. */
function checkMounted(path: string, stats: Stats): void {
  if ((stats.mode & 0o022) !== 0) throw new Refusal(path, "can be written by its group or by others");
}

interface Bounds {
  path: string;
  maxBytes: number;
  signal: AbortSignal;
}

/** Memory follows what is read, not what is allowed; and it is counted, as the file may grow after its size was looked at. */
async function readBounded(file: FileHandle, { path, maxBytes, signal }: Bounds): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for (;;) {
    signal.throwIfAborted();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    length += bytesRead;
    if (length > maxBytes) throw new Refusal(path, `is larger than ${maxBytes} bytes`);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

function unreadable(path: string, error: unknown): string {
  const code = codeOf(error);
  // Such a path would break the line of the log.
  return path.includes("\0")
    ? "the file cannot be read (NUL in its path)"
    : `the file ${path} cannot be read (${code})`;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unknown";
}
