import type { SQLInputValue } from "node:sqlite";
import type { EventRecord } from "../../port/events.ts";
import { codeOfStatus, codeOfType, flowStatusOfCode, taskStatusOfCode, typeOfCode } from "../event-codes.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import { packId, unpackId } from "./packed-ids.ts";

/** How an event stands in its table, after its session. */
export const eventColumns = [
  "seq",
  "event_id",
  "flow_id",
  "occurred_at",
  "type",
  "status",
  "revision",
  "current_step",
  "task_id",
  "task_status",
  "progress_summary",
  "route_id",
] as const;

type EventRow = [
  seq: number,
  eventId: Uint8Array | string,
  flowId: Uint8Array | string,
  occurredAt: number,
  type: number,
  status: number,
  revision: number,
  currentStep: string | null,
  taskId: Uint8Array | string | null,
  taskStatus: number | null,
  progressSummary: string | null,
  routeId: string | null,
];

export function eventValues(seq: number, event: EventRecord): SQLInputValue[] {
  const { eventId, flowId, occurredAt, type, status, revision, currentStep, routeId } = event;
  const { taskId, taskStatus, progressSummary } = event;
  return [
    seq,
    packId(eventId),
    packId(flowId),
    occurredAt,
    codeOfType(type),
    codeOfStatus(status),
    revision,
    nullable(currentStep),
    taskId === undefined ? null : packId(taskId),
    taskStatus === undefined ? null : codeOfStatus(taskStatus),
    nullable(progressSummary),
    nullable(routeId),
  ];
}

/** The event of a row, and its place. */
export function eventFrom(row: Row, ownerKey: string): { seq: number; event: EventRecord } {
  const [seq, eventId, flowId, occurredAt, type, status, revision, step, taskId, taskStatus, progress, routeId] =
    row as unknown as EventRow;
  const event: EventRecord = {
    eventId: unpackId(eventId),
    ownerKey,
    type: typeOfCode(type),
    occurredAt,
    flowId: unpackId(flowId),
    revision,
    status: flowStatusOfCode(status),
    currentStep: optional(step),
    taskId: taskId === null ? undefined : unpackId(taskId),
    taskStatus: taskStatus === null ? undefined : taskStatusOfCode(taskStatus),
    progressSummary: optional(progress),
    routeId: optional(routeId),
  };
  return { seq, event };
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : encodeText(text);
}

function optional(stored: string | null): string | undefined {
  return stored === null ? undefined : decodeText(stored);
}
