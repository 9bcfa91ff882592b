import { hash } from "node:crypto";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import type { Claim, ClaimInput, Heartbeat, HeartbeatInput, TaskRefusal } from "../port/tasks.ts";
import { isCancelRequested, isHeld } from "./end-task.ts";
import { type Origin, taskEvent } from "./events.ts";
import type { Lease, SeenTask, TaskDecision } from "./task-store.ts";
import { oneLine } from "./task-transitions.ts";

/** Pure: how a worker gets and keeps a task. */

/** At most one event about progress in this time, in milliseconds. */
const PROGRESS_PAUSE_MS = 1_000;

export type LeaseRefusal = TaskRefusal<"not_found" | "lease_lost">;

/** A task that its sender holds. */
export interface Held {
  task: TaskRecord;
  flow: FlowRecord;
  lease: Lease;
}

interface ClaimRules extends Origin, Pick<ClaimInput, "workerId" | "leaseMs"> {
  /** New for each claim, and random: whoever has it holds the task. */
  leaseToken: string;
}

/** The next attempt begins. It cannot last longer than `timeoutMs`, and so its lease cannot either. */
export function claimTask(task: TaskRecord, flow: FlowRecord, rules: ClaimRules): TaskDecision<Claim> {
  const { workerId, leaseToken, now } = rules;
  const { timeoutMs } = task;
  const leaseMs = Math.min(rules.leaseMs, timeoutMs ?? Number.POSITIVE_INFINITY);
  const leaseExpiresAt = now + leaseMs;
  const claimed: TaskRecord = {
    ...task,
    status: "running",
    attempt: (task.attempt ?? 0) + 1,
    startedAt: task.startedAt ?? now,
    lastEventAt: now,
    workerId,
    leaseHash: hashOf(leaseToken),
    leaseMs,
    leaseExpiresAt,
  };
  const events = [taskEvent("task.claimed", claimed, flow, rules)];
  return {
    outcome: { task: claimed, flow, leaseToken, leaseExpiresAt },
    task: claimed,
    events,
    leaseMs,
    attemptMs: timeoutMs,
  };
}

/** The fence: whoever does not hold the task now changes nothing. */
export function withLease<Outcome>(
  { task, flow, lease }: SeenTask,
  leaseToken: string,
  use: (held: Held) => TaskDecision<Outcome>,
): TaskDecision<Outcome | LeaseRefusal> {
  if (!task) return { outcome: { refused: "not_found", reason: "Task not found." } };
  const refuse = (reason: string) => ({ outcome: { refused: "lease_lost", reason, task } as const });
  if (!isHeld(task) || task.leaseHash !== hashOf(leaseToken)) return refuse("The lease token is not the current one.");
  if (!lease || lease.leftMs <= 0) return refuse("The lease has expired.");
  return use({ task, flow, lease });
}

/** Extends the lease, within the time of the attempt. */
export function heartbeat(
  { task, flow, lease }: Held,
  input: Omit<HeartbeatInput, "taskId" | "leaseToken">,
  origin: Origin,
): TaskDecision<Exclude<Heartbeat, LeaseRefusal>> {
  const { now } = origin;
  const leaseMs = Math.min(input.leaseMs ?? task.leaseMs ?? Number.POSITIVE_INFINITY, lease.attemptLeftMs);
  const leaseExpiresAt = now + Math.ceil(leaseMs);
  const progressSummary = oneLine(input.progressSummary) ?? task.progressSummary;
  const isNew = progressSummary !== task.progressSummary;
  const isEvent = isNew && (task.progressAt === undefined || now - task.progressAt >= PROGRESS_PAUSE_MS);
  const kept: TaskRecord = {
    ...task,
    progressSummary,
    progressAt: isEvent ? now : task.progressAt,
    lastEventAt: now,
    leaseMs: Math.ceil(leaseMs),
    leaseExpiresAt,
  };
  const outcome = { task: kept, leaseExpiresAt, cancelRequested: isCancelRequested(task, flow) };
  return { outcome, task: kept, leaseMs, ...(isEvent && { events: [taskEvent("task.progress", kept, flow, origin)] }) };
}

function hashOf(leaseToken: string): string {
  return hash("sha256", leaseToken, "base64url");
}
