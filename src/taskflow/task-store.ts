import type { KeptAnswer } from "../port/bound-task-flow.ts";
import type { EventRecord } from "../port/events.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { ListTasksQuery, TaskPage } from "../port/tasks.ts";
import type { KeyRecord } from "./kept-keys.ts";
import type { Settle } from "./settle.ts";

/**
 * What a store does with tasks of queues. Promises behave as those of `FlowStore`. Leases and delays are counted by a
 * clock that does not jump: an embedded store's in its process, where each lease lasts its full length again after a
 * restart; a database server's own.
 */
export interface TaskStore {
  findTask(ownerKey: string, taskId: string): Promise<TaskRecord | undefined>;
  /** Newest created first, without `inputJson` and `resultJson`. */
  listTasks(ownerKey: string, query: ListTasksQuery): Promise<TaskPage>;

  /**
   * Reads a task and its flow, lets `decide` look at them and writes what it decided, all in one transaction. When the task
   * has ended, `settle` gets the flow, in the same transaction: its event comes after those of the task. Both are pure.
   */
  changeTask<Outcome>(
    target: TaskTarget,
    decide: (seen: SeenTask) => TaskDecision<Outcome>,
    settle: Settle,
  ): Promise<Outcome>;
  /** The same, once for each key. */
  changeTaskKeyed(
    key: KeyRecord,
    target: TaskTarget,
    decide: (seen: SeenTask) => TaskDecision<string>,
    settle: Settle,
  ): Promise<KeptAnswer>;

  /**
   * Hands available tasks to `claim`, oldest available first, up to `limit`, until it returns undefined; writes what it
   * made of them, each with its lease. Two callers never get the same task. Cost does not depend on how many tasks wait.
   * `claim` is pure, and also gets what it has made of the tasks before: a transaction that is repeated starts with none.
   */
  claimTasks<Claimed>(
    request: ClaimRequest,
    claim: (task: TaskRecord, flow: FlowRecord, before: readonly Claimed[]) => TaskDecision<Claimed> | undefined,
  ): Promise<Claimed[]>;
  /**
   * Milliseconds until a task of one of the queues is available: 0 if one is now, undefined if none waits. Tasks that wait
   * behind others do not matter.
   */
  nextTaskMs(ownerKey: string, queues: readonly string[], now: number): Promise<number | undefined>;
  /** Tells `listener`, from now on, of each task that waits in its queue since a commit of this or another process. */
  onTasks(listener: (ownerKey: string, queue: string) => void): void;
  /** How often to look for tasks that other processes add, in milliseconds. Absent: `onTasks` tells of all of them. */
  readonly pollTasksMs?: number | undefined;

  /**
   * Replaces up to `limit` tasks whose lease has ended, or whose attempt has used up its time, by what `end` makes of them,
   * and settles their flows. Resolves to the number of tasks.
   */
  endAttempts(batch: { limit: number }, end: EndTask, settle: Settle): Promise<number>;
  /** Milliseconds until the first lease or attempt ends; undefined when no task is claimed. */
  nextAttemptEndMs(): Promise<number | undefined>;
  /** The same for tasks that are available since `availableBefore` and that nobody has claimed. Part of the maintenance. */
  endUnclaimed(batch: UnclaimedTasks, end: EndTask, settle: Settle): Promise<number>;
}

export interface TaskTarget {
  ownerKey: string;
  taskId: string;
}

export type SeenTask =
  | { task: TaskRecord; flow: FlowRecord; lease: Lease | undefined }
  /** The owner has no such task. */
  | { task: undefined; flow: undefined; lease: undefined };

/** What is left of the lease of a task that a worker holds. */
export interface Lease {
  /** Milliseconds. 0: it has ended, though nobody has noticed yet. Never more than `attemptLeftMs`. */
  leftMs: number;
  /** Milliseconds until the attempt has used up its time; Infinity without `timeoutMs`. */
  attemptLeftMs: number;
}

export interface TaskDecision<Outcome> {
  outcome: Outcome;
  /** The updated task. Absent: nothing changes. */
  task?: TaskRecord;
  events?: readonly EventRecord[];
  /** Milliseconds from now until the lease of the task ends, at most `attemptLeftMs`: of a claim, and of a heartbeat. */
  leaseMs?: number;
  /** Of a claim: milliseconds from now until the attempt has used up its time. Absent: no bound. */
  attemptMs?: number | undefined;
  /** Of a task that waits again: milliseconds from now until it is available. Absent: it keeps its place in the queue. */
  delayMs?: number;
}

export interface ClaimRequest {
  ownerKey: string;
  queues: readonly string[];
  limit: number;
  now: number;
}

/** Up to `limit` tasks, or as many as have about `maxBytes`. */
export interface UnclaimedTasks {
  availableBefore: number;
  limit: number;
  maxBytes: number;
}

/** Ends a task, or puts it back into its queue. `isOverdue`: the attempt has used up its time, or the task waited too long. */
export type EndTask = (
  task: TaskRecord,
  flow: FlowRecord,
  isOverdue: boolean,
) => Pick<TaskDecision<unknown>, "task" | "events" | "delayMs">;
