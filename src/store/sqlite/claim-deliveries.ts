import type { ClaimedDelivery, ClaimRequest } from "../../taskflow/delivery-store.ts";
import { deliveryFrom, eventFrom } from "../delivery-rows.ts";
import { decodeText } from "../rows.ts";
import type { DeliveryClaims } from "./delivery-claims.ts";
import type { Statements } from "./statements.ts";

/** A pending delivery that nobody has claimed, or whose claim ends in `leftMs` milliseconds. */
interface Pending {
  ownerKey: string;
  endpointId: string;
  endpoint: number;
  eventId: string;
  seq: number;
  dueAt: number;
  leftMs: number;
}

/** Claims the deliveries that have been due for longest. Nothing is written. */
export function claimDeliveries(sql: Statements, claims: DeliveryClaims, request: ClaimRequest): ClaimedDelivery[] {
  const { now, limit, perEndpoint, leaseMs, busy } = request;
  const due: Pending[] = [];
  for (const endpoint of enabledAndWaiting(sql)) {
    const room = Math.min(limit, perEndpoint - (busy.get(endpoint.endpointId) ?? 0));
    if (room > 0) due.push(...dueOf(sql, claims, endpoint, now, room));
  }
  const first = due.sort((a, b) => a.dueAt - b.dueAt || a.seq - b.seq).slice(0, limit);
  return first.flatMap(({ ownerKey, endpointId, endpoint, eventId, seq }) => {
    const row = sql.findDeliveryBySeq.get(seq);
    if (!row) return [];
    const delivery = deliveryFrom(endpointId, row);
    const event = eventFrom(ownerKey, delivery, row.at(-1) as string);
    return [{ ownerKey, delivery, event, claim: claims.claim(endpoint, eventId, leaseMs) }];
  });
}

/** When the next delivery is due that is not under way, or the first claim of one ends. */
export function nextDeliveryAt(sql: Statements, claims: DeliveryClaims, now: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (const endpoint of enabledAndWaiting(sql))
    for (const { dueAt, leftMs } of pendingOf(sql, claims, endpoint)) {
      next = Math.min(next, leftMs > 0 ? Math.max(dueAt, now + leftMs) : dueAt);
      if (leftMs === 0) break;
    }
  return Number.isFinite(next) ? Math.ceil(next) : undefined;
}

export interface WaitingEndpoint {
  ownerKey: string;
  endpointId: string;
  endpoint: number;
}

/** Endpoints that are enabled and have pending deliveries: one lookup for each. */
export function* enabledAndWaiting(sql: Statements): Iterable<WaitingEndpoint> {
  for (const endpoint of numbersOf(sql.nextWaiting)) {
    const [owner, endpointId] = (sql.enabledEndpoint.get(endpoint) ?? []) as [string?, string?];
    if (owner !== undefined && endpointId !== undefined)
      yield { ownerKey: decodeText(owner), endpointId: decodeText(endpointId), endpoint };
  }
}

/** The numbers of endpoints, from one to the next. */
export function* numbersOf(next: Pick<Statements["nextWaiting"], "get">): Iterable<number> {
  for (let row = next.get(0); row; row = next.get(row[0] as number)) yield row[0] as number;
}

function dueOf(sql: Statements, claims: DeliveryClaims, endpoint: WaitingEndpoint, now: number, room: number) {
  const due: Pending[] = [];
  for (const pending of pendingOf(sql, claims, endpoint)) {
    if (pending.dueAt > now) break;
    if (pending.leftMs === 0) due.push(pending);
    if (due.length === room) break;
  }
  return due;
}

/** First due first. As many rows are read as are asked for. */
function* pendingOf(sql: Statements, claims: DeliveryClaims, endpoint: WaitingEndpoint): Iterable<Pending> {
  for (const [dueAt, storedId, seq] of sql.pendingDeliveries.iterate(endpoint.endpoint)) {
    const eventId = decodeText(storedId as string);
    const leftMs = claims.left(endpoint.endpoint, eventId);
    yield { ...endpoint, eventId, seq: seq as number, dueAt: dueAt as number, leftMs };
  }
}
