import { BoundedRecords } from "../../port/answer-size.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { SilentTasks } from "../../taskflow/flow-store.ts";
import { decodeText, taskFrom, taskValues, textsOf } from "../rows.ts";
import type { FlowTally } from "./flow-tally.ts";
import { findFlow, keyOf, updateFlow } from "./flows.ts";
import type { Statements } from "./statements.ts";

/** Returns the update of a flow without active tasks; undefined leaves the flow unchanged. */
export type Settle = (flow: FlowRecord) => FlowRecord | undefined;

/** A place in the order in which cancellations were requested. */
export type CancellationPosition = [requestedAt: number, seq: number];
export const FIRST_CANCELLATION: CancellationPosition = [-1, -1];

type PendingCancellation = [...CancellationPosition, ownerKey: string, flowId: string];

/** Replaces the silent tasks of a batch, and settles each flow that has no active task left. */
export function loseSilentTasks(
  sql: Statements,
  tally: FlowTally,
  batch: SilentTasks,
  lose: (task: TaskRecord) => TaskRecord,
  settle: Settle,
): number {
  const tasks = silentTasks(sql, batch);
  for (const task of tasks) sql.upsertTask.run(...taskValues(lose(task)));
  const parents = new Map(tasks.map((task) => [JSON.stringify([task.ownerKey, task.parentFlowId]), task]));
  for (const { ownerKey, parentFlowId } of parents.values()) settleFlow(sql, tally, ownerKey, parentFlowId, settle);
  return tasks.length;
}

function silentTasks(sql: Statements, { silentBefore, ...bounds }: SilentTasks): TaskRecord[] {
  const tasks = new BoundedRecords<TaskRecord>(bounds);
  const rows = sql.silentTasks.iterate(silentBefore, bounds.limit);
  for (const row of rows) if (!tasks.add(taskFrom(row), textsOf(row))) break;
  return tasks.items;
}

/**
 * Looks at the next `limit` pending cancellations. One that its controller has to end stays pending and would block the
 * head of the queue for ever, so that each batch goes on where the last one stopped, and starts over at the end.
 */
export function settleBatch(
  sql: Statements,
  tally: FlowTally,
  after: CancellationPosition,
  limit: number,
  settle: Settle,
): { settled: number; next: CancellationPosition } {
  const pending = sql.pendingCancellations.all(...after, limit) as unknown as PendingCancellation[];
  const settled = pending.filter(
    ([, , ownerKey, flowId]) =>
      sql.hasTask.get(ownerKey, flowId) && settleFlow(sql, tally, decodeText(ownerKey), decodeText(flowId), settle),
  );
  const last = pending.length < limit ? undefined : pending.at(-1);
  return { settled: settled.length, next: last ? [last[0], last[1]] : FIRST_CANCELLATION };
}

function settleFlow(sql: Statements, tally: FlowTally, ownerKey: string, flowId: string, settle: Settle): boolean {
  if (sql.hasActiveTasks.get(...keyOf(ownerKey, flowId), 0)) return false;
  const flow = findFlow(sql, ownerKey, flowId);
  const settled = flow && settle(flow);
  if (!flow || !settled) return false;
  updateFlow(sql, tally, flow, settled);
  return true;
}
