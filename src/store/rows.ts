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

/** Fields in the order of the columns. A literal takes a fifth of the time of a loop, and a copy of it a tenth. */
export function flowFrom(row: Row): FlowRecord {
  return {
    ownerKey: decode(row[0]),
    flowId: decode(row[1]),
    syncMode: decode(row[2]),
    controllerId: decode(row[3]),
    revision: decode(row[4]),
    status: decode(row[5]),
    notifyPolicy: decode(row[6]),
    goal: decode(row[7]),
    currentStep: decode(row[8]),
    blockedTaskId: decode(row[9]),
    blockedSummary: decode(row[10]),
    stateJson: decode(row[11]),
    waitJson: decode(row[12]),
    cancelRequestedAt: decode(row[13]),
    createdAt: decode(row[14]),
    updatedAt: decode(row[15]),
    endedAt: decode(row[16]),
  };
}

/** A row that ends early gives a task without its last fields. */
export function taskFrom(row: Row): TaskRecord {
  return {
    ownerKey: decode(row[0]),
    taskId: decode(row[1]),
    parentFlowId: decode(row[2]),
    runtime: decode(row[3]),
    sourceId: decode(row[4]),
    childSessionKey: decode(row[5]),
    parentTaskId: decode(row[6]),
    agentId: decode(row[7]),
    runId: decode(row[8]),
    label: decode(row[9]),
    task: decode(row[10]),
    status: decode(row[11]),
    deliveryStatus: decode(row[12]),
    notifyPolicy: decode(row[13]),
    error: decode(row[14]),
    progressSummary: decode(row[15]),
    terminalSummary: decode(row[16]),
    terminalOutcome: decode(row[17]),
    createdAt: decode(row[18]),
    startedAt: decode(row[19]),
    endedAt: decode(row[20]),
    lastEventAt: decode(row[21]),
    cleanupAfter: decode(row[22]),
    queue: decode(row[23]),
    attempt: decode(row[24]),
    maxAttempts: decode(row[25]),
    timeoutMs: decode(row[26]),
    runAt: decode(row[27]),
    settleFlow: row[28] ? true : undefined,
    availableAt: decode(row[29]),
    cancelRequestedAt: decode(row[30]),
    workerId: decode(row[31]),
    leaseHash: decode(row[32]),
    leaseMs: decode(row[33]),
    leaseExpiresAt: decode(row[34]),
    progressAt: decode(row[35]),
    inputJson: decode(row[36]),
    resultJson: decode(row[37]),
  };
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
function decode<Value>(value: unknown): Value {
  return (typeof value === "string" ? decodeText(value) : (value ?? undefined)) as Value;
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
