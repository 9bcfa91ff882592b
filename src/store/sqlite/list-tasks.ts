import { BoundedRecords } from "../../port/answer-size.ts";
import type { TaskRecord, TaskStatus } from "../../port/records.ts";
import type { ListTasksQuery, TaskPage } from "../../port/tasks.ts";
import { encodeText, type Row, taskFrom, textsOf } from "../rows.ts";
import { highestFirst, mergeRanges, type Range } from "./merge-ranges.ts";
import type { Statements } from "./statements.ts";

/** Later than any task: the position before the first page. */
const NEWEST = { createdAt: Number.MAX_SAFE_INTEGER, taskId: "\u{10ffff}" };
const STATUSES: readonly TaskStatus[] = ["queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost"];

/** A page is merged from ranges of indexes: it costs what it holds, and a look at each range. */
export function listTasks(sql: Statements, ownerKey: string, query: ListTasksQuery): TaskPage {
  const { flowId, statuses = STATUSES, queue, limit, maxBytes, after = NEWEST } = query;
  const owner = encodeText(ownerKey);
  const position: Row = [after.createdAt, encodeText(after.taskId)];
  const wanted = [...new Set(statuses)];
  const inQueue = queue === undefined ? undefined : encodeText(queue);
  const ranges =
    flowId === undefined
      ? rangesOfOwner(sql, owner, wanted, inQueue)
      : [...rangesOfFlow(sql, flowSeqOf(sql, owner, flowId), wanted, inQueue)];
  const page = new BoundedRecords<TaskRecord>({ limit, maxBytes });
  // One more than the page holds tells whether there are older ones.
  for (const row of newestFirst(sql, ranges, position, limit + 1)) if (!page.add(taskFrom(row), textsOf(row))) break;
  return { tasks: page.items, more: page.more };
}

/** Tasks read at once, of those that a flow has. */
const READ_AT_ONCE = 64;

/** Of a flow's newest tasks as many as have about `maxBytes`. */
export function newestTasks(sql: Statements, flowSeq: number, maxBytes: number): BoundedRecords<TaskRecord> {
  const tasks = new BoundedRecords<TaskRecord>({ limit: Number.POSITIVE_INFINITY, maxBytes });
  const ranges = [...rangesOfFlow(sql, flowSeq, STATUSES, undefined)];
  const position: Row = [NEWEST.createdAt, NEWEST.taskId];
  for (const row of newestFirst(sql, ranges, position, READ_AT_ONCE))
    if (!tasks.add(taskFrom(row), textsOf(row))) break;
  return tasks;
}

function* newestFirst(sql: Statements, ranges: readonly Range[], position: Row, wanted: number): Iterable<Row> {
  const before = ranges.map<Range>((range) => (after, limit) => range(after ?? position, limit));
  for (const [, , seq] of mergeRanges(before, highestFirst, wanted)) {
    const row = sql.findListedTask.get(seq as number);
    if (row) yield row;
  }
}

function rangesOfOwner(
  sql: Statements,
  owner: string,
  statuses: readonly TaskStatus[],
  queue: string | undefined,
): Range[] {
  return statuses.map((status) => (after, limit) => {
    const place = placeOf(after);
    return queue === undefined
      ? sql.taskKeysOfOwner.all(owner, status, ...place, limit)
      : sql.taskKeysOfQueue.all(owner, queue, status, ...place, limit);
  });
}

/** No flow has the number 0. */
function flowSeqOf(sql: Statements, owner: string, flowId: string): number {
  const [seq = 0] = (sql.findFlowSeq.get(owner, encodeText(flowId)) ?? []) as [number?];
  return seq;
}

/** A range for each status, runtime and queue that the flow has tasks of; among the queues none. */
function* rangesOfFlow(
  sql: Statements,
  flowSeq: number,
  wanted: readonly TaskStatus[],
  queue: string | undefined,
): Iterable<Range> {
  for (const status of valuesOf((last) => sql.nextStatusOfFlow.get(flowSeq, last))) {
    if (!wanted.includes(status as TaskStatus)) continue;
    for (const runtime of valuesOf((last) => sql.nextRuntimeOfFlow.get(flowSeq, status, last))) {
      const part = [flowSeq, status, runtime] as const;
      const queues =
        queue === undefined ? [null, ...valuesOf((last) => sql.nextQueueOfFlow.get(...part, last))] : [queue];
      for (const one of queues) yield (after, limit) => sql.taskKeysOfFlow.all(...part, one, ...placeOf(after), limit);
    }
  }
}

/** The different values of a column, from one to the next. */
function* valuesOf(next: (last: string) => Row | undefined): Iterable<string> {
  for (let row = next(""); row; row = next(row[0] as string)) yield row[0] as string;
}

function placeOf(row: Row | undefined): [number, string] {
  const [createdAt, taskId] = row ?? [NEWEST.createdAt, NEWEST.taskId];
  return [createdAt as number, taskId as string];
}
