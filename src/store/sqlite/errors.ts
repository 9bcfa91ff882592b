import { diskProblem } from "../disk-problem.ts";
import { writeProblem } from "./write-probe.ts";

/** Primary result codes of SQLite; the low byte of an extended code is its primary one. */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;
/** What is no fault of a change, but of the disk, of the file, or of another process that holds it. */
const CANNOT_WRITE: ReadonlySet<number> = new Set([
  SQLITE_BUSY,
  SQLITE_CORRUPT,
  SQLITE_FULL,
  SQLITE_NOTADB,
  3, // PERM
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  10, // IOERR
  14, // CANTOPEN
]);

/** The error of a failed check of the database. */
export class DamageError extends Error {
  override readonly name = "DamageError";
}

export function isBusy(error: unknown): boolean {
  return codeOf(error) === SQLITE_BUSY;
}

/** Whether the content of the file caused the error. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return error instanceof DamageError || code === SQLITE_CORRUPT || code === SQLITE_NOTADB;
}

/** Whether every other change would fail as well. */
export function cannotWrite(error: unknown): boolean {
  return CANNOT_WRITE.has(codeOf(error));
}

/** SQLite needs no more to open a database. */
const PROBE_BYTES = 64 * 1024;

/** What keeps a directory from being written, in a sentence, where that is behind an error of SQLite. */
export function diskProblemOf(error: unknown, directory: string): string | undefined {
  if (!cannotWrite(error) || isDamage(error) || isBusy(error)) return undefined;
  const code = codeOf(error) === SQLITE_FULL ? "ENOSPC" : writeProblem(directory, PROBE_BYTES);
  if (code === undefined) return undefined;
  return (
    diskProblem(code, directory) ??
    `The directory ${directory} cannot be written (${code}). Stored data was not changed. Fix the disk, or choose another directory with --state-dir.`
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): number {
  const { errcode = 0 } = error as { errcode?: number };
  return errcode & 0xff;
}
