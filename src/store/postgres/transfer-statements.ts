import { taskColumns } from "../rows.ts";
import { eventColumns } from "./event-rows.ts";
import { queuedTaskColumns } from "./rows.ts";
import { arrays, columnsOf, NOW } from "./sql-parts.ts";
import { DELIVERY } from "./transfer-read.ts";

/** Later than any time. */
const NEVER = Number.MAX_SAFE_INTEGER;
/** As arrays, in this order. */
const OWN_COLUMNS = [
  "type",
  "event",
  "status",
  "attempts",
  "next_attempt_at",
  "last_status",
  "last_error",
  "created_at",
  "ended_at",
  "attempt_log",
];
const TYPES = ["text", "text", "text", "bigint", "bigint", "bigint", "text", "bigint", "bigint", "text"];
const KEYS = "unnest($1::text[], $2::text[], $3::text[]) AS wanted (owner_key, endpoint_id, event_id)";
const OF_ENDPOINT = `JOIN taskflow.endpoints AS endpoint
    ON endpoint.owner_key = wanted.owner_key AND endpoint.endpoint_id = wanted.endpoint_id`;

/** The statements of an import, which has the tables for itself: what is not there is inserted. */
export const TRANSFER_SQL = {
  /** Returns the ids of those that were inserted: a flow has one task for each run. */
  insertTasks: `INSERT INTO taskflow.task_runs AS task (${[...taskColumns, "run_key", "due_at"].join(", ")})
    SELECT ${columnsOf("new", [...taskColumns, "run_key"])}, ${NOW} + new.delay_ms FROM ${arrays(queuedTaskColumns)}
    ON CONFLICT DO NOTHING RETURNING task_id`,
  /** Tasks that came with a lease: it begins now. Nothing else has none. */
  startLeases: `UPDATE taskflow.task_runs SET lease_until = ${NOW} + least(lease_ms, timeout_ms),
    attempt_until = ${NOW} + timeout_ms WHERE status = 'running' AND queue IS NOT NULL AND lease_until IS NULL`,
  findJournal: `SELECT (SELECT position FROM taskflow.event_horizons WHERE owner_key = $1),
    (SELECT max(position) FROM taskflow.events WHERE owner_key = $1)`,
  insertHorizon: `INSERT INTO taskflow.event_horizons (owner_key, position, surveyed, events, oldest_at)
    VALUES ($1, $2, $2, 0, ${NEVER})`,
  /** The last array has the positions. */
  insertEvents: `INSERT INTO taskflow.events (${[...eventColumns, "position"].join(", ")})
    SELECT * FROM ${arrays([...eventColumns, "placed_at"])}`,
  findEvents: `SELECT position, ${eventColumns.join(", ")} FROM taskflow.events
    WHERE owner_key = $1 AND position = ANY ($2::bigint[])`,
  /** What is drawn from now on is greater. */
  advancePositions: `SELECT setval('taskflow.event_positions', greatest(last_value, $1::bigint))
    FROM taskflow.event_positions`,
  insertDeliveries: `INSERT INTO taskflow.deliveries (owner_key, endpoint, event_id, ${OWN_COLUMNS.join(", ")}, due_at, response_head)
    SELECT new.owner_key, endpoint.seq, new.event_id, ${columnsOf("new", OWN_COLUMNS)}, new.next_attempt_at,
      decode(new.head, 'base64')
    FROM unnest($1::text[], $2::text[], $3::text[], ${TYPES.map((type, index) => `$${index + 4}::${type}[]`).join(", ")}, $14::text[])
      AS new (owner_key, endpoint_id, event_id, ${OWN_COLUMNS.join(", ")}, head)
    JOIN taskflow.endpoints AS endpoint ON endpoint.owner_key = new.owner_key AND endpoint.endpoint_id = new.endpoint_id`,
  findDeliveries: `SELECT ${DELIVERY} FROM ${KEYS} ${OF_ENDPOINT} JOIN taskflow.deliveries AS delivery
    ON delivery.owner_key = endpoint.owner_key AND delivery.endpoint = endpoint.seq AND delivery.event_id = wanted.event_id`,
  findKeys: `SELECT key.owner_key, key.request_key, key.kind, key.fingerprint, key.answer, key.expires_at
    FROM unnest($1::text[], $2::text[]) AS wanted (owner_key, request_key) JOIN taskflow.idempotency_keys AS key
      ON key.owner_key = wanted.owner_key AND key.request_key = wanted.request_key`,
} as const;
