import type { TaskRecord } from "../../port/records.ts";
import type { Transaction } from "./database.ts";
import { queuedTaskArrays, type TaskWrite, taskArrays, updatedTaskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";

/** Adds tasks, and updates those that are there. Those without a queue are written without what only queues need. */
export function upsertTasks(transaction: Transaction, writes: readonly TaskWrite[]): void {
  const queued = writes.filter(({ task }) => task.queue !== undefined);
  const plain = writes.flatMap(({ task }) => (task.queue === undefined ? [task] : []));
  if (plain.length > 0) void transaction.write(SQL.upsertTasks, taskArrays(plain));
  if (queued.length > 0) void transaction.write(SQL.upsertQueuedTasks, queuedTaskArrays(queued));
}

/** Updates tasks that are there, without what never changes. */
export function updateTasks(transaction: Transaction, writes: readonly TaskWrite[]): void {
  if (writes.length > 0) void transaction.write(SQL.updateTasks, updatedTaskArrays(writes));
}

/** A queue in which a task begins to wait. */
export interface Queued {
  ownerKey: string;
  queue: string;
}

/** New tasks of queues: one with a delay begins to wait. */
export function waitingOf(writes: readonly TaskWrite[]): Queued[] {
  return writes.flatMap(({ task, delayMs }) => (delayMs === undefined ? [] : queuedOf(task)));
}

/** Tasks whose workers have left them wait again, with a delay or at their old place. */
export function waitingAgain(tasks: readonly TaskRecord[]): Queued[] {
  return tasks.flatMap(queuedOf);
}

function queuedOf({ ownerKey, queue, status }: TaskRecord): Queued[] {
  return queue !== undefined && status === "queued" ? [{ ownerKey, queue }] : [];
}
