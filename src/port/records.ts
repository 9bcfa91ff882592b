/**
 * What a host keeps. Times are milliseconds since the Unix epoch. A field that is absent or undefined was never set or
 * has been cleared.
 */

/**
 * Free-form JSON as `JSON.stringify` writes it; a stored `null` is the text "null". It goes from the request to the
 * store, and from the store into answers, as text: it is never parsed again.
 */
export type JsonText = string;

export type FlowStatus = "queued" | "running" | "waiting" | "blocked" | "succeeded" | "failed" | "cancelled" | "lost";
export type TaskStatus = "queued" | "running" | "succeeded" | "failed" | "timed_out" | "cancelled" | "lost";
export type TaskRuntime = "subagent" | "acp" | "cli" | "cron";
export type NotifyPolicy = "done_only" | "state_changes" | "silent";
type SyncMode = "managed" | "task_mirrored";
type TerminalOutcome = "succeeded" | "blocked";
/** Whether a task's outcome reached its owner; our own runtime delivers nothing. */
type DeliveryStatus =
  | "pending"
  | "delivered"
  | "session_queued"
  | "failed"
  | "dismissed"
  | "parent_missing"
  | "not_applicable";

/** A durable unit of multi-step work, owned by one session. */
export interface FlowRecord {
  flowId: string;
  /** The session key that owns the flow. It never appears in an answer. */
  ownerKey: string;
  syncMode: SyncMode;
  controllerId?: string | undefined;
  /** 0 when created; each applied mutation adds 1. */
  revision: number;
  status: FlowStatus;
  notifyPolicy: NotifyPolicy;
  goal: string;
  currentStep?: string | undefined;
  blockedTaskId?: string | undefined;
  blockedSummary?: string | undefined;
  stateJson?: JsonText | undefined;
  waitJson?: JsonText | undefined;
  cancelRequestedAt?: number | undefined;
  createdAt: number;
  updatedAt: number;
  endedAt?: number | undefined;
}

/** One piece of work under a flow, carried out by a runtime. */
export interface TaskRecord {
  taskId: string;
  /** The session key that owns the task. It never appears in an answer. */
  ownerKey: string;
  parentFlowId: string;
  runtime: TaskRuntime;
  sourceId?: string | undefined;
  childSessionKey?: string | undefined;
  parentTaskId?: string | undefined;
  agentId?: string | undefined;
  runId?: string | undefined;
  label?: string | undefined;
  task: string;
  status: TaskStatus;
  deliveryStatus: DeliveryStatus;
  notifyPolicy: NotifyPolicy;
  error?: string | undefined;
  progressSummary?: string | undefined;
  terminalSummary?: string | undefined;
  terminalOutcome?: TerminalOutcome | undefined;
  createdAt: number;
  startedAt?: number | undefined;
  endedAt?: number | undefined;
  lastEventAt?: number | undefined;
  /** When maintenance may delete the record. */
  cleanupAfter?: number | undefined;

  /** From which a worker takes the task. Absent, as are all fields below: no worker runs it. */
  queue?: string | undefined;
  /** How often it was claimed: 1 in the first attempt. */
  attempt?: number | undefined;
  maxAttempts?: number | undefined;
  /** Longest attempt, in milliseconds. Absent: no bound. */
  timeoutMs?: number | undefined;
  inputJson?: JsonText | undefined;
  resultJson?: JsonText | undefined;
  /** Before it no worker gets the task. */
  runAt?: number | undefined;
  /** Present while the end of the task can end its flow. */
  settleFlow?: true | undefined;
  /** From when on a worker can get the task. It keeps its last value while a worker holds the task. */
  availableAt?: number | undefined;
  /** When the last event about progress occurred. */
  progressAt?: number | undefined;
  /** When the worker that holds the task was asked to stop, by the task's own cancellation. */
  cancelRequestedAt?: number | undefined;
  /** The worker that holds the task. Present, as are all fields below, while one does. */
  workerId?: string | undefined;
  /** SHA-256 of the lease token, in base64url. The token itself is never kept. */
  leaseHash?: string | undefined;
  /** Length of the lease, in milliseconds. */
  leaseMs?: number | undefined;
  /** For readers. What counts is the clock of the store. */
  leaseExpiresAt?: number | undefined;
}

export interface TaskSummary {
  total: number;
  active: number;
  terminal: number;
  failures: number;
  byStatus: Record<TaskStatus, number>;
  byRuntime: Record<TaskRuntime, number>;
}
