import type { Job } from "../executor.ts";

/**
 * Characters of the task's text in the environment. Linux limits a variable to 128 KiB, and a character takes up to three
 * bytes. Standard input has the whole text.
 */
const MAX_TEXT = 32_000;

/** What a command reads from standard input: one line of JSON. */
export function taskInput({ task, flow }: Job): string {
  return `${JSON.stringify({ task, flow })}\n`;
}

/** What a command finds in its environment. A variable is absent where the task has no such value. */
export function taskVariables({ task, flow }: Job): Record<string, string> {
  const { taskId, queue, attempt, maxAttempts, runtime, label, task: text } = task;
  const values = {
    TASKFLOW_TASK_ID: taskId,
    TASKFLOW_FLOW_ID: flow.flowId,
    TASKFLOW_QUEUE: queue,
    TASKFLOW_ATTEMPT: attempt,
    TASKFLOW_MAX_ATTEMPTS: maxAttempts,
    TASKFLOW_RUNTIME: runtime,
    TASKFLOW_LABEL: label,
    TASKFLOW_TASK: text,
  };
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, variable(String(value))]));
}

/** A NUL would keep the command from starting, and a lone surrogate is no text. */
function variable(text: string): string {
  return text.slice(0, MAX_TEXT).replaceAll("\0", " ").toWellFormed();
}
