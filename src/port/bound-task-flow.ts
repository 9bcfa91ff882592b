import type { EndpointManager } from "./endpoints.ts";
import type { EventLog } from "./events.ts";
import type {
  FlowRecord,
  FlowStatus,
  JsonText,
  NotifyPolicy,
  TaskRecord,
  TaskRuntime,
  TaskSummary,
} from "./records.ts";
import type { TaskManager, TaskMutations } from "./tasks.ts";

/**
 * What a host lets a route do: the flows of one session, and no others. A flow of another session is answered as if it
 * did not exist. Every method may throw `PersistError`; expected refusals are values.
 */
export interface BoundTaskFlow extends MutationMethods {
  readonly sessionKey: string;
  /** The journal of the session. Absent: the host keeps none. */
  readonly events?: EventLog | undefined;
  /** Endpoints that get its events. Absent: the host sends none. */
  readonly endpoints?: EndpointManager | undefined;
  /** Tasks of queues, which workers run. Absent: the host runs none. */
  readonly tasks?: TaskManager | undefined;

  get(flowId: string): Promise<FlowRecord | undefined>;
  /** Newest created first. */
  list(query: ListFlowsQuery): Promise<FlowPage>;
  /** The most recently created flow. */
  findLatest(): Promise<FlowRecord | undefined>;
  /** By flow id, or by the exact bound session key: then its most recently created flow. */
  resolve(token: string): Promise<FlowRecord | undefined>;
  getTaskSummary(flowId: string): Promise<TaskSummary | undefined>;

  /**
   * Runs `method` once for each key: the text of the plugin's answer (answer-text.ts) is kept with the key, and a
   * repetition gets that instead. Where the method rejects, nothing is kept. A second request with a key that is under way
   * is not sent here by the caller, but may come from another process.
   */
  runKeyed<M extends KeyedName>(request: RequestKey, method: M, input: KeyedMutations[M]["input"]): Promise<KeptAnswer>;
  /**
   * Runs `method`, and resolves to the text of the plugin's answer: made where the change is, it need not come from there
   * as a record. Absent: the host runs its methods in this thread alone.
   */
  answer?<M extends KeyedName>(method: M, input: KeyedMutations[M]["input"]): Promise<string>;
  /** Keeps an answer with a key, if it has none yet: for what no method of the flows does. */
  keepAnswer(request: RequestKey, answer: string): Promise<KeptAnswer>;
  /** The stored answer of a key; undefined for a new key. */
  findAnswer(key: string): Promise<string | undefined>;

  /** Absent: the host deletes no flow on request. */
  readonly deleteFlow?: KeyedMethods["deleteFlow"];

  /** Returns the same flows, where the host's agent runs recorded tasks and ends their flows. Absent: it has no agent. */
  readonly withSubagent?: (() => BoundTaskFlow) | undefined;
}

/** Methods that change something: the input and the outcome of each. */
export interface Mutations {
  createManaged: { input: CreateFlowInput; outcome: FlowCreation };
  setWaiting: { input: SetWaitingInput; outcome: FlowChange };
  resume: { input: ResumeInput; outcome: FlowChange };
  finish: { input: FinishInput; outcome: FlowChange };
  fail: { input: FailInput; outcome: FlowChange };
  requestCancel: { input: RevisionGuard; outcome: FlowChange };
  /** By the flow's id. */
  cancel: { input: string; outcome: Cancellation };
  runTask: { input: RunTaskInput; outcome: TaskCreation };
}
export type MutationName = keyof Mutations;
export type MutationMethods = {
  [M in MutationName]: (input: Mutations[M]["input"]) => Promise<Mutations[M]["outcome"]>;
};

/** Deletes a flow that has ended, and what is kept of it elsewhere. */
interface Deletions {
  deleteFlow: { input: DeleteFlowInput; outcome: FlowDeletion };
}

/** Changes that run once for each key. Those of tasks and deletions come only to hosts that have `tasks`, or `deleteFlow`. */
export type KeyedMutations = Mutations & TaskMutations & Deletions;
/** All changes; those of the operator alone are no actions, and have no key. */
export type CommandName = keyof KeyedMutations;
export type KeyedName = Exclude<CommandName, "retryTask">;
export type KeyedMethods = {
  [M in KeyedName]: (input: KeyedMutations[M]["input"]) => Promise<KeyedMutations[M]["outcome"]>;
};

/** Names a request of a session, so that its repetition is known. Neither holds anything that the sender sent. */
export interface RequestKey {
  /** Whether the sender chose it for a request, or it is the id of a message that the sender signed. */
  kind: "key" | "message";
  key: string;
  /** The same for what counts as the same request. */
  fingerprint: string;
}

