import type { TaskRetry } from "../port/tasks.ts";
import { putBack, type TaskRules } from "./end-task.ts";
import { isEnded } from "./flow-transitions.ts";
import type { SeenTask, TaskDecision } from "./task-store.ts";
import { isActive } from "./task-transitions.ts";

const CLEARED = {
  endedAt: undefined,
  cleanupAfter: undefined,
  terminalSummary: undefined,
  terminalOutcome: undefined,
  resultJson: undefined,
} as const;

/**
 * Puts a task that did not succeed back into its queue, available at once. It keeps its count of attempts, but for one
 * that has used them up: that gets one more.
 */
export function decideRetryTask(seen: SeenTask, rules: TaskRules): TaskDecision<TaskRetry> {
  const { task, flow } = seen;
  if (!task) return { outcome: { refused: "not_found", reason: "Task not found." } };
  const reason = refusalOf(seen);
  if (reason !== undefined) return { outcome: { refused: "not_retryable", reason, task } };
  const { attempt = 0, maxAttempts = 1 } = task;
  const change = { ...CLEARED, attempt: Math.min(attempt, maxAttempts - 1), availableAt: rules.waitsFrom };
  const { task: waiting = task, events = [] } = putBack(task, flow, change, rules);
  return { outcome: { task: waiting }, task: waiting, events, delayMs: 0 };
}

function refusalOf({ task, flow }: Extract<SeenTask, { task: object }>): string | undefined {
  if (task.queue === undefined) return "Task has no queue: no worker would get it.";
  if (isActive(task)) return `Task is still ${task.status}.`;
  if (task.status === "succeeded") return "Task has succeeded.";
  if (isEnded(flow)) return `The flow of the task is already ${flow.status}.`;
  if (flow.cancelRequestedAt !== undefined) return "Cancellation of the task's flow has been requested.";
  return undefined;
}
