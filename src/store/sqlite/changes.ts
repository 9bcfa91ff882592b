import type { BoundedRecords } from "../../port/answer-size.ts";
import type { TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { encodeText, taskFrom } from "../rows.ts";
import { findFlow, insertFlow, keyOf, type Tables, updateFlow } from "./flows.ts";
import { newestTasks } from "./list-tasks.ts";
import type { Statements } from "./statements.ts";
import { putTask, updateTask } from "./write-tasks.ts";

/** Reads what a decision needs, and writes what was decided, in the transaction that is open. */
export function change<Outcome>(
  tables: Tables,
  target: ChangeTarget | undefined,
  decide: (seen: Seen) => Decision<Outcome>,
): Outcome {
  const { sql, journal } = tables;
  const seen = target ? look(sql, target) : NOTHING;
  const { outcome, flow, task, ended, events } = decide(seen);
  if (flow && seen.flow) updateFlow(tables, seen.flow, flow);
  else if (flow && !target) insertFlow(tables, flow);
  if (task) putTask(tables, task);
  if (ended) endWaiting(tables, seen.waiting, ended);
  if (events) for (const event of events) journal.append(event);
  return outcome;
}

const NOTHING: Seen = {
  flow: undefined,
  tasks: [],
  moreTasks: false,
  hasActiveTasks: false,
  existing: undefined,
  waiting: [],
};

function endWaiting(tables: Tables, waiting: readonly TaskRecord[], ended: readonly TaskRecord[]): void {
  const byId = new Map(waiting.map((task) => [task.taskId, task]));
  for (const task of ended) {
    const before = byId.get(task.taskId);
    if (!before) throw new Error(`task ${task.taskId} was not waiting`);
    updateTask(tables, before, task);
  }
}

function look(sql: Statements, target: ChangeTarget): Seen {
  const { ownerKey, flowId, withTasks, activeTasks, withWaiting, run } = target;
  const flow = findFlow(sql, ownerKey, flowId);
  if (!flow) return NOTHING;
  const key = keyOf(ownerKey, flowId);
  const { items: tasks, more: moreTasks } = withTasks ? newestTasks(sql, key, withTasks.maxBytes) : NO_TASKS;
  const active = withWaiting ? sql.hasActiveNotWaiting : sql.hasActiveTasks;
  const hasActiveTasks = activeTasks !== undefined && active.get(...key, activeTasks - 1) !== undefined;
  const waiting = withWaiting ? waitingTasks(sql, key) : [];
  const row = run && sql.findRun.get(...key, encodeText(run.runId), run.runtime, nullable(run.childSessionKey));
  return { flow, tasks, moreTasks, hasActiveTasks, existing: row && taskFrom(row), waiting };
}

const NO_TASKS: Pick<BoundedRecords<TaskRecord>, "items" | "more"> = { items: [], more: false };

/** Without their inputs: these stay as they are, whatever becomes of the tasks. */
function waitingTasks(sql: Statements, key: [string, string]): TaskRecord[] {
  return sql.waitingTasks
    .all(...key)
    .map(taskFrom)
    .sort(oldestFirst);
}

function oldestFirst(a: TaskRecord, b: TaskRecord): number {
  return a.createdAt - b.createdAt || (a.taskId < b.taskId ? -1 : 1);
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : encodeText(text);
}
