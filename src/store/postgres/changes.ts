import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, KeyRecord, Seen } from "../../taskflow/flow-store.ts";
import { taskFrom } from "../rows.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { deleteFlows, deleteLateDeliveries } from "./delete-flows.ts";
import { writeEvents } from "./events.ts";
import { areMore, keyArrays, keyFrom, keyOf, lockFlows, parentKey, updateFlows } from "./flows.ts";
import { KeptKeys, retriable } from "./keys.ts";
import { flowArrays, runKey } from "./rows.ts";
import { SQL } from "./statements.ts";
import type { TaskNotices } from "./task-notices.ts";
import { lockTasks } from "./task-reads.ts";
import { type Queued, updateTasks, upsertTasks, waitingOf } from "./task-writes.ts";
import { type NewestTasks, WorkingCopy } from "./working-copy.ts";

export interface Change {
  /** Absent: nothing is read, and the flow that is decided on is a new one. */
  target?: ChangeTarget | undefined;
  decide: (seen: Seen) => Decision<unknown>;
  /** Present: it is done once for this key, and its outcome, a text, kept. */
  key?: KeyRecord;
}

const NOTHING: Seen = {
  flow: undefined,
  tasks: [],
  moreTasks: false,
  hasActiveTasks: false,
  existing: undefined,
  waiting: [],
};

/**
 * Changes in one transaction: their flows are locked and read, each change is decided on in the order in which they came
 * and sees what the ones before it decided, and what became of it all is written. Whoever else changes one of these
 * flows, in this process or another, waits for the commit.
 */
export async function performChanges(
  database: Database,
  notices: Pick<TaskNotices, "write">,
  changes: Change[],
  committed: (events: EventRecord[], queued: Queued[]) => void,
): Promise<unknown[]> {
  try {
    const { outcomes, events, queued, deleted } = await database.transaction((transaction) =>
      performIn(transaction, notices, changes),
    );
    committed(events, queued);
    await deleteLateDeliveries(database, deleted);
    return outcomes;
  } catch (error) {
    throw changes.some(({ key }) => key) ? retriable(error) : error;
  }
}

async function performIn(transaction: Transaction, notices: Pick<TaskNotices, "write">, changes: Change[]) {
  const { copy, keys } = await look(transaction, changes);
  const created: FlowRecord[] = [];
  const events: EventRecord[] = [];
  const perform = ({ target, decide, key }: Change): unknown => {
    const kept = key && keys.answerTo(key);
    if (kept) return kept;
    const seen = target ? copy.see(target) : NOTHING;
    const decision = decide(seen);
    if (target) copy.apply(target, decision, seen.existing);
    else if (decision.flow) created.push(decision.flow);
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
  if (created.length > 0) void transaction.write(SQL.insertNewFlows, flowArrays(created));
  updateFlows(transaction, copy.changedFlows());
  const written = copy.writtenTasks();
  upsertTasks(transaction, written);
  updateTasks(transaction, copy.endedTasks());
  keys.write(transaction);
  // After the keys of this batch: they may hold what is deleted.
  const deleted = copy.deletedFlows();
  deleteFlows(transaction, deleted);
  const queued = waitingOf(written);
  notices.write(transaction, queued);
  // Last: from then on until the commit, readers wait for this transaction.
  writeEvents(transaction, events);
  return { outcomes, events, queued, deleted };
}

/** The statements are sent at once; each sees what was committed before the first had its locks. */
async function look(transaction: Transaction, changes: readonly Change[]) {
  const targets = changes.flatMap(({ target }) => target ?? []);
  const withWaiting = targets.filter((target) => target.withWaiting);
  const withoutWaiting = targets.filter((target) => !target.withWaiting);
  const [flows, waiting, tasks, active, held, runs, keys] = await Promise.all([
    lockFlows(transaction, distinct(targets)),
    waitingTasksOf(transaction, distinct(withWaiting)),
    tasksOf(transaction, distinct(targets.filter(({ withTasks }) => withTasks))),
    activeTasksOf(transaction, SQL.countActiveTasks, withoutWaiting),
    activeTasksOf(transaction, SQL.countHeldTasks, withWaiting),
    runsOf(transaction, targets),
    KeptKeys.read(
      transaction,
      changes.flatMap(({ key }) => key ?? []),
    ),
  ]);
  return { copy: new WorkingCopy({ flows, tasks, active, held, waiting, runs }), keys };
}

function distinct<Target extends ChangeTarget>(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}

/** The newest tasks of each flow, by its key. */
async function tasksOf(transaction: Transaction, targets: ChangeTarget[]): Promise<Map<string, NewestTasks>> {
  if (targets.length === 0) return new Map();
  const maxBytes = Math.max(...targets.map(({ withTasks }) => withTasks?.maxBytes ?? 0));
  const rows = await transaction.run(SQL.listTasks, [...keyArrays(targets), maxBytes]);
  const byFlow = Map.groupBy(rows, (row) => parentKey(taskFrom(row)));
  return new Map([...byFlow].map(([key, newest]) => [key, { tasks: newest.map(taskFrom), more: areMore(newest) }]));
}

/** The tasks of each flow that wait in queues. From here on no worker gets one of them. */
async function waitingTasksOf(transaction: Transaction, targets: ChangeTarget[]): Promise<Map<string, TaskRecord[]>> {
  if (targets.length === 0) return new Map();
  const rows = await transaction.run(SQL.lockWaiting, keyArrays(targets));
  return Map.groupBy(rows.map(taskFrom), parentKey);
}

/** How many tasks of each flow are active, by its key, up to the most that some change asks about. */
async function activeTasksOf(
  transaction: Transaction,
  statement: string,
  targets: ChangeTarget[],
): Promise<Map<string, number>> {
  const counted = targets.flatMap(({ activeTasks, ...key }) => (activeTasks ? [{ ...key, activeTasks }] : []));
  if (counted.length === 0) return new Map();
  // Of several that ask about one flow the last is asked for.
  const flows = distinct(counted.sort((a, b) => a.activeTasks - b.activeTasks));
  const most = flows.map(({ activeTasks }) => activeTasks);
  const rows = await transaction.run(statement, [...keyArrays(flows), most]);
  return new Map(rows.map((row) => [keyOf(keyFrom(row)), row[2] as number]));
}

async function runsOf(transaction: Transaction, targets: ChangeTarget[]): Promise<TaskRecord[]> {
  const wanted = targets.flatMap(({ run, ...key }) => (run ? [{ ...key, runKey: runKey(run) }] : []));
  if (wanted.length === 0) return [];
  const parameters = [...keyArrays(wanted), wanted.map((run) => run.runKey)];
  const found = (await transaction.run(SQL.findRuns, parameters)).map(taskFrom);
  const queued = found.filter(({ queue }) => queue !== undefined);
  if (queued.length === 0) return found;
  // A worker may just be getting one of them.
  const locked = await lockTasks(transaction, queued);
  return [...found.filter(({ queue }) => queue === undefined), ...locked.map(({ task }) => task)];
}
