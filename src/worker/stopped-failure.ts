import { type StopReason, TaskFailure } from "./executor.ts";

const SENTENCES: Record<StopReason, string> = {
  cancelled: "The task was cancelled.",
  timed_out: "The attempt took too long.",
  lease_lost: "The worker has lost the lease of the task.",
  shutdown: "The worker was stopped.",
};

/** Returns the failure of an attempt whose signal was aborted. */
export function stoppedFailure({ reason }: AbortSignal): TaskFailure {
  const known = isStopReason(reason) ? reason : "shutdown";
  const outcome = known === "cancelled" || known === "timed_out" ? known : "failed";
  return new TaskFailure(SENTENCES[known], { outcome, retryable: known !== "cancelled" });
}

function isStopReason(reason: unknown): reason is StopReason {
  return typeof reason === "string" && Object.hasOwn(SENTENCES, reason);
}
