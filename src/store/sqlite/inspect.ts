import { existsSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store-error.ts";
import { DamageError } from "./errors.ts";
import { versionOf } from "./migrations.ts";
import type { Warn } from "./state-directory.ts";
import { type LogState, readLogState } from "./write-ahead-log.ts";

/** A file up to this size is read as a whole before it is used, which takes a tenth of a second. */
const READ_WHOLE_BYTES = 64 * 1024 * 1024;

/**
 * Refuses a write-ahead log that holds more than SQLite would read, before SQLite sees it: the rest would be written over.
 * Throws `StoreError`.
 */
export function inspectLog(file: string, warn: Warn): void {
  const log = `${file}-wal`;
  const state = readLogState(log);
  const { transactions, end, torn, damagedAt } = state;
  if (damagedAt !== undefined) throw new StoreError(describeDamage(file, log, state));
  if (transactions > 0 && statSync(file).size === 0)
    throw new StoreError(
      `${file} is missing or empty, while its log ${log} holds ${transactions} transactions. Nothing was changed. Restore the database, or move the log away to start empty.`,
    );
  if (torn)
    warn(
      `The log ${log} ends within a transaction (byte ${end}), as after a power failure. The transactions before it are kept; that transaction is dropped.`,
    );
}

function describeDamage(file: string, log: string, { end, damagedAt }: LogState): string {
  return (
    `The log ${log} is damaged (byte ${damagedAt}), and acknowledged changes follow the damage. Nothing was ` +
    `changed. Restore a backup. To go on without the changes after the damage, keep a copy of ${file} and ${log}, then ` +
    `cut the log off (truncate -s ${end} ${log}).`
  );
}

/**
 * Refuses a damaged database, and one of a newer version, over a connection that cannot write: closing one that can would
 * copy what a killed process left in the write-ahead log into the file, and delete the log. It makes a log where there is
 * none, which it cannot delete itself. Of a large file only what can be found at once is found; then true is returned, and
 * the rest is to be read in the background.
 */
export function inspect(file: string): boolean {
  const made = [`${file}-wal`, `${file}-shm`].filter((name) => !existsSync(name));
  // A first start that was killed leaves a rollback journal, which only a connection that can write applies.
  const readOnly = !existsSync(`${file}-journal`);
  const db = new DatabaseSync(file, { timeout: 5_000, readOnly });
  try {
    const large = statSync(file).size > READ_WHOLE_BYTES;
    const damage = missingEnd(db, file) ?? (large ? damageAtTheEdges(db) : findDamage(db));
    if (damage !== undefined) throw new DamageError(damage);
    versionOf(db, file);
    return large;
  } finally {
    db.close();
    for (const name of made) rmSync(name, { force: true });
  }
}

/** Reads the whole file. */
export function findDamage(db: DatabaseSync): string | undefined {
  const { quick_check } = db.prepare("PRAGMA quick_check(1)").get() as { quick_check: string };
  return quick_check === "ok" ? undefined : quick_check.replaceAll(/\s+/g, " ");
}

/** SQLite reads zeros where the last page is cut short. */
function missingEnd(db: DatabaseSync, file: string): string | undefined {
  const { page_count } = db.prepare("PRAGMA page_count").get() as { page_count: number };
  const { page_size } = db.prepare("PRAGMA page_size").get() as { page_size: number };
  // What a log holds need not be in the file yet.
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  const isShort = !log?.size && statSync(file).size < page_count * page_size;
  return isShort ? "the file is shorter than its header says" : undefined;
}

function primaryKey(db: DatabaseSync, table: string): string[] {
  const columns = db.prepare("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk").all(table);
  return (columns as { name: string }[]).map(({ name }) => `"${name}"`);
}

/** Whether each table has its first and its last row. */
function damageAtTheEdges(db: DatabaseSync): string | undefined {
  const tables = db.prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main'").all();
  for (const { name, wr } of tables as { name: string; wr: number }[])
    for (const order of ["ASC", "DESC"]) {
      const key = wr === 0 ? ["rowid"] : primaryKey(db, name);
      const by = key.map((column) => `${column} ${order}`).join();
      db.prepare(`SELECT * FROM "${name}" ORDER BY ${by} LIMIT 1`).get();
    }
  return undefined;
}
