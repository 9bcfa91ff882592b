import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { EventPosition } from "../../port/events.ts";
import { endpointColumns, endpointFrom } from "../delivery-rows.ts";
import { decodeText, encodeText, flowColumns, flowFrom, type Row, taskColumns, taskFrom } from "../rows.ts";
import { StoreError } from "../store-error.ts";
import type { TransferQuery, TransferRecord, TransferredDelivery, TransferSource } from "../transfer.ts";
import { deliveryFrom, keyFrom } from "../transfer-rows.ts";
import { eventColumns, eventFrom } from "./event-rows.ts";
import { CURRENT, versionOf } from "./migrations.ts";
import { seqOf } from "./positions.ts";
import { readSnapshot } from "./read-only.ts";
import { DATABASE_FILE } from "./state-directory.ts";

export const DELIVERY = `owner_key, endpoint_id, event_id, type, event, status, attempts, due_at, last_status, last_error,
  delivery.created_at, ended_at, attempt_log, response_head`;

/** In the order of the rows, which is that of their arrival: no index has to be read beside them, and nothing sorted. */
const SQL = {
  flows: `SELECT ${flowColumns.join(", ")} FROM flow_runs NOT INDEXED WHERE (? IS NULL OR owner_key = ?) ORDER BY seq`,
  tasks: `SELECT ${taskColumns.join(", ")} FROM task_runs NOT INDEXED WHERE (? IS NULL OR owner_key = ?) ORDER BY seq`,
  journals: `SELECT owner_key, session, pruned_seq FROM journal_sessions WHERE (? IS NULL OR owner_key = ?)
    ORDER BY session`,
  events: `SELECT ${eventColumns.join(", ")} FROM events WHERE session = ? ORDER BY seq`,
  endpoints: `SELECT ${endpointColumns.join(", ")} FROM endpoints NOT INDEXED WHERE (? IS NULL OR owner_key = ?)
    ORDER BY seq`,
  deliveries: `SELECT ${DELIVERY} FROM deliveries AS delivery NOT INDEXED CROSS JOIN endpoints AS endpoint ON endpoint.seq = delivery.endpoint
    WHERE (? IS NULL OR owner_key = ?) ORDER BY delivery.seq`,
  keys: `SELECT owner_key, request_key, kind, fingerprint, answer, expires_at FROM idempotency_keys NOT INDEXED
    WHERE (? IS NULL OR owner_key = ?) AND expires_at > ? ORDER BY seq`,
} as const;

/** The database of a state directory, while a gateway uses it or not. Throws `StoreError` where there is none. */
export function sqliteSource(stateDir: string): TransferSource {
  const file = join(stateDir, DATABASE_FILE);
  if (!existsSync(file)) throw new StoreError(`${file} does not exist. Name the state directory with --state-dir.`);
  return {
    system: "sqlite",
    read: (query, write) =>
      readSnapshot(file, async (db) => {
        requireCurrent(db, file);
        for (const record of recordsOf(db, query)) {
          const written = write(record);
          if (written) await written;
        }
      }),
  };
}

function requireCurrent(db: DatabaseSync, file: string): void {
  const version = versionOf(db, file);
  if (version < CURRENT)
    throw new StoreError(
      `${file} has version ${version}, and this program exports version ${CURRENT}. Start the gateway of this version on it once, which brings it up to date, or export it with the version that wrote it.`,
    );
}

function* recordsOf(db: DatabaseSync, { ownerKey, now }: TransferQuery): Iterable<TransferRecord> {
  const owner = ownerKey === undefined ? null : encodeText(ownerKey);
  const rows = (sql: string, ...more: SQLInputValue[]) => rowsOf(db, sql, owner, owner, ...more);
  for (const row of rows(SQL.flows)) yield { kind: "flow", value: flowFrom(row) };
  for (const row of rows(SQL.tasks)) yield { kind: "task", value: taskFrom(row) };
  for (const row of rows(SQL.journals)) yield* journalOf(db, row);
  for (const row of rows(SQL.endpoints)) {
    const endpoint = endpointFrom(row);
    yield { kind: "endpoint", value: { ...endpoint, position: numberOf(endpoint.position) } };
  }
  for (const row of rows(SQL.deliveries)) yield { kind: "delivery", value: deliveryOf(row) };
  for (const row of rows(SQL.keys, now)) yield { kind: "key", value: keyFrom(row) };
}

function* journalOf(db: DatabaseSync, row: Row): Iterable<TransferRecord> {
  const [storedOwner, session, deletedUpTo] = row as [string, number, number];
  const ownerKey = decodeText(storedOwner);
  yield { kind: "journal", value: { ownerKey, deletedUpTo } };
  for (const eventRow of rowsOf(db, SQL.events, session)) {
    const { seq: position, event } = eventFrom(eventRow, ownerKey);
    yield { kind: "event", value: { position, ...event } };
  }
}

/** A row of the columns of `DELIVERY`. */
export function deliveryOf(row: Row): TransferredDelivery {
  return deliveryFrom(row, (head) => Buffer.from(head as Uint8Array));
}

function numberOf(position: EventPosition): number {
  return seqOf(position) ?? 0;
}

function rowsOf(db: DatabaseSync, sql: string, ...parameters: SQLInputValue[]): Iterable<Row> {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  return statement.iterate(...parameters) as unknown as Iterable<Row>;
}
