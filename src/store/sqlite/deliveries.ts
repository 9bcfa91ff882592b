import type { DeliveryPage, DeliveryRecord, DeliveryStatus, ListDeliveriesQuery } from "../../port/endpoints.ts";
import { deliveryPosition } from "../../taskflow/delivery-position.ts";
import type { DeliveryOutcome, DeliveryStore } from "../../taskflow/delivery-store.ts";
import {
  attemptsFrom,
  deliveryFrom,
  distinctEvents,
  eventFrom,
  eventText,
  outcomeValues,
  positionBefore,
  responseHeadOf,
} from "../delivery-rows.ts";
import { withHealth } from "../endpoint-changes.ts";
import { encodeText, type Row } from "../rows.ts";
import { claimDeliveries, enabledAndWaiting, nextDeliveryAt, numbersOf } from "./claim-deliveries.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { DeliveryClaims } from "./delivery-claims.ts";
import {
  createEndpoint,
  deleteEndpoint,
  endpointKey,
  findEndpoint,
  listEndpoints,
  replaceConfigured,
  updateEndpoint,
  writeEndpoint,
} from "./endpoints.ts";
import type { ReadQueue } from "./read-queue.ts";
import type { Statements } from "./statements.ts";

type Batch = Parameters<DeliveryStore["redeliver"]>[0];

export function createSqliteDeliveries(sql: Statements, commits: CommitQueue, reads: ReadQueue): DeliveryStore {
  const parts = { sql, commits, reads, claims: new DeliveryClaims() };
  return { ...endpointMethods(parts), ...sendingMethods(parts), ...readingMethods(parts) };
}

interface Parts {
  sql: Statements;
  commits: CommitQueue;
  reads: ReadQueue;
  claims: DeliveryClaims;
}

function endpointMethods({ sql, commits, reads, claims }: Parts) {
  return {
    createEndpoint: (endpoint, max) => commits.run(() => createEndpoint(sql, endpoint, max)),
    updateEndpoint: (ownerKey, endpointId, decide) =>
      commits.run(() => updateEndpoint(sql, { ownerKey, endpointId }, decide)),
    deleteEndpoint: async (ownerKey, endpointId) => {
      const seq = await commits.run(() => deleteEndpoint(sql, { ownerKey, endpointId }));
      if (seq !== undefined) claims.releaseAll(seq);
      return seq !== undefined;
    },
    findEndpoint: (ownerKey, endpointId) => reads.run(() => findEndpoint(sql, { ownerKey, endpointId })?.endpoint),
    listEndpoints: (ownerKey) => reads.run(() => listEndpoints(sql, ownerKey)),
    replaceConfigured: async (endpoints) => {
      for (const seq of await commits.run(() => replaceConfigured(sql, endpoints))) claims.releaseAll(seq);
    },
  } satisfies Partial<DeliveryStore>;
}

function sendingMethods({ sql, commits, reads, claims }: Parts) {
  return {
    enqueue: ({ from, to, ...batch }) =>
      commits.run(() => {
        const [seq] = (sql.moveEndpoint.get(to, ...endpointKey(batch), from) ?? []) as [number?];
        if (seq !== undefined) insertAll(sql.insertDelivery, seq, batch);
        return seq !== undefined;
      }),
    claimDeliveries: (request) => reads.run(() => claimDeliveries(sql, claims, request)),
    settleDeliveries: async (outcomes, now) => {
      const settled = await commits.run(() => outcomes.flatMap((outcome) => settle(sql, claims, outcome, now) ?? []));
      // Not before it is stored: a settlement that failed can be tried again.
      for (const { seq, eventId, claim } of settled)
        if (claims.isLast(seq, eventId, claim)) claims.release(seq, eventId);
    },
    nextDeliveryAt: (now) => reads.run(() => nextDeliveryAt(sql, claims, now)),
    redeliver: (batch) => commits.run(() => redeliver(sql, claims, batch)),
    pruneDeliveries: (batch) => commits.run(() => pruneDeliveries(sql, batch)),
  } satisfies Partial<DeliveryStore>;
}

