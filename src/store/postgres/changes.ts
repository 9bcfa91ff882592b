import type { FlowRecord, TaskRecord } from "../../host/records.ts";
import type { ChangeTarget, Decision, OnceKey, Seen } from "../../taskflow/flow-store.ts";
import { taskFrom } from "../rows.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { keyArrays, keyOf, lockFlows, updateFlows } from "./flows.ts";
import { KeptKeys, outrun } from "./keys.ts";
import { flowArrays, runKey, taskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";
import { WorkingCopy } from "./working-copy.ts";

export interface Change {
  /** Absent: nothing is read, and the flow that is decided on is a new one. */
  target?: ChangeTarget | undefined;
  decide: (seen: Seen) => Decision<unknown>;
  /** Present: it is done once for this key, and its outcome, a text, kept. */
  once?: OnceKey;
}

const NOTHING: Seen = { flow: undefined, tasks: [], existing: undefined };

/**
 * Changes in one transaction: their flows are locked and read, each change is decided on in the order in which they came
 * and sees what the ones before it decided, and what became of it all is written. Whoever else changes one of these
 * flows, in this process or another, waits for the commit.
 */
export async function performChanges(database: Database, changes: Change[]): Promise<unknown[]> {
  try {
    return await database.transaction((transaction) => performIn(transaction, changes));
  } catch (error) {
    throw changes.some(({ once }) => once) ? outrun(error) : error;
  }
}

async function performIn(transaction: Transaction, changes: Change[]): Promise<unknown[]> {
  const { copy, keys } = await look(transaction, changes);
  const created: FlowRecord[] = [];
  const perform = ({ target, decide, once }: Change): unknown => {
    const kept = once && keys.answerTo(once);
    if (kept) return kept;
    const decision = decide(target ? copy.see(target) : NOTHING);
    if (target) copy.apply(target, decision);
    else if (decision.flow) created.push(decision.flow);
    return once ? keys.add(once, decision.outcome as string) : decision.outcome;
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
  return outcomes;
}

/** The statements are sent at once; each sees what was committed before the first had its locks. */
async function look(transaction: Transaction, changes: readonly Change[]) {
  const targets = changes.flatMap(({ target }) => target ?? []);
  const [flows, tasks, runs, keys] = await Promise.all([
    lockFlows(transaction, distinct(targets)),
    tasksOf(transaction, distinct(targets.filter(({ withTasks }) => withTasks))),
    runsOf(transaction, targets),
    KeptKeys.read(
      transaction,
      changes.flatMap(({ once }) => once ?? []),
    ),
  ]);
  return { copy: new WorkingCopy(flows, tasks, runs), keys };
}

function distinct(targets: readonly ChangeTarget[]): ChangeTarget[] {
  return [...new Map(targets.map((target) => [keyOf(target), target])).values()];
}

async function tasksOf(transaction: Transaction, targets: ChangeTarget[]): Promise<TaskRecord[]> {
  if (targets.length === 0) return [];
  return (await transaction.run(SQL.listTasks, keyArrays(targets))).map(taskFrom);
}

async function runsOf(transaction: Transaction, targets: ChangeTarget[]): Promise<TaskRecord[]> {
  const wanted = targets.flatMap(({ run, ...key }) => (run ? [{ ...key, runKey: runKey(run) }] : []));
  if (wanted.length === 0) return [];
  const parameters = [...keyArrays(wanted), wanted.map((run) => run.runKey)];
  return (await transaction.run(SQL.findRuns, parameters)).map(taskFrom);
}
