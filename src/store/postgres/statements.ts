import { createHash } from "node:crypto";
import { BYTES_AROUND_TEXTS } from "../../port/answer-size.ts";
import { flowColumns, taskColumns } from "../rows.ts";
import { DELETION_SQL } from "./deletion-statements.ts";
import { DELIVERY_SQL } from "./delivery-statements.ts";
import { ENDPOINT_SQL } from "./endpoint-statements.ts";
import { EVENT_SQL, INSERT_EVENTS_OF_FLOWS } from "./event-statements.ts";
import { KEY_SQL } from "./key-statements.ts";
import { OPERATOR_SQL } from "./operator-statements.ts";
import { storedTaskColumns } from "./rows.ts";
import {
  ACTIVE,
  activeTask,
  arrays,
  assignments,
  FLOW,
  KEYS,
  oneFlow,
  page,
  sizeOf,
  TASK,
  within,
} from "./sql-parts.ts";
import { TASK_SQL } from "./task-statements.ts";

/** As the index `task_to_lose` spells it. */
const LAST_HEARD = "coalesce(task.last_event_at, task.started_at, task.created_at)";
const WINDOW_ENDED = "old.ends_at <= statement_timestamp()";
const GRANT = "greatest(0, least(excluded.granted, excluded.quota - old.taken))";
const INSERT_FLOWS = `INSERT INTO taskflow.flow_runs (${flowColumns.join(", ")}) SELECT * FROM ${arrays(flowColumns)}`;

/**
 * Every statement of the store. Each finds its rows by an index; a test reads the query plans. A lookup of many is a
 * subquery for each (LATERAL), so that no statistics can talk the planner into reading a whole table instead.
 */
