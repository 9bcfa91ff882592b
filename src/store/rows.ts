import type { FlowRecord, TaskRecord } from "../port/records.ts";

/** How records stand in tables; every store keeps the same text, so that what one gives back is what another would. */

/** Column names beside field names, in the order of the tables. */
const FLOW_COLUMNS = {
  owner_key: "ownerKey",
  flow_id: "flowId",
  sync_mode: "syncMode",
  controller_id: "controllerId",
  revision: "revision",
  status: "status",
  notify_policy: "notifyPolicy",
  goal: "goal",
  current_step: "currentStep",
  blocked_task_id: "blockedTaskId",
  blocked_summary: "blockedSummary",
  state_json: "stateJson",
  wait_json: "waitJson",
  cancel_requested_at: "cancelRequestedAt",
  created_at: "createdAt",
  updated_at: "updatedAt",
  ended_at: "endedAt",
} as const satisfies Record<string, keyof FlowRecord>;

const TASK_COLUMNS = {
  owner_key: "ownerKey",
  task_id: "taskId",
  parent_flow_id: "parentFlowId",
  runtime: "runtime",
  source_id: "sourceId",
  child_session_key: "childSessionKey",
  parent_task_id: "parentTaskId",
  agent_id: "agentId",
  run_id: "runId",
  label: "label",
  task: "task",
  status: "status",
  delivery_status: "deliveryStatus",
  notify_policy: "notifyPolicy",
  error: "error",
  progress_summary: "progressSummary",
  terminal_summary: "terminalSummary",
  terminal_outcome: "terminalOutcome",
  created_at: "createdAt",
  started_at: "startedAt",
  ended_at: "endedAt",
  last_event_at: "lastEventAt",
  cleanup_after: "cleanupAfter",
  queue: "queue",
  attempt: "attempt",
  max_attempts: "maxAttempts",
  timeout_ms: "timeoutMs",
  run_at: "runAt",
  settle_flow: "settleFlow",
  available_at: "availableAt",
  cancel_requested_at: "cancelRequestedAt",
  worker_id: "workerId",
  lease_hash: "leaseHash",
  lease_ms: "leaseMs",
  lease_expires_at: "leaseExpiresAt",
  progress_at: "progressAt",
  // Long texts come last: reading what stands behind one in a row reads the text.
  input_json: "inputJson",
  result_json: "resultJson",
} as const satisfies Record<string, keyof TaskRecord>;

export type FlowColumn = keyof typeof FLOW_COLUMNS;
export type TaskColumn = keyof typeof TASK_COLUMNS;
type Value = string | number | null;
/** A row as a driver gives it, in the order of the columns: an object for each row takes longer to make. */
export type Row = readonly unknown[];

export const flowColumns = Object.keys(FLOW_COLUMNS);
export const taskColumns = Object.keys(TASK_COLUMNS) as TaskColumn[];
/** Columns of a task without a queue: the others are NULL. */
export const recordedTaskColumns = taskColumns.slice(0, taskColumns.indexOf("queue"));
/** A row of these gives a task without `inputJson` and `resultJson`. */
export const listedTaskColumns = taskColumns.slice(0, -2);

const FLOW_FIELDS = Object.values(FLOW_COLUMNS);
const TASK_FIELDS = Object.values(TASK_COLUMNS);
/** JSON text has an escape for whatever a column cannot hold. */
const AS_IT_IS: ReadonlySet<string> = new Set(["stateJson", "waitJson", "inputJson", "resultJson"]);

export const flowValues = (flow: FlowRecord): Value[] => FLOW_FIELDS.map((field) => encode(field, flow[field]));
export const taskValues = (task: TaskRecord): Value[] => TASK_FIELDS.map((field) => encode(field, task[field]));
export const flowFrom = (row: Row): FlowRecord => record(row, FLOW_FIELDS) as unknown as FlowRecord;

export function taskFrom(row: Row): TaskRecord {
  const task = record(row, TASK_FIELDS) as unknown as TaskRecord;
  if (task.settleFlow) task.settleFlow = true;
  return task;
}

/** How many characters the texts of a flow or a task have. */
export function textsOf(row: Row): number {
  let characters = 0;
  // The owner comes first, and is in no answer.
  for (let index = 1; index < row.length; index += 1) {
    const value = row[index];
    if (typeof value === "string") characters += value.length;
  }
  return characters;
}

/** The values of some columns of a flow. */
export function flowValuesOf(columns: readonly FlowColumn[], flow: FlowRecord): Value[] {
  return columns.map((column) => encode(FLOW_COLUMNS[column], flow[FLOW_COLUMNS[column]]));
}

/** The values of some columns of a task. */
export function taskValuesOf(columns: readonly TaskColumn[], task: TaskRecord): Value[] {
  return columns.map((column) => encode(TASK_COLUMNS[column], task[TASK_COLUMNS[column]]));
}

function encode(field: string, value: string | number | true | undefined): Value {
  if (value === undefined) return null;
  // Only `settleFlow` is one: it is there, or it is not.
  if (value === true) return 1;
  return typeof value === "string" && !AS_IT_IS.has(field) ? encodeText(value) : value;
}

/** A column that is NULL is a field that is undefined; a stored JSON null is the text "null". */
function record(row: Row, fields: readonly string[]): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  for (let index = 0; index < fields.length; index += 1) {
    const value = row[index];
    filled[fields[index] as string] = typeof value === "string" ? decodeText(value) : (value ?? undefined);
  }
  return filled;
}

const ESCAPED = "\u0001";

/** UTF-8 has no lone surrogates, and SQL's text functions stop at U+0000: strings that hold one are kept as JSON. */
export function encodeText(text: string): string {
  const plain = !text.startsWith(ESCAPED) && !text.includes("\0") && text.isWellFormed();
  return plain ? text : ESCAPED + JSON.stringify(text);
}

export function decodeText(stored: string): string {
  return stored.startsWith(ESCAPED) ? (JSON.parse(stored.slice(ESCAPED.length)) as string) : stored;
}
