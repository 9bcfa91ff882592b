import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { KeyRecord, Settle } from "../../taskflow/flow-store.ts";
import type { Lease, SeenTask, TaskDecision, TaskTarget } from "../../taskflow/task-store.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { writeEvents } from "./events.ts";
import { flowsByKey, keyOf, parentKey } from "./flows.ts";
import { KeptKeys, retriable } from "./keys.ts";
import type { TaskWrite } from "./rows.ts";
import { settleFlows } from "./settle-flows.ts";
import { SQL } from "./statements.ts";
import type { TaskNotices } from "./task-notices.ts";
import { lockTasks, taskKeyArrays } from "./task-reads.ts";
import { type Queued, updateTasks, waitingAgain } from "./task-writes.ts";

export interface TaskChangeRequest {
  target: TaskTarget;
  decide: (seen: SeenTask) => TaskDecision<unknown>;
  settle: Settle;
  /** Present: it is done once for this key, and its outcome, a text, kept. */
  key?: KeyRecord;
}

/** What has become durable. */
export interface Committed {
  events: EventRecord[];
  queued: Queued[];
}

interface Held {
  task: TaskRecord;
  lease: Lease | undefined;
}

/** Names a task in this process. */
export function taskKey({ ownerKey, taskId }: TaskTarget): string {
  return JSON.stringify([ownerKey, taskId]);
}

/**
 * Changes in one transaction: the flows of their tasks are locked, then the tasks; each change sees what the ones before
 * it decided. The flows of tasks that have ended are settled at the end, each once.
 */
export async function performTaskChanges(
  database: Database,
  notices: TaskNotices,
  changes: readonly TaskChangeRequest[],
  committed: (done: Committed) => void,
): Promise<unknown[]> {
  try {
    const { outcomes, ...done } = await database.transaction((transaction) => performIn(transaction, notices, changes));
    committed(done);
    return outcomes;
  } catch (error) {
    throw changes.some(({ key }) => key) ? retriable(error) : error;
  }
}

async function performIn(transaction: Transaction, notices: TaskNotices, changes: readonly TaskChangeRequest[]) {
  const { flows, tasks, keys } = await look(transaction, changes);
  const writes = new Map<string, TaskWrite>();
  const events: EventRecord[] = [];
  /** Of each flow, that of the change that came last. */
  const settles = new Map<string, Settle>();
  const perform = ({ target, decide, settle, key }: TaskChangeRequest): unknown => {
    const kept = key && keys.answerTo(key);
    if (kept) return kept;
    const name = taskKey(target);
    const decision = decide(seenOf(tasks.get(name), flows));
    const { task } = decision;
    if (task) {
      settles.set(parentKey(task), settle);
      writes.set(name, merged(writes.get(name), decision, task));
      tasks.set(name, { task, lease: leaseAfter(tasks.get(name)?.lease, decision) });
    }
    if (decision.events) events.push(...decision.events);
    return key ? keys.add(key, decision.outcome as string) : decision.outcome;
  };
  const outcomes = changes.map((change) => {
    try {
      return perform(change);
    } catch (error) {
      return new Failed(error);
    }
  });
  const written = [...writes.values()];
  const settle: Settle = (flow, left) => settles.get(keyOf(flow))?.(flow, left);
  const queued = await writeTasks(transaction, notices, { written, flows, settle, events });
  keys.write(transaction);
  // Last: from then on until the commit, readers wait for this transaction.
  writeEvents(transaction, events);
  return { outcomes, events, queued };
}

interface Written {
  written: readonly TaskWrite[];
  flows: ReadonlyMap<string, FlowRecord>;
  settle: Settle;
  /** Of the tasks; those of settled flows are added. */
  events: EventRecord[];
}

/** Writes tasks and what follows for their flows. Resolves to the queues in which some of them wait again. */
export async function writeTasks(
  transaction: Transaction,
  notices: Pick<TaskNotices, "write">,
  { written, flows, settle, events }: Written,
): Promise<Queued[]> {
  updateTasks(transaction, written);
  const tasks = written.map(({ task }) => task);
  events.push(...(await settleFlows(transaction, tasks, flows, settle)));
  const queued = waitingAgain(tasks);
  notices.write(transaction, queued);
  return queued;
}

/** The statements are sent at once; each sees what was committed before the first had its locks. */
async function look(transaction: Transaction, changes: readonly TaskChangeRequest[]) {
  const targets = [...new Map(changes.map(({ target }) => [taskKey(target), target])).values()];
  const [flows, held, keys] = await Promise.all([
    transaction.run(SQL.lockFlowsOfTasks, taskKeyArrays(targets)).then(flowsByKey),
    lockTasks(transaction, targets),
    KeptKeys.read(
      transaction,
      changes.flatMap(({ key }) => key ?? []),
    ),
  ]);
  return { flows, keys, tasks: new Map<string, Held>(held.map((one) => [taskKey(one.task), one])) };
}

function seenOf(held: Held | undefined, flows: ReadonlyMap<string, FlowRecord>): SeenTask {
  const flow = held && flows.get(parentKey(held.task));
  return held && flow ? { ...held, flow } : { task: undefined, flow: undefined, lease: undefined };
}

/** Two changes of one task in a batch: the times that the later one leaves alone stay those of the earlier one. */
function merged(
  earlier: TaskWrite | undefined,
  { delayMs, leaseMs, attemptMs }: TaskDecision<unknown>,
  task: TaskRecord,
): TaskWrite {
  return {
    task,
    delayMs: delayMs ?? earlier?.delayMs,
    leaseMs: leaseMs ?? earlier?.leaseMs,
    attemptMs: attemptMs ?? earlier?.attemptMs,
  };
}

function leaseAfter(lease: Lease | undefined, { task, leaseMs }: TaskDecision<unknown>): Lease | undefined {
  if (task?.status !== "running" || !lease) return undefined;
  return leaseMs === undefined ? lease : { ...lease, leftMs: Math.min(leaseMs, lease.attemptLeftMs) };
}
