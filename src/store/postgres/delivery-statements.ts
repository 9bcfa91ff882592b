import { MAX_ATTEMPT_LOG } from "../delivery-rows.ts";
import { columnsOf, NOW } from "./sql-parts.ts";

const COLUMNS = [
  "event_id",
  "type",
  "status",
  "attempts",
  "next_attempt_at",
  "last_status",
  "last_error",
  "created_at",
];
const DELIVERY = columnsOf("delivery", COLUMNS);
const OF_ENDPOINT = "one.owner_key = endpoint.owner_key AND one.endpoint = endpoint.seq";

/** Endpoints that deliveries name, from one to the next: a lookup for each, however many deliveries it has. */
function endpointsOf(name: string, condition: string, order: string): string {
  return `${name} AS ((SELECT owner_key, endpoint FROM taskflow.deliveries WHERE ${condition}
      ORDER BY owner_key, endpoint, ${order} LIMIT 1)
    UNION ALL SELECT next.owner_key, next.endpoint FROM ${name} CROSS JOIN LATERAL (SELECT one.owner_key, one.endpoint
      FROM taskflow.deliveries AS one WHERE ${condition} AND (one.owner_key, one.endpoint) > (${name}.owner_key, ${name}.endpoint)
      ORDER BY one.owner_key, one.endpoint, ${order} LIMIT 1) AS next)`;
}

/** The enabled ones among those with pending deliveries. The order names the only index in which all of it stands. */
const WAITING = `WITH RECURSIVE ${endpointsOf("waiting", "due_at IS NOT NULL", "due_at, event_id")},
  endpoint AS (SELECT found.* FROM waiting CROSS JOIN LATERAL (SELECT owner_key, seq, endpoint_id
    FROM taskflow.endpoints AS one WHERE one.owner_key = waiting.owner_key AND one.seq = waiting.endpoint AND one.enabled
    LIMIT 1) AS found)`;

/** Arrays of events: id, type and text, in the order of the ids. */
const events = (first: number) =>
  `unnest($${first}::text[], $${first + 1}::text[], $${first + 2}::text[]) AS new (event_id, type, event)`;

const insert = (endpoint: string, now: string, first: number) => `INSERT INTO taskflow.deliveries AS delivery
    (owner_key, endpoint, event_id, type, event, status, attempts, next_attempt_at, due_at, created_at, attempt_log)
    SELECT endpoint.owner_key, endpoint.seq, new.event_id, new.type, new.event, 'pending', 0, ${now}::bigint, ${NOW},
      ${now}::bigint, '' FROM ${endpoint} AS endpoint CROSS JOIN ${events(first)}
    ON CONFLICT (owner_key, endpoint, event_id)`;

const oneDelivery = (columns: string) => `SELECT ${columns} FROM (SELECT owner_key, seq FROM taskflow.endpoints
      WHERE owner_key = $1 AND endpoint_id = $2 LIMIT 1) AS endpoint
    CROSS JOIN LATERAL (SELECT * FROM taskflow.deliveries AS one WHERE ${OF_ENDPOINT} AND event_id = $3 LIMIT 1) AS delivery`;

/** Rows are deleted by their place, which stays while they are locked: joined by their keys, the whole table might be read. */
const deletion = (places: string) => `DELETE FROM taskflow.deliveries WHERE ctid = ANY (ARRAY(${places}))
    RETURNING 1`;

