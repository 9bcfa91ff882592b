import type { QueueDepth, QueuePage } from "../../port/operator.ts";
import type { OperatorStore } from "../../taskflow/operator-store.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import type { ReadQueue } from "./read-queue.ts";
import type { Statements } from "./statements.ts";

export function createSqliteOperator(sql: Statements, reads: ReadQueue): OperatorStore {
  return {
    listSessions: ({ after = "", limit }) =>
      reads.run(() => namesAfter(encodeText(after), limit, (last) => sql.nextSession.get(last)).map(decodeText)),
    measureQueues: (ownerKey, page) => reads.run(() => measureQueues(sql, encodeText(ownerKey), page)),
  };
}

function measureQueues(sql: Statements, owner: string, { after = "", limit, atMost }: QueuePage): QueueDepth[] {
  const count = (queue: string, status: string) => Number(sql.countInQueue.get(owner, queue, status, atMost)?.[0]);
  return namesAfter(encodeText(after), limit, (last) => sql.nextQueueOfOwner.get(owner, last)).map((queue) => ({
    queue: decodeText(queue),
    waiting: count(queue, "queued"),
    running: count(queue, "running"),
  }));
}

/** The different values of a column, from one to the next. */
function namesAfter(after: string, limit: number, next: (last: string) => Row | undefined): string[] {
  const names: string[] = [];
  for (let row = next(after); row && names.length < limit; row = next(row[0] as string)) names.push(row[0] as string);
  return names;
}
