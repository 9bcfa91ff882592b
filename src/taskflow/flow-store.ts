import type { FlowPage, KeptAnswer, ListFlowsQuery } from "../port/bound-task-flow.ts";
import type { EventPosition, EventQuery, EventRecord, EventsRead } from "../port/events.ts";
import type { FlowRecord, FlowStatus, TaskRecord, TaskRuntime, TaskSummary } from "../port/records.ts";
import type { DeliveryStore } from "./delivery-store.ts";
import type { KeyBounds, KeyName, KeyRecord } from "./kept-keys.ts";
import type { OperatorStore } from "./operator-store.ts";
import type { Settle } from "./settle.ts";
import type { TaskStore } from "./task-store.ts";

export type { KeyBounds, KeyName, KeyRecord } from "./kept-keys.ts";
export type { Settle, TasksLeft } from "./settle.ts";

/**
 * What the domain needs of a store. A promise of a change resolves when the change is durable. Every method rejects
 * with `PersistError` when the store cannot do its work; nothing is changed then, unless the error says that this is
 * uncertain.
 */
export interface FlowStore {
  /** As OpenTelemetry names it (`db.system.name`). */
  readonly system: "sqlite" | "postgresql";
  insertFlow(flow: FlowRecord, event: EventRecord): Promise<void>;
  findFlow(ownerKey: string, flowId: string): Promise<FlowRecord | undefined>;
  /** The most recently created. */
  latestFlow(ownerKey: string): Promise<FlowRecord | undefined>;
  /** Newest created first. */
  listFlows(ownerKey: string, query: ListFlowsQuery): Promise<FlowPage>;
  findTask(ownerKey: string, flowId: string, taskId: string): Promise<TaskRecord | undefined>;
  /** Undefined when the owner has no such flow. */
  taskSummary(ownerKey: string, flowId: string): Promise<TaskSummary | undefined>;
  /**
   * Reads the target, lets `decide` look at it and writes what it decided, all in one transaction. `decide` is pure: a
   * store with concurrent writers calls it again with what is there by then.
   */
  change<Outcome>(target: ChangeTarget, decide: (seen: Seen) => Decision<Outcome>): Promise<Outcome>;
  /**
   * The same, once for each key: the outcome is written with the key, in the transaction of the change, and given again
   * to whoever comes with the key until it expires. Without a target nothing is read, and the flow that is decided on is
   * a new one.
   */
  changeKeyed(
    key: KeyRecord,
    target: ChangeTarget | undefined,
    decide: (seen: Seen) => Decision<string>,
  ): Promise<KeptAnswer>;
  /** What is kept with a key; undefined when it is new, or has expired. */
  findAnswer(key: KeyName): Promise<string | undefined>;

  /** The time, where several processes share the store: for all of them the same. Absent: this process's is as good. */
  readonly readClock?: () => Promise<number>;
  /**
   * Whether this process does the maintenance for the next `forMs` milliseconds. False while another one does that
   * shares the database; it comes true when that one closes its store, or has not claimed again in time. The methods
   * below change nothing for a process that does not.
   */
  claimMaintenance(forMs: number): Promise<boolean>;
  /**
   * Active tasks without a queue and an event since `silentBefore` (their last event, else their start, else their creation is older)
   * are replaced by what `lose` makes of them. A flow that then has no active task left is handed to `settle`. The events
   * of its tasks come before its own. Resolves to the number of tasks.
   */
  loseSilentTasks(
    batch: SilentTasks,
    lose: (task: TaskRecord, flow: FlowRecord) => TaskChange,
    settle: Settle,
  ): Promise<number>;
  /**
   * Hands flows with a pending cancellation, at least one task and no active one to `settle`. Looks at up to `limit`
   * pending cancellations, each call at those after the last call's, then from the start again. Resolves to the number
   * of flows that `settle` changed.
   */
  settleCancellations(batch: { limit: number }, settle: Settle): Promise<number>;
  /** Deletes up to `limit` flows that ended before `endedBefore` and have no active task, each with its tasks. */
  pruneFlows(batch: { endedBefore: number; limit: number }): Promise<number>;
  /** Deletes up to `limit` tasks whose `cleanupAfter` has come. */
  pruneTasks(batch: { now: number; limit: number }): Promise<number>;
  /**
   * Deletes up to `limit` keys of one session: those that have expired, and those of the senders' own that are too many
   * in it. Resolves to 0 when there is no such session left.
   */
  pruneKeys(batch: KeysToPrune): Promise<number>;

