import { accessSync, closeSync, constants, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { FlowStore } from "../../taskflow/flow-store.ts";
import { StoreError } from "../store-error.ts";
import { migrate, versionOf } from "./migrations.ts";
import { createSqliteStore } from "./sqlite-store.ts";

const DATABASE_FILE = "taskflow.sqlite";
const LOCK_FILE = "taskflow.lock";

/** Opens, or creates, the database in `stateDir` for this process alone. */
export function openSqliteStore(stateDir: string): FlowStore {
  makePrivate(stateDir);
  const lock = lockDirectory(stateDir);
  try {
    const db = openDatabase(join(stateDir, DATABASE_FILE));
    return createSqliteStore(db, () => lock.close());
  } catch (error) {
    lock.close();
    throw error;
  }
}

function makePrivate(stateDir: string): void {
  try {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    for (const name of [DATABASE_FILE, LOCK_FILE]) createPrivate(join(stateDir, name));
    accessSync(stateDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StoreError(
      `The state directory ${stateDir} cannot be written (${codeOf(error)}). Choose another with --state-dir, or make it writable.`,
    );
  }
}

/**
 * A file that exists is looked at by name only: closing a descriptor of it would take away every POSIX lock that this
 * process holds on it.
 */
function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    accessSync(file, constants.R_OK | constants.W_OK);
  }
}

/** An exclusive lock of the operating system on a database of its own: it goes with the process, however that ends. */
function lockDirectory(stateDir: string): DatabaseSync {
  const file = join(stateDir, LOCK_FILE);
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock?.close();
    throw new StoreError(
      isBusy(error)
        ? `Another process uses the state directory ${stateDir}. Stop it, or choose another directory with --state-dir.`
        : `${file} cannot be locked (${messageOf(error)}). It holds nothing but the lock: if no other process uses ${stateDir}, delete it.`,
    );
  }
}

function openDatabase(file: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    inspect(file);
    db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    migrate(db, file);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `${file} cannot be opened as a database (${messageOf(error)}). It was left as it is: restore it from a backup, or move it away to start empty.`,
    );
  }
}

/**
 * Refuses a damaged database, and one of a newer version, over a connection that cannot write: closing one that can would
 * copy what a killed process left in the write-ahead log into the file, and delete the log.
 */
function inspect(file: string): void {
  const db = new DatabaseSync(file, { timeout: 5_000, readOnly: true });
  try {
    const [check] = db.prepare("PRAGMA quick_check(1)").all() as { quick_check: string }[];
    if (check && check.quick_check !== "ok") throw new Error(check.quick_check);
    versionOf(db, file);
  } finally {
    db.close();
  }
}

const SQLITE_BUSY = 5;

/** The low byte of an extended result code is the code. */
function isBusy(error: unknown): boolean {
  const { errcode } = error as { errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === SQLITE_BUSY;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
