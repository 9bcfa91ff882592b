import { createHash } from "node:crypto";
import { flowColumns, taskColumns } from "../rows.ts";
import { keyColumns, storedTaskColumns } from "./rows.ts";

const ACTIVE = "('queued', 'running')";
/** As the index `task_to_lose` spells it. */
const LAST_HEARD = "coalesce(task.last_event_at, task.started_at, task.created_at)";
const FLOW = columnsOf("flow", flowColumns);
const TASK = columnsOf("task", taskColumns);
const WINDOW_ENDED = "old.ends_at <= statement_timestamp()";
const GRANT = "greatest(0, least(excluded.granted, excluded.quota - old.taken))";
const KEYS = "unnest($1::text[], $2::text[])";

/**
 * Every statement of the store. Each finds its rows by an index; a test reads the query plans. A lookup of many is a
 * subquery for each (LATERAL), so that no statistics can talk the planner into reading a whole table instead.
 */
export const SQL = {
  /** A flow whose id is taken is left out of the answer. */
  insertFlows: `INSERT INTO taskflow.flow_runs (${flowColumns.join(", ")}) SELECT * FROM ${arrays(flowColumns)}
    ON CONFLICT DO NOTHING RETURNING owner_key, flow_id`,
  /** Of keyed requests: fails, and is tried again, when an id is taken. */
  insertNewFlows: `INSERT INTO taskflow.flow_runs (${flowColumns.join(", ")}) SELECT * FROM ${arrays(flowColumns)}`,
  findFlows: `SELECT ${FLOW} FROM ${KEYS} AS wanted (owner_key, flow_id) CROSS JOIN LATERAL (${oneFlow()}) AS flow`,
  /** In the order of the keys, which is the same everywhere: no two transactions wait for each other. */
  lockFlows: `SELECT ${FLOW} FROM ${KEYS} AS wanted (owner_key, flow_id)
    CROSS JOIN LATERAL (${oneFlow()} FOR NO KEY UPDATE) AS flow`,
  latestFlows: `SELECT ${FLOW} FROM unnest($1::text[]) AS wanted (owner_key) CROSS JOIN LATERAL (SELECT *
    FROM taskflow.flow_runs AS one WHERE one.owner_key = wanted.owner_key
    ORDER BY created_at DESC, flow_id DESC LIMIT 1) AS flow`,
  listFlows: `SELECT ${FLOW} FROM taskflow.flow_runs AS flow WHERE owner_key = $1 AND ${page("$2", "$3", "$4")}`,
  /** One index range for each status, merged before a single state is read: the cost is that of the page. */
  listFlowsByStatus: `SELECT ${FLOW} FROM (SELECT one.flow_id FROM unnest($5::text[]) AS wanted (status)
      CROSS JOIN LATERAL (SELECT created_at, flow_id FROM taskflow.flow_runs
        WHERE owner_key = $1 AND status = wanted.status AND ${page("$2", "$3", "$4")}) AS one
      ORDER BY one.created_at DESC, one.flow_id DESC LIMIT $4) AS wanted
    CROSS JOIN LATERAL (SELECT * FROM taskflow.flow_runs AS one
      WHERE one.owner_key = $1 AND one.flow_id = wanted.flow_id LIMIT 1) AS flow
    ORDER BY flow.created_at DESC, flow.flow_id DESC`,
  /** Compare and set. */
  updateFlows: `UPDATE taskflow.flow_runs AS flow
    SET ${assignments(flowColumns.slice(2), "new")}
    FROM ${arrays(flowColumns, "from_revision")}
    WHERE flow.owner_key = new.owner_key AND flow.flow_id = new.flow_id AND flow.revision = new.from_revision`,

  upsertTasks: `INSERT INTO taskflow.task_runs (${storedTaskColumns.join(", ")})
    SELECT * FROM ${arrays(storedTaskColumns)}
    ON CONFLICT (owner_key, parent_flow_id, task_id)
    DO UPDATE SET ${assignments(storedTaskColumns.slice(3), "excluded")}`,
  listTasks: `SELECT ${TASK} FROM ${KEYS} AS wanted (owner_key, flow_id) CROSS JOIN LATERAL (SELECT *
    FROM taskflow.task_runs AS one WHERE one.owner_key = wanted.owner_key AND one.parent_flow_id = wanted.flow_id
    OFFSET 0) AS task
    ORDER BY task.created_at DESC, task.seq DESC`,
  findRuns: `SELECT ${TASK} FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (owner_key, flow_id, run_key)
    CROSS JOIN LATERAL (SELECT * FROM taskflow.task_runs AS one WHERE one.owner_key = wanted.owner_key
      AND one.parent_flow_id = wanted.flow_id AND one.run_key = wanted.run_key LIMIT 1) AS task`,
  /** No row: no such flow; a row without a status: a flow without tasks. */
  countTasks: `SELECT task.status, task.runtime, count(task.task_id) FROM taskflow.flow_runs AS flow
    LEFT JOIN taskflow.task_runs AS task
      ON task.owner_key = flow.owner_key AND task.parent_flow_id = flow.flow_id
    WHERE flow.owner_key = $1 AND flow.flow_id = $2 GROUP BY task.status, task.runtime`,

  findKeys: `SELECT key.owner_key, key.request_key, key.fingerprint, key.answer, key.expires_at
    FROM ${KEYS} AS wanted (owner_key, request_key) CROSS JOIN LATERAL (SELECT * FROM taskflow.idempotency_keys AS one
      WHERE one.owner_key = wanted.owner_key AND one.request_key = wanted.request_key LIMIT 1) AS key`,
  /** Waits for whoever is writing the same key, and fails when that is committed. */
  insertKeys: `INSERT INTO taskflow.idempotency_keys (${keyColumns.join(", ")}) SELECT * FROM ${arrays(keyColumns)}`,
  deleteExpiredKeys: `DELETE FROM taskflow.idempotency_keys AS key USING ${KEYS} AS wanted (owner_key, request_key)
    WHERE key.owner_key = wanted.owner_key AND key.request_key = wanted.request_key AND key.expires_at <= $3`,

  silentFlows: `SELECT DISTINCT owner_key, parent_flow_id FROM (SELECT owner_key, parent_flow_id
    FROM taskflow.task_runs AS task WHERE status IN ${ACTIVE} AND ${LAST_HEARD} < $1 ORDER BY ${LAST_HEARD} LIMIT $2
    ) AS silent`,
  silentTasks: `SELECT ${TASK} FROM ${KEYS} AS wanted (owner_key, flow_id) CROSS JOIN LATERAL (SELECT *
    FROM taskflow.task_runs AS task WHERE task.owner_key = wanted.owner_key
      AND task.parent_flow_id = wanted.flow_id AND status IN ${ACTIVE} AND ${LAST_HEARD} < $3) AS task LIMIT $4`,
  /** Of these flows, those that have tasks, none of them active. */
  idleFlows: `SELECT wanted.owner_key, wanted.flow_id FROM ${KEYS} AS wanted (owner_key, flow_id)
    WHERE NOT EXISTS (${activeTask("wanted")})
      AND EXISTS (SELECT 1 FROM taskflow.task_runs AS task
        WHERE task.owner_key = wanted.owner_key AND task.parent_flow_id = wanted.flow_id)`,
  pendingCancellations: `SELECT owner_key, flow_id, cancel_requested_at FROM taskflow.flow_runs
    WHERE cancel_requested_at IS NOT NULL AND ended_at IS NULL AND (cancel_requested_at, owner_key, flow_id) > ($1, $2, $3)
    ORDER BY cancel_requested_at, owner_key, flow_id LIMIT $4`,
  /** One that is being changed is left for the next time. */
  pruneFlows: `DELETE FROM taskflow.flow_runs WHERE (owner_key, flow_id) IN (SELECT flow.owner_key, flow.flow_id
      FROM taskflow.flow_runs AS flow WHERE ended_at IS NOT NULL AND ended_at < $1
        AND NOT EXISTS (${activeTask("flow")}) ORDER BY ended_at LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING 1`,
  pruneTasks: `DELETE FROM taskflow.task_runs WHERE (owner_key, parent_flow_id, task_id) IN
      (SELECT owner_key, parent_flow_id, task_id FROM taskflow.task_runs
        WHERE cleanup_after IS NOT NULL AND cleanup_after <= $1 ORDER BY cleanup_after LIMIT $2 FOR UPDATE SKIP LOCKED)
    RETURNING 1`,

  /** By their place, which stays while they are locked: joined by their keys, the whole table might be read. */
  pruneExpiredKeys: `DELETE FROM taskflow.idempotency_keys WHERE ctid = ANY (ARRAY(SELECT ctid
      FROM taskflow.idempotency_keys WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))
    RETURNING 1`,
  /** Answered by an index alone, of no more than may be kept and one batch. */
  measureKeys: `SELECT count(*), coalesce(sum(bytes), 0)::bigint FROM
    (SELECT bytes FROM taskflow.idempotency_keys ORDER BY expires_at LIMIT $1) AS kept`,
  /** Of the first to expire, so many, or so many as hold so many bytes. */
  pruneFirstKeys: `DELETE FROM taskflow.idempotency_keys WHERE (owner_key, request_key) IN
      (SELECT owner_key, request_key FROM (SELECT owner_key, request_key, row_number() OVER first AS place,
          sum(bytes) OVER first - bytes AS bytes_before
        FROM (SELECT owner_key, request_key, expires_at, bytes FROM taskflow.idempotency_keys
          ORDER BY expires_at LIMIT $1) AS oldest
        WINDOW first AS (ORDER BY expires_at, owner_key, request_key)) AS counted
      WHERE place <= $2 OR bytes_before < $3)
    RETURNING 1`,

  /** Taken when it is free, has expired, or is one's own. */
  claimLease: `INSERT INTO taskflow.maintenance_lease AS lease (name, holder, expires_at)
    VALUES ('sweep', $1, clock_timestamp() + $2 * interval '1 millisecond')
    ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
      WHERE lease.holder = excluded.holder OR lease.expires_at <= clock_timestamp()
    RETURNING 1`,
  /** Whoever sweeps holds this row until its step is done, so that an expired lease lets no two sweep at once. */
  lockLease: "SELECT 1 FROM taskflow.maintenance_lease WHERE name = 'sweep' AND holder = $1 FOR UPDATE",
  releaseLease: "DELETE FROM taskflow.maintenance_lease WHERE name = 'sweep' AND holder = $1",

  /** Up to what is asked for, and no more in one window than its quota. */
  drawPermits: `INSERT INTO taskflow.rate_windows AS old (window_key, ends_at, quota, taken, granted)
    SELECT key, statement_timestamp() + ms * interval '1 millisecond', quota, least(wanted, quota), least(wanted, quota)
      FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[]) AS draw (key, wanted, quota, ms)
    ON CONFLICT (window_key) DO UPDATE SET
      ends_at = CASE WHEN ${WINDOW_ENDED} THEN excluded.ends_at ELSE old.ends_at END,
      quota = excluded.quota,
      taken = CASE WHEN ${WINDOW_ENDED} THEN excluded.taken ELSE old.taken + ${GRANT} END,
      granted = CASE WHEN ${WINDOW_ENDED} THEN excluded.granted ELSE ${GRANT} END
    RETURNING window_key, granted, greatest(0, quota - taken), ceil(extract(epoch FROM ends_at) * 1000),
      ceil(extract(epoch FROM ends_at - statement_timestamp()) * 1000)`,
  dropWindows: `DELETE FROM taskflow.rate_windows WHERE window_key IN (SELECT window_key FROM taskflow.rate_windows
    WHERE ends_at < statement_timestamp() ORDER BY ends_at LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING 1`,

  clock: "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint",
  /** Reads a table, and says whether this is a server that only reads. */
  ping: "SELECT current_setting('transaction_read_only'), max(version) FROM taskflow.schema_version",
} as const;

