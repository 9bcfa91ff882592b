import { BoundedRecords } from "../../port/answer-size.ts";
import type { Settle } from "../../taskflow/flow-store.ts";
import type {
  EndTask,
  SeenTask,
  TaskDecision,
  TaskStore,
  TaskTarget,
  UnclaimedTasks,
} from "../../taskflow/task-store.ts";
import { encodeText, textsOf } from "../rows.ts";
import { claimTasks, nextTaskMs } from "./claim-tasks.ts";
import type { CommitQueue } from "./commit-queue.ts";
import type { Tables } from "./flows.ts";
import { changeKeyed } from "./keys.ts";
import type { ReadQueue } from "./read-queue.ts";
import { createTaskReads } from "./reads.ts";
import { applyToTask, findTask, parentOf, type StoredTask, storedTaskFrom } from "./write-tasks.ts";

export function createSqliteTasks(tables: Tables, commits: CommitQueue, reads: ReadQueue): TaskStore {
  const { sql, leases, waiting } = tables;
  return {
    ...createTaskReads({ sql, reads }),
    changeTask: (target, decide, settle) => commits.run(() => changeTask(tables, target, decide, settle)),
    changeTaskKeyed: (key, target, decide, settle) =>
      commits.run(() => changeKeyed(sql, key, () => changeTask(tables, target, decide, settle))),
    claimTasks: async (request, claim) => {
      const { ownerKey, queues, now } = request;
      // Whoever asks in vain, again and again, is answered without a commit.
      if (reads.peek(() => nextTaskMs(sql, ownerKey, queues, now)) !== 0) return [];
      return commits.run(() => claimTasks(tables, request, claim));
    },
    onTasks: (listener) => waiting.listen(listener),
    endAttempts: async ({ limit }, end, settle) => {
      if (leases.nextEndMs !== 0) return 0;
      return commits.run(() => endAttempts(tables, limit, end, settle));
    },
    nextAttemptEndMs: async () => leases.nextEndMs,
    endUnclaimed: (batch, end, settle) => commits.run(() => endUnclaimed(tables, batch, end, settle)),
  };
}

const NOTHING: SeenTask = { task: undefined, flow: undefined, lease: undefined };

function changeTask<Outcome>(
  tables: Tables,
  { ownerKey, taskId }: TaskTarget,
  decide: (seen: SeenTask) => TaskDecision<Outcome>,
  settle: Settle,
): Outcome {
  const { sql, leases } = tables;
  const stored = findTask(sql, ownerKey, taskId);
  if (!stored) return decide(NOTHING).outcome;
  const flow = parentOf(sql, stored);
  const decision = decide({ task: stored.task, flow: flow.flow, lease: leases.left(taskId) });
  applyToTask(tables, stored, flow, decision, settle);
  if (decision.leaseMs !== undefined) leases.extend(taskId, decision.leaseMs);
  return decision.outcome;
}

function endAttempts(tables: Tables, limit: number, end: EndTask, settle: Settle): number {
  const { sql, leases } = tables;
  const ended = leases.ended(limit);
  for (const { taskId, isOverdue } of ended) {
    const row = sql.findTaskById.get(encodeText(taskId));
    if (row) endTask(tables, storedTaskFrom(row), isOverdue, end, settle);
    // Of a task that is gone, too.
    leases.end(taskId);
  }
  return ended.length;
}

function endUnclaimed(
  tables: Tables,
  { availableBefore, ...bounds }: UnclaimedTasks,
  end: EndTask,
  settle: Settle,
): number {
  const tasks = new BoundedRecords<StoredTask>(bounds);
  for (const row of tables.sql.unclaimedTasks.iterate(availableBefore, bounds.limit))
    if (!tasks.add(storedTaskFrom(row), textsOf(row))) break;
  for (const task of tasks.items) endTask(tables, task, true, end, settle);
  return tasks.items.length;
}

/** The flow is read for each task: another of its tasks may have ended it just now. */
function endTask(tables: Tables, stored: StoredTask, isOverdue: boolean, end: EndTask, settle: Settle): void {
  const flow = parentOf(tables.sql, stored);
  applyToTask(tables, stored, flow, end(stored.task, flow.flow, isOverdue), settle);
}
