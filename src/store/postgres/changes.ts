import type { EventRecord } from "../../port/events.ts";
import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, KeyRecord, Seen } from "../../taskflow/flow-store.ts";
import { taskFrom } from "../rows.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { writeEvents } from "./events.ts";
import { areMore, keyArrays, keyFrom, keyOf, lockFlows, parentKey, updateFlows } from "./flows.ts";
import { KeptKeys, retriable } from "./keys.ts";
import { flowArrays, runKey, taskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";
import { type NewestTasks, WorkingCopy } from "./working-copy.ts";

export interface Change {
  /** Absent: nothing is read, and the flow that is decided on is a new one. */
  target?: ChangeTarget | undefined;
  decide: (seen: Seen) => Decision<unknown>;
  /** Present: it is done once for this key, and its outcome, a text, kept. */
  key?: KeyRecord;
}

const NOTHING: Seen = { flow: undefined, tasks: [], moreTasks: false, hasActiveTasks: false, existing: undefined };

/**
 * Changes in one transaction: their flows are locked and read, each change is decided on in the order in which they came
 * and sees what the ones before it decided, and what became of it all is written. Whoever else changes one of these
 * flows, in this process or another, waits for the commit.
 */
export async function performChanges(
  database: Database,
  changes: Change[],
  committed: (events: EventRecord[]) => void,
): Promise<unknown[]> {
  try {
    const { outcomes, events } = await database.transaction((transaction) => performIn(transaction, changes));
    committed(events);
    return outcomes;
  } catch (error) {
    throw changes.some(({ key }) => key) ? retriable(error) : error;
  }
}

async function performIn(transaction: Transaction, changes: Change[]) {
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
  const tasks = copy.changedTasks();
  if (tasks.length > 0) void transaction.write(SQL.upsertTasks, taskArrays(tasks));
  keys.write(transaction);
  // Last: from then on until the commit, readers wait for this transaction.
  writeEvents(transaction, events);
  return { outcomes, events };
}

/** The statements are sent at once; each sees what was committed before the first had its locks. */
async function look(transaction: Transaction, changes: readonly Change[]) {
  const targets = changes.flatMap(({ target }) => target ?? []);
  const [flows, tasks, active, runs, keys] = await Promise.all([
    lockFlows(transaction, distinct(targets)),
    tasksOf(transaction, distinct(targets.filter(({ withTasks }) => withTasks))),
    activeTasksOf(transaction, targets),
    runsOf(transaction, targets),
    KeptKeys.read(
      transaction,
      changes.flatMap(({ key }) => key ?? []),
    ),
  ]);
  return { copy: new WorkingCopy({ flows, tasks, active, runs }), keys };
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

/** How many tasks of each flow are active, by its key, up to the most that some change asks about. */
async function activeTasksOf(transaction: Transaction, targets: ChangeTarget[]): Promise<Map<string, number>> {
  const counted = targets.flatMap(({ activeTasks, ...key }) => (activeTasks ? [{ ...key, activeTasks }] : []));
  if (counted.length === 0) return new Map();
  // Of several that ask about one flow the last is asked for.
  const flows = distinct(counted.sort((a, b) => a.activeTasks - b.activeTasks));
  const most = flows.map(({ activeTasks }) => activeTasks);
  const rows = await transaction.run(SQL.countActiveTasks, [...keyArrays(flows), most]);
  return new Map(rows.map((row) => [keyOf(keyFrom(row)), row[2] as number]));
}

async function runsOf(transaction: Transaction, targets: ChangeTarget[]): Promise<TaskRecord[]> {
  const wanted = targets.flatMap(({ run, ...key }) => (run ? [{ ...key, runKey: runKey(run) }] : []));
  if (wanted.length === 0) return [];
  const parameters = [...keyArrays(wanted), wanted.map((run) => run.runKey)];
  return (await transaction.run(SQL.findRuns, parameters)).map(taskFrom);
}
