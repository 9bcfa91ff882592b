import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { encodeText } from "../rows.ts";
import { NO_DATA, type SessionCounts, type SessionData } from "../session-data.ts";
import { StoreError } from "../store-error.ts";
import { DirectoryLock } from "./directory-lock.ts";
import { messageOf } from "./errors.ts";
import { migrate } from "./migrations.ts";
import { requireAlone } from "./open-sqlite.ts";
import { DATABASE_FILE, LOCK_FILE } from "./state-directory.ts";

/** Rows that one transaction deletes: what it holds in memory stays small. */
const ROWS_IN_STEP = 1_000;

const OF_ENDPOINTS = "endpoint IN (SELECT seq FROM endpoints WHERE owner_key = ?)";
const OF_JOURNAL = "session IN (SELECT session FROM journal_sessions WHERE owner_key = ?)";
const OF_OWNER = "owner_key = ?";

/** Each table, and what of it a session has. Deliveries come before their endpoints: a second run finds the rest. */
const COUNTED = [
  ["deliveries", "deliveries", OF_ENDPOINTS],
  ["endpoints", "endpoints", OF_OWNER],
  ["keys", "idempotency_keys", OF_OWNER],
  ["tasks", "task_runs", OF_OWNER],
  ["flows", "flow_runs", OF_OWNER],
  ["events", "events", OF_JOURNAL],
] as const satisfies readonly (readonly [keyof SessionCounts, string, string])[];

const REST = [
  "DELETE FROM key_usage WHERE owner_key = ?",
  `DELETE FROM event_ranges WHERE ${OF_JOURNAL}`,
  "DELETE FROM journal_sessions WHERE owner_key = ?",
];

/**
 * Opens what the database of a state directory has of a session, for this process alone. Throws `StoreError` while a
 * gateway uses the directory.
 */
export function openSqliteSession(stateDir: string, sessionKey: string): SessionData {
  const file = join(stateDir, DATABASE_FILE);
  if (!existsSync(file))
    throw new StoreError(
      `${stateDir} has no ${DATABASE_FILE}: nothing is stored there. Name another with --state-dir.`,
    );
  const lock = new DirectoryLock(join(stateDir, LOCK_FILE));
  try {
    const db = openAlone(file, stateDir, lock);
    const owner = encodeText(sessionKey);
    return {
      count: async () => countOf(db, owner),
      forget: async () => forget(db, owner),
      close: async () => {
        db.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${file} cannot be opened (${messageOf(error)}). Nothing was deleted.`);
  }
}

function openAlone(file: string, stateDir: string, lock: DirectoryLock): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000, enableForeignKeyConstraints: true });
  try {
    if (!lock.isKnown) requireAlone(db, stateDir);
    // What is deleted is overwritten, in the file and in what SQLite keeps free of it.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
    migrate(db, file);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function countOf(db: DatabaseSync, owner: string): SessionCounts {
  const counts = { ...NO_DATA };
  for (const [name, table, condition] of COUNTED)
    counts[name] = Number(db.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${condition}`).get(owner)?.n);
  return counts;
}

function forget(db: DatabaseSync, owner: string): SessionCounts {
  const counts = { ...NO_DATA };
  for (const [name, table, condition] of COUNTED) {
    const key = table === "events" ? "session, seq" : "seq";
    const rows = `SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${ROWS_IN_STEP}`;
    const text = `DELETE FROM ${table} WHERE (${key}) IN (${rows})`;
    for (let deleted = ROWS_IN_STEP; deleted > 0; counts[name] += deleted)
      deleted = table === "flow_runs" ? deleteFlows(db, text, owner) : inTransaction(db, () => run(db, text, owner));
  }
  inTransaction(db, () => {
    for (const text of REST) run(db, text, owner);
    // Of endpoints that were deleted, whose owner is not known any more: the maintenance deletes them too.
    db.exec("DELETE FROM deliveries WHERE endpoint NOT IN (SELECT seq FROM endpoints)");
  });
  eraseFreePages(db);
  return counts;
}

/** The database keeps count of them. */
function deleteFlows(db: DatabaseSync, text: string, owner: string): number {
  return inTransaction(db, () => {
    const rows = db.prepare(`${text} RETURNING status`).all(owner);
    const gone = db.prepare("UPDATE flow_counts SET flows = flows - 1 WHERE status = ?");
    for (const { status } of rows) gone.run(status as string);
    return rows.length;
  });
}

/** Earlier versions of rows, which were changed or deleted before, stand in free pages, and in the log. */
function eraseFreePages(db: DatabaseSync): void {
  db.exec("PRAGMA wal_checkpoint(TRUNCATE); VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
}

function run(db: DatabaseSync, text: string, value: SQLInputValue): number {
  return Number(db.prepare(text).run(value).changes);
}

function inTransaction<Result>(db: DatabaseSync, work: () => Result): Result {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}
