import { accessSync, chmodSync, closeSync, constants, lstatSync, openSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { makeDirectory } from "../../shared/make-directory.ts";
import { diskProblem, errorCode } from "../disk-problem.ts";
import { StoreError } from "../store-error.ts";

export const DATABASE_FILE = "taskflow.sqlite";
export const LOCK_FILE = "taskflow.lock";
export const LOG_FILE = "taskflow.sqlite-wal";
const NEEDED = [DATABASE_FILE, LOCK_FILE];
/** Files that SQLite writes beside the database. */
const BESIDE = [LOG_FILE, "taskflow.sqlite-shm", "taskflow.sqlite-journal", "taskflow.lock-journal"];

const OTHERS_WRITE = 0o022;
const OTHERS_READ = 0o077;

export type Warn = (message: string) => void;

/**
 * Makes the directory, the database and its lock where they are missing, and all of them private to this user. Returns
 * whether the database was missing.
 */
export function prepareStateDirectory(stateDir: string, warn: Warn): boolean {
  try {
    makeDirectory(stateDir);
    // With the dot, a file in the place of the directory is no directory, instead of one without permissions.
    accessSync(`${stateDir}/.`, constants.W_OK | constants.X_OK);
    makePrivate(stateDir, warn);
    const missing = [...NEEDED, ...BESIDE].filter((name) => !isThere(join(stateDir, name), warn));
    for (const name of NEEDED) if (missing.includes(name)) closeSync(openSync(join(stateDir, name), "wx", 0o600));
    return missing.includes(DATABASE_FILE);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    const code = errorCode(error);
    throw new StoreError(
      diskProblem(code, stateDir) ??
        `The state directory ${stateDir} cannot be written (${code}). Choose another with --state-dir, or make it writable.`,
    );
  }
}

/** Whoever can write the directory can put another database in the place of this one. */
function makePrivate(stateDir: string, warn: Warn): void {
  const user = process.geteuid?.();
  if (user === undefined) return;
  const stats = statSync(stateDir);
  if (stats.uid === user) {
    if ((stats.mode & OTHERS_WRITE) !== 0) tighten(stateDir, stats, 0o700, "written", warn);
  } else if (!isOurGroupsVolume(stats))
    warn(
      `The state directory ${stateDir} belongs to user ${stats.uid} (mode ${modeOf(stats)}), while this process runs as user ${user}: others can replace its files. Change the owner: chown ${user} ${stateDir}.`,
    );
}

/** As Kubernetes mounts a volume for `fsGroup`: it belongs to root, and this process's group may write. */
function isOurGroupsVolume({ uid, gid, mode }: Stats): boolean {
  const groups = [process.getegid?.(), ...(process.getgroups?.() ?? [])];
  return uid === 0 && (mode & 0o002) === 0 && ((mode & 0o020) === 0 || groups.includes(gid));
}

/**
 * A file is looked at by name only: closing a descriptor of it would take away every POSIX lock that this process holds
 * on it. Throws `StoreError` for one that belongs to somebody else, who could read or change what is in it.
 */
function isThere(file: string, warn: Warn): boolean {
  const entry = lstatSync(file, { throwIfNoEntry: false });
  if (!entry) return false;
  const user = process.geteuid?.();
  if (user !== undefined && entry.uid !== user)
    throw new StoreError(
      `${file} belongs to user ${entry.uid}, while this process runs as user ${user}. Run as that user, or change the owner: chown ${user} ${file}.`,
    );
  // SQLite keeps the log of a database beside the file that a link leads to, where nobody would look at it.
  if (entry.isSymbolicLink())
    throw new StoreError(
      `${file} is a symbolic link. Move the file itself here, or name the directory that holds it with --state-dir.`,
    );
  if (!entry.isFile()) throw new StoreError(`${file} is not a regular file. Move it away, then start again.`);
  requireAccess(file);
  if (user !== undefined && (entry.mode & OTHERS_READ) !== 0) tighten(file, entry, 0o600, "read", warn);
  return true;
}

function requireAccess(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StoreError(
      `${file} cannot be read and written (${errorCode(error)}). Allow both for this user: chmod u+rw ${file}.`,
    );
  }
}

function tighten(path: string, stats: Stats, mode: number, done: "read" | "written", warn: Warn): void {
  const was = `${path} could be ${done} by others (mode ${modeOf(stats)})`;
  try {
    chmodSync(path, mode);
    warn(`${was}. It is private now (mode 0${mode.toString(8)}).`);
  } catch (error) {
    warn(`${was}, and cannot be made private (${errorCode(error)}).`);
  }
}

function modeOf({ mode }: Stats): string {
  return `0${(mode & 0o7777).toString(8)}`;
}
