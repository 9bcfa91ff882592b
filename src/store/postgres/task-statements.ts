import { flowColumns, listedTaskColumns, taskColumns } from "../rows.ts";
import { changingTaskColumns, queuedTaskColumns, taskKeyColumns, updatedTaskColumns } from "./rows.ts";
import {
  activeTask,
  arrays,
  assignments,
  columnsOf,
  FLOW,
  KEYS,
  NOW,
  oneFlow,
  page,
  sizeOf,
  TASK,
  within,
} from "./sql-parts.ts";
import { meantFor } from "./task-tables.ts";

const LISTED = columnsOf("task", listedTaskColumns);
/** Tasks by their ids: an array of owners, and one of task ids. */
const TASKS = `${KEYS} AS wanted (owner_key, task_id)`;
const oneTask = (columns: string) => `SELECT ${columns} FROM taskflow.task_runs AS one
      WHERE one.owner_key = wanted.owner_key AND one.task_id = wanted.task_id AND ${meantFor("task_by_id")} LIMIT 1`;
/** As the indexes spell it. */
const WAITS = "status = 'queued' AND queue IS NOT NULL";
const OF_FLOW = "one.owner_key = wanted.owner_key AND one.parent_flow_id = wanted.flow_id";
const IN_FLOW = `${OF_FLOW} AND ${meantFor("task_by_flow_and_status")}`;
/** All columns but the key and the input, which stays. */
const upserted = taskColumns.filter((column) => ![...taskKeyColumns, "input_json"].includes(column));

const flowOf = (task: string) => `one.owner_key = ${task}.owner_key AND one.flow_id = ${task}.parent_flow_id LIMIT 1`;

/** What waits in a queue, what is due first before the rest. */
const inQueue = (owner: string, queue: string, condition: string, limit: string, lock = "") =>
  `FROM taskflow.task_runs AS one
        WHERE one.owner_key = ${owner} AND one.queue = ${queue} AND ${WAITS} AND ${meantFor("task_to_claim")}${condition}
        ORDER BY one.due_at, one.seq LIMIT ${limit}${lock}`;

/** A page of what a condition selects from a range for each status. Only what is on it is read from the table. */
function listed(condition: string): string {
  const found = `SELECT one.* FROM (SELECT one.* FROM unnest($6::text[]) AS wanted (status)
      CROSS JOIN LATERAL (SELECT created_at, task_id, parent_flow_id FROM taskflow.task_runs AS one
        WHERE one.owner_key = $1 AND one.status = wanted.status${condition}
          AND ${page("task_id", "$2", "$3", "$4")}) AS one
      ORDER BY one.created_at DESC, one.task_id DESC LIMIT $4) AS wanted
    CROSS JOIN LATERAL (SELECT *, ${sizeOf(listedTaskColumns)} AS size FROM taskflow.task_runs AS one WHERE one.owner_key = $1
      AND one.parent_flow_id = wanted.parent_flow_id AND one.task_id = wanted.task_id AND ${meantFor("task_by_id")} LIMIT 1) AS one`;
  return `SELECT ${LISTED}, task.next FROM (${within("$5", found, "created_at DESC, task_id DESC")}) AS task
    ORDER BY task.created_at DESC, task.task_id DESC`;
}

