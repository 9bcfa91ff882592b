import type { FlowRecord, TaskRecord } from "../host/records.ts";

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
} as const satisfies Record<string, keyof TaskRecord>;

/** A row as a driver gives it, by column. */
export type Row = Record<string, unknown>;
type Value = string | number | null;

export const flowColumns = Object.keys(FLOW_COLUMNS);
export const taskColumns = Object.keys(TASK_COLUMNS);
/** All but the key, which never changes and comes first. */
export const flowChangeColumns = flowColumns.slice(2);

export const flowValues = (flow: FlowRecord): Value[] => values(flow, FLOW_COLUMNS);
export const flowChangeValues = (flow: FlowRecord): Value[] => flowValues(flow).slice(2);
export const taskValues = (task: TaskRecord): Value[] => values(task, TASK_COLUMNS);
export const flowFrom = (row: Row): FlowRecord => record(row, FLOW_COLUMNS) as unknown as FlowRecord;
export const taskFrom = (row: Row): TaskRecord => record(row, TASK_COLUMNS) as unknown as TaskRecord;

function values(source: FlowRecord | TaskRecord, columns: Record<string, string>): Value[] {
  const fields = source as unknown as Record<string, string | number | undefined>;
  return Object.entries(columns).map(([column, field]) => {
    const value = fields[field];
    if (value === undefined) return null;
    return typeof value === "string" && !isJson(column) ? encodeText(value) : value;
  });
}

/** A column that is NULL is a field that is not there; a stored JSON null is the text "null". */
function record(row: Row, columns: Record<string, string>): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [column, field] of Object.entries(columns)) {
    const value = row[column];
    if (value === null || value === undefined) continue;
    fields[field] = typeof value === "string" && !isJson(column) ? decodeText(value) : value;
  }
  return fields;
}

/** JSON text has an escape for whatever a column cannot hold. */
function isJson(column: string): boolean {
  return column.endsWith("_json");
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