export const SQL = {
  insertNewFlows: INSERT_FLOWS,
  /** One statement, so that a new flow and its event take one round trip. Fails when an id is taken. */
  insertFlows: `WITH flow AS (${INSERT_FLOWS}) ${INSERT_EVENTS_OF_FLOWS}`,
  findFlows: `SELECT ${FLOW} FROM ${KEYS} AS wanted (owner_key, flow_id) CROSS JOIN LATERAL (${oneFlow()}) AS flow`,
  /** In the order of the keys, which is the same everywhere: no two transactions wait for each other. */
  lockFlows: `SELECT ${FLOW} FROM (SELECT * FROM ${KEYS} AS wanted (owner_key, flow_id)
      ORDER BY owner_key COLLATE "C", flow_id COLLATE "C") AS wanted
    CROSS JOIN LATERAL (${oneFlow()} FOR NO KEY UPDATE) AS flow`,
  latestFlows: `SELECT ${FLOW} FROM unnest($1::text[]) AS wanted (owner_key) CROSS JOIN LATERAL (SELECT *
    FROM taskflow.flow_runs AS one WHERE one.owner_key = wanted.owner_key
    ORDER BY created_at DESC, flow_id DESC LIMIT 1) AS flow`,
  listFlows: flowsWithin(
    "$5",
    `SELECT * FROM taskflow.flow_runs WHERE owner_key = $1 AND ${page("flow_id", "$2", "$3", "$4")}`,
  ),
  /** One index range for each status, merged before a single state is read: the cost is that of the page. */
  listFlowsByStatus: flowsWithin(
    "$5",
    `SELECT one.* FROM (SELECT one.flow_id FROM unnest($6::text[]) AS wanted (status)
      CROSS JOIN LATERAL (SELECT created_at, flow_id FROM taskflow.flow_runs
        WHERE owner_key = $1 AND status = wanted.status AND ${page("flow_id", "$2", "$3", "$4")}) AS one
      ORDER BY one.created_at DESC, one.flow_id DESC LIMIT $4) AS wanted
    CROSS JOIN LATERAL (SELECT * FROM taskflow.flow_runs AS one
      WHERE one.owner_key = $1 AND one.flow_id = wanted.flow_id LIMIT 1) AS one`,
  ),
  /** Compare and set. */
  updateFlows: `UPDATE taskflow.flow_runs AS flow
    SET ${assignments(flowColumns.slice(2), "new")}
    FROM ${arrays([...flowColumns, "from_revision"])}
    WHERE flow.owner_key = new.owner_key AND flow.flow_id = new.flow_id AND flow.revision = new.from_revision`,

  upsertTasks: `INSERT INTO taskflow.task_runs (${storedTaskColumns.join(", ")})
    SELECT * FROM ${arrays(storedTaskColumns)}
    ON CONFLICT (owner_key, parent_flow_id, task_id)
    DO UPDATE SET ${assignments(storedTaskColumns.slice(3), "excluded")}`,
  /** The newest of each flow, up to a size. */
  listTasks: `SELECT ${TASK}, task.next FROM ${KEYS} AS wanted (owner_key, flow_id) CROSS JOIN LATERAL (${within(
    "$3",
    `SELECT *, ${sizeOf(taskColumns)} AS size FROM taskflow.task_runs AS one
      WHERE one.owner_key = wanted.owner_key AND one.parent_flow_id = wanted.flow_id
      ORDER BY created_at DESC, seq DESC LIMIT $3::bigint / ${BYTES_AROUND_TEXTS} + 2`,
    "created_at DESC, seq DESC",
  )}) AS task
    ORDER BY task.created_at DESC, task.seq DESC`,
  /** Each up to a number. From the index alone: a flow may have many. */
  countActiveTasks: countTasksOf(activeTask("wanted")),
  /** Without those that wait in queues. */
  countHeldTasks: countTasksOf(`${activeTask("wanted")} AND (task.status = 'running' OR task.queue IS NULL)`),
  findRuns: `SELECT ${TASK} FROM unnest($1::text[], $2::text[], $3::text[]) AS wanted (owner_key, flow_id, run_key)
    CROSS JOIN LATERAL (SELECT * FROM taskflow.task_runs AS one WHERE one.owner_key = wanted.owner_key
      AND one.parent_flow_id = wanted.flow_id AND one.run_key = wanted.run_key LIMIT 1) AS task`,
  findTask: `SELECT ${TASK} FROM taskflow.task_runs AS task
    WHERE task.task_id = $3 AND task.owner_key = $1 AND task.parent_flow_id = $2`,
  /** No row: no such flow; a row without a status: a flow without tasks. */
  countTasks: `SELECT task.status, task.runtime, count(task.task_id) FROM taskflow.flow_runs AS flow
    LEFT JOIN taskflow.task_runs AS task
      ON task.owner_key = flow.owner_key AND task.parent_flow_id = flow.flow_id
    WHERE flow.owner_key = $1 AND flow.flow_id = $2 GROUP BY task.status, task.runtime`,

  ...KEY_SQL,
  ...ENDPOINT_SQL,
  ...DELIVERY_SQL,
  ...DELETION_SQL,
  ...EVENT_SQL,
  ...TASK_SQL,
  ...OPERATOR_SQL,

  silentFlows: `SELECT DISTINCT owner_key, parent_flow_id FROM (SELECT owner_key, parent_flow_id
    FROM taskflow.task_runs AS task WHERE status IN ${ACTIVE} AND queue IS NULL AND ${LAST_HEARD} < $1
    ORDER BY ${LAST_HEARD} LIMIT $2
    ) AS silent`,
  silentTasks: `SELECT ${TASK} FROM (${within(
    "$5",
    `SELECT task.*, ${sizeOf(taskColumns)} AS size FROM ${KEYS} AS wanted (owner_key, flow_id)
      CROSS JOIN LATERAL (SELECT * FROM taskflow.task_runs AS task WHERE task.owner_key = wanted.owner_key
        AND task.parent_flow_id = wanted.flow_id AND status IN ${ACTIVE} AND queue IS NULL AND ${LAST_HEARD} < $3) AS task LIMIT $4`,
    "seq",
  )}) AS task`,
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
        WHERE cleanup_after IS NOT NULL AND settle_flow IS NULL AND cleanup_after <= $1 ORDER BY cleanup_after LIMIT $2 FOR UPDATE SKIP LOCKED)
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
  /** Half a megabyte that does not compress: new pages of the table, as changes need them. */
  writeProbe: `INSERT INTO taskflow.flow_runs
    (owner_key, flow_id, sync_mode, revision, status, notify_policy, goal, state_json, created_at, updated_at)
    SELECT '', gen_random_uuid()::text, 'managed', 0, 'queued', 'none', '', string_agg(md5(random()::text), ''), 0, 0
    FROM generate_series(1, 16384)`,
} as const;

/** Statements that requests and messages to endpoints wait for. */
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
  "countActiveTasks",
  "findRuns",
  "countTasks",
  "drawPermits",
  "upsertQueuedTasks",
  "lockFlowsOfTasks",
  "findLeases",
  "updateTasks",
  "tallyTasks",
  "claimTasks",
  "nextTask",
  "notify",
  "insertEvents",
  "settledEvents",
  "readEvents",
  "readFlowEvents",
  "enqueueDeliveries",
  "claimDeliveries",
  "settleDeliveries",
  "lockEndpoints",
  "updateEndpoints",
  "nextDelivery",
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

function countTasksOf(tasks: string): string {
  return `SELECT wanted.owner_key, wanted.flow_id, task.active
    FROM unnest($1::text[], $2::text[], $3::bigint[]) AS wanted (owner_key, flow_id, most)
    CROSS JOIN LATERAL (SELECT count(*) AS active FROM (${tasks} LIMIT wanted.most) AS one) AS task`;
}

/** Flows, newest first, up to a size. */
function flowsWithin(maxBytes: string, flows: string): string {
  const sized = `SELECT *, ${sizeOf(flowColumns)} AS size FROM (${flows}) AS one`;
  return `SELECT ${FLOW}, flow.next FROM (${within(maxBytes, sized, "created_at DESC, flow_id DESC")}) AS flow
    ORDER BY flow.created_at DESC, flow.flow_id DESC`;
}
