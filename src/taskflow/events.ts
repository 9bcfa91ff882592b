import type { EventRecord, EventType } from "../port/events.ts";
import type { FlowRecord, TaskRecord } from "../port/records.ts";
import { newId } from "./clock.ts";

export type FlowEventType = EventType & `flow.${string}`;
type TaskEventType = EventType & `task.${string}`;

/** Who made a change, and when. */
export interface Origin {
  now: number;
  /** Absent: maintenance, or the operator. */
  routeId?: string | undefined;
}

/** The event of a change of a flow, which stands here as it is after the change. */
export function flowEvent(type: FlowEventType, flow: FlowRecord, origin: Origin): EventRecord {
  return eventOf(type, flow, origin);
}

/** The event of a change of a task, which stands here as it is after the change. */
export function taskEvent(type: TaskEventType, task: TaskRecord, flow: FlowRecord, origin: Origin): EventRecord {
  const { taskId, status: taskStatus, progressSummary } = task;
  return { ...eventOf(type, flow, origin), taskId, taskStatus, progressSummary };
}

function eventOf(
  type: EventType,
  { ownerKey, flowId, revision, status, currentStep }: FlowRecord,
  { now, routeId }: Origin,
): EventRecord {
  return { eventId: newId(now), ownerKey, type, occurredAt: now, flowId, revision, status, currentStep, routeId };
}
