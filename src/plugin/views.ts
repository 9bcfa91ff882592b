import type { Json } from "../../generated/actions.ts";
import type { components } from "../../generated/types.ts";
import type { EventRecord } from "../port/events.ts";
import type { FlowRecord, JsonText, TaskRecord } from "../port/records.ts";
import { json, jsonIfAny, jsonObject } from "./json.ts";

export type FlowView = components["schemas"]["Flow"];
export type TaskView = components["schemas"]["Task"];
export type EventView = components["schemas"]["Event"];

/**
 * View of a flow as in the contract: without the owner and empty fields. Most answers hold a flow, and so it is written in
 * one piece: 0.3 µs less than with `jsonObject`. A test compares both.
 */
export function flowView(flow: FlowRecord): Json<FlowView> {
  const { controllerId, currentStep, blockedTaskId, blockedSummary } = flow;
  return (`{"flowId":${json(flow.flowId)},"syncMode":"${flow.syncMode}"` +
    `${ifAny(',"controllerId":', controllerId)}${ifAny(',"currentStep":', currentStep)}` +
    `${ifAny(',"blockedTaskId":', blockedTaskId)}${ifAny(',"blockedSummary":', blockedSummary)}` +
    `,"revision":${flow.revision},"status":"${flow.status}","notifyPolicy":"${flow.notifyPolicy}"` +
    `,"goal":${json(flow.goal)}${asItIs(',"stateJson":', flow.stateJson)}${asItIs(',"waitJson":', flow.waitJson)}` +
    `${ifAny(',"cancelRequestedAt":', flow.cancelRequestedAt)},"createdAt":${json(flow.createdAt)}` +
    `,"updatedAt":${json(flow.updatedAt)}${ifAny(',"endedAt":', flow.endedAt)}}`) as Json<FlowView>;
}

/** A member of a flow after the first, with its comma; "" for one that is not shown. */
function ifAny(name: string, value: string | number | undefined): string {
  return value === undefined || value === "" ? "" : name + json(value);
}

/** The same for what is JSON already. */
function asItIs(name: string, value: JsonText | undefined): string {
  return value === undefined ? "" : name + value;
}

/** View of a task as in the contract: without the owner, the requester and empty fields. */
export function taskView(task: TaskRecord): Json<TaskView> {
  return jsonObject<TaskView>({
    taskId: json(task.taskId),
    runtime: json(task.runtime),
    sourceId: jsonIfAny(task.sourceId),
    childSessionKey: jsonIfAny(task.childSessionKey),
    parentFlowId: jsonIfAny(task.parentFlowId),
    parentTaskId: jsonIfAny(task.parentTaskId),
    agentId: jsonIfAny(task.agentId),
    runId: jsonIfAny(task.runId),
    label: jsonIfAny(task.label),
    error: jsonIfAny(task.error),
    progressSummary: jsonIfAny(task.progressSummary),
    terminalSummary: jsonIfAny(task.terminalSummary),
    terminalOutcome: jsonIfAny(task.terminalOutcome),
    scopeKind: json("session"),
    task: json(task.task),
    status: json(task.status),
    deliveryStatus: json(task.deliveryStatus),
    notifyPolicy: json(task.notifyPolicy),
    createdAt: json(task.createdAt),
    startedAt: jsonIfAny(task.startedAt),
    endedAt: jsonIfAny(task.endedAt),
    lastEventAt: jsonIfAny(task.lastEventAt),
    cleanupAfter: jsonIfAny(task.cleanupAfter),
    queue: jsonIfAny(task.queue),
    attempt: jsonIfAny(task.attempt),
    maxAttempts: jsonIfAny(task.maxAttempts),
    timeoutMs: jsonIfAny(task.timeoutMs),
    inputJson: stored(task.inputJson),
    resultJson: stored(task.resultJson),
    workerId: jsonIfAny(task.workerId),
    leaseExpiresAt: jsonIfAny(task.leaseExpiresAt),
    runAt: jsonIfAny(task.runAt),
  });
}

/** The same without its free-form JSON, for lists, and for answers to whoever has that already. */
export function shortTaskView(task: TaskRecord): Json<TaskView> {
  return taskView({ ...task, inputJson: undefined, resultJson: undefined });
}

/** View of an event as in the contract: without the owner and empty fields. */
export function eventView(event: EventRecord): Json<EventView> {
  return jsonObject<EventView>({
    eventId: json(event.eventId),
    type: json(event.type),
    occurredAt: json(event.occurredAt),
    flowId: json(event.flowId),
    revision: json(event.revision),
    status: json(event.status),
    currentStep: jsonIfAny(event.currentStep),
    taskId: jsonIfAny(event.taskId),
    taskStatus: jsonIfAny(event.taskStatus),
    progressSummary: jsonIfAny(event.progressSummary),
    routeId: jsonIfAny(event.routeId),
  });
}

/** Free-form JSON is text already; here it becomes a piece of the answer. */
function stored(text: JsonText | undefined): Json<components["schemas"]["JsonValue"]> | undefined {
  return text as Json<components["schemas"]["JsonValue"]> | undefined;
}
