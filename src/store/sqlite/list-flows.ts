import { setImmediate as nextTurn } from "node:timers/promises";
import type { FlowPage, ListFlowsQuery } from "../../host/bound-task-flow.ts";
import type { FlowRecord, FlowStatus } from "../../host/records.ts";
import { ENDED } from "../../taskflow/flow-transitions.ts";
import { encodeText, flowFrom, type Row } from "../rows.ts";
import type { ReadQueue } from "./read-queue.ts";
import type { Statements } from "./statements.ts";

/** Later than any flow: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, flowId: "\u{10ffff}" };

/** So many open flows are looked at in one go, which takes about a millisecond; requests that wait come first then. */
const SLICE = 1_000;

type Position = [createdAt: number, flowId: string];

export async function listFlows(
  reads: ReadQueue,
  sql: Statements,
  ownerKey: string,
  { limit, after = NEWEST, statuses }: ListFlowsQuery,
): Promise<FlowPage> {
  const owner = encodeText(ownerKey);
  const position: Position = [after.createdAt, encodeText(after.flowId)];
  // One more than the page holds tells whether there are older ones.
  const flows = statuses
    ? await byStatus(reads, sql, owner, new Set(statuses), position, limit + 1)
    : await reads.run(() => sql.listFlows.all(owner, ...position, limit + 1).map(flowFrom));
  return { flows: flows.slice(0, limit), more: flows.length > limit };
}

async function byStatus(
  reads: ReadQueue,
  sql: Statements,
  owner: string,
  statuses: ReadonlySet<FlowStatus>,
  position: Position,
  count: number,
): Promise<FlowRecord[]> {
  const ended = [...statuses].filter((status) => ENDED.has(status));
  const flows = await reads.run(() =>
    ended.flatMap((status) => flowsOf(sql, owner, sql.endedFlowKeys.all(owner, status, ...position, count))),
  );
  if (ended.length < statuses.size) flows.push(...(await openFlows(reads, sql, owner, statuses, position, count)));
  return flows.sort(newestFirst).slice(0, count);
}

/** Slice by slice from the newest on, until there are enough. */
async function openFlows(
  reads: ReadQueue,
  sql: Statements,
  owner: string,
  statuses: ReadonlySet<FlowStatus>,
  position: Position,
  count: number,
): Promise<FlowRecord[]> {
  const found: FlowRecord[] = [];
  for (let from: Position | undefined = position; from && found.length < count; ) {
    const start: Position = from;
    const keys = await reads.run(() => {
      const slice = sql.openFlowKeys.all(owner, ...start, SLICE);
      const wanted = slice.filter(([, , status]) => statuses.has(status as FlowStatus));
      found.push(...flowsOf(sql, owner, wanted.slice(0, count - found.length)));
      return slice;
    });
    const [createdAt, flowId] = keys.at(-1) ?? [];
    from = keys.length < SLICE ? undefined : [createdAt as number, flowId as string];
    if (from) await nextTurn();
  }
  return found;
}

/** The flows behind rows that begin with a time and an id. */
function flowsOf(sql: Statements, owner: string, keys: readonly Row[]): FlowRecord[] {
  return keys.flatMap(([, flowId]) => {
    const row = sql.findFlow.get(owner, flowId as string);
    return row ? [flowFrom(row)] : [];
  });
}

function newestFirst(a: FlowRecord, b: FlowRecord): number {
  return b.createdAt - a.createdAt || (a.flowId < b.flowId ? 1 : -1);
}
