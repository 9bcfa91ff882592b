import { endpointColumns, endpointFrom } from "../delivery-rows.ts";
import { decodeText, encodeText, flowColumns, flowFrom, type Row, taskColumns, taskFrom } from "../rows.ts";
import { StoreError } from "../store-error.ts";
import type { TransferQuery, TransferRecord, TransferredDelivery, TransferSource } from "../transfer.ts";
import { deliveryFrom, keyFrom } from "../transfer-rows.ts";
import { connectionSettings } from "./connection-settings.ts";
import { Database, type Transaction } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { eventColumns, eventFrom, positionFrom } from "./event-rows.ts";
import { CURRENT, versionOf } from "./migrations.ts";
import { columnsOf } from "./sql-parts.ts";

/** Rows in one answer: each can have a megabyte. */
const ROWS = 100;
/** All at one moment, however long that takes. */
const SNAPSHOT = {
  begin: `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0`,
  timeoutMs: 6 * 3_600_000,
};

export const DELIVERY = `delivery.owner_key, endpoint.endpoint_id, delivery.event_id, delivery.type, delivery.event,
  delivery.status, delivery.attempts, delivery.next_attempt_at, delivery.last_status, delivery.last_error,
  delivery.created_at, delivery.ended_at, delivery.attempt_log, encode(delivery.response_head, 'hex')`;
const OWNER = "($1::text IS NULL OR one.owner_key = $1)";

const SQL = {
  flows: `SELECT ${columnsOf("one", flowColumns)} FROM taskflow.flow_runs AS one WHERE ${OWNER}
    ORDER BY owner_key, created_at, flow_id`,
  // Whose turn is first among tasks that are available since the same time is said by the order alone.
  tasks: `SELECT ${columnsOf("one", taskColumns)} FROM taskflow.task_runs AS one WHERE ${OWNER} ORDER BY seq`,
  events: `SELECT one.owner_key, one.deleted_up_to, event.position, ${columnsOf("event", eventColumns)}
    FROM (SELECT owner_key, max(position) AS deleted_up_to FROM (SELECT owner_key, position FROM taskflow.event_horizons
        UNION ALL SELECT DISTINCT owner_key, 0::bigint FROM taskflow.events) AS each GROUP BY owner_key) AS one
    LEFT JOIN taskflow.events AS event ON event.owner_key = one.owner_key
    WHERE ${OWNER} ORDER BY one.owner_key, event.position`,
  endpoints: `SELECT ${columnsOf("one", endpointColumns)} FROM taskflow.endpoints AS one WHERE ${OWNER} ORDER BY seq`,
  deliveries: `SELECT ${DELIVERY} FROM taskflow.deliveries AS delivery JOIN taskflow.endpoints AS endpoint
      ON endpoint.owner_key = delivery.owner_key AND endpoint.seq = delivery.endpoint
    WHERE ($1::text IS NULL OR delivery.owner_key = $1)
    ORDER BY delivery.owner_key, delivery.endpoint, delivery.created_at, delivery.event_id`,
  keys: `SELECT owner_key, request_key, kind, fingerprint, answer, expires_at FROM taskflow.idempotency_keys AS one
    WHERE ${OWNER} AND expires_at > $2 ORDER BY owner_key, request_key`,
} as const;

type Write = (record: TransferRecord) => Promise<void> | undefined;

/** The database at a URL. Throws `StoreError` for a URL that is none. */
export function postgresSource(url: string): TransferSource {
  const settings = connectionSettings(url);
  return {
    system: "postgresql",
    read: async (query, write) => {
      const database = new Database(settings, new Map());
      try {
        await database.transaction(async (transaction) => {
          await requireCurrent(transaction, settings.place);
          await readAll(transaction, query, write);
        }, SNAPSHOT);
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error;
        throw new StoreError(`PostgreSQL at ${settings.place} cannot be exported: ${error.message}.`);
      } finally {
        await database.close();
      }
    },
  };
}

async function requireCurrent(transaction: Transaction, place: string): Promise<void> {
  const version = await versionOf(transaction, place);
  if (version === 0) throw new StoreError(`The database at ${place} holds no flows: no gateway has used it.`);
  if (version < CURRENT)
    throw new StoreError(
      `The database at ${place} has version ${version}, and this program exports version ${CURRENT}. Start a gateway of this version on it once, which brings it up to date, or export it with the version that wrote it.`,
    );
}

async function readAll(transaction: Transaction, { ownerKey, now }: TransferQuery, write: Write): Promise<void> {
  const owner = ownerKey === undefined ? null : encodeText(ownerKey);
  const each = (sql: string, take: Take, ...more: number[]) =>
    readRows(transaction, { sql, parameters: [owner, ...more] }, take, write);
  await each(SQL.flows, (row) => [{ kind: "flow", value: flowFrom(row) }]);
  await each(SQL.tasks, (row) => [{ kind: "task", value: taskFrom(row) }]);
  await each(SQL.events, journals());
  await each(SQL.endpoints, (row) => {
    const endpoint = endpointFrom(row);
    return [{ kind: "endpoint", value: { ...endpoint, position: positionFrom(endpoint.position) ?? 0 } }];
  });
  await each(SQL.deliveries, (row) => [{ kind: "delivery", value: deliveryOf(row) }]);
  await each(SQL.keys, (row) => [{ kind: "key", value: keyFrom(row) }], now);
}

type Take = (row: Row) => TransferRecord[];

async function readRows(
  transaction: Transaction,
  { sql, parameters }: { sql: string; parameters: (string | number | null)[] },
  take: Take,
  write: Write,
): Promise<void> {
  await transaction.run(`DECLARE transfer NO SCROLL CURSOR FOR ${sql}`, parameters);
  for (let rows: Row[] = []; ; ) {
    rows = await transaction.run(`FETCH ${ROWS} FROM transfer`);
    for (const record of rows.flatMap(take)) {
      const written = write(record);
      if (written) await written;
    }
    if (rows.length < ROWS) break;
  }
  await transaction.run("CLOSE transfer");
}

/** Begins a journal with each session's first row, which has no event if all were deleted. */
function journals(): Take {
  let current: unknown;
  return ([owner, deletedUpTo, position, ...event]) => {
    const records: TransferRecord[] = [];
    const ownerKey = decodeText(owner as string);
    if (owner !== current) records.push({ kind: "journal", value: { ownerKey, deletedUpTo: deletedUpTo as number } });
    current = owner;
    if (position !== null) {
      const { eventId, ...rest } = eventFrom(event);
      // The order of members is that of every store.
      records.push({ kind: "event", value: { position: position as number, eventId, ...rest } });
    }
    return records;
  };
}

/** A row of the columns of `DELIVERY`. */
export function deliveryOf(row: Row): TransferredDelivery {
  return deliveryFrom(row, (head) => Buffer.from(head as string, "hex"));
}
