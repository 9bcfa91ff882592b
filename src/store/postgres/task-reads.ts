import type { TaskRecord } from "../../port/records.ts";
import type { ListTasksQuery, TaskPage } from "../../port/tasks.ts";
import type { Lease, TaskTarget } from "../../taskflow/task-store.ts";
import { encodeText, listedTaskColumns, type Row, taskColumns, taskFrom } from "../rows.ts";
import type { Database, Parameter, Transaction } from "./database.ts";
import { areMore } from "./flows.ts";
import { SQL } from "./statements.ts";

/** As the tables hold them, an array for each column. */
export function taskKeyArrays(targets: readonly TaskTarget[]): [owners: string[], taskIds: string[]] {
  return [targets.map(({ ownerKey }) => encodeText(ownerKey)), targets.map(({ taskId }) => encodeText(taskId))];
}

export async function findTaskById(database: Database, target: TaskTarget): Promise<TaskRecord | undefined> {
  const [row] = await database.run(SQL.findTaskById, taskKeyArrays([target]));
  return row && taskFrom(row);
}

/** Locks tasks until the transaction ends, and reads them as they are by then. */
export async function lockTasks(
  transaction: Transaction,
  targets: readonly TaskTarget[],
): Promise<{ task: TaskRecord; lease: Lease | undefined }[]> {
  const rows = await transaction.run(SQL.findLeases, taskKeyArrays(targets));
  return rows.map((row) => ({ task: taskFrom(row), lease: leaseFrom(row) }));
}

function leaseFrom(row: Row): Lease | undefined {
  const [lease, attempt] = row.slice(taskColumns.length) as [number | null, number | null];
  if (lease === null) return undefined;
  const attemptLeftMs = attempt === null ? Number.POSITIVE_INFINITY : Math.max(0, attempt);
  return { leftMs: Math.max(0, Math.min(lease, attemptLeftMs)), attemptLeftMs };
}

const STATUSES = ["queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost"];
/** Later than any task: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, taskId: "\u{10ffff}" };

export async function listTasks(database: Database, ownerKey: string, query: ListTasksQuery): Promise<TaskPage> {
  const { limit, maxBytes, after = NEWEST, statuses = STATUSES } = query;
  const page = [encodeText(ownerKey), after.createdAt, encodeText(after.taskId), limit + 1, maxBytes];
  const { statement, parameters } = selectionOf(query);
  const rows = await database.run(statement, [...page, [...new Set(statuses)], ...parameters]);
  return { tasks: rows.slice(0, limit).map(listedFrom), more: rows.length > limit || areMore(rows) };
}

function selectionOf({ flowId, queue }: ListTasksQuery): { statement: string; parameters: Parameter[] } {
  if (flowId === undefined)
    return queue === undefined
      ? { statement: SQL.tasksByStatus, parameters: [] }
      : { statement: SQL.tasksOfQueue, parameters: [encodeText(queue)] };
  return queue === undefined
    ? { statement: SQL.tasksOfFlow, parameters: [encodeText(flowId)] }
    : { statement: SQL.tasksOfFlowAndQueue, parameters: [encodeText(flowId), encodeText(queue)] };
}

function listedFrom(row: Row): TaskRecord {
  return taskFrom(row.slice(0, listedTaskColumns.length));
}
