import type { Flow, JsonValue, Task } from "../schemas.ts";

/** A task that this worker holds, and its flow. */
export interface ClaimedTask {
  task: Task;
  flow: Flow;
  /** Present when the flow would be too large beside its task: then it lacks its `stateJson`, which `getFlow` returns. */
  flowTruncated?: boolean;
}

/**
 * Why an attempt must stop: the task was cancelled, the attempt has used up its time, the task no longer belongs to this
 * worker, or the worker stops.
 */
export type StopReason = "cancelled" | "timed_out" | "lease_lost" | "shutdown";

export interface TaskContext {
  /** Aborts when the attempt must stop. Its `reason` is a `StopReason`. */
  signal: AbortSignal;
  /** Reports progress, as one line of text. Cheap to call often: the latest line is sent, at most once per second. */
  progress: (summary: string) => void;
}

export interface TaskResult {
  /** The outcome, as text for people. */
  terminalSummary?: string | undefined;
  /** The outcome, for programs. */
  resultJson?: JsonValue | undefined;
}

/** How a task ends if its attempt has not succeeded and is not repeated. */
type FailedOutcome = "failed" | "timed_out" | "cancelled";

export interface TaskFailureOptions {
  /** Default: "failed". After "cancelled" there is no other attempt. */
  outcome?: FailedOutcome;
  /** Whether another attempt can succeed. Default: true. */
  retryable?: boolean;
  /** Milliseconds until the next attempt. Default: the gateway decides, with a longer delay after each attempt. */
  retryAfterMs?: number | undefined;
  cause?: unknown;
}

/**
 * The failure of an attempt. The sender of the task reads its message.
 *
 * @example
 * throw new TaskFailure("The mailbox does not exist.", { retryable: false });
 */
export class TaskFailure extends Error {
  override readonly name = "TaskFailure";
  readonly outcome: FailedOutcome;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { outcome = "failed", retryable = true, retryAfterMs, ...options }: TaskFailureOptions = {},
  ) {
    super(message, options);
    this.outcome = outcome;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Runs one attempt of a task. The task succeeds when the promise resolves. When it rejects, the attempt has failed: with a
 * `TaskFailure` as that says, with any other error so that the task is tried again.
 */
// A handler can return nothing, and need not name a type for that.
export type TaskHandler = (
  claimed: ClaimedTask,
  context: TaskContext,
) => Promise<TaskResult | void> | TaskResult | void;
