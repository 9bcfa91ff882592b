import { listedTaskColumns, recordedTaskColumns, type TaskColumn, taskColumns } from "../rows.ts";

const ACTIVE = "('queued', 'running')";
/** As the index `task_to_lose` spells it. */
const LAST_HEARD = "coalesce(last_event_at, started_at, created_at)";
/** The numbers of a task and of its flow come last, and are in no record. */
const STORED = ["seq", "flow_seq"];
const TASK = [...taskColumns, ...STORED].join(", ");
/** Without the input and the result. */
const LISTED = [...listedTaskColumns, "NULL", "NULL", ...STORED].join(", ");
const OF_FLOW = "flow_seq = ?";
/** SQLite compares a bare parameter with the status of partial indexes, and prepares the statement again for each value. */
const OF_STATUS = "status = +?";
const WAITS = "status = 'queued' AND queue IS NOT NULL";

/** What changes a task of a queue that stays with its worker. */
export const CHANGING_TASK: readonly TaskColumn[] = [
  "error",
  "progress_summary",
  "terminal_summary",
  "terminal_outcome",
  "started_at",
  "last_event_at",
  "attempt",
  "cancel_requested_at",
  "worker_id",
  "lease_hash",
  "lease_ms",
  "lease_expires_at",
  "progress_at",
  "result_json",
];
/** The same and what indexes hold: SQLite writes an index's page whenever a column of it is set, even to what it was. */
export const CHANGING_TASK_INDEXED: readonly TaskColumn[] = [
  ...CHANGING_TASK,
  "status",
  "ended_at",
  "cleanup_after",
  "available_at",
  "settle_flow",
];

