import type { Problems } from "./problems.ts";

/** The fields of run_task that say how a worker runs the task. */
const OF_QUEUES = ["inputJson", "maxAttempts", "timeoutMs", "runAt", "settleFlow"];

/** Finds what does not go together with a queue, or without one. `defaultQueue` is that of the route. */
export function checkQueue(
  fields: Record<string, unknown>,
  defaultQueue: string | undefined,
  problems: Problems,
): void {
  const isRunning = fields.status === "running";
  if (fields.queue !== undefined) {
    if (isRunning) problems.add(["status"], "must not be running for a task with a queue: a worker starts the task");
    return;
  }
  if (defaultQueue !== undefined && !isRunning) return;
  const why = defaultQueue === undefined ? "" : ", which a task with the status running does not have";
  for (const name of OF_QUEUES) if (isSet(name, fields)) problems.add([name], `requires a queue${why}`);
}

/** Some generated clients send null for JSON that their user has not set: without a queue it is no input. */
function isSet(name: string, fields: Record<string, unknown>): boolean {
  return fields[name] !== undefined && !(name === "inputJson" && fields[name] === null);
}