/** For so long at least the id of a message is kept, in milliseconds: senders give up before. */
export const RETAIN_MESSAGES_MS = 48 * 3_600_000;
/** Messages whose ids a session keeps, by default. */
export const MAX_MESSAGES = 500_000;

export type KeptAnswer =
  /** Text without U+0000 and lone surrogates. */
  | { answer: string; replayed: boolean }
  /** The key came with another request before. */
  | { refused: "reused" }
  /** The session keeps as many messages as it may, and forgets none of them before it expires: the first in so long. */
  | { refused: "full"; retryAfterMs: number };

/** The store could not write or read; nothing was changed, unless that is uncertain. Answered with 503. */
export class PersistError extends Error {
  override readonly name = "PersistError";
  /** True if the change may or may not have been applied, for example because the answer to a commit was lost. */
  readonly uncertain: boolean;

  constructor(message: string, { uncertain = false, ...options }: ErrorOptions & { uncertain?: boolean } = {}) {
    super(message, options);
    this.uncertain = uncertain;
  }
}

export interface CreateFlowInput {
  goal: string;
  controllerId: string;
  status?: FlowStatus;
  notifyPolicy?: NotifyPolicy;
  currentStep?: string | null;
  stateJson?: JsonText;
  waitJson?: JsonText;
}

/** A field that is absent leaves its value as it was; `null` clears a string. */
export interface RevisionGuard {
  flowId: string;
  expectedRevision: number;
}
export interface SetWaitingInput extends RevisionGuard {
  currentStep?: string | null;
  blockedTaskId?: string | null;
  blockedSummary?: string | null;
  stateJson?: JsonText;
  waitJson?: JsonText;
}
export interface ResumeInput extends RevisionGuard {
  status?: "queued" | "running";
  currentStep?: string | null;
  stateJson?: JsonText;
}
export interface FinishInput extends RevisionGuard {
  stateJson?: JsonText;
}
export interface FailInput extends RevisionGuard {
  stateJson?: JsonText;
  blockedTaskId?: string | null;
  blockedSummary?: string | null;
}

/** Without a revision, whatever it is. */
export interface DeleteFlowInput {
  flowId: string;
  expectedRevision?: number | undefined;
}

export interface RunTaskInput {
  flowId: string;
  runtime: TaskRuntime;
  task: string;
  sourceId?: string;
  childSessionKey?: string;
  parentTaskId?: string;
  agentId?: string;
  runId?: string;
  label?: string;
  /** With a `runId` that is known already: replace the task's text and label by these. */
  preferMetadata?: boolean;
  notifyPolicy?: NotifyPolicy;
  status?: "queued" | "running";
  startedAt?: number;
  lastEventAt?: number;
  progressSummary?: string | null;
  /** Absent: no worker runs the task, and the fields below are absent too. */
  queue?: string;
  inputJson?: JsonText;
  maxAttempts?: number;
  timeoutMs?: number;
  runAt?: number;
  settleFlow?: boolean;
}

/** The place after which a page starts: the last flow of the page before. */
export interface FlowPosition {
  createdAt: number;
  flowId: string;
}
export interface ListFlowsQuery {
  limit: number;
  /** The page ends before a flow with which it would have more bytes, however few flows it has then. Default: no end. */
  maxBytes?: number;
  after?: FlowPosition;
  /** Only flows in one of these; absent: all. */
  statuses?: readonly FlowStatus[];
}
export interface FlowPage {
  flows: FlowRecord[];
  /** True while older flows remain. */
  more: boolean;
}

export type FlowCreation =
  | { created: true; flow: FlowRecord }
  | { created: false; code: "create_rejected"; reason: string };

export type FlowDeletion =
  | { deleted: true }
  | { deleted: false; code: "not_found" }
  | { deleted: false; code: "revision_conflict"; current: FlowRecord }
  /** It is under way, or has active tasks. */
  | { deleted: false; code: "not_ended"; reason: string; current: FlowRecord };

export type FlowChange =
  | { applied: true; flow: FlowRecord }
  | {
      applied: false;
      code: "not_found" | "not_managed" | "revision_conflict" | "mutation_rejected";
      current?: FlowRecord;
    };

export type Cancellation =
  | { cancelled: true; flow?: FlowRecord; tasks?: TaskRecord[]; tasksTruncated?: boolean }
  | {
      cancelled: false;
      code: "not_found" | "not_managed" | "terminal" | "cancel_pending" | "revision_conflict" | "cancel_rejected";
      reason: string;
      flow?: FlowRecord;
      /** Newest first; where they are truncated there are more than these. */
      tasks?: TaskRecord[];
      tasksTruncated?: boolean;
    };

export type TaskCreation =
  | { created: true; flow: FlowRecord; task: TaskRecord }
  | {
      created: false;
      code: "not_found" | "not_managed" | "terminal" | "cancel_requested" | "task_not_created";
      reason: string;
      flow?: FlowRecord;
    };