  /** Events of one owner that are durable, in the order in which they were committed. No later read finds an earlier one. */
  readEvents(ownerKey: string, query: EventQuery): Promise<EventsRead>;
  /** The position before the owner's oldest event that is kept, or after its newest. */
  locateEvents(ownerKey: string, place: "oldest" | "latest"): Promise<EventPosition>;
  /**
   * Deletes up to `limit` events that occurred before `before`, the oldest of an owner first: what is left of a journal
   * has no gaps. Resolves to 0 when there is none left.
   */
  pruneEvents(batch: { before: number; limit: number }): Promise<number>;
  /** Tells `listener`, from now on, whose events this process has committed. */
  onEvents(listener: (ownerKeys: Iterable<string>) => void): void;
  /** How often to look for events that other processes commit, in milliseconds. Absent: there are no others. */
  readonly pollEventsMs?: number;

  /** Tasks of queues. */
  readonly tasks: TaskStore;
  /** Endpoints and deliveries. Absent: the store keeps none. */
  readonly deliveries?: DeliveryStore;

  /** Reads across owners, for the operator. */
  readonly operator: OperatorStore;

  /** How many flows of all owners have each status. Where other processes write too, it reads them all. */
  countFlows(): Promise<FlowCounts>;
  /** Tells `listener` of each commit, from now on, how many changes it made durable. */
  onCommit(listener: (changes: number) => void): void;

  /** Rejects while the store cannot answer. */
  ping(): Promise<void>;
  /** Finishes what is under way. A second call does nothing. */
  close(): Promise<void>;
}

/** Up to `limit` tasks, or as many as have about `maxBytes`. */
export interface SilentTasks {
  silentBefore: number;
  limit: number;
  maxBytes: number;
}

/** The bounds are those of the keys that senders choose: beyond them those that expire first go. */
export interface KeysToPrune extends KeyBounds {
  now: number;
  limit: number;
}

/** A status that no flow has may be left out. */
export type FlowCounts = ReadonlyMap<FlowStatus, number>;

export interface ChangeTarget {
  ownerKey: string;
  flowId: string;
  /** `decide` gets the flow's newest tasks, about `maxBytes` of them. */
  withTasks?: { maxBytes: number };
  /** `decide` learns whether the flow has this number of active tasks, without those that wait, if it gets these. */
  activeTasks?: number;
  /** `decide` gets the tasks that wait in queues, oldest first: nobody holds them. */
  withWaiting?: boolean;
  /** The run whose task `decide` looks at. */
  run?: RunKey;
  /** `decide` may delete the flow: what is kept of it elsewhere is found before. */
  forDeletion?: boolean;
}

/** What makes a repeated `run_task` the same run. */
interface RunKey {
  runtime: TaskRuntime;
  runId: string;
  childSessionKey: string | undefined;
}

export interface Seen {
  /** Undefined when the owner has no such flow. */
  flow: FlowRecord | undefined;
  /** Newest first; empty unless asked for. */
  tasks: TaskRecord[];
  /** Whether the flow has more tasks than these. */
  moreTasks: boolean;
  /** Whether the flow has as many active tasks as were asked about. */
  hasActiveTasks: boolean;
  /** The task of the run that was asked for. */
  existing: TaskRecord | undefined;
  /** Tasks that wait in queues; empty unless asked for. */
  waiting: TaskRecord[];
}

export interface Decision<Outcome> {
  outcome: Outcome;
  /** The updated flow; its revision shows that it has changed. */
  flow?: FlowRecord;
  /** A new or updated task. */
  task?: TaskRecord;
  /**
   * Milliseconds until a worker can get `task`, which is new and has a queue. Absent: it has none, or is not new: then its
   * place in the queue and its lease stay as they are.
   */
  delayMs?: number;
  /** Tasks of `waiting` that have ended. */
  ended?: readonly TaskRecord[];
  /**
   * Deletes the flow that was seen: with it go its tasks, its deliveries, kept answers that name it, and the texts of its
   * events. The events themselves stay: without them a cursor that ends at one would lead nowhere.
   */
  deletes?: boolean;
  /** What happened, in this order; none if nothing changed. */
  events?: readonly EventRecord[];
}

/** An updated task, and its event. */
export interface TaskChange {
  task: TaskRecord;
  event: EventRecord;
}
