import { decodeText, type Row } from "./rows.ts";
import type { TransferRecords, TransferredDelivery } from "./transfer.ts";

/** How deliveries and keys stand in tables, in the order of an export's statements: every store keeps the same values. */

/** The last column is read by `bytesOf`, as stores return bytes in different forms. */
export function deliveryFrom(row: Row, bytesOf: (stored: unknown) => Buffer): TransferredDelivery {
  const [owner, endpointId, eventId, type, event, status, attempts, nextAttemptAt, ...rest] = row;
  const [lastStatus, lastError, createdAt, endedAt, attemptLog, head] = rest;
  return {
    ownerKey: decodeText(owner as string),
    endpointId: decodeText(endpointId as string),
    eventId: decodeText(eventId as string),
    type,
    event,
    status,
    attempts,
    nextAttemptAt: nextAttemptAt ?? undefined,
    lastStatus: lastStatus ?? undefined,
    lastError: lastError ?? undefined,
    createdAt,
    endedAt: endedAt ?? undefined,
    attemptLog,
    responseHead: head === null ? undefined : bytesOf(head).toString("base64"),
  } as TransferredDelivery;
}

/** From the type on, without the beginning of the answer. */
export function deliveryValues(delivery: TransferredDelivery): (string | number | null)[] {
  const { type, event, status, attempts, createdAt, attemptLog } = delivery;
  const { nextAttemptAt = null, lastStatus = null, lastError = null, endedAt = null } = delivery;
  return [type, event, status, attempts, nextAttemptAt, lastStatus, lastError, createdAt, endedAt, attemptLog];
}

export function keyFrom([owner, key, kind, fingerprint, answer, expiresAt]: Row): TransferRecords["key"] {
  const kept = { ownerKey: decodeText(owner as string), key, kind, fingerprint, answer, expiresAt };
  return kept as TransferRecords["key"];
}
