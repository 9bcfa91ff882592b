import { createHash } from "node:crypto";
import type { FlowRecord, TaskRecord, TaskRuntime } from "../../port/records.ts";
import { flowValues, taskColumns, taskValues } from "../rows.ts";
import type { Parameter } from "./database.ts";

/** One array for each column, so that the text of a statement does not depend on the number of rows. */
export function flowArrays(flows: readonly FlowRecord[]): Parameter[] {
  return transposed(flows.map(flowValues));
}

/** The columns of a task, and its run. */
export const storedTaskColumns = [...taskColumns, "run_key"];

export function taskArrays(tasks: readonly TaskRecord[]): Parameter[] {
  return transposed(tasks.map((task) => [...taskValues(task), task.runId === undefined ? null : runKey(task)]));
}

interface Run {
  runtime: TaskRuntime;
  runId?: string | undefined;
  childSessionKey?: string | undefined;
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
