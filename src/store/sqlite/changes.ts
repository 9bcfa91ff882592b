import { BoundedRecords } from "../../port/answer-size.ts";
import type { TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, Seen } from "../../taskflow/flow-store.ts";
import { encodeText, taskFrom, taskValues, textsOf } from "../rows.ts";
import { findFlow, insertFlow, keyOf, type Tables, updateFlow } from "./flows.ts";
import type { Statements } from "./statements.ts";

/** Reads what a decision needs, and writes what was decided, in the transaction that is open. */
export function change<Outcome>(
  tables: Tables,
  target: ChangeTarget | undefined,
  decide: (seen: Seen) => Decision<Outcome>,
): Outcome {
  const { sql, journal } = tables;
  const seen = target ? look(sql, target) : NOTHING;
  const { outcome, flow, task, events } = decide(seen);
  if (flow && seen.flow) updateFlow(tables, seen.flow, flow);
  else if (flow && !target) insertFlow(tables, flow);
  if (task) sql.upsertTask.run(...taskValues(task));
  if (events) for (const event of events) journal.append(event);
  return outcome;
}

const NOTHING: Seen = { flow: undefined, tasks: [], moreTasks: false, hasActiveTasks: false, existing: undefined };

function look(sql: Statements, { ownerKey, flowId, withTasks, activeTasks, run }: ChangeTarget): Seen {
  const flow = findFlow(sql, ownerKey, flowId);
  if (!flow) return NOTHING;
  const key = keyOf(ownerKey, flowId);
  const { items: tasks, more: moreTasks } = withTasks ? newestTasks(sql, key, withTasks.maxBytes) : NO_TASKS;
  const hasActiveTasks = activeTasks !== undefined && sql.hasActiveTasks.get(...key, activeTasks - 1) !== undefined;
  const row = run && sql.findRun.get(...key, encodeText(run.runId), run.runtime, nullable(run.childSessionKey));
  return { flow, tasks, moreTasks, hasActiveTasks, existing: row && taskFrom(row) };
}

const NO_TASKS: Pick<BoundedRecords<TaskRecord>, "items" | "more"> = { items: [], more: false };

/** Row by row: what is beyond the bound is not read. */
function newestTasks(sql: Statements, key: [string, string], maxBytes: number): BoundedRecords<TaskRecord> {
  const tasks = new BoundedRecords<TaskRecord>({ limit: Number.POSITIVE_INFINITY, maxBytes });
  for (const row of sql.listTasks.iterate(...key)) if (!tasks.add(taskFrom(row), textsOf(row))) break;
  return tasks;
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : encodeText(text);
}
