import type { FlowRecord, TaskRecord } from "../../port/records.ts";
import type { ClaimRequest, TaskDecision } from "../../taskflow/task-store.ts";
import { encodeText, type Row } from "../rows.ts";
import type { Tables } from "./flows.ts";
import { lowestFirst, mergeRanges, type Range } from "./merge-ranges.ts";
import type { Statements } from "./statements.ts";
import { parentOf, storedTaskFrom, updateTask } from "./write-tasks.ts";

/** Hands over the tasks that are available, oldest first, whichever of the queues they are in. */
export function claimTasks<Claimed>(
  tables: Tables,
  request: ClaimRequest,
  claim: (task: TaskRecord, flow: FlowRecord, before: readonly Claimed[]) => TaskDecision<Claimed> | undefined,
): Claimed[] {
  const { sql, journal, leases } = tables;
  const claimed: Claimed[] = [];
  for (const [, seq] of availableTasks(sql, request)) {
    const stored = storedTaskFrom(sql.findTaskBySeq.get(seq as number) as Row);
    const { task } = stored;
    const decision = claim(task, parentOf(sql, stored).flow, claimed);
    if (!decision) break;
    if (decision.task) updateTask(tables, stored, decision.task);
    if (decision.leaseMs !== undefined) leases.start(task.taskId, decision.leaseMs, decision.attemptMs);
    for (const event of decision.events ?? []) journal.append(event);
    claimed.push(decision.outcome);
    // Before the next place is looked for.
    if (claimed.length === request.limit) break;
  }
  return claimed;
}

/** Milliseconds until one of the queues has a task that is available; undefined if none waits. */
export function nextTaskMs(
  sql: Statements,
  ownerKey: string,
  queues: readonly string[],
  now: number,
): number | undefined {
  const owner = encodeText(ownerKey);
  let first = Number.POSITIVE_INFINITY;
  for (const queue of new Set(queues)) {
    const [availableAt] = (sql.firstAvailable.get(owner, encodeText(queue)) ?? []) as [number?];
    if (availableAt !== undefined) first = Math.min(first, availableAt);
  }
  return Number.isFinite(first) ? Math.max(0, first - now) : undefined;
}

/** Before any task. */
const START: Row = [-1, -1];

function availableTasks(sql: Statements, { ownerKey, queues, limit, now }: ClaimRequest): Iterable<Row> {
  const owner = encodeText(ownerKey);
  const ranges = [...new Set(queues)].map<Range>((queue) => {
    const name = encodeText(queue);
    return (after = START, count) =>
      sql.availableTasks.all(owner, name, after[0] as number, after[1] as number, now, count);
  });
  return mergeRanges(ranges, lowestFirst, limit);
}
