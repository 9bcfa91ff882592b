import type {
  FlowRecord,
  FlowStatus,
  JsonText,
  NotifyPolicy,
  TaskRecord,
  TaskRuntime,
  TaskSummary,
} from "./records.ts";

/**
 * What a host lets a route do: the flows of one session, and no others. A flow of another session is answered as if it
 * did not exist. Every method may throw `PersistError`; expected refusals are values.
 */
export interface BoundTaskFlow {
  readonly sessionKey: string;

  createManaged(input: CreateFlowInput): Promise<FlowCreation>;
  get(flowId: string): Promise<FlowRecord | undefined>;
  /** Newest created first. */
  list(query: ListFlowsQuery): Promise<FlowPage>;
  /** The most recently created flow. */
  findLatest(): Promise<FlowRecord | undefined>;
  /** By flow id, or by the exact bound session key: then its most recently created flow. */
  resolve(token: string): Promise<FlowRecord | undefined>;
  getTaskSummary(flowId: string): Promise<TaskSummary | undefined>;

  setWaiting(input: SetWaitingInput): Promise<FlowChange>;
  resume(input: ResumeInput): Promise<FlowChange>;
  finish(input: FinishInput): Promise<FlowChange>;
  fail(input: FailInput): Promise<FlowChange>;
  requestCancel(input: RevisionGuard): Promise<FlowChange>;

  cancel(flowId: string): Promise<Cancellation>;
  runTask(input: RunTaskInput): Promise<TaskCreation>;
}

/** The store could not write or read; nothing was changed, unless that is uncertain. Answered with 503. */
export class PersistError extends Error {
  override readonly name = "PersistError";
  /** True when the answer to a commit was lost on its way from a database server: the change may have been made. */
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
}

/** The place after which a page starts: the last flow of the page before. */
export interface FlowPosition {
  createdAt: number;
  flowId: string;
}
export interface ListFlowsQuery {
  limit: number;
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

export type FlowChange =
  | { applied: true; flow: FlowRecord }
  | {
      applied: false;
      code: "not_found" | "not_managed" | "revision_conflict" | "mutation_rejected";
      current?: FlowRecord;
    };

export type Cancellation =
  | { cancelled: true; flow?: FlowRecord; tasks?: TaskRecord[] }
  | {
      cancelled: false;
      code: "not_found" | "not_managed" | "terminal" | "cancel_pending" | "revision_conflict" | "cancel_rejected";
      reason: string;
      flow?: FlowRecord;
      tasks?: TaskRecord[];
    };

export type TaskCreation =
  | { created: true; flow: FlowRecord; task: TaskRecord }
  | {
      created: false;
      code: "not_found" | "not_managed" | "terminal" | "cancel_requested" | "task_not_created";
      reason: string;
      flow?: FlowRecord;
    };
