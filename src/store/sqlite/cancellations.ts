import { BoundedRecords } from "../../port/answer-size.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { Settle, SilentTasks, TaskChange } from "../../taskflow/flow-store.ts";
import { decodeText, taskFrom, textsOf } from "../rows.ts";
import { findFlow, keyOf, type Tables, updateFlow } from "./flows.ts";
import type { Statements } from "./statements.ts";
import { parentOf, updateTask } from "./write-tasks.ts";

/** A place in the order in which cancellations were requested. */
export type CancellationPosition = [requestedAt: number, seq: number];
export const FIRST_CANCELLATION: CancellationPosition = [-1, -1];

type PendingCancellation = [...CancellationPosition, ownerKey: string, flowId: string];

/** Replaces the silent tasks of a batch, flow by flow, and settles each flow that has no active task left. */
export function loseSilentTasks(
  tables: Tables,
  batch: SilentTasks,
  lose: (task: TaskRecord, flow: FlowRecord) => TaskChange,
  settle: Settle,
): number {
  const tasks = silentTasks(tables.sql, batch);
  const byFlow = Map.groupBy(tasks, ({ ownerKey, parentFlowId }) => JSON.stringify([ownerKey, parentFlowId]));
  for (const ofFlow of byFlow.values()) {
    const flow = parentOf(tables.sql, ofFlow[0] as TaskRecord);
    for (const task of ofFlow) {
      const change = lose(task, flow);
      updateTask(tables, task, change.task);
      tables.journal.append(change.event);
    }
    settleFlow(tables, flow, settle);
  }
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
  tables: Tables,
  after: CancellationPosition,
  limit: number,
  settle: Settle,
): { settled: number; next: CancellationPosition } {
  const { sql } = tables;
  const pending = sql.pendingCancellations.all(...after, limit) as unknown as PendingCancellation[];
  const settled = pending.filter(([, , ownerKey, flowId]) => {
    const flow = sql.hasTask.get(ownerKey, flowId) && findFlow(sql, decodeText(ownerKey), decodeText(flowId));
    return flow && settleFlow(tables, flow, settle);
  });
  const last = pending.length < limit ? undefined : pending.at(-1);
  return { settled: settled.length, next: last ? [last[0], last[1]] : FIRST_CANCELLATION };
}

function settleFlow(tables: Tables, flow: FlowRecord, settle: Settle): boolean {
  if (tables.sql.hasActiveTasks.get(...keyOf(flow.ownerKey, flow.flowId), 0)) return false;
  const settled = settle(flow, { hasActive: false });
  if (!settled) return false;
  updateFlow(tables, flow, settled.flow);
  tables.journal.append(settled.event);
  return true;
}
