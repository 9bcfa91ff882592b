import type { ActionMethods } from "../../../generated/sdk-methods.ts";
import type { CallOptions } from "../options.ts";
import type { Task } from "../schemas.ts";
import type { StopReason } from "./task-handler.ts";

export interface WorkOptions {
  /** The name of this worker in its tasks. Default: a random one. */
  workerId?: string;
  /** How many tasks run at the same time. Default 1. */
  concurrency?: number;
  /**
   * How long the gateway waits for a heartbeat before another worker gets the task, in milliseconds: 5,000 to 3,600,000.
   * The worker sends a heartbeat each third of this time. Default 60,000.
   */
  leaseMs?: number;
  /** How long one request waits for a task, in milliseconds, up to 50,000. Default 25,000, which proxies tolerate. */
  waitMs?: number;
  /** The longest attempt, in milliseconds, also for tasks without a `timeoutMs`. Default: no limit. */
  timeoutMs?: number;
  /** Stops the worker when it aborts, as `stop()` does. */
  signal?: AbortSignal | undefined;
  /** Called with each failed request, with the task that it is about. The worker goes on. */
  onError?: (error: Error, task?: Task) => void;
  /** Called with what the worker does, for logs and metrics. */
  onEvent?: (event: WorkerEvent) => void;
}

/** What a worker does. `durationMs` counts from the claim. */
export type WorkerEvent =
  /** The gateway has answered a claim: it can be reached. */
  | { type: "polled"; tasks: number }
  | { type: "started"; task: Task }
  /** The signal of the handler was aborted. */
  | { type: "stopping"; task: Task; reason: StopReason }
  /** The gateway has confirmed the report. `task` is as it is then: after a failure it can be queued again. */
  | { type: "succeeded" | "released"; task: Task; durationMs: number }
  /** `error` is what the handler threw. */
  | { type: "failed"; task: Task; durationMs: number; error: unknown }
  /** The task no longer belongs to this worker, which reports nothing. */
  | { type: "lost"; task: Task; durationMs: number };

export interface StopOptions {
  /** How long running handlers have to end by themselves, in milliseconds. Default 30,000. */
  graceMs?: number;
}

/** A worker that runs. */
export interface TaskWorker {
  readonly workerId: string;
  /**
   * Resolves when the worker has stopped. Rejects when the gateway refuses the first claim for good: the secret is wrong, for
   * example, or the route lacks the grant `worker`. Later, the worker waits for the gateway instead.
   */
  readonly done: Promise<void>;
  /**
   * Claims no more tasks, waits for running handlers, then aborts those that are left with the reason "shutdown" and returns
   * their tasks to the queue. Resolves when all tasks are reported, at most 15 seconds after `graceMs`.
   */
  readonly stop: (options?: StopOptions) => Promise<void>;
}

export type WorkerActions = Pick<
  ActionMethods<CallOptions>,
  "claimTasks" | "heartbeatTask" | "completeTask" | "failTask" | "releaseTask"
>;
