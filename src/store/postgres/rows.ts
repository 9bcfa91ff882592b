import { createHash } from "node:crypto";
import type { FlowRecord, TaskRecord, TaskRuntime } from "../../port/records.ts";
import { flowValues, recordedTaskColumns, type TaskColumn, taskColumns, taskValues } from "../rows.ts";
import type { Parameter } from "./database.ts";

/** One array for each column, so that the text of a statement does not depend on the number of rows. */
export function flowArrays(flows: readonly FlowRecord[]): Parameter[] {
  return transposed(flows.map(flowValues));
}

/** The columns of a task without a queue, and its run. */
export const storedTaskColumns = [...recordedTaskColumns, "run_key"];

export function taskArrays(tasks: readonly TaskRecord[]): Parameter[] {
  return transposed(tasks.map((task) => [...taskValues(task).slice(0, recordedTaskColumns.length), runKeyOf(task)]));
}

/** A task to be written, and from when on which times count: milliseconds from now. Absent: what is there stays. */
export interface TaskWrite {
  task: TaskRecord;
  delayMs?: number | undefined;
  leaseMs?: number | undefined;
  attemptMs?: number | undefined;
}

/** The columns of a task of a queue, its run, and the delay. */
export const queuedTaskColumns = [...taskColumns, "run_key", "delay_ms"];

export function queuedTaskArrays(writes: readonly TaskWrite[]): Parameter[] {
  return transposed(writes.map(({ task, delayMs }) => [...taskValues(task), runKeyOf(task), milliseconds(delayMs)]));
}

/** By them an update finds its task. */
export const taskKeyColumns = ["owner_key", "task_id", "parent_flow_id"] as const satisfies TaskColumn[];
/** What stays as it was when the task was created. A long input is not written again with each change. */
const FIXED: ReadonlySet<TaskColumn> = new Set([
  ...taskKeyColumns,
  "runtime",
  "source_id",
  "child_session_key",
  "parent_task_id",
  "agent_id",
  "run_id",
  "label",
  "task",
  "notify_policy",
  "created_at",
  "queue",
  "max_attempts",
  "timeout_ms",
  "run_at",
  "input_json",
]);
export const changingTaskColumns = taskColumns.filter((column) => !FIXED.has(column));
export const updatedTaskColumns = [
  ...taskKeyColumns,
  ...changingTaskColumns,
  "delay_ms",
  "lease_for_ms",
  "attempt_for_ms",
];
const UPDATED = [...taskKeyColumns, ...changingTaskColumns].map((column) => taskColumns.indexOf(column));

export function updatedTaskArrays(writes: readonly TaskWrite[]): Parameter[] {
  return transposed(
    writes.map(({ task, delayMs, leaseMs, attemptMs }) => {
      const values = taskValues(task);
      return [...UPDATED.map((index) => values[index] ?? null), ...[delayMs, leaseMs, attemptMs].map(milliseconds)];
    }),
  );
}

function milliseconds(time: number | undefined): number | null {
  return time === undefined || !Number.isFinite(time) ? null : Math.ceil(time);
}

interface Run {
  runtime: TaskRuntime;
  runId?: string | undefined;
  childSessionKey?: string | undefined;
}

function runKeyOf(task: TaskRecord): string | null {
  return task.runId === undefined ? null : runKey(task);
}

/** What makes a run the same, however long its id is: an entry of a B-tree index has no more than 2,704 bytes. */
export function runKey({ runtime, runId, childSessionKey }: Run): string {
  return createHash("sha256")
    .update(JSON.stringify([runtime, runId, childSessionKey ?? null]))
    .digest("base64url");
}

/** One array for each column. */
export function transposed(rows: (string | number | null)[][]): (string | number | null)[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));
}
