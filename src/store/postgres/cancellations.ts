import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { SilentTasks } from "../../taskflow/flow-store.ts";
import { type Row, taskFrom } from "../rows.ts";
import type { Transaction } from "./database.ts";
import { type FlowKey, keyArrays, keyFrom, keyOf, lockFlows, parentKey, updateFlows } from "./flows.ts";
import { taskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";

/** Returns the update of a flow without active tasks; undefined leaves the flow unchanged. */
type Settle = (flow: FlowRecord) => FlowRecord | undefined;

/** A place in the order in which cancellations were requested. */
export type CancellationPosition = [requestedAt: number, ownerKey: string, flowId: string];
export const FIRST_CANCELLATION: CancellationPosition = [-1, "", ""];

/** Replaces the silent tasks of a batch, and settles each flow that has no active task left. */
export async function loseSilentTasks(
  transaction: Transaction,
  { silentBefore, limit, maxBytes }: SilentTasks,
  lose: (task: TaskRecord) => TaskRecord,
  settle: Settle,
): Promise<number> {
  const parents = (await transaction.run(SQL.silentFlows, [silentBefore, limit])).map(keyFrom);
  if (parents.length === 0) return 0;
  // Whoever changes a task holds its flow: from here on no task of these flows changes.
  const flows = await lockFlows(transaction, parents);
  const rows = await transaction.run(SQL.silentTasks, [...keyArrays(parents), silentBefore, limit, maxBytes]);
  const tasks = rows.map((row) => taskFrom(row));
  if (tasks.length === 0) return 0;
  await transaction.write(SQL.upsertTasks, taskArrays(tasks.map(lose)));
  const touched = new Map(tasks.map((task) => [parentKey(task), flows.get(parentKey(task))]));
  await settleIdle(
    transaction,
    [...touched.values()].filter((flow) => flow !== undefined),
    settle,
  );
  return tasks.length;
}

/**
 * Looks at the next `limit` pending cancellations. One that its controller has to end stays pending and would block the
 * head of the queue for ever, so that each batch goes on where the last one stopped, and starts over at the end.
 */
export async function settleBatch(
  transaction: Transaction,
  after: CancellationPosition,
  limit: number,
  settle: Settle,
): Promise<{ settled: number; next: CancellationPosition }> {
  const pending = await transaction.run(SQL.pendingCancellations, [...after, limit]);
  const idle = await idleOf(transaction, pending.map(keyFrom));
  const flows = await lockFlows(transaction, idle);
  const settled = await settleIdle(transaction, [...flows.values()], settle);
  const last = pending.length < limit ? undefined : pending.at(-1);
  return { settled, next: last ? positionOf(last) : FIRST_CANCELLATION };
}

/** Of flows that the transaction has locked. */
async function settleIdle(transaction: Transaction, flows: FlowRecord[], settle: Settle): Promise<number> {
  const idle = new Set((await idleOf(transaction, flows)).map(keyOf));
  const changes = flows.flatMap((from) => {
    const to = idle.has(keyOf(from)) ? settle(from) : undefined;
    return to ? [{ from, to }] : [];
  });
  updateFlows(transaction, changes);
  return changes.length;
}

async function idleOf(transaction: Transaction, keys: readonly FlowKey[]): Promise<FlowKey[]> {
  return keys.length === 0 ? [] : (await transaction.run(SQL.idleFlows, keyArrays(keys))).map(keyFrom);
}

function positionOf([owner, flowId, requestedAt]: Row): CancellationPosition {
  return [requestedAt as number, owner as string, flowId as string];
}
