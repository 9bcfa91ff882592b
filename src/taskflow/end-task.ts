import type { FlowRecord, TaskRecord } from "../port/records.ts";
import { type Origin, taskEvent } from "./events.ts";
import type { TaskDecision } from "./task-store.ts";

/** Pure: how a task leaves its worker, or its queue. */

/** What every end needs. */
export interface EndRules extends Origin {
  /** How long the record of an ended task is kept, in milliseconds. */
  retainEndedMs: number;
}

export interface TaskRules extends EndRules {
  /** From when on a task waits: by the clock that its queue goes by. */
  waitsFrom: number;
  /** From 0 up to 1: scatters retries, so that tasks that failed together do not come together. */
  random: number;
}

/** What becomes of a task, without an outcome. */
export type TaskEffect = Omit<TaskDecision<unknown>, "outcome">;

export type EndedStatus = "succeeded" | "failed" | "timed_out" | "cancelled";

/** Why an attempt did not succeed, and whether another one may. */
export interface Failure {
  outcome: Exclude<EndedStatus, "succeeded">;
  error: string;
  retryable: boolean;
  retryAfterMs?: number | undefined;
}

const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 5 * 60_000;
const JITTER = 0.2;

const UNHELD = {
  workerId: undefined,
  leaseHash: undefined,
  leaseMs: undefined,
  leaseExpiresAt: undefined,
  cancelRequestedAt: undefined,
} as const;

/** Whether somebody asked for the end of the task, or of its flow. */
export function isCancelRequested(task: TaskRecord, flow: FlowRecord): boolean {
  return task.cancelRequestedAt !== undefined || flow.cancelRequestedAt !== undefined;
}

/** Whether a worker holds the task, as far as anybody has noticed. */
export function isHeld({ status, leaseHash }: TaskRecord): boolean {
  return status === "running" && leaseHash !== undefined;
}

/** The task at its end. Where the flow is to be cancelled, the task has no say in how the flow ends. */
export function endTask(
  task: TaskRecord,
  flow: FlowRecord,
  end: Partial<TaskRecord> & { status: EndedStatus },
  rules: EndRules,
): TaskEffect & { task: TaskRecord } {
  const { now, retainEndedMs } = rules;
  const ended: TaskRecord = {
    ...task,
    ...UNHELD,
    availableAt: undefined,
    settleFlow: flow.cancelRequestedAt === undefined ? task.settleFlow : undefined,
    lastEventAt: now,
    endedAt: now,
    cleanupAfter: now + retainEndedMs,
    ...end,
  };
  return { task: ended, events: [taskEvent(`task.${end.status}`, ended, flow, rules)] };
}

/** After an attempt that did not succeed: the end, or another attempt later. */
export function afterFailure(task: TaskRecord, flow: FlowRecord, failure: Failure, rules: TaskRules): TaskEffect {
  const { outcome, error, retryable, retryAfterMs } = failure;
  const { attempt = 0, maxAttempts = 1 } = task;
  if (outcome === "cancelled" || isCancelRequested(task, flow))
    return endTask(task, flow, { status: "cancelled", error }, rules);
  if (!retryable || attempt >= maxAttempts) return endTask(task, flow, { status: outcome, error }, rules);
  const delayMs = retryAfterMs ?? retryDelayMs(attempt, rules.random);
  return { ...putBack(task, flow, { error, availableAt: rules.waitsFrom + delayMs }, rules), delayMs };
}

/** The task in its queue again. */
export function putBack(task: TaskRecord, flow: FlowRecord, change: Partial<TaskRecord>, origin: Origin): TaskEffect {
  const waiting: TaskRecord = { ...task, ...UNHELD, status: "queued", lastEventAt: origin.now, ...change };
  return { task: waiting, events: [taskEvent("task.retrying", waiting, flow, origin)] };
}

function retryDelayMs(attempt: number, random: number): number {
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), MAX_DELAY_MS);
  return Math.round(delayMs * (1 + JITTER * (2 * random - 1)));
}