/** The statements about tasks. */
export const TASK_SQL = {
  upsertTask: upsert(taskColumns),
  // With the columns of queues bound to NULL a run_task takes SQLite half a microsecond more, beside 26.
  upsertRecordedTask: upsert(recordedTaskColumns),
  updateTask: update(CHANGING_TASK),
  updateTaskIndexed: update(CHANGING_TASK_INDEXED),
  findTask: `SELECT ${TASK} FROM task_runs WHERE owner_key = ? AND parent_flow_id = ? AND task_id = ?`,
  findOwnedTask: `SELECT ${TASK} FROM task_runs WHERE owner_key = ? AND task_id = ?`,
  findTaskById: `SELECT ${TASK} FROM task_runs WHERE task_id = ?`,
  findTaskBySeq: `SELECT ${TASK} FROM task_runs WHERE seq = ?`,
  findListedTask: `SELECT ${LISTED} FROM task_runs WHERE seq = ?`,
  findRun: `SELECT ${TASK} FROM task_runs WHERE ${OF_FLOW} AND run_id = ? AND runtime = ? AND child_session_key IS ?
    LIMIT 1`,
  countTasks: `SELECT status, runtime, count(*) AS count FROM task_runs
    WHERE flow_seq = (SELECT seq FROM flow_runs WHERE owner_key = ? AND flow_id = ?) GROUP BY status, runtime`,
  // Whether there are more than a number of active tasks, by the index alone.
  hasActiveTasks: `SELECT 1 FROM task_runs WHERE ${OF_FLOW} AND status IN ${ACTIVE} LIMIT 1 OFFSET ?`,
  hasActiveNotWaiting: `SELECT 1 FROM task_runs WHERE ${OF_FLOW} AND status IN ${ACTIVE}
    AND (status = 'running' OR queue IS NULL) LIMIT 1 OFFSET ?`,
  hasTask: `SELECT 1 FROM task_runs WHERE ${OF_FLOW} LIMIT 1`,
  // Not by an index of queues, which would find those of all flows.
  waitingTasks: `SELECT ${LISTED} FROM task_runs INDEXED BY task_by_flow WHERE ${OF_FLOW} AND ${WAITS}`,
  silentTasks: `SELECT ${TASK} FROM task_runs WHERE queue IS NULL AND status IN ${ACTIVE} AND ${LAST_HEARD} < ?
    ORDER BY ${LAST_HEARD} LIMIT ? + 0`,
  pruneTasks: `DELETE FROM task_runs WHERE seq IN (SELECT seq FROM task_runs
    WHERE cleanup_after IS NOT NULL AND settle_flow IS NULL AND cleanup_after <= ? LIMIT ? + 0)`,

  // Pages. Each is answered by an index alone, however large the tasks are.
  taskKeysOfOwner: page(`owner_key = ? AND ${OF_STATUS}`),
  taskKeysOfQueue: page(`owner_key = ? AND queue = ? AND ${OF_STATUS}`),
  taskKeysOfFlow: page(`${OF_FLOW} AND ${OF_STATUS} AND runtime = ? AND queue IS ?`),
  // From one to the next: what has the same is not looked at.
  nextStatusOfFlow: `SELECT status FROM task_runs WHERE ${OF_FLOW} AND status > ? ORDER BY status LIMIT 1`,
  nextRuntimeOfFlow: `SELECT runtime FROM task_runs WHERE ${OF_FLOW} AND ${OF_STATUS} AND runtime > ?
    ORDER BY runtime LIMIT 1`,
  nextQueueOfFlow: `SELECT queue FROM task_runs WHERE ${OF_FLOW} AND ${OF_STATUS} AND runtime = ? AND queue > ?
    ORDER BY queue LIMIT 1`,

  nextQueueOfOwner: "SELECT queue FROM task_runs WHERE owner_key = ? AND queue > ? ORDER BY queue LIMIT 1",
  countInQueue: `SELECT count(*) FROM (SELECT 1 FROM task_runs WHERE owner_key = ? AND queue = ? AND ${OF_STATUS} LIMIT ? + 0)`,
  firstAvailable: `SELECT available_at FROM task_runs WHERE owner_key = ? AND queue = ? AND status = 'queued'
    ORDER BY available_at LIMIT 1`,
  availableTasks: `SELECT available_at, seq FROM task_runs WHERE owner_key = ? AND queue = ? AND status = 'queued'
    AND (available_at, seq) > (?, ?) AND available_at <= ? ORDER BY available_at, seq LIMIT ? + 0`,
  unclaimedTasks: `SELECT ${TASK} FROM task_runs WHERE ${WAITS} AND available_at < ? ORDER BY available_at LIMIT ? + 0`,
  claimedTasks: `SELECT task_id, lease_ms, timeout_ms FROM task_runs WHERE status = 'running' AND queue IS NOT NULL`,
  // A task that settles its flow and is active; the first that did not succeed.
  unsettledTask: `SELECT 1 FROM task_runs WHERE ${OF_FLOW} AND settle_flow = 1 AND (status = 'succeeded') = 0
    AND ended_at IS NULL LIMIT 1`,
  firstFailure: `SELECT status, error FROM task_runs WHERE ${OF_FLOW} AND settle_flow = 1
    AND (status = 'succeeded') = 0 AND ended_at IS NOT NULL ORDER BY ended_at, seq LIMIT 1`,
  clearSettleFlow: `UPDATE task_runs SET settle_flow = NULL WHERE ${OF_FLOW} AND settle_flow = 1`,
} as const;

/** A task keeps its id and its flow. */
function upsert(columns: readonly TaskColumn[]): string {
  const changed = columns.filter((column) => !["owner_key", "task_id", "parent_flow_id"].includes(column));
  return `INSERT INTO task_runs (flow_seq, ${columns.join(", ")}) VALUES (?, ${columns.map(() => "?").join(", ")})
    ON CONFLICT (task_id) DO UPDATE SET ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}`;
}

function page(where: string): string {
  return `SELECT created_at, task_id, seq FROM task_runs WHERE ${where} AND (created_at, task_id) < (?, ?)
    ORDER BY created_at DESC, task_id DESC LIMIT ? + 0`;
}

function update(columns: readonly TaskColumn[]): string {
  return `UPDATE task_runs SET ${columns.map((column) => `${column} = ?`).join(", ")} WHERE seq = ?`;
}
