import { setImmediate as nextTurn } from "node:timers/promises";
import { BoundedRecords } from "../../port/answer-size.ts";
import type { FlowPage, ListFlowsQuery } from "../../port/bound-task-flow.ts";
import type { FlowRecord, FlowStatus } from "../../port/records.ts";
import { ENDED } from "../../taskflow/flow-transitions.ts";
import { encodeText, flowFrom, type Row, textsOf } from "../rows.ts";
import type { ReadQueue } from "./read-queue.ts";
import type { Statements } from "./statements.ts";

/** Later than any flow: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, flowId: "\u{10ffff}" };
/** Earlier than any flow. */
const OLDEST: Position = [-1, ""];

/** Open flows that are looked at in one step, about a millisecond; waiting requests come before the next step. */
const SLICE = 1_000;

type Position = [createdAt: number, flowId: string];

export async function listFlows(
  reads: ReadQueue,
  sql: Statements,
  ownerKey: string,
  { limit, maxBytes = Number.POSITIVE_INFINITY, after = NEWEST, statuses }: ListFlowsQuery,
): Promise<FlowPage> {
  const owner = encodeText(ownerKey);
  const position: Position = [after.createdAt, encodeText(after.flowId)];
  const page = new BoundedRecords<FlowRecord>({ limit, maxBytes });
  if (statuses) await byStatus(reads, sql, owner, statuses, position, { page, limit });
  else
    await reads.run(() => {
      // One more than the page holds tells whether there are older ones; what is beyond is not read.
      for (const row of sql.listFlows.iterate(owner, ...position, limit + 1))
        if (!page.add(flowFrom(row), textsOf(row))) break;
    });
  return { flows: page.items, more: page.more };
}

/** From one position to the next, until the page is full: first where the flows are, then those that it has room for. */
async function byStatus(
  reads: ReadQueue,
  sql: Statements,
  owner: string,
  statuses: readonly FlowStatus[],
  position: Position,
  { page, limit }: { page: BoundedRecords<FlowRecord>; limit: number },
): Promise<void> {
  const wanted = new Set(statuses);
  const ended = [...wanted].filter((status) => ENDED.has(status));
  const looksAtOpen = ended.length < wanted.size;
  for (let from: Position | undefined = position; from && !page.more; ) {
    const start: Position = from;
    from = await reads.run(() => {
      const open = looksAtOpen ? sql.openFlowKeys.all(owner, ...start, SLICE) : [];
      const end = open.length < SLICE ? OLDEST : positionOf(open.at(-1));
      const keys = open.filter(([, , status]) => wanted.has(status as FlowStatus));
      for (const status of ended) keys.push(...sql.endedFlowKeys.all(owner, status, ...end, ...start, limit + 1));
      fill(page, sql, owner, keys.sort(newestFirst));
      return end === OLDEST ? undefined : end;
    });
    if (from && !page.more) await nextTurn();
  }
}

/** With the flows behind rows that begin with a time and an id. */
function fill(page: BoundedRecords<FlowRecord>, sql: Statements, owner: string, keys: readonly Row[]): void {
  for (const [, flowId] of keys) {
    const row = sql.findFlow.get(owner, flowId as string);
    if (row && !page.add(flowFrom(row), textsOf(row))) return;
  }
}

function positionOf(row: Row | undefined): Position {
  const [createdAt, flowId] = row ?? OLDEST;
  return [createdAt as number, flowId as string];
}

function newestFirst(a: Row, b: Row): number {
  return (b[0] as number) - (a[0] as number) || ((a[1] as string) < (b[1] as string) ? 1 : -1);
}
