import type { EventPosition, EventRecord } from "../../port/events.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import type { Parameter } from "./database.ts";

/** Column names beside field names, in the order of the statements. */
const COLUMNS = {
  owner_key: "ownerKey",
  event_id: "eventId",
  type: "type",
  occurred_at: "occurredAt",
  flow_id: "flowId",
  revision: "revision",
  status: "status",
  current_step: "currentStep",
  task_id: "taskId",
  task_status: "taskStatus",
  progress_summary: "progressSummary",
  route_id: "routeId",
} as const satisfies Record<string, keyof EventRecord>;

type EventColumn = keyof typeof COLUMNS;
export const eventColumns = Object.keys(COLUMNS) as EventColumn[];
const FIELDS = Object.values(COLUMNS);

/** One array for each column. */
export function eventArrays(
  events: readonly EventRecord[],
  columns: readonly EventColumn[] = eventColumns,
): Parameter[] {
  return columns.map((column) => {
    const field = COLUMNS[column];
    return events.map((event) => {
      const value = event[field];
      return typeof value === "string" ? encodeText(value) : (value ?? null);
    });
  });
}

/** From the columns of an event. */
export function eventFrom(row: Row): EventRecord {
  const event: Record<string, unknown> = {};
  for (const [index, field] of FIELDS.entries()) {
    const value = row[index];
    event[field] = typeof value === "string" ? decodeText(value) : (value ?? undefined);
  }
  return event as unknown as EventRecord;
}

/** Hexadecimal digits of a position: the sequence in the database ends where they do. */
const DIGITS = 12;

export function positionText(position: number): EventPosition {
  return position.toString(16).padStart(DIGITS, "0");
}

/** As SQLite's store writes it: an import keeps the numbers, and readers keep their cursors. */
const IMPORTED = /^0[0-9]{15}$/;

/** Undefined for a text that is no position of this store. */
export function positionFrom(text: EventPosition): number | undefined {
  if (/^[0-9a-f]{12}$/.test(text)) return Number.parseInt(text, 16);
  return IMPORTED.test(text) ? Number(text) : undefined;
}