/** What requests wait for. */
const FREQUENT = [
  "insertFlows",
  "findFlows",
  "lockFlows",
  "latestFlows",
  "listFlows",
  "listFlowsByStatus",
  "updateFlows",
  "upsertTasks",
  "listTasks",
  "findRuns",
  "countTasks",
  "drawPermits",
] as const satisfies (keyof typeof SQL)[];

/**
 * The names under which a connection prepares them, which halves what they cost the server. A name holds a hash of the
 * text, so that it means the same wherever a pooler leads.
 */
export const PREPARED: ReadonlyMap<string, string> = new Map(
  FREQUENT.map((key) => {
    const hash = createHash("sha256").update(SQL[key]).digest("hex");
    return [SQL[key], `${key}_${hash.slice(0, 16)}`];
  }),
);

function oneFlow(): string {
  return `SELECT * FROM taskflow.flow_runs AS one
    WHERE one.owner_key = wanted.owner_key AND one.flow_id = wanted.flow_id LIMIT 1`;
}

function activeTask(flow: string): string {
  return `SELECT 1 FROM taskflow.task_runs AS task WHERE task.owner_key = ${flow}.owner_key
    AND task.parent_flow_id = ${flow}.flow_id AND task.status IN ${ACTIVE}`;
}

function page(createdAt: string, flowId: string, limit: string): string {
  return `(created_at, flow_id) < (${createdAt}::bigint, ${flowId}::text)
    ORDER BY created_at DESC, flow_id DESC LIMIT ${limit}`;
}

/** The rows of one array for each column, under the name `new`. */
function arrays(columns: readonly string[], ...more: string[]): string {
  const all = [...columns, ...more];
  const parameters = all.map((column, index) => `$${index + 1}::${typeOf(column)}[]`);
  return `unnest(${parameters.join(", ")}) AS new (${all.join(", ")})`;
}

function assignments(columns: readonly string[], from: "new" | "excluded"): string {
  return columns.map((column) => `${column} = ${from}.${column}`).join(", ");
}

function typeOf(column: string): "bigint" | "text" {
  return /revision$|_at$|^cleanup_after$|^bytes$/.test(column) ? "bigint" : "text";
}

function columnsOf(table: string, columns: readonly string[]): string {
  return columns.map((column) => `${table}.${column}`).join(", ");
}
