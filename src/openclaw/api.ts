import type { IncomingMessage, ServerResponse } from "node:http";
import type {
  CreateFlowInput,
  FailInput,
  FinishInput,
  ResumeInput,
  RevisionGuard,
  RunTaskInput,
  SetWaitingInput,
} from "../port/bound-task-flow.ts";
import type { FlowRecord, TaskRecord, TaskSummary } from "../port/records.ts";

/**
 * The slice of an OpenClaw gateway's plugin api that the adapter uses, as 2026.5.6 and 2026.9.6 have it. A type test
 * holds it against the real declarations of both.
 */
export interface OpenClawApi {
  /** `plugins.entries.webhooks.config`; where the host resolves SecretRefs, each that resolves is a string here. */
  readonly pluginConfig?: unknown;
  readonly config: OpenClawConfig;
  readonly logger: OpenClawLogger;
  registerHttpRoute(route: OpenClawHttpRoute): void;
  readonly runtime: { readonly tasks: OpenClawTasks; readonly subagent?: OpenClawSubagent };
}

/** The parts of the gateway's own configuration that matter here. */
interface OpenClawConfig {
  readonly gateway?:
    | { readonly trustedProxies?: string[] | undefined; readonly allowRealIpFallback?: boolean | undefined }
    | undefined;
  readonly secrets?: { readonly providers?: object | undefined; readonly defaults?: object | undefined } | undefined;
}

interface OpenClawLogger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

interface OpenClawHttpRoute {
  path: string;
  /** The plugin looks at the secret itself. */
  auth: "plugin";
  match: "exact";
  replaceExisting: boolean;
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;
}

interface OpenClawTasks {
  readonly managedFlows: { bindSession(binding: { sessionKey: string }): OpenClawFlows & OpenClawCancel };
  /** 2026.9 and newer: the same without blocking the host's event loop, but for `cancel`. */
  readonly async?: { readonly managedFlows: { bindSession(binding: { sessionKey: string }): OpenClawFlows } };
}

/**
 * Runs the gateway's agent. Inside a request of a route that checks its secrets itself, every call fails with "missing
 * scope: operator.write".
 */
export interface OpenClawSubagent {
  /** Resolves when the run is accepted. A key that is known starts no second run, whichever session it was for. */
  run(run: OpenClawRun): Promise<{ runId: string }>;
  /** Resolves when the run has ended, or after `timeoutMs`, which does not end the run. */
  waitForRun(wait: { runId: string; timeoutMs: number }): Promise<OpenClawRunState>;
  /** The last ones of a session, oldest first. */
  getSessionMessages(query: { sessionKey: string; limit: number }): Promise<{ messages: unknown[] }>;
  /** Stops the run of a session that this plugin started. */
  deleteSession(session: { sessionKey: string; deleteTranscript: boolean }): Promise<void>;
}

interface OpenClawRun {
  sessionKey: string;
  message: string;
  idempotencyKey: string;
  /** The host's limits of concurrent runs are by lane. */
  lane: "subagent";
  /** Whether the reply is sent to a chat. */
  deliver: false;
}

export interface OpenClawRunState {
  /** "timeout" is the end of the wait, or of the run: then there is an error or a time. "pending": it has not begun. */
  status: "ok" | "error" | "timeout" | "pending";
  error?: string;
  endedAt?: number;
}

export interface OpenClawFlows {
  createManaged(flow: WithJsonValues<CreateFlowInput>): Awaitable<OpenClawFlow>;
  /** 2026.9 and newer: null when the store could not write. */
  tryCreateManaged?(flow: WithJsonValues<CreateFlowInput>): Awaitable<OpenClawFlow | null>;
  get(flowId: string): Awaitable<OpenClawFlow | undefined>;
  /** All of them, newest created first. */
  list(): Awaitable<OpenClawFlow[]>;
  findLatest(): Awaitable<OpenClawFlow | undefined>;
  resolve(token: string): Awaitable<OpenClawFlow | undefined>;
  getTaskSummary(flowId: string): Awaitable<TaskSummary | undefined>;
  setWaiting(input: WithJsonValues<SetWaitingInput>): Awaitable<OpenClawChange>;
  resume(input: WithJsonValues<ResumeInput>): Awaitable<OpenClawChange>;
  finish(input: WithJsonValues<FinishInput>): Awaitable<OpenClawChange>;
  fail(input: WithJsonValues<FailInput>): Awaitable<OpenClawChange>;
  requestCancel(input: RevisionGuard): Awaitable<OpenClawChange>;
  runTask(input: RunTaskInput): Awaitable<OpenClawTaskCreation>;
}

export interface OpenClawCancel {
  cancel(input: { flowId: string; cfg: OpenClawConfig }): Promise<OpenClawCancellation>;
}

/** Synchronous on 2026.5. */
type Awaitable<Result> = Result | Promise<Result>;

/** Free-form JSON is a value in this host, where the port has its text. */
export type WithJsonValues<Fields> = {
  [Name in keyof Fields]: Name extends "stateJson" | "waitJson" ? JsonValue : Fields[Name];
};
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };

export type OpenClawFlow = WithJsonValues<FlowRecord>;
/** A task of a flow always has its parent; this host knows tasks without one. */
export type OpenClawTask = Omit<TaskRecord, "parentFlowId"> & { parentFlowId?: string };

export type OpenClawChange =
  | { applied: true; flow: OpenClawFlow }
  | {
      applied: false;
      code: "not_found" | "not_managed" | "revision_conflict" | "persist_failed";
      current?: OpenClawFlow;
    };

export type OpenClawTaskCreation =
  | { created: true; flow: OpenClawFlow; task: OpenClawTask }
  | { created: false; found: boolean; reason: string; flow?: OpenClawFlow };

export interface OpenClawCancellation {
  found: boolean;
  cancelled: boolean;
  reason?: string;
  flow?: OpenClawFlow;
  tasks?: OpenClawTask[];
}