/** The statements about tasks of queues. Who locks what: see the tables. */
export const TASK_SQL = {
  /** New ones, and repeated runs of them. */
  upsertQueuedTasks: `INSERT INTO taskflow.task_runs AS task (${[...taskColumns, "run_key", "due_at"].join(", ")})
    SELECT ${columnsOf("new", [...taskColumns, "run_key"])}, ${NOW} + new.delay_ms FROM ${arrays(queuedTaskColumns)}
    ON CONFLICT (owner_key, parent_flow_id, task_id) DO UPDATE SET ${assignments(upserted, "excluded")},
      due_at = coalesce(excluded.due_at, task.due_at),
      lease_until = CASE WHEN excluded.status = 'running' THEN task.lease_until END,
      attempt_until = CASE WHEN excluded.status = 'running' THEN task.attempt_until END`,
  /** A worker that gets a task finds no end of a lease or an attempt there: whoever left it cleared them. */
  updateTasks: `UPDATE taskflow.task_runs AS task SET ${assignments(changingTaskColumns, "new")},
      due_at = coalesce(${NOW} + new.delay_ms, task.due_at),
      lease_until = CASE WHEN new.status = 'running' THEN least(coalesce(${NOW} + new.lease_for_ms, task.lease_until),
        coalesce(task.attempt_until, ${NOW} + new.attempt_for_ms)) END,
      attempt_until = CASE WHEN new.status = 'running' THEN coalesce(task.attempt_until, ${NOW} + new.attempt_for_ms) END
    FROM ${arrays(updatedTaskColumns)}
    WHERE task.owner_key = new.owner_key AND task.parent_flow_id = new.parent_flow_id AND task.task_id = new.task_id
      AND task.${meantFor("task_by_id")}`,

  findTaskById: `SELECT ${TASK} FROM ${TASKS} CROSS JOIN LATERAL (${oneTask("*")}) AS task`,
  /** In the order of the flows' keys, as everywhere. A task stays in its flow. */
  lockFlowsOfTasks: `SELECT ${FLOW} FROM (SELECT DISTINCT wanted.owner_key COLLATE "C" AS owner_key, task.parent_flow_id AS flow_id
      FROM ${TASKS} CROSS JOIN LATERAL (${oneTask("parent_flow_id")}) AS task ORDER BY 1, 2) AS wanted
    CROSS JOIN LATERAL (${oneFlow()} FOR NO KEY UPDATE) AS flow`,
  /** Each with what is left of its lease and of its attempt. */
  findLeases: `SELECT ${TASK}, task.lease_until - ${NOW}, task.attempt_until - ${NOW}
    FROM ${TASKS} CROSS JOIN LATERAL (${oneTask("*")} FOR NO KEY UPDATE) AS task`,
  lockWaiting: `SELECT ${LISTED} FROM ${KEYS} AS wanted (owner_key, flow_id)
    CROSS JOIN LATERAL (SELECT * FROM taskflow.task_runs AS one WHERE ${IN_FLOW} AND ${WAITS} FOR NO KEY UPDATE) AS task
    ORDER BY task.created_at, task.seq`,

  /**
   * First how many of the oldest tasks are in each queue, then as many from each: others may have locked some, and what
   * is locked here in excess could be had by nobody meanwhile. Up to a size; the last column counts those that are locked.
   */
  claimTasks: `WITH share AS MATERIALIZED (SELECT queue, count(*) AS tasks FROM (SELECT wanted.queue
        FROM unnest($2::text[]) AS wanted (queue)
        CROSS JOIN LATERAL (SELECT one.due_at, one.seq ${inQueue("$1", "wanted.queue", ` AND one.due_at <= ${NOW}`, "$3")}) AS one
        ORDER BY one.due_at, one.seq LIMIT $3) AS oldest GROUP BY queue),
    locked AS MATERIALIZED (SELECT one.* FROM share CROSS JOIN LATERAL (SELECT * ${inQueue(
      "$1",
      "share.queue",
      ` AND one.due_at <= ${NOW}`,
      "share.tasks",
      " FOR NO KEY UPDATE SKIP LOCKED",
    )}) AS one),
    sized AS (SELECT *, count(*) OVER () AS locked, sum(size) OVER (ORDER BY due_at, seq ROWS UNBOUNDED PRECEDING) AS total
      FROM (SELECT locked.*, ${sizeOf(taskColumns)} + flow.bytes AS size FROM locked CROSS JOIN LATERAL (SELECT
        ${sizeOf(flowColumns)} AS bytes FROM taskflow.flow_runs AS one WHERE ${flowOf("locked")}) AS flow) AS one)
    SELECT ${TASK}, ${FLOW}, task.locked FROM sized AS task
    CROSS JOIN LATERAL (SELECT * FROM taskflow.flow_runs AS one WHERE ${flowOf("task")}) AS flow
    WHERE task.total <= $4::bigint OR task.total = task.size ORDER BY task.due_at, task.seq`,
  /** How many milliseconds from now one of the queues has an available task. */
  nextTask: `SELECT wanted.request, min(task.due_at) - ${NOW}
    FROM unnest($1::bigint[], $2::text[], $3::text[]) AS wanted (request, owner_key, queue)
    CROSS JOIN LATERAL (SELECT one.due_at ${inQueue("wanted.owner_key", "wanted.queue", "", "1")}) AS task
    GROUP BY wanted.request`,
  notify: "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS notice (payload)",

  /**
   * Of flows: whether one has an active task, and one that can end it; and of the tasks with which it could end, the first
   * that ended without success.
   */
  tallyTasks: `SELECT wanted.owner_key, wanted.flow_id, EXISTS (${activeTask("wanted")}) AS active,
      EXISTS (${activeTask("wanted")} AND task.settle_flow IS NOT NULL) AS settling, failed.status, failed.error
    FROM ${KEYS} AS wanted (owner_key, flow_id)
    LEFT JOIN LATERAL (SELECT status, error FROM taskflow.task_runs AS one WHERE ${OF_FLOW}
      AND one.settle_flow IS NOT NULL AND one.status NOT IN ('queued', 'running', 'succeeded')
      ORDER BY ended_at, seq LIMIT 1) AS failed ON true`,
  clearSettling: `UPDATE taskflow.task_runs AS task SET settle_flow = NULL FROM ${KEYS} AS wanted (owner_key, flow_id)
    WHERE task.owner_key = wanted.owner_key AND task.parent_flow_id = wanted.flow_id AND task.settle_flow IS NOT NULL`,

  /** Flows that are just being changed are left for the next time: a lease may be extended there. */
  lockExpired: `SELECT ${FLOW} FROM (SELECT DISTINCT owner_key, parent_flow_id AS flow_id FROM (SELECT owner_key, parent_flow_id
        FROM taskflow.task_runs WHERE lease_until <= ${NOW} ORDER BY lease_until LIMIT $1) AS expired ORDER BY 1, 2) AS wanted
    CROSS JOIN LATERAL (${oneFlow()} FOR NO KEY UPDATE SKIP LOCKED) AS flow`,
  expiredTasks: `SELECT ${TASK}, task.is_overdue FROM (${within(
    "$4",
    `SELECT task.*, ${sizeOf(taskColumns)} AS size FROM ${KEYS} AS wanted (owner_key, flow_id)
      CROSS JOIN LATERAL (SELECT *, coalesce(attempt_until <= ${NOW}, false) AS is_overdue FROM taskflow.task_runs AS one
        WHERE ${IN_FLOW} AND one.status = 'running' AND one.lease_until <= ${NOW}) AS task
      ORDER BY lease_until, seq LIMIT $3`,
    "lease_until, seq",
  )}) AS task ORDER BY task.lease_until, task.seq`,
  nextAttemptEnd: `SELECT lease_until - ${NOW} FROM taskflow.task_runs WHERE lease_until IS NOT NULL
    ORDER BY lease_until LIMIT 1`,
  unclaimedFlows: `SELECT DISTINCT owner_key, parent_flow_id FROM (SELECT owner_key, parent_flow_id
    FROM taskflow.task_runs WHERE ${WAITS} AND ${meantFor("task_unclaimed")} AND available_at < $1 ORDER BY available_at LIMIT $2) AS unclaimed`,
  /** One that is just being claimed is skipped. */
  unclaimedTasks: `SELECT ${TASK}, true FROM (${within(
    "$5",
    `SELECT task.*, ${sizeOf(taskColumns)} AS size FROM ${KEYS} AS wanted (owner_key, flow_id)
      CROSS JOIN LATERAL (SELECT * FROM taskflow.task_runs AS one WHERE ${IN_FLOW} AND ${WAITS} AND one.available_at < $3
        ORDER BY available_at LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED) AS task
      ORDER BY available_at, seq LIMIT $4`,
    "available_at, seq",
  )}) AS task ORDER BY task.available_at, task.seq`,

  tasksByStatus: listed(` AND ${meantFor("task_by_status")}`),
  tasksOfQueue: listed(` AND one.queue = $7 AND ${meantFor("task_by_queue")}`),
  tasksOfFlow: listed(` AND one.parent_flow_id = $7 AND ${meantFor("task_by_flow_and_status")}`),
  tasksOfFlowAndQueue: listed(
    ` AND one.parent_flow_id = $7 AND ${meantFor("task_by_flow_and_status")} AND one.queue = $8`,
  ),
} as const;
