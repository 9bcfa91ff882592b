import type { TaskRecord } from "../../port/records.ts";
import type { Settle, TasksLeft } from "../../taskflow/flow-store.ts";
import type { TaskDecision } from "../../taskflow/task-store.ts";
import { decodeText, encodeText, type Row, recordedTaskColumns, taskFrom, taskValues, taskValuesOf } from "../rows.ts";
import { findFlowBySeq, type StoredFlow, type Tables, updateFlow } from "./flows.ts";
import type { Statements } from "./statements.ts";
import { CHANGING_TASK, CHANGING_TASK_INDEXED } from "./task-statements.ts";

/** A task with its number, and that of its flow. */
export interface StoredTask {
  seq: number;
  flowSeq: number;
  task: TaskRecord;
}

export function storedTaskFrom(row: Row): StoredTask {
  return { seq: row.at(-2) as number, flowSeq: row.at(-1) as number, task: taskFrom(row) };
}

/** A task of the flow that is new, or that the run has already. */
export function putTask({ sql, waiting }: Tables, flowSeq: number | undefined, task: TaskRecord): void {
  if (flowSeq === undefined) throw new Error(`task ${task.taskId} has no flow ${task.parentFlowId}`);
  if (task.queue === undefined) sql.upsertRecordedTask.run(flowSeq, ...taskValuesOf(recordedTaskColumns, task));
  else sql.upsertTask.run(flowSeq, ...taskValues(task));
  waiting.wrote(task);
}

/** What a task is for stays as it is, its input too: that need not have been read. */
export function updateTask({ sql, waiting, leases }: Tables, { seq, task: from }: StoredTask, to: TaskRecord): void {
  const [statement, columns] = isIndexed(from, to)
    ? [sql.updateTaskIndexed, CHANGING_TASK_INDEXED]
    : [sql.updateTask, CHANGING_TASK];
  statement.run(...taskValuesOf(columns, to), seq);
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
  stored: StoredTask,
  flow: StoredFlow,
  decision: Pick<TaskDecision<unknown>, "task" | "events">,
  settle: Settle,
): void {
  const to = decision.task;
  if (to) updateTask(tables, stored, to);
  for (const event of decision.events ?? []) tables.journal.append(event);
  if (to && isActive(stored.task) && !isActive(to)) settleFlow(tables, flow, to, settle);
}

/** `ended`: a task of the flow. */
function settleFlow(tables: Tables, stored: StoredFlow, ended: TaskRecord, settle: Settle): void {
  const { sql, journal } = tables;
  const { seq, flow } = stored;
  const hasActive = sql.hasActiveTasks.get(seq, 0) !== undefined;
  const settled = ended.settleFlow && !sql.unsettledTask.get(seq) ? outcomeOf(sql, seq) : undefined;
  const result = settle(flow, { hasActive, settled });
  if (result) {
    updateFlow(tables, stored, result.flow);
    journal.append(result.event);
  }
  // A flow that is resumed later is not judged by these.
  if (settled) sql.clearSettleFlow.run(seq);
}

function outcomeOf(sql: Statements, flowSeq: number): NonNullable<TasksLeft["settled"]> {
  const row = sql.firstFailure.get(flowSeq);
  if (!row) return {};
  const [status, error] = row as [string, string | null];
  return { error: error === null ? `Task was ${status}.` : decodeText(error) };
}

function isActive({ status }: TaskRecord): boolean {
  return status === "queued" || status === "running";
}

export function parentOf(sql: Statements, { flowSeq, task }: StoredTask): StoredFlow {
  const stored = findFlowBySeq(sql, flowSeq);
  // A foreign key keeps it.
  if (!stored) throw new Error(`task ${task.taskId} has no flow ${task.parentFlowId}`);
  return stored;
}

export function findTask(sql: Statements, ownerKey: string, taskId: string): StoredTask | undefined {
  const row = sql.findOwnedTask.get(encodeText(ownerKey), encodeText(taskId));
  return row && storedTaskFrom(row);
}
