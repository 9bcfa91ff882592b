import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { Settle, SilentTasks, TaskChange } from "../../taskflow/flow-store.ts";
import { type Row, taskFrom } from "../rows.ts";
import type { Transaction } from "./database.ts";
import { writeEvents } from "./events.ts";
import { type FlowKey, keyArrays, keyFrom, keyOf, lockFlows, parentKey, updateFlows } from "./flows.ts";
import { taskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";

/** What a batch of the maintenance did. */
interface Settled {
  /** Tasks that were lost, or flows that were settled. */
  changed: number;
  events: EventRecord[];
}
export const NOTHING_SETTLED: Settled = { changed: 0, events: [] };

/** A place in the order in which cancellations were requested. */
export type CancellationPosition = [requestedAt: number, ownerKey: string, flowId: string];
export const FIRST_CANCELLATION: CancellationPosition = [-1, "", ""];

/** Replaces the silent tasks of a batch, and settles each flow that has no active task left. */
export async function loseSilentTasks(
  transaction: Transaction,
  { silentBefore, limit, maxBytes }: SilentTasks,
  lose: (task: TaskRecord, flow: FlowRecord) => TaskChange,
  settle: Settle,
): Promise<Settled> {
  const parents = (await transaction.run(SQL.silentFlows, [silentBefore, limit])).map(keyFrom);
  if (parents.length === 0) return NOTHING_SETTLED;
  // Whoever changes a task holds its flow: from here on no task of these flows changes.
  const flows = await lockFlows(transaction, parents);
  const rows = await transaction.run(SQL.silentTasks, [...keyArrays(parents), silentBefore, limit, maxBytes]);
  const touched = new Map<string, FlowRecord>();
  const lost = rows.flatMap((row) => {
    const task = taskFrom(row);
    const flow = flows.get(parentKey(task));
    if (!flow) return [];
    touched.set(keyOf(flow), flow);
    return [lose(task, flow)];
  });
  if (lost.length === 0) return NOTHING_SETTLED;
  await transaction.write(SQL.upsertTasks, taskArrays(lost.map(({ task }) => task)));
  const settled = await settleIdle(transaction, [...touched.values()], settle);
  const events = [...lost.map(({ event }) => event), ...settled];
  writeEvents(transaction, events);
  return { changed: lost.length, events };
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
): Promise<Settled & { next: CancellationPosition }> {
  const pending = await transaction.run(SQL.pendingCancellations, [...after, limit]);
  const idle = await idleOf(transaction, pending.map(keyFrom));
  const flows = await lockFlows(transaction, idle);
  const events = await settleIdle(transaction, [...flows.values()], settle);
  writeEvents(transaction, events);
  const last = pending.length < limit ? undefined : pending.at(-1);
  return { changed: events.length, events, next: last ? positionOf(last) : FIRST_CANCELLATION };
}

/** Of flows that the transaction has locked. Resolves to an event for each that has changed. */
async function settleIdle(transaction: Transaction, flows: FlowRecord[], settle: Settle): Promise<EventRecord[]> {
  const idle = new Set((await idleOf(transaction, flows)).map(keyOf));
  const changes = flows.flatMap((from) => {
    const settled = idle.has(keyOf(from)) ? settle(from, { hasActive: false }) : undefined;
    return settled ? [{ from, to: settled.flow, event: settled.event }] : [];
  });
  updateFlows(transaction, changes);
  return changes.map(({ event }) => event);
}

async function idleOf(transaction: Transaction, keys: readonly FlowKey[]): Promise<FlowKey[]> {
  return keys.length === 0 ? [] : (await transaction.run(SQL.idleFlows, keyArrays(keys))).map(keyFrom);
}

function positionOf([owner, flowId, requestedAt]: Row): CancellationPosition {
  return [requestedAt as number, owner as string, flowId as string];
}