function readingMethods({ sql, reads }: Parts) {
  return {
    listDeliveries: (ownerKey, query) => reads.run(() => listDeliveries(sql, ownerKey, query)),
    findDeliveredEvent: (ownerKey, endpointId, eventId) =>
      reads.run(() => {
        const row = rowOf(sql, sql.findDelivery, { ownerKey, endpointId, eventId });
        return row && eventFrom(ownerKey, deliveryFrom(endpointId, row), row.at(-1) as string);
      }),
    findAttempts: (ownerKey, endpointId, eventId) =>
      reads.run(() => {
        const row = rowOf(sql, sql.findAttempts, { ownerKey, endpointId, eventId });
        if (!row) return undefined;
        const [log, responseHead] = row as [string, Uint8Array | null];
        return { attempts: attemptsFrom(log), responseHead: responseHead ?? undefined };
      }),
    measureDeliveries: (atMost) => reads.run(() => measureDeliveries(sql, atMost)),
  } satisfies Partial<DeliveryStore>;
}

function insertAll(insert: Statements["insertDelivery"], seq: number, { events, now }: Batch): void {
  for (const event of events) insert.run(seq, encodeText(event.eventId), event.type, eventText(event), now, now);
}

function redeliver(sql: Statements, claims: DeliveryClaims, { events, ...batch }: Batch): number {
  const seq = findEndpoint(sql, batch)?.seq;
  if (seq === undefined) return 0;
  const distinct = distinctEvents(events);
  insertAll(sql.redeliver, seq, { ...batch, events: distinct });
  for (const { eventId } of distinct) claims.release(seq, eventId);
  return distinct.length;
}

/** Returns what was settled; nothing when the claim is no longer the delivery's, or the endpoint has been deleted. */
function settle(sql: Statements, claims: DeliveryClaims, outcome: DeliveryOutcome, now: number) {
  const { eventId, claim } = outcome;
  const found = findEndpoint(sql, outcome);
  if (!found || !claims.isLast(found.seq, eventId, claim)) return undefined;
  const values = outcomeValues(outcome, now);
  sql.settleDelivery.run(...values, responseHeadOf(outcome), found.seq, encodeText(eventId));
  const after = withHealth(found.endpoint, outcome, now);
  if (after !== found.endpoint) writeEndpoint(sql, after);
  return { seq: found.seq, eventId, claim };
}

type DeliveryKey = { ownerKey: string; endpointId: string; eventId: string };

function rowOf(sql: Statements, statement: Statements["findDelivery"], key: DeliveryKey): Row | undefined {
  const found = findEndpoint(sql, key);
  return found && statement.get(found.seq, encodeText(key.eventId));
}

const STATUSES: readonly DeliveryStatus[] = ["pending", "delivered", "failed"];

function listDeliveries(sql: Statements, ownerKey: string, query: ListDeliveriesQuery): DeliveryPage {
  const { endpointId, status, limit } = query;
  const seq = findEndpoint(sql, { ownerKey, endpointId })?.seq;
  if (seq === undefined) return { deliveries: [] };
  const before = positionBefore(query);
  const rows = (status ? [status] : STATUSES).flatMap((one) => sql.listDeliveries.all(seq, one, ...before, limit + 1));
  const found = rows.map((row) => deliveryFrom(endpointId, row)).sort(newestFirst);
  const deliveries = found.slice(0, limit);
  const last = found.length > limit ? deliveries.at(-1) : undefined;
  return { deliveries, ...(last && { next: deliveryPosition(last) }) };
}

function newestFirst(a: DeliveryRecord, b: DeliveryRecord): number {
  return b.createdAt - a.createdAt || (encodeText(a.eventId) < encodeText(b.eventId) ? 1 : -1);
}

function pruneDeliveries(sql: Statements, { before, limit }: { before: number; limit: number }): number {
  let left = limit - Number(sql.pruneEnded.run(before, limit).changes);
  for (const seq of numbersOf(sql.nextEndpoint)) {
    if (left <= 0) break;
    if (!sql.isEndpoint.get(seq)) left -= Number(sql.pruneOrphans.run(seq, left).changes);
  }
  for (const [seq] of sql.disabledEndpoints.all()) {
    if (left <= 0) break;
    left -= Number(sql.pruneWaiting.run(seq as number, before, left).changes);
  }
  return limit - left;
}

function measureDeliveries(sql: Statements, atMost: number): { pending: number; oldestAt?: number | undefined } {
  let pending = 0;
  let oldestAt: number | undefined;
  for (const { endpoint } of enabledAndWaiting(sql)) {
    pending += (sql.countPending.get(endpoint, atMost - pending) as [number])[0];
    const [createdAt] = (sql.oldestPending.get(endpoint) ?? []) as [number?];
    if (createdAt !== undefined) oldestAt = Math.min(createdAt, oldestAt ?? createdAt);
  }
  return { pending, oldestAt };
}