/** The statements about deliveries. */
export const DELIVERY_SQL = {
  /** Compare and set: a row if the position was moved. */
  enqueueDeliveries: `WITH moved AS (UPDATE taskflow.endpoints SET position = $4
      WHERE owner_key = $1 AND endpoint_id = $2 AND position = $3 RETURNING owner_key, seq),
    added AS (${insert("moved", "$5", 6)} DO NOTHING)
    SELECT 1 FROM moved`,
  /** The endpoint is locked first, as everywhere. */
  redeliver: `WITH locked AS (SELECT owner_key, seq FROM taskflow.endpoints WHERE owner_key = $1 AND endpoint_id = $2
      FOR NO KEY UPDATE)
    ${insert("locked", "$3", 4)} DO UPDATE SET status = 'pending', attempts = 0,
      next_attempt_at = excluded.next_attempt_at, due_at = excluded.due_at, claim = NULL, last_status = NULL,
      last_error = NULL, created_at = excluded.created_at, ended_at = NULL, attempt_log = '', response_head = NULL
    RETURNING 1`,
  /** What another gateway is just claiming is skipped; what it has claimed is not due. */
  claimDeliveries: `${WAITING},
    due AS (SELECT one.at, one.due_at, one.event_id FROM endpoint
      LEFT JOIN unnest($4::text[], $5::bigint[]) AS busy (endpoint_id, deliveries)
        ON busy.endpoint_id = endpoint.endpoint_id
      CROSS JOIN LATERAL (SELECT one.ctid AS at, one.due_at, one.event_id FROM taskflow.deliveries AS one
        WHERE ${OF_ENDPOINT} AND one.due_at <= ${NOW} ORDER BY one.due_at, one.event_id
        LIMIT greatest(0, least($1::bigint, $2::bigint - coalesce(busy.deliveries, 0)))
        FOR UPDATE SKIP LOCKED) AS one
      ORDER BY one.due_at, one.event_id LIMIT $1::bigint)
    UPDATE taskflow.deliveries AS delivery SET due_at = ${NOW} + $3::bigint, claim = $6
    WHERE ctid = ANY (ARRAY(SELECT at FROM due))
    RETURNING ${DELIVERY}, owner_key, (SELECT endpoint_id FROM taskflow.endpoints AS one
      WHERE one.owner_key = delivery.owner_key AND one.seq = delivery.endpoint LIMIT 1), event`,
  /** Of those whose claim is still the last. `wait` milliseconds from now the delivery is due again. */
  settleDeliveries: `UPDATE taskflow.deliveries AS delivery SET status = new.status, attempts = new.attempts,
      next_attempt_at = new.next_attempt_at, due_at = ${NOW} + new.wait, claim = NULL,
      last_status = new.last_status, last_error = new.last_error, ended_at = new.ended_at,
      attempt_log = CASE WHEN length(delivery.attempt_log) > ${MAX_ATTEMPT_LOG} THEN '' ELSE delivery.attempt_log END
        || new.attempt,
      response_head = coalesce(new.response_head, delivery.response_head)
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[],
        $9::text[], $10::bigint[], $11::text[], $12::bigint[], $13::bytea[])
      AS new (owner_key, endpoint_id, event_id, claim, status, attempts, next_attempt_at, last_status, last_error,
        ended_at, attempt, wait, response_head)
    CROSS JOIN LATERAL (SELECT seq FROM taskflow.endpoints AS one
      WHERE one.owner_key = new.owner_key AND one.endpoint_id = new.endpoint_id LIMIT 1) AS endpoint
    WHERE delivery.owner_key = new.owner_key AND delivery.endpoint = endpoint.seq
      AND delivery.event_id = new.event_id AND delivery.claim = new.claim
    RETURNING new.owner_key, new.endpoint_id, new.event_id`,
  /** How many milliseconds from now the next delivery is due. */
  nextDelivery: `${WAITING} SELECT min(one.due_at) - ${NOW} FROM endpoint CROSS JOIN LATERAL (SELECT one.due_at
      FROM taskflow.deliveries AS one WHERE ${OF_ENDPOINT} AND one.due_at IS NOT NULL
      ORDER BY one.due_at, one.event_id LIMIT 1) AS one`,
  /** One index range for each status. */
  listDeliveries: `SELECT ${DELIVERY} FROM (SELECT owner_key, seq FROM taskflow.endpoints
      WHERE owner_key = $1 AND endpoint_id = $2 LIMIT 1) AS endpoint
    CROSS JOIN unnest($3::text[]) AS wanted (status)
    CROSS JOIN LATERAL (SELECT * FROM taskflow.deliveries AS one WHERE ${OF_ENDPOINT} AND one.status = wanted.status
        AND (one.created_at, one.event_id) < ($4::bigint, $5::text)
      ORDER BY one.created_at DESC, one.event_id DESC LIMIT $6) AS delivery
    ORDER BY delivery.created_at DESC, delivery.event_id DESC LIMIT $6`,
  findDelivery: oneDelivery(`${DELIVERY}, delivery.event`),
  findAttempts: oneDelivery("delivery.attempt_log, delivery.response_head"),
  pruneEnded: deletion(`SELECT ctid FROM taskflow.deliveries WHERE ended_at IS NOT NULL AND ended_at < $1
    ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED`),
  pruneOrphans: deletion(`WITH RECURSIVE ${endpointsOf("named", "true", "event_id")}
    SELECT one.at FROM named CROSS JOIN LATERAL (SELECT one.ctid AS at FROM taskflow.deliveries AS one
      WHERE one.owner_key = named.owner_key AND one.endpoint = named.endpoint ORDER BY one.event_id LIMIT $1
      FOR UPDATE SKIP LOCKED) AS one
    WHERE NOT EXISTS (SELECT 1 FROM taskflow.endpoints AS endpoint
      WHERE endpoint.owner_key = named.owner_key AND endpoint.seq = named.endpoint) LIMIT $1`),
  pruneWaiting: deletion(`SELECT one.at FROM taskflow.endpoints AS endpoint
    CROSS JOIN LATERAL (SELECT one.ctid AS at FROM taskflow.deliveries AS one WHERE ${OF_ENDPOINT}
      AND one.status = 'pending' AND one.created_at < $1 ORDER BY one.created_at, one.event_id LIMIT $2
      FOR UPDATE SKIP LOCKED) AS one
    WHERE NOT endpoint.enabled LIMIT $2`),
  measureDeliveries: `${WAITING} SELECT (SELECT count(*) FROM (SELECT 1 FROM endpoint CROSS JOIN LATERAL (SELECT 1
        FROM taskflow.deliveries AS one WHERE ${OF_ENDPOINT} AND one.due_at IS NOT NULL
        ORDER BY one.due_at, one.event_id LIMIT $1) AS one LIMIT $1) AS counted),
    (SELECT min(oldest.created_at) FROM endpoint CROSS JOIN LATERAL (SELECT one.created_at
        FROM taskflow.deliveries AS one WHERE ${OF_ENDPOINT} AND one.status = 'pending'
        ORDER BY one.created_at, one.event_id LIMIT 1) AS oldest)`,
} as const;
