import { accessSync, closeSync, constants, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { FlowStore } from "../../taskflow/flow-store.ts";
import { StoreError } from "../store-error.ts";
import { Background } from "./background.ts";
import { isBusy, messageOf } from "./errors.ts";
import { inspect } from "./inspect.ts";
import { LogSync } from "./log-sync.ts";
import { migrate } from "./migrations.ts";
import { createSqliteStore } from "./sqlite-store.ts";

const DATABASE_FILE = "taskflow.sqlite";
const LOCK_FILE = "taskflow.lock";

export interface SqliteOptions {
  stateDir: string;
  /** Told once what is wrong with a database that was too large to be read as a whole before it was used. */
  onDamage?: ((message: string) => void) | undefined;
}

/** Opens, or creates, the database in `stateDir` for this process alone. */
export function openSqliteStore({ stateDir, onDamage = () => {} }: SqliteOptions): FlowStore {
  makePrivate(stateDir);
  const lock = lockDirectory(stateDir);
  try {
    const file = join(stateDir, DATABASE_FILE);
    const { db, unread } = openDatabase(file);
    const background = new Background(file);
    if (unread) void readTheRest(background, file, onDamage);
    return createSqliteStore({ db, log: new LogSync(file), background, release: () => lock.close() });
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

function openDatabase(file: string): { db: DatabaseSync; unread: boolean } {
  let db: DatabaseSync | undefined;
  try {
    const unread = inspect(file);
    db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
    // The log is synced after each commit as with synchronous = FULL, but not on the event loop: see log-sync.ts.
    // Checkpoints are made in the background; a log that has grown to 80 MB all the same is copied by the next commit.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 20000");
    migrate(db, file);
    return { db, unread };
  } catch (error) {
    db?.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      `${file} cannot be opened as a database (${messageOf(error)}). It was left as it is: restore it from a backup, or move it away to start empty.`,
    );
  }
}

/** Where the file cannot be read, requests are told; where the store is closed meanwhile, there is no more to say. */
async function readTheRest(background: Background, file: string, onDamage: (message: string) => void): Promise<void> {
  const damage = await background.findDamage().catch(() => undefined);
  if (damage !== undefined)
    onDamage(
      `${file} is damaged (${damage}). Stop what uses it, and restore it from a backup, or move it away to start empty.`,
    );
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
