import { BoundedRecords } from "../../port/answer-size.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { Settle, SilentTasks, TaskChange } from "../../taskflow/flow-store.ts";
import { textsOf } from "../rows.ts";
import { findFlowBySeq, type StoredFlow, type Tables, updateFlow } from "./flows.ts";
import type { Statements } from "./statements.ts";
import { parentOf, type StoredTask, storedTaskFrom, updateTask } from "./write-tasks.ts";

/** A place in the order in which cancellations were requested. */
export type CancellationPosition = [requestedAt: number, seq: number];
export const FIRST_CANCELLATION: CancellationPosition = [-1, -1];

/** Replaces the silent tasks of a batch, flow by flow, and settles each flow that has no active task left. */
export function loseSilentTasks(
  tables: Tables,
  batch: SilentTasks,
  lose: (task: TaskRecord, flow: FlowRecord) => TaskChange,
  settle: Settle,
): number {
  const tasks = silentTasks(tables.sql, batch);
  const byFlow = Map.groupBy(tasks, ({ flowSeq }) => flowSeq);
  for (const ofFlow of byFlow.values()) {
    const flow = parentOf(tables.sql, ofFlow[0] as StoredTask);
    for (const stored of ofFlow) {
      const change = lose(stored.task, flow.flow);
      updateTask(tables, stored, change.task);
      tables.journal.append(change.event);
    }
    settleFlow(tables, flow, settle);
  }
  return tasks.length;
}

function silentTasks(sql: Statements, { silentBefore, ...bounds }: SilentTasks): StoredTask[] {
  const tasks = new BoundedRecords<StoredTask>(bounds);
  const rows = sql.silentTasks.iterate(silentBefore, bounds.limit);
  for (const row of rows) if (!tasks.add(storedTaskFrom(row), textsOf(row))) break;
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
  const pending = sql.pendingCancellations.all(...after, limit) as unknown as CancellationPosition[];
  const settled = pending.filter(([, seq]) => {
    const flow = sql.hasTask.get(seq) && findFlowBySeq(sql, seq);
    return flow && settleFlow(tables, flow, settle);
  });
  const last = pending.length < limit ? undefined : pending.at(-1);
  return { settled: settled.length, next: last ?? FIRST_CANCELLATION };
}

function settleFlow(tables: Tables, stored: StoredFlow, settle: Settle): boolean {
  if (tables.sql.hasActiveTasks.get(stored.seq, 0)) return false;
  const settled = settle(stored.flow, { hasActive: false });
  if (!settled) return false;
  updateFlow(tables, stored, settled.flow);
  tables.journal.append(settled.event);
  return true;
}
