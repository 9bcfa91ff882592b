import type { BoundedRecords } from "../../port/answer-size.ts";
import type { TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { encodeText, taskFrom } from "../rows.ts";
import type { FlowTraces } from "./flow-traces.ts";
import { deleteFlow, findStoredFlow, insertFlow, type StoredFlow, type Tables, updateFlow } from "./flows.ts";
import { newestTasks } from "./list-tasks.ts";
import type { Statements } from "./statements.ts";
import { putTask, type StoredTask, storedTaskFrom, updateTask } from "./write-tasks.ts";

/** Reads what a decision needs, and writes what was decided, in the transaction that is open. */
export function change<Outcome>(
  tables: Tables,
  target: ChangeTarget | undefined,
  decide: (seen: Seen) => Decision<Outcome>,
  traces?: FlowTraces,
): Outcome {
  const { sql, journal } = tables;
  const stored = target && findStoredFlow(sql, target.ownerKey, target.flowId);
  const waiting = stored && target.withWaiting ? waitingTasks(sql, stored.seq) : [];
  const seen = stored ? look(sql, target, stored, waiting) : NOTHING;
  const { outcome, flow, task, ended, deletes, events } = decide(seen);
  if (deletes && stored) deleteFlow(tables, stored.flow, traces);
  else if (flow && stored) updateFlow(tables, stored, flow);
  const flowSeq = flow && !target ? insertFlow(tables, flow) : stored?.seq;
  if (task) putTask(tables, flowSeq, task);
  if (ended) endWaiting(tables, waiting, ended);
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

function endWaiting(tables: Tables, waiting: readonly StoredTask[], ended: readonly TaskRecord[]): void {
  const byId = new Map(waiting.map((stored) => [stored.task.taskId, stored]));
  for (const task of ended) {
    const before = byId.get(task.taskId);
    if (!before) throw new Error(`task ${task.taskId} was not waiting`);
    updateTask(tables, before, task);
  }
}

function look(
  sql: Statements,
  { withTasks, activeTasks, withWaiting, run }: ChangeTarget,
  { seq, flow }: StoredFlow,
  waitingTasks: readonly StoredTask[],
): Seen {
  const { items: tasks, more: moreTasks } = withTasks ? newestTasks(sql, seq, withTasks.maxBytes) : NO_TASKS;
  const active = withWaiting ? sql.hasActiveNotWaiting : sql.hasActiveTasks;
  const hasActiveTasks = activeTasks !== undefined && active.get(seq, activeTasks - 1) !== undefined;
  const row = run && sql.findRun.get(seq, encodeText(run.runId), run.runtime, nullable(run.childSessionKey));
  const waiting = waitingTasks.map(({ task }) => task);
  return { flow, tasks, moreTasks, hasActiveTasks, existing: row && taskFrom(row), waiting };
}

const NO_TASKS: Pick<BoundedRecords<TaskRecord>, "items" | "more"> = { items: [], more: false };

/** Without their inputs: these stay as they are, whatever becomes of the tasks. */
function waitingTasks(sql: Statements, flowSeq: number): StoredTask[] {
  return sql.waitingTasks.all(flowSeq).map(storedTaskFrom).sort(oldestFirst);
}

function oldestFirst({ task: a }: StoredTask, { task: b }: StoredTask): number {
  return a.createdAt - b.createdAt || (a.taskId < b.taskId ? -1 : 1);
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : encodeText(text);
}
