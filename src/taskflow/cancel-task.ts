import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { TaskCancellation } from "../port/tasks.ts";
import { type EndRules, endTask, isHeld, type TaskEffect } from "./end-task.ts";
import type { SeenTask, TaskDecision } from "./task-store.ts";
import { isActive } from "./task-transitions.ts";

/** Ends the task, or asks the worker that holds it to end it. */
export function decideCancelTask({ task, flow }: SeenTask, rules: EndRules): TaskDecision<TaskCancellation> {
  if (!task) return { outcome: { refused: "not_found", reason: "Task not found." } };
  if (!isActive(task)) return { outcome: { refused: "terminal", reason: `Task is already ${task.status}.`, task } };
  if (!isHeld(task)) {
    const ended = cancelTask(task, flow, rules);
    return { ...ended, outcome: { cancelled: true, task: ended.task } };
  }
  const reason = "A worker holds the task.";
  if (task.cancelRequestedAt !== undefined) return { outcome: { cancelled: false, reason, task } };
  const asked = { ...task, cancelRequestedAt: rules.now };
  return { outcome: { cancelled: false, reason, task: asked }, task: asked };
}

/** A task that no worker holds. */
export function cancelTask(task: TaskRecord, flow: FlowRecord, rules: EndRules): TaskEffect & { task: TaskRecord } {
  return endTask(task, flow, { status: "cancelled" }, rules);
}
