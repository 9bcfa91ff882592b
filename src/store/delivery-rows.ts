import type { AttemptRecord, DeliveryRecord, ListDeliveriesQuery } from "../port/endpoints.ts";
import type { EventRecord, EventType } from "../port/events.ts";
import { type DeliveryPosition, parseDeliveryPosition } from "../taskflow/delivery-position.ts";
import type { DeliveryOutcome, StoredEndpoint } from "../taskflow/delivery-store.ts";
import { decodeText, encodeText, type Row } from "./rows.ts";

/** How endpoints and deliveries stand in tables: every store keeps the same values. */

/** Column names beside field names, in the order of the tables. */
const ENDPOINT_COLUMNS = {
  owner_key: "ownerKey",
  endpoint_id: "endpointId",
  url: "url",
  types: "types",
  description: "description",
  source: "source",
  enabled: "enabled",
  disabled_reason: "disabledReason",
  failing_since: "failingSince",
  last_success_at: "lastSuccessAt",
  created_at: "createdAt",
  updated_at: "updatedAt",
  secret: "secret",
  previous_secret: "previousSecret",
  previous_secret_until: "previousSecretUntil",
  position: "position",
} as const satisfies Record<string, keyof StoredEndpoint>;

type Value = string | number | null;

export const endpointColumns = Object.keys(ENDPOINT_COLUMNS);
const ENDPOINT_FIELDS = Object.values(ENDPOINT_COLUMNS);

export function endpointValues(endpoint: StoredEndpoint): Value[] {
  return ENDPOINT_FIELDS.map((field) => {
    const value = endpoint[field];
    if (typeof value === "object") return JSON.stringify(value);
    if (typeof value === "boolean") return Number(value);
    return typeof value === "string" ? encodeText(value) : (value ?? null);
  });
}

export function endpointFrom(row: Row): StoredEndpoint {
  const filled: Record<string, unknown> = {};
  for (const [index, field] of ENDPOINT_FIELDS.entries()) {
    const value = row[index];
    if (field === "types") filled[field] = typeof value === "string" ? JSON.parse(value) : undefined;
    // SQLite has no booleans; PostgreSQL sends them as letters.
    else if (field === "enabled") filled[field] = value === 1 || value === "t";
    else filled[field] = typeof value === "string" ? decodeText(value) : (value ?? undefined);
  }
  return filled as unknown as StoredEndpoint;
}

/** A row of event id, type, status, attempts, next attempt, last status, last error and time of creation. */
export function deliveryFrom(endpointId: string, row: Row): DeliveryRecord {
  const [eventId, type, status, attempts, nextAttemptAt, lastStatus, lastError, createdAt] = row;
  return {
    endpointId,
    eventId: decodeText(eventId as string),
    type: type as EventType,
    status: status as DeliveryRecord["status"],
    attempts: attempts as number,
    nextAttemptAt: (nextAttemptAt as number | null) ?? undefined,
    lastStatus: (lastStatus as number | null) ?? undefined,
    lastError: ((lastError as string | null) ?? undefined) as DeliveryRecord["lastError"],
    createdAt: createdAt as number,
  };
}

/** The event of a delivery without what stands in other columns. JSON has an escape for whatever a column cannot hold. */
export function eventText({ eventId: _eventId, ownerKey: _ownerKey, type: _type, ...event }: EventRecord): string {
  return JSON.stringify(event);
}

export function eventFrom(ownerKey: string, { eventId, type }: Pick<DeliveryRecord, "eventId" | "type">, text: string) {
  const event = JSON.parse(text) as Omit<EventRecord, "eventId" | "ownerKey" | "type">;
  return { eventId, ownerKey, type, ...event } satisfies EventRecord;
}

/** Each event once: of several with one id the first. */
export function distinctEvents(events: readonly EventRecord[]): EventRecord[] {
  const byId = new Map<string, EventRecord>();
  for (const event of events) if (!byId.has(event.eventId)) byId.set(event.eventId, event);
  return [...byId.values()];
}

/** Attempts are kept as one text, a line for each. A log that has grown to this many characters starts over. */
export const MAX_ATTEMPT_LOG = 8_000;

function attemptLine(attempt: AttemptRecord | undefined): string {
  return attempt ? `${JSON.stringify(attempt)}\n` : "";
}

export function attemptsFrom(log: string): AttemptRecord[] {
  return log
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as AttemptRecord);
}

/** Status, attempts, next attempt, last status, last error, end and line of the log of a delivery after an outcome. */
export function outcomeValues({ delivery, attempt }: DeliveryOutcome, now: number) {
  const { status, attempts, nextAttemptAt = now, lastStatus = null, lastError = null } = delivery;
  const [next, endedAt] = status === "pending" ? [nextAttemptAt, null] : [null, now];
  return [status, attempts, next, lastStatus, lastError, endedAt, attemptLine(attempt)] as const;
}

const MAX_RESPONSE_HEAD = 1_024;

export function responseHeadOf({ responseHead }: DeliveryOutcome): Uint8Array | null {
  return responseHead?.subarray(0, MAX_RESPONSE_HEAD) ?? null;
}

/** Later than any delivery: the position before the first page. */
const NEWEST: DeliveryPosition = { createdAt: Number.MAX_SAFE_INTEGER, eventId: "\u{10ffff}" };
/** Earlier than any delivery. */
const NOWHERE: DeliveryPosition = { createdAt: -1, eventId: "" };

/** As the tables hold it. After a text that is no position there is nothing. */
export function positionBefore({ after }: ListDeliveriesQuery): [createdAt: number, eventId: string] {
  const { createdAt, eventId } = after === undefined ? NEWEST : (parseDeliveryPosition(after) ?? NOWHERE);
  return [createdAt, encodeText(eventId)];
}
