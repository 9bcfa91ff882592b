import { closeSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../disk-problem.ts";

const PROBE_FILE = "taskflow.probe";

/**
 * Returns the system's code when a file of the directory cannot grow beyond `length` by the given bytes, else undefined.
 * SQLite says of most errors only that there was one.
 */
export function writeProblem(directory: string, bytes: number, length = 0): string | undefined {
  const file = join(directory, PROBE_FILE);
  try {
    writeAt(file, Buffer.alloc(bytes), length);
    return undefined;
  } catch (error) {
    return errorCode(error);
  } finally {
    try {
      rmSync(file, { force: true });
    } catch {}
  }
}

/** What comes before is a hole, which takes no room. */
function writeAt(file: string, bytes: Buffer, position: number): void {
  const descriptor = openSync(file, "w", 0o600);
  try {
    // A disk that becomes full, and a limit on the size of files, let a part be written first.
    for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, undefined, position + done);
  } finally {
    closeSync(descriptor);
  }
}

/** What the disk says; more may be kept for root, or less be left of a quota. */
export function hasRoom(directory: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize >= bytes;
}
