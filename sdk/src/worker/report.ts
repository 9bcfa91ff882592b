import { defined } from "../defined.ts";
import type { TaskFlowError } from "../errors.ts";
import type { CallOptions } from "../options.ts";
import type { Task } from "../schemas.ts";
import { backOff } from "../wait.ts";
import { type Claim, isLost, isRefused, type Lease } from "./lease.ts";
import { oneLine } from "./one-line.ts";
import { type StopReason, TaskFailure, type TaskResult } from "./task-handler.ts";
import type { WorkerActions } from "./work-options.ts";

/** How a handler ended. `error` is what it threw; `undefined` when it did not end in time. */
export type Ending = { result: TaskResult } | { error: unknown };

/** What the gateway has confirmed. Without a task: nothing, as the lease is over. */
export type Reported =
  | { type: "succeeded" | "released"; task: Task }
  | { type: "failed"; task: Task; error: unknown }
  | { type: "lost" };

export interface Reporter {
  actions: WorkerActions;
  lease: Pick<Lease, "leftMs">;
  /** Ends all tries. */
  signal: AbortSignal;
  onError: (error: Error) => void;
}

const SENTENCES: Partial<Record<StopReason, string>> = {
  cancelled: "The task was cancelled.",
  timed_out: "The attempt took too long.",
};

/** Reports how an attempt ended, again and again while the lease lasts. `reason`: why it had to stop. Never rejects. */
export async function report(
  claim: Claim,
  ending: Ending,
  reason: StopReason | undefined,
  reporter: Reporter,
): Promise<Reported> {
  try {
    if ("result" in ending) return await complete(claim, ending.result, reporter);
    if (reason === "shutdown") return await release(claim, reporter);
    return await fail(claim, ending.error, reason, reporter);
  } catch (error) {
    if (!isLost(error) && !reporter.signal.aborted) reporter.onError(error as Error);
    return { type: "lost" };
  }
}

/** Returns the task to its queue. */
async function release({ task, leaseToken }: Claim, reporter: Reporter): Promise<Reported> {
  const lease = { taskId: task.taskId, leaseToken };
  return { type: "released", ...(await persist(reporter, (options) => reporter.actions.releaseTask(lease, options))) };
}

async function complete(claim: Claim, result: TaskResult, reporter: Reporter): Promise<Reported> {
  const { task, leaseToken } = claim;
  const { terminalSummary, resultJson } = Object(result) as TaskResult;
  const summary = terminalSummary?.trim() ? terminalSummary : undefined;
  const input = defined({ taskId: task.taskId, leaseToken, terminalSummary: summary, resultJson });
  try {
    const completed = await persist(reporter, (options) => reporter.actions.completeTask(input, options));
    return { type: "succeeded", ...completed };
  } catch (cause) {
    if (isLost(cause) || !isRefused(cause)) throw cause;
    const failure = new TaskFailure(`The result was refused: ${(cause as Error).message}`, { retryable: false, cause });
    return fail(claim, failure, undefined, reporter);
  }
}

async function fail(
  { task, leaseToken }: Claim,
  error: unknown,
  reason: StopReason | undefined,
  reporter: Reporter,
): Promise<Reported> {
  const sentence = reason && SENTENCES[reason];
  const failure = error instanceof TaskFailure ? error : new TaskFailure(sentence ?? messageOf(error));
  const { retryable, retryAfterMs } = failure;
  const outcome = reason === "cancelled" || reason === "timed_out" ? reason : failure.outcome;
  const text = oneLine(failure.message) || "The attempt failed.";
  const input = defined({ taskId: task.taskId, leaseToken, error: text, outcome, retryable, retryAfterMs });
  const failed = await persist(reporter, (options) => reporter.actions.failTask(input, options));
  return { type: "failed", ...failed, error: error ?? failure };
}

function messageOf(error: unknown): string {
  const { message = error ?? "", name = "" } = Object(error) as Partial<Error>;
  return oneLine(message) || oneLine(name);
}

/**
 * Sends a report until the gateway has answered. The lease is the fence: a repeated report changes nothing, and with its
 * `Idempotency-Key` it gets the first answer. Throws what no repetition helps against.
 */
async function persist<R>(
  { lease, signal, onError }: Reporter,
  send: (options: CallOptions) => Promise<R>,
): Promise<R> {
  const key = crypto.randomUUID?.();
  for (let n = 0; ; n++) {
    const timeoutMs = Math.min(Math.max(lease.leftMs() / 3, 1_000), 30_000);
    try {
      return await send({
        signal,
        timeoutMs,
        retry: { retries: 0 },
        ...(key !== undefined && { headers: { "idempotency-key": key } }),
      });
    } catch (error) {
      if (isLost(error) || isRefused(error) || lease.leftMs() <= 0) throw error;
      onError(error as Error);
      const { retryAfter = 0 } = error as TaskFlowError;
      await backOff(n, 300, 5_000, signal, Math.min(retryAfter * 1_000, Math.max(lease.leftMs() / 2, 0)));
    }
  }
}
