import type { WorkerEvent } from "../../sdk/src/index.ts";
import type { GatewayLogger } from "../gateway/log.ts";
import { TaskFailure } from "./executor.ts";
import type { WorkerMetrics } from "./worker-metrics.ts";

type AttemptEvent = Exclude<WorkerEvent, { type: "polled" }>;

/** Logs and counts the attempts of a route. No line has what a task or its result holds, but for the failure. */
export function attemptLog(
  route: string,
  logger: GatewayLogger,
  metrics: WorkerMetrics,
): (event: AttemptEvent) => void {
  return (event) => {
    const { type, task } = event;
    const { taskId, queue = "", attempt, parentFlowId: flowId } = task;
    const fields = { route, queue, taskId, flowId, attempt };
    if (type === "started") {
      metrics.began(route, queue);
      return logger.info(fields, "The attempt began.");
    }
    if (type === "stopping") return logger.info({ ...fields, reason: event.reason }, "The attempt is being stopped.");
    const ended = { ...fields, ms: Math.round(event.durationMs) };
    metrics.ended({ route, queue }, type === "failed" ? failureOf(event.error) : type, event.durationMs / 1_000);
    if (type !== "failed") return logger.info(ended, SENTENCES[type]);
    const { error, status } = event.task;
    if (isExpected(event.error)) logger.warn({ ...ended, status, error }, SENTENCES.failed);
    // A defect, of which the stack is wanted.
    else logger.error({ ...ended, status, err: event.error }, SENTENCES.failed);
  };
}

const SENTENCES = {
  succeeded: "The attempt succeeded.",
  failed: "The attempt failed.",
  released: "The attempt was stopped, and its task returned to the queue.",
  lost: "The attempt was stopped, because its task no longer belongs to this worker.",
} as const;

function isExpected(error: unknown): boolean {
  return error === undefined || error instanceof TaskFailure;
}

function failureOf(error: unknown): TaskFailure["outcome"] {
  return error instanceof TaskFailure ? error.outcome : "failed";
}
