import type { TaskRecord } from "../../host/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { taskFrom } from "../rows.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { keyArrays, keyOf, lockFlows, updateFlows } from "./flows.ts";
import { runKey, taskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";
import { WorkingCopy } from "./working-copy.ts";

export interface Change {
  target: ChangeTarget;
  decide: (seen: Seen) => Decision<unknown>;
}

/**
 * Changes in one transaction: their flows are locked and read, each change is decided on in the order in which they came
 * and sees what the ones before it decided, and what became of it all is written. Whoever else changes one of these
 * flows, in this process or another, waits for the commit.
 */
export function performChanges(database: Database, changes: Change[]): Promise<unknown[]> {
  return database.transaction(async (transaction) => {
    const copy = await look(transaction, changes);
    const outcomes = changes.map(({ target, decide }) => {
      try {
        const decision = decide(copy.see(target));
        copy.apply(target, decision);
        return decision.outcome;
      } catch (error) {
        return new Failed(error);
      }
    });
    updateFlows(transaction, copy.changedFlows());
    const tasks = copy.changedTasks();
    if (tasks.length > 0) void transaction.write(SQL.upsertTasks, taskArrays(tasks));
    return outcomes;
  });
}

/** The statements are sent at once; each sees what was committed before the first had its locks. */
async function look(transaction: Transaction, changes: readonly Change[]): Promise<WorkingCopy> {
  const targets = changes.map(({ target }) => target);
  const [flows, tasks, runs] = await Promise.all([
    lockFlows(transaction, distinct(targets)),
    tasksOf(transaction, distinct(targets.filter(({ withTasks }) => withTasks))),
    runsOf(transaction, targets),
  ]);
  return new WorkingCopy(flows, tasks, runs);
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
