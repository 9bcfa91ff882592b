import { hash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { open } from "node:fs/promises";

/** Larger files are compared by size and time only. It is also the largest file that may be included. */
export const MAX_SOURCE_BYTES = 2 * 1024 * 1024;

export interface SourceFile {
  path: string;
  text: string;
  stats: Stats;
}

/** Says why a file that was opened must not be used. */
type RefusalOf = (stats: Stats) => string | undefined;

/** Reads the files of a configuration, and keeps what was in each, so that a later change can be detected. */
export class SourceFiles {
  /** The fingerprint of each file under its absolute path; of one that could not be read, the reason. */
  readonly fingerprints = new Map<string, string>();
  readonly #mayWait: boolean;

  /** `mayWait`: for the writer of a pipe, as at the start. Later every request would wait with it. */
  constructor({ mayWait = false } = {}) {
    this.#mayWait = mayWait;
  }

  /** Throws what Node throws, or an error with the refusal. */
  read(path: string, refusalOf?: RefusalOf): SourceFile {
    const descriptor = this.#open(path, refusalOf || !this.#mayWait ? constants.O_NONBLOCK : 0);
    try {
      const stats = fstatSync(descriptor);
      const refusal = refusalOf?.(stats);
      const summary = summaryOf(stats);
      this.fingerprints.set(path, summary ?? "");
      if (summary !== undefined && refusal !== undefined) throw new Error(refusal);
      const bytes = readFileSync(descriptor);
      this.fingerprints.set(path, summary ?? fingerprintOf(bytes));
      if (refusal !== undefined) throw new Error(refusal);
      return { path, text: bytes.toString("utf8"), stats };
    } finally {
      closeSync(descriptor);
    }
  }

  #open(path: string, flags: number): number {
    try {
      return openSync(path, constants.O_RDONLY | flags);
    } catch (error) {
      this.fingerprints.set(path, codeOf(error));
      throw error;
    }
  }
}

/** The fingerprint of a file as it is now. Never rejects: a file that is missing is in a state like any other. */
export async function fingerprintOfFile(path: string): Promise<string> {
  try {
    // Opening a pipe must not wait for its writer.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return summaryOf(await file.stat()) ?? fingerprintOf(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    return codeOf(error);
  }
}

function fingerprintOf(content: string | Uint8Array): string {
  return hash("sha256", content, "base64");
}

function summaryOf(stats: Stats): string | undefined {
  if (!stats.isFile()) return "not a regular file";
  return stats.size > MAX_SOURCE_BYTES ? `${stats.size} bytes of ${stats.mtimeMs}` : undefined;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "unreadable";
}
