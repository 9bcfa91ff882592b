import { closeSync, openSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { FlowStore } from "../../taskflow/flow-store.ts";
import { StoreError } from "../store-error.ts";
import { Background } from "./background.ts";
import type { CommitMarks } from "./commit-marks.ts";
import { DirectoryLock } from "./directory-lock.ts";
import { diskProblemOf, isBusy, isDamage, messageOf } from "./errors.ts";
import { inspect, inspectLog } from "./inspect.ts";
import { LogSync } from "./log-sync.ts";
import { migrate } from "./migrations.ts";
import { createSqliteStore, type SqliteParts } from "./sqlite-store.ts";
import { DATABASE_FILE, LOCK_FILE, prepareStateDirectory, type Warn } from "./state-directory.ts";

export interface SqliteOptions {
  stateDir: string;
  /** Logs what the operator should know. */
  warn?: Warn | undefined;
  /** Called once with the reason why the store stops: the process must exit, and may be started again. */
  onFailure?: ((message: string) => void) | undefined;
  /** For connections of other threads. Given: this thread has nothing else to do, and waits for the disk itself. */
  marks?: CommitMarks | undefined;
}

/** Opens, or creates, the database in `stateDir` for this process alone. */
export function openSqliteStore(options: SqliteOptions): FlowStore {
  const { stateDir, warn = () => {}, onFailure = () => {}, marks } = options;
  const isNew = prepareStateDirectory(stateDir, warn);
  const lock = new DirectoryLock(join(stateDir, LOCK_FILE));
  let descriptor: number | undefined;
  const release = () => {
    if (descriptor !== undefined) closeSync(descriptor);
    lock.close();
  };
  try {
    const file = join(stateDir, DATABASE_FILE);
    const { unread, ...opened } = openDatabase(file, lock, { isNew, warn });
    // Closing a file drops the locks that this process has on it, SQLite's too: only when its connections are closed.
    descriptor = openSync(file, "r+");
    const background = new Background({ file, descriptor });
    const store = createStore({ ...opened, background, stateDir, warn, onFailure, release, marks }, file);
    if (unread) void readTheRest(background, file, onFailure);
    return store;
  } catch (error) {
    release();
    throw error;
  }
}

/** It reads where the journal ends, and finds out there if the file is damaged. */
function createStore(parts: SqliteParts, file: string): FlowStore {
  try {
    return createSqliteStore(parts);
  } catch (error) {
    parts.db.close();
    parts.log.close();
    throw explained(error, file);
  }
}

interface Opened {
  db: DatabaseSync;
  log: LogSync;
  /** Whether it has yet to be read as a whole. */
  unread: boolean;
}

function openDatabase(file: string, lock: DirectoryLock, { isNew, warn }: { isNew: boolean; warn: Warn }): Opened {
  let db: DatabaseSync | undefined;
  try {
    inspectLog(file, warn);
    if (!isNew && lock.wasKnown) requireContent(file);
    const unread = inspect(file);
    db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
    if (!lock.isKnown) requireAlone(db, dirname(file));
    // Each commit is synced before the next is written: that tells a damaged log from a torn one.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    migrate(db, file);
    lock.makeKnown();
    // What was read from the log need not be on the disk: the process may have been killed before, or failed to sync it.
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const log = new LogSync(file);
    // From here on the log is synced after each commit all the same, but not on the event loop: see log-sync.ts.
    // Checkpoints are made in the background; a log that has grown to 80 MB all the same is copied by the next commit.
    db.exec("PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 20000");
    return { db, log, unread };
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}

/** A lock is made known when the database has its tables. What has none any more was cut off, or half restored. */
function requireContent(file: string): void {
  if (statSync(file).size > 0) return;
  throw new StoreError(
    `${file} is empty, though a gateway has used it. Restore it from a backup, or delete it to start empty.`,
  );
}

/**
 * Throws `StoreError` while another process has the database open. Its lock may have been deleted, and this process
 * would hold the one that took its place. Read once before, so that the connection is not exclusive for good.
 */
export function requireAlone(db: DatabaseSync, stateDir: string): void {
  const read = db.prepare("SELECT 1 FROM sqlite_schema");
  try {
    read.get();
    // Who only looks something up is gone soon.
    db.exec("PRAGMA busy_timeout = 1000; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK");
    db.exec("PRAGMA locking_mode = NORMAL; PRAGMA busy_timeout = 5000");
    read.get();
  } catch (error) {
    if (!isBusy(error)) throw error;
    throw new StoreError(
      `Another process uses the state directory ${stateDir}: it has ${DATABASE_FILE} open, while ${LOCK_FILE} was missing or replaced. Stop it, or choose another directory with --state-dir.`,
    );
  }
}

function explained(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const reason = messageOf(error);
  if (isDamage(error))
    return new StoreError(
      `${file} cannot be opened as a database (${reason}). The file was not changed: restore it from a backup, or move it away to start empty.`,
    );
  return new StoreError(
    diskProblemOf(error, dirname(file)) ??
      (isBusy(error)
        ? `${file} is locked by another process (${reason}). Stop that process, then start again.`
        : `${file} cannot be opened (${reason}). The file was not changed. Check the disk, then start again.`),
  );
}

/** A read error also fails requests, which report it; a store that was closed meanwhile has nothing to report. */
async function readTheRest(background: Background, file: string, onFailure: (message: string) => void): Promise<void> {
  const damage = await background.findDamage().catch(() => undefined);
  if (damage !== undefined)
    onFailure(
      `${file} is damaged (${damage}). Stop the programs that use it, and restore it from a backup, or move it away to start empty.`,
    );
}
