import type { Result } from "../../../generated/sdk-methods.ts";
import { TaskFlowError } from "../errors.ts";
import { statusOf } from "../retry.ts";
import type { WorkerActions } from "./work-options.ts";

export type Claim = Result<"claimTasks">["claims"][number];

/** The lease of one attempt, by this process's own clock. */
export interface Lease {
  /** Milliseconds. Not more than 0: it may have ended. */
  leftMs(): number;
  /** Milliseconds until the attempt has used up its time, after which the gateway extends no lease. */
  attemptLeftMs(): number;
  /** Sends the line with the next heartbeat. */
  progress(line: string): void;
  /** Sends nothing more. */
  close(): void;
}

interface LeaseListener {
  onCancel: () => void;
  onLost: () => void;
  onError: (error: Error) => void;
}

/** Progress is not sent more often. The gateway keeps one line per second and task. */
const PROGRESS_INTERVAL_MS = 1_000;
/** A request that gets no response must leave time for another one. */
const MIN_REQUEST_MS = 1_000;

/** Extends the lease of a claim that has just arrived, until it is closed or lost. */
export function keepLease(
  { heartbeatTask }: WorkerActions,
  { task, leaseToken }: Claim,
  leaseMs: number,
  { onCancel, onLost, onError }: LeaseListener,
): Lease {
  const claimedAt = performance.now();
  const attemptEndsAt = claimedAt + (task.timeoutMs ?? Number.POSITIVE_INFINITY);
  const requests = new AbortController();
  let endsAt = Math.min(claimedAt + leaseMs, attemptEndsAt);
  let sentAt = claimedAt;
  let dueAt = claimedAt + leaseMs / 3;
  let line: string | undefined;
  let isFailing = false;
  let isSending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (): void => {
    clearTimeout(timer);
    requests.abort();
  };
  const lose = (): void => {
    close();
    onLost();
  };

  function schedule(): void {
    if (requests.signal.aborted || isSending) return;
    clearTimeout(timer);
    const at = line === undefined || isFailing ? dueAt : Math.min(dueAt, sentAt + PROGRESS_INTERVAL_MS);
    timer = setTimeout(beat, Math.max(Math.min(at, endsAt) - performance.now(), 0));
  }

  async function beat(): Promise<void> {
    if (performance.now() >= endsAt) return lose();
    const progressSummary = line;
    line = undefined;
    isSending = true;
    sentAt = performance.now();
    try {
      const { taskId } = task;
      const { cancelRequested } = await heartbeatTask(
        { taskId, leaseToken, ...(progressSummary !== undefined && { progressSummary }) },
        { signal: requests.signal, retry: { retries: 0 }, timeoutMs: Math.max(leaseMs / 3, MIN_REQUEST_MS) },
      );
      // The gateway counts from a later moment: this clock is never late.
      endsAt = Math.min(sentAt + leaseMs, attemptEndsAt);
      dueAt = sentAt + leaseMs / 3;
      isFailing = false;
      if (cancelRequested) onCancel();
    } catch (error) {
      if (requests.signal.aborted) return;
      if (isLost(error)) return lose();
      if (!isRefused(error)) line ??= progressSummary;
      isFailing = true;
      dueAt = performance.now() + pauseMs(error);
      onError(error as Error);
    } finally {
      isSending = false;
      schedule();
    }
  }

  /** Leaves time for further tries, whatever the response says. */
  function pauseMs(error: unknown): number {
    const { retryAfter = 0 } = error as Partial<TaskFlowError>;
    const pause = Math.max((leaseMs / 10) * (0.5 + Math.random() / 2), retryAfter * 1_000);
    return Math.max(Math.min(pause, (endsAt - performance.now()) / 2), 100);
  }

  schedule();
  return {
    leftMs: () => endsAt - performance.now(),
    attemptLeftMs: () => attemptEndsAt - performance.now(),
    progress(text) {
      line = text;
      schedule();
    },
    close,
  };
}

/** Whether the task no longer belongs to this worker. */
export function isLost(error: unknown): boolean {
  return error instanceof TaskFlowError && (error.code === "lease_lost" || error.code === "not_found");
}

/** Whether the same request would be refused again: for what it has in it, or because it cannot be sent at all. */
export function isRefused(error: unknown): boolean {
  return !(error instanceof TaskFlowError) || [400, 413, 422].includes(statusOf(error) ?? 0);
}
