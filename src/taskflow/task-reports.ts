import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { CompleteInput, FailTaskInput, LeaseInput, TaskReport } from "../port/tasks.ts";
import {
  afterFailure,
  type EndRules,
  endTask,
  isCancelRequested,
  putBack,
  type TaskEffect,
  type TaskRules,
} from "./end-task.ts";
import { type Held, withLease } from "./lease.ts";
import type { SeenTask, TaskDecision } from "./task-store.ts";

/** Pure: how an attempt ends, by what its worker reports or because it does not. */

export function decideComplete(seen: SeenTask, input: CompleteInput, rules: TaskRules): TaskDecision<TaskReport> {
  const { terminalSummary, resultJson } = input;
  const end = {
    status: "succeeded",
    terminalOutcome: "succeeded",
    error: undefined,
    terminalSummary,
    resultJson,
  } as const;
  return report(seen, input, ({ task, flow }) => endTask(task, flow, end, rules));
}

export function decideFail(seen: SeenTask, input: FailTaskInput, rules: TaskRules): TaskDecision<TaskReport> {
  const { error, outcome = "failed", retryable = true, retryAfterMs } = input;
  const failure = { outcome, error, retryable, retryAfterMs };
  return report(seen, input, ({ task, flow }) => afterFailure(task, flow, failure, rules));
}

/** Back to its place in the queue, as if this attempt had not been; there is nobody to cancel it later. */
export function decideRelease(seen: SeenTask, input: LeaseInput, rules: TaskRules): TaskDecision<TaskReport> {
  return report(seen, input, ({ task, flow }) => {
    if (isCancelRequested(task, flow)) return endTask(task, flow, { status: "cancelled" }, rules);
    return putBack(task, flow, { attempt: Math.max(0, (task.attempt ?? 0) - 1) }, rules);
  });
}

function report(
  seen: SeenTask,
  { leaseToken }: LeaseInput,
  decide: (held: Held) => TaskEffect,
): TaskDecision<TaskReport> {
  return withLease(seen, leaseToken, (held) => {
    const effect = decide(held);
    return { ...effect, outcome: { task: effect.task ?? held.task } };
  });
}

/** The lease of a task has ended, or its attempt has used up its time (`isOverdue`). */
export function endAttempt(task: TaskRecord, flow: FlowRecord, isOverdue: boolean, rules: TaskRules): TaskEffect {
  const failure = isOverdue
    ? ({ outcome: "timed_out", error: `The attempt took longer than ${task.timeoutMs} ms (timeoutMs).` } as const)
    : ({ outcome: "failed", error: "The lease expired: the worker sent no heartbeat in time." } as const);
  return afterFailure(task, flow, { ...failure, retryable: true }, rules);
}

/** A task that has been available since before `availableBefore`. One that a worker gave back later waits from then on. */
export function endUnclaimed(
  task: TaskRecord,
  flow: FlowRecord,
  rules: EndRules & { availableBefore: number },
): TaskEffect {
  const { availableAt = 0, lastEventAt = 0 } = task;
  const waitsSince = Math.min(Math.max(availableAt, lastEventAt), rules.now);
  if (waitsSince >= rules.availableBefore) return { task: { ...task, availableAt: waitsSince }, delayMs: 0 };
  const status = isCancelRequested(task, flow) ? "cancelled" : "timed_out";
  return endTask(task, flow, { status, error: "No worker claimed the task in time." }, rules);
}
