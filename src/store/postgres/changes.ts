import type { FlowRecord, TaskRecord } from "../../host/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { taskFrom } from "../rows.ts";
import { Failed } from "./batches.ts";
import type { Database, Transaction } from "./database.ts";
import { keyArrays, keyOf, lockFlows, updateFlows } from "./flows.ts";
import { runKey, taskArrays } from "./rows.ts";
import { SQL } from "./statements.ts";

export interface Change {
  target: ChangeTarget;
  decide: (seen: Seen) => Decision<unknown>;
}

/**
 * Changes of different flows in one transaction: their rows are locked and read, each is decided on, and what was decided
 * is written. Whoever else changes one of these flows, in this process or another, waits for the commit and then sees
 * what it left.
 */
export function performChanges(database: Database, changes: Change[]): Promise<unknown[]> {
  return database.transaction(async (transaction) => {
    const seen = await look(transaction, changes);
    const updates: { from: FlowRecord; to: FlowRecord }[] = [];
    const tasks: TaskRecord[] = [];
    const outcomes = changes.map(({ decide }, index) => {
      const before = seen[index] as Seen;
      try {
        const { outcome, flow, task } = decide(before);
        if (flow && before.flow) updates.push({ from: before.flow, to: flow });
        if (task) tasks.push(task);
        return outcome;
      } catch (error) {
        return new Failed(error);
      }
    });
    updateFlows(transaction, updates);
    if (tasks.length > 0) void transaction.write(SQL.upsertTasks, taskArrays(tasks));
    return outcomes;
  });
}

/** The statements are sent at once; each sees what was committed before the first had its locks. */
async function look(transaction: Transaction, changes: readonly Change[]): Promise<Seen[]> {
  const targets = changes.map(({ target }) => target);
  const [flows, tasks, runs] = await Promise.all([
    lockFlows(transaction, targets),
    tasksOf(
      transaction,
      targets.filter(({ withTasks }) => withTasks),
    ),
    runsOf(
      transaction,
      targets.filter(({ run }) => run),
    ),
  ]);
  return targets.map((target) => {
    const key = keyOf(target);
    const flow = flows.get(key);
    return { flow, tasks: (flow && tasks.get(key)) ?? [], existing: flow && runs.get(key) };
  });
}

async function tasksOf(transaction: Transaction, targets: ChangeTarget[]): Promise<Map<string, TaskRecord[]>> {
  if (targets.length === 0) return new Map();
  const rows = await transaction.run(SQL.listTasks, keyArrays(targets));
  return Map.groupBy(
    rows.map((row) => taskFrom(row)),
    parentKey,
  );
}

async function runsOf(transaction: Transaction, targets: ChangeTarget[]): Promise<Map<string, TaskRecord>> {
  if (targets.length === 0) return new Map();
  const runs = targets.map(({ run }) => (run ? runKey(run) : null));
  const rows = await transaction.run(SQL.findRuns, [...keyArrays(targets), runs]);
  return new Map(rows.map((row) => taskFrom(row)).map((task) => [parentKey(task), task]));
}

export function parentKey({ ownerKey, parentFlowId }: TaskRecord): string {
  return keyOf({ ownerKey, flowId: parentFlowId });
}
