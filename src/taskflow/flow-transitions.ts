import type {
  CreateFlowInput,
  FailInput,
  FinishInput,
  FlowChange,
  ResumeInput,
  RevisionGuard,
  SetWaitingInput,
} from "../port/bound-task-flow.ts";
import type { FlowRecord, FlowStatus, JsonText } from "../port/records.ts";
import { newId } from "./clock.ts";

/** Pure: a record and a command at a time give the next record, or the reason why not. */

/** A flow that is in one of these has `endedAt`, and no other has. */
export const ENDED: ReadonlySet<FlowStatus> = new Set(["succeeded", "failed", "cancelled", "lost"]);

/** What waits for nothing any more: a stored null. */
const NULL: JsonText = "null";

/** A command's effect on the fields that it names; undefined clears a field. */
export type Effect = Partial<FlowRecord>;

export function isEnded(flow: FlowRecord): boolean {
  return ENDED.has(flow.status);
}

export function newFlow(ownerKey: string, input: CreateFlowInput, now: number): FlowRecord {
  const { goal, controllerId, status = "queued", notifyPolicy = "done_only", currentStep, stateJson, waitJson } = input;
  return {
    flowId: newId(now),
    ownerKey,
    syncMode: "managed",
    controllerId,
    revision: 0,
    status,
    notifyPolicy,
    goal,
    currentStep: currentStep ?? undefined,
    stateJson,
    waitJson,
    createdAt: now,
    updatedAt: now,
  };
}

/** The checks that every guarded change shares, then its effect. */
export function changeFlow(
  flow: FlowRecord | undefined,
  { expectedRevision }: RevisionGuard,
  effect: (flow: FlowRecord) => Effect,
  now: number,
): FlowChange {
  if (!flow) return { applied: false, code: "not_found" };
  if (flow.syncMode !== "managed") return { applied: false, code: "not_managed", current: flow };
  if (flow.revision !== expectedRevision) return { applied: false, code: "revision_conflict", current: flow };
  return { applied: true, flow: advance(flow, effect(flow), now) };
}

/** The record with an effect applied: one revision more. */
export function advance(flow: FlowRecord, effect: Effect, now: number): FlowRecord {
  return { ...flow, ...effect, revision: flow.revision + 1, updatedAt: now };
}

/** `blocked` when this request says what blocks; blocked fields that it does not name stay as they were. */
export function setWaiting(input: SetWaitingInput): Effect {
  return {
    status: input.blockedTaskId || input.blockedSummary ? "blocked" : "waiting",
    ...given("currentStep", input.currentStep),
    ...given("blockedTaskId", input.blockedTaskId),
    ...given("blockedSummary", input.blockedSummary),
    ...state(input),
    ...(input.waitJson !== undefined && { waitJson: input.waitJson }),
    endedAt: undefined,
  };
}

export function resume(input: ResumeInput): Effect {
  return {
    status: input.status ?? "queued",
    ...given("currentStep", input.currentStep),
    ...state(input),
    ...NOT_BLOCKED,
    waitJson: NULL,
    endedAt: undefined,
  };
}

export function finish(input: FinishInput, now: number): Effect {
  return { status: "succeeded", ...state(input), ...NOT_BLOCKED, waitJson: NULL, endedAt: now };
}

export function fail(input: FailInput, now: number): Effect {
  return {
    status: "failed",
    ...given("blockedTaskId", input.blockedTaskId),
    ...given("blockedSummary", input.blockedSummary),
    ...state(input),
    waitJson: NULL,
    endedAt: now,
  };
}

export function requestCancel(flow: FlowRecord, now: number): Effect {
  return { cancelRequestedAt: flow.cancelRequestedAt ?? now };
}

export function cancelled(now: number): Effect {
  return { status: "cancelled", ...NOT_BLOCKED, waitJson: NULL, endedAt: now };
}

const NOT_BLOCKED: Effect = { blockedTaskId: undefined, blockedSummary: undefined };

/** Absent: as it was; null: cleared. */
function given(field: "currentStep" | "blockedTaskId" | "blockedSummary", value: string | null | undefined): Effect {
  return value === undefined ? {} : { [field]: value ?? undefined };
}

function state(input: { stateJson?: JsonText }): Effect {
  return input.stateJson === undefined ? {} : { stateJson: input.stateJson };
}
