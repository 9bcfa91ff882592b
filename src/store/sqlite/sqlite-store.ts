import type { DatabaseSync } from "node:sqlite";
import { type ListFlowsQuery, PersistError } from "../../host/bound-task-flow.ts";
import type { FlowRecord } from "../../host/records.ts";
import type { ChangeTarget, FlowStore, Seen } from "../../taskflow/flow-store.ts";
import { CommitQueue } from "./commit-queue.ts";
import { encodeText, flowFrom, flowValues, type Row, taskFrom, taskValues } from "./rows.ts";
import { prepareStatements, type Statements } from "./statements.ts";
import { summarise } from "./task-summary.ts";

/** Later than any flow: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, flowId: "\u{10ffff}" };

export function createSqliteStore(db: DatabaseSync, release: () => void): FlowStore {
  const sql = prepareStatements(db);
  const commits = new CommitQueue(db);
  return {
    insertFlow: (flow) => commits.run(() => void sql.insertFlow.run(...flowValues(flow))),
    findFlow: (ownerKey, flowId) => read(() => findFlow(sql, ownerKey, flowId)),
    latestFlow: (ownerKey) => read(() => optional(sql.latestFlow.get(ownerKey), flowFrom)),
    listFlows: (ownerKey, query) => read(() => listFlows(sql, ownerKey, query)),
    taskSummary: (ownerKey, flowId) =>
      read(() => {
        if (!sql.findFlow.get(ownerKey, flowId)) return undefined;
        return summarise(sql.countTasks.all(ownerKey, flowId));
      }),
    change: (target, decide) =>
      commits.run(() => {
        const seen = look(sql, target);
        const { outcome, flow, task } = decide(seen);
        if (flow && seen.flow) updateFlow(sql, seen.flow, flow);
        if (task) sql.upsertTask.run(...taskValues(task));
        return outcome;
      }),
    loseSilentTasks: ({ silentBefore, limit }, lose, settle) =>
      commits.run(() => {
        const tasks = sql.silentTasks.all(silentBefore, limit).map((row) => taskFrom(row));
        for (const task of tasks) sql.upsertTask.run(...taskValues(lose(task)));
        const parents = new Map(tasks.map((task) => [task.parentFlowId, task.ownerKey]));
        for (const [flowId, ownerKey] of parents) settleFlow(sql, ownerKey, flowId, settle);
        return tasks.length;
      }),
    pruneFlows: ({ endedBefore, limit }) => commits.run(() => Number(sql.pruneFlows.run(endedBefore, limit).changes)),
    pruneTasks: ({ now, limit }) => commits.run(() => Number(sql.pruneTasks.run(now, limit).changes)),
    ping: () => read(() => void sql.ping.get()),
    close: async () => {
      commits.flush();
      db.close();
      release();
    },
  };
}

/** Reads need no transaction: changes are committed in one go on the same connection. */
async function read<Result>(query: () => Result): Promise<Result> {
  try {
    return query();
  } catch (cause) {
    throw new PersistError("The store could not be read.", { cause });
  }
}

function look(sql: Statements, { ownerKey, flowId, withTasks, run }: ChangeTarget): Seen {
  const flow = findFlow(sql, ownerKey, flowId);
  const tasks = flow && withTasks ? sql.listTasks.all(ownerKey, flowId).map((row) => taskFrom(row)) : [];
  const key = run && [encodeText(run.runId), run.runtime, run.childSessionKey ? encodeText(run.childSessionKey) : null];
  const existing = flow && key ? optional(sql.findRun.get(ownerKey, flowId, ...key), taskFrom) : undefined;
  return { flow, tasks, existing };
}

function findFlow(sql: Statements, ownerKey: string, flowId: string): FlowRecord | undefined {
  return optional(sql.findFlow.get(ownerKey, flowId), flowFrom);
}

function updateFlow(sql: Statements, from: FlowRecord, to: FlowRecord): void {
  const { changes } = sql.updateFlow.run(...flowValues(to), from.ownerKey, from.flowId, from.revision);
  // This process is the only writer and the row was read in the same transaction.
  if (changes !== 1) throw new Error(`flow ${from.flowId} is not at revision ${from.revision}`);
}

/** One range of an index per status, merged: the cost is that of the page, not of the session. */
function listFlows(sql: Statements, ownerKey: string, { limit, after = NEWEST, statuses }: ListFlowsQuery) {
  const position = [after.createdAt, after.flowId, limit + 1] as const;
  const rows = statuses
    ? statuses.flatMap((status) => sql.listFlowsByStatus.all(ownerKey, status, ...position))
    : sql.listFlows.all(ownerKey, ...position);
  const flows = rows.map((row) => flowFrom(row));
  if (statuses && statuses.length > 1) flows.sort(newestFirst);
  return { flows: flows.slice(0, limit), more: flows.length > limit };
}

function newestFirst(a: FlowRecord, b: FlowRecord): number {
  return b.createdAt - a.createdAt || (a.flowId < b.flowId ? 1 : -1);
}

function settleFlow(
  sql: Statements,
  ownerKey: string,
  flowId: string,
  settle: (flow: FlowRecord) => FlowRecord | undefined,
): void {
  if (sql.hasActiveTask.get(ownerKey, flowId)) return;
  const flow = findFlow(sql, ownerKey, flowId);
  const settled = flow && settle(flow);
  if (flow && settled) updateFlow(sql, flow, settled);
}

function optional<Found>(row: Row | undefined, from: (row: Row) => Found): Found | undefined {
  return row && from(row);
}
