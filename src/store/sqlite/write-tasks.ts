import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { Settle, TasksLeft } from "../../taskflow/flow-store.ts";
import type { TaskDecision } from "../../taskflow/task-store.ts";
import { decodeText, encodeText, recordedTaskColumns, taskFrom, taskValues, taskValuesOf } from "../rows.ts";
import { findFlow, keyOf, type Tables, updateFlow } from "./flows.ts";
import type { Statements } from "./statements.ts";
import { CHANGING_TASK, CHANGING_TASK_INDEXED } from "./task-statements.ts";

/** A task that is new, or that the run has already. */
export function putTask({ sql, waiting }: Tables, task: TaskRecord): void {
  if (task.queue === undefined) sql.upsertRecordedTask.run(...taskValuesOf(recordedTaskColumns, task));
  else sql.upsertTask.run(...taskValues(task));
  waiting.wrote(task);
}

/** What a task is for stays as it is, its input too: that need not have been read. */
export function updateTask({ sql, waiting, leases }: Tables, from: TaskRecord, to: TaskRecord): void {
  const [statement, columns] = isIndexed(from, to)
    ? [sql.updateTaskIndexed, CHANGING_TASK_INDEXED]
    : [sql.updateTask, CHANGING_TASK];
  statement.run(...taskValuesOf(columns, to), encodeText(from.taskId));
  if (from.status === "running" && to.status !== "running") leases.end(from.taskId);
  waiting.wrote(to);
}

function isIndexed(from: TaskRecord, to: TaskRecord): boolean {
  return (
    from.status !== to.status ||
    from.endedAt !== to.endedAt ||
    from.cleanupAfter !== to.cleanupAfter ||
    from.availableAt !== to.availableAt ||
    from.settleFlow !== to.settleFlow
  );
}

/** Writes what was decided of a task; where it has ended, its flow is handed to `settle`. */
export function applyToTask(
  tables: Tables,
  { task, flow }: { task: TaskRecord; flow: FlowRecord },
  decision: Pick<TaskDecision<unknown>, "task" | "events">,
  settle: Settle,
): void {
  const to = decision.task;
  if (to) updateTask(tables, task, to);
  for (const event of decision.events ?? []) tables.journal.append(event);
  if (to && isActive(task) && !isActive(to)) settleFlow(tables, flow, to, settle);
}

/** `ended`: a task of the flow. */
function settleFlow(tables: Tables, flow: FlowRecord, ended: TaskRecord, settle: Settle): void {
  const { sql, journal } = tables;
  const key = keyOf(flow.ownerKey, flow.flowId);
  const hasActive = sql.hasActiveTasks.get(...key, 0) !== undefined;
  const settled = ended.settleFlow && !sql.unsettledTask.get(...key) ? outcomeOf(sql, key) : undefined;
  const result = settle(flow, { hasActive, settled });
  if (result) {
    updateFlow(tables, flow, result.flow);
    journal.append(result.event);
  }
  // A flow that is resumed later is not judged by these.
  if (settled) sql.clearSettleFlow.run(...key);
}

function outcomeOf(sql: Statements, key: [string, string]): NonNullable<TasksLeft["settled"]> {
  const row = sql.firstFailure.get(...key);
  if (!row) return {};
  const [status, error] = row as [string, string | null];
  return { error: error === null ? `Task was ${status}.` : decodeText(error) };
}

function isActive({ status }: TaskRecord): boolean {
  return status === "queued" || status === "running";
}

export function parentOf(sql: Statements, { taskId, ownerKey, parentFlowId }: TaskRecord): FlowRecord {
  const flow = findFlow(sql, ownerKey, parentFlowId);
  // A foreign key keeps it.
  if (!flow) throw new Error(`task ${taskId} has no flow ${parentFlowId}`);
  return flow;
}

export function findTask(sql: Statements, ownerKey: string, taskId: string): TaskRecord | undefined {
  const row = sql.findOwnedTask.get(encodeText(ownerKey), encodeText(taskId));
  return row && taskFrom(row);
}
