import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeDirectory } from "../../shared/make-directory.ts";
import { StoreError } from "../store-error.ts";
import { DirectoryLock } from "./directory-lock.ts";
import { messageOf } from "./errors.ts";
import { requireAlone } from "./open-sqlite.ts";
import { readOnly } from "./read-only.ts";
import { DATABASE_FILE, LOCK_FILE, LOG_FILE } from "./state-directory.ts";
import { problemsOf, type Survey, survey } from "./survey.ts";

/** The database and what SQLite keeps beside it. */
const FILES = [DATABASE_FILE, LOG_FILE, `${DATABASE_FILE}-shm`, `${DATABASE_FILE}-journal`];

export interface Restored extends Survey {
  /** The folder with the files that were there before; undefined when there were none. */
  replaced: string | undefined;
}

/**
 * Puts a backup in the place of the database of a state directory, and keeps what it replaces. Throws `StoreError` while a
 * gateway uses the directory, and for a backup that is damaged or of a newer version: then nothing was changed.
 */
export function restore(backup: string, stateDir: string, now = new Date()): Restored {
  const found = inspectBackup(backup);
  makeDirectory(stateDir);
  const lock = new DirectoryLock(join(stateDir, LOCK_FILE));
  try {
    // A gateway can use the database while its lock was deleted.
    if (!lock.isKnown) requireUnused(stateDir);
    const fresh = join(stateDir, `${DATABASE_FILE}.restoring`);
    rmSync(fresh, { force: true });
    copyPrivately(backup, fresh);
    const replaced = moveAway(stateDir, now);
    renameSync(fresh, join(stateDir, DATABASE_FILE));
    return { ...found, replaced };
  } finally {
    lock.close();
  }
}

/** Whether a file can be restored, and what it holds. Throws `StoreError`. */
function inspectBackup(backup: string): Survey {
  if (!existsSync(backup)) throw new StoreError(`${backup} does not exist.`);
  try {
    return readOnly(backup, (db) => {
      const [problem] = problemsOf(db);
      if (problem !== undefined) throw new Error(problem);
      const content = survey(db, backup);
      if (content.version === 0) throw new Error("it has no tables of this program");
      return content;
    });
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${backup} cannot be restored (${messageOf(error)}). Nothing was changed.`);
  }
}

/** Throws `StoreError` while another process has the database open. A damaged one is what a backup is for. */
function requireUnused(stateDir: string): void {
  const file = join(stateDir, DATABASE_FILE);
  if (!existsSync(file)) return;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 5_000 });
    requireAlone(db, stateDir);
  } catch (error) {
    if (error instanceof StoreError) throw error;
  } finally {
    db?.close();
  }
}

function copyPrivately(from: string, to: string): void {
  closeSync(openSync(to, "wx", 0o600));
  copyFileSync(from, to);
  const descriptor = openSync(to, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** The log goes with its database: another one would read it as its own. */
function moveAway(stateDir: string, now: Date): string | undefined {
  const present = FILES.filter((name) => existsSync(join(stateDir, name)));
  if (present.length === 0) return undefined;
  const folder = join(stateDir, `replaced-${now.toISOString().replaceAll(":", "-")}`);
  mkdirSync(folder, { mode: 0o700 });
  for (const name of present) renameSync(join(stateDir, name), join(folder, name));
  return folder;
}
