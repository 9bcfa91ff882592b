import type { Listening } from "./events.ts";
import type { FlowRecord, JsonText, TaskRecord, TaskStatus } from "./records.ts";

/** The tasks of one session: read and cancelled by senders, run by workers. A task of another session does not exist. */
export interface TaskManager extends TaskMutationMethods {
  get(taskId: string): Promise<TaskRecord | undefined>;
  /** Newest created first, without `inputJson` and `resultJson`. */
  list(query: ListTasksQuery): Promise<TaskPage>;
  /** Takes tasks that are available, oldest first. Resolves to none at once when there are none. */
  claim(input: ClaimInput): Promise<Claim[]>;
  /**
   * Calls `wake` once, when there may be a task in one of the queues, unless it is stopped before. A caller that has been
   * woken claims, or else calls `stop`: then the next one is woken instead.
   */
  listen(queues: readonly string[], wake: () => void): Listening;
}

/** Changes of tasks: the input and the outcome of each. They leave the revision of the flow. */
export interface TaskMutations {
  /** By the task's id. */
  cancelTask: { input: string; outcome: TaskCancellation };
  /** By the task's id. For the operator: no action does it. */
  retryTask: { input: string; outcome: TaskRetry };
  heartbeatTask: { input: HeartbeatInput; outcome: Heartbeat };
  completeTask: { input: CompleteInput; outcome: TaskReport };
  failTask: { input: FailTaskInput; outcome: TaskReport };
  releaseTask: { input: LeaseInput; outcome: TaskReport };
}
export type TaskMutationName = keyof TaskMutations;
type TaskMutationMethods = {
  [M in TaskMutationName]: (input: TaskMutations[M]["input"]) => Promise<TaskMutations[M]["outcome"]>;
};

/** The place after which a page starts: the last task of the page before. */
interface TaskPosition {
  createdAt: number;
  taskId: string;
}

export interface ListTasksQuery {
  flowId?: string | undefined;
  /** Absent: all. */
  statuses?: readonly TaskStatus[] | undefined;
  queue?: string | undefined;
  limit: number;
  /** The page ends before a task with which it would have more bytes, however few tasks it has then. */
  maxBytes: number;
  after?: TaskPosition | undefined;
}

export interface TaskPage {
  tasks: TaskRecord[];
  /** True while older tasks remain. */
  more: boolean;
}

export interface ClaimInput {
  workerId: string;
  queues: readonly string[];
  maxTasks: number;
  leaseMs: number;
  /** Tasks with which the answer would have more bytes stay in their queues, but for the first. */
  maxBytes: number;
}

/** A task that a worker holds. `leaseToken` is known to nobody else: the store has its hash alone. */
export interface Claim {
  task: TaskRecord;
  flow: FlowRecord;
  leaseToken: string;
  leaseExpiresAt: number;
}

/** Proves that the sender holds the task. */
export interface LeaseInput {
  taskId: string;
  leaseToken: string;
}
export interface HeartbeatInput extends LeaseInput {
  /** From now on. Absent: the length that the lease had. */
  leaseMs?: number | undefined;
  progressSummary?: string | undefined;
}
export interface CompleteInput extends LeaseInput {
  terminalSummary?: string | undefined;
  resultJson?: JsonText | undefined;
}
export interface FailTaskInput extends LeaseInput {
  error: string;
  /** Status of the task, if this attempt ends it. Default: "failed". "cancelled" always ends it. */
  outcome?: "failed" | "timed_out" | "cancelled" | undefined;
  /** Default: true. */
  retryable?: boolean | undefined;
  retryAfterMs?: number | undefined;
}

/** Why a change of a task was refused; nothing was changed. */
export interface TaskRefusal<Code extends string> {
  refused: Code;
  reason: string;
  task?: TaskRecord | undefined;
}

export type TaskCancellation =
  | { cancelled: true; task: TaskRecord }
  /** A worker holds it, and hears of the cancellation with its next heartbeat. */
  | { cancelled: false; task: TaskRecord; reason: string }
  | TaskRefusal<"not_found" | "terminal">;

export type TaskRetry = { task: TaskRecord } | TaskRefusal<"not_found" | "not_retryable">;

export type Heartbeat =
  | { task: TaskRecord; leaseExpiresAt: number; cancelRequested: boolean }
  | TaskRefusal<"not_found" | "lease_lost">;

export type TaskReport = { task: TaskRecord } | TaskRefusal<"not_found" | "lease_lost">;
