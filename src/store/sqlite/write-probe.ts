import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../disk-problem.ts";

const PROBE_FILE = "taskflow.probe";

/**
 * Why no file of so many bytes can be written here, as the system's code; undefined when it can. SQLite says of most
 * errors only that there was one.
 */
export function writeProblem(directory: string, bytes: number): string | undefined {
  const file = join(directory, PROBE_FILE);
  try {
    writeFileSync(file, Buffer.alloc(bytes), { mode: 0o600 });
    return undefined;
  } catch (error) {
    return errorCode(error);
  } finally {
    try {
      rmSync(file, { force: true });
    } catch {}
  }
}

/** What the disk says; more may be kept for root, or less be left of a quota. */
export function hasRoom(directory: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize >= bytes;
}
