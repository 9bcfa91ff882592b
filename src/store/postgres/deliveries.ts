import { randomUUID } from "node:crypto";
import type { DeliveryPage, DeliveryStatus, ListDeliveriesQuery } from "../../port/endpoints.ts";
import type { EventRecord } from "../../port/events.ts";
import { deliveryPosition } from "../../taskflow/delivery-position.ts";
import type { ClaimedDelivery, ClaimRequest, DeliveryStore } from "../../taskflow/delivery-store.ts";
import { attemptsFrom, deliveryFrom, distinctEvents, eventFrom, eventText, positionBefore } from "../delivery-rows.ts";
import { decodeText, encodeText, type Row } from "../rows.ts";
import { Batches, retryConflicts } from "./batches.ts";
import type { Database, Parameter, Transaction } from "./database.ts";
import {
  createEndpoint,
  deleteEndpoint,
  endpointKey,
  findEndpoint,
  listEndpoints,
  replaceConfigured,
  updateEndpoint,
} from "./endpoints.ts";
import type { MaintenanceLease } from "./maintenance-lease.ts";
import { transposed } from "./rows.ts";
import { type Settlement, settleDeliveries } from "./settle-deliveries.ts";
import { SQL } from "./statements.ts";

interface Parts {
  database: Database;
  lease: MaintenanceLease;
  /** Rejects with a `PersistError`. */
  attempt: <Result>(action: "read" | "change", work: () => Promise<Result>) => Promise<Result>;
}

export function createPostgresDeliveries(parts: Parts): DeliveryStore & { close(): Promise<void> } {
  return { ...endpointMethods(parts), ...sendingMethods(parts), ...readingMethods(parts) };
}

function changing({ attempt }: Parts) {
  return <Result>(work: () => Promise<Result>) => attempt("change", () => retryConflicts(work));
}

function endpointMethods(parts: Parts) {
  const { database, attempt } = parts;
  const change = changing(parts);
  return {
    createEndpoint: (endpoint, max) => change(() => createEndpoint(database, endpoint, max)),
    updateEndpoint: (ownerKey, endpointId, decide) =>
      change(() => updateEndpoint(database, { ownerKey, endpointId }, decide)),
    deleteEndpoint: (ownerKey, endpointId) => change(() => deleteEndpoint(database, { ownerKey, endpointId })),
    findEndpoint: (ownerKey, endpointId) => attempt("read", () => findEndpoint(database, { ownerKey, endpointId })),
    listEndpoints: (ownerKey) => attempt("read", () => listEndpoints(database, ownerKey)),
    replaceConfigured: (endpoints) => change(() => replaceConfigured(database, endpoints)),
  } satisfies Partial<DeliveryStore>;
}

function sendingMethods(parts: Parts) {
  const { database, lease, attempt } = parts;
  const change = changing(parts);
  // What ends at the same time shares a transaction.
  const settlements = new Batches<readonly Settlement[], void>({ action: "change", lanes: 2 }, async (batch) => {
    await settleDeliveries(database, batch.flat());
    return batch.map(() => undefined);
  });
  return {
    enqueue: ({ from, to, events, now, ...endpoint }) =>
      change(async () => {
        const batch = [...endpointKey(endpoint), from, to, now, ...eventArrays(events)];
        return (await database.run(SQL.enqueueDeliveries, batch)).length > 0;
      }),
    claimDeliveries: (request) => change(() => claimDeliveries(database, request)),
    settleDeliveries: async (outcomes, now) => {
      if (outcomes.length > 0) await settlements.run(outcomes.map((outcome) => ({ outcome, now })));
    },
    nextDeliveryAt: (now) =>
      attempt("read", async () => {
        const [row] = await database.run(SQL.nextDelivery);
        const wait = row?.[0] as number | null | undefined;
        return wait === null || wait === undefined ? undefined : now + wait;
      }),
    redeliver: ({ events, now, ...endpoint }) =>
      change(async () => {
        const batch = [...endpointKey(endpoint), now, ...eventArrays(events)];
        return (await database.run(SQL.redeliver, batch)).length;
      }),
    pruneDeliveries: (batch) => change(() => lease.step(0, (transaction) => pruneDeliveries(transaction, batch))),
    close: () => settlements.close(),
  } satisfies Partial<DeliveryStore> & { close(): Promise<void> };
}

function readingMethods({ database, attempt }: Parts) {
  return {
    listDeliveries: (ownerKey, query) => attempt("read", () => listDeliveries(database, ownerKey, query)),
    findDeliveredEvent: (ownerKey, endpointId, eventId) =>
      attempt("read", async () => {
        const [row] = await database.run(SQL.findDelivery, deliveryKey(ownerKey, endpointId, eventId));
        return row && eventFrom(ownerKey, deliveryFrom(endpointId, row), row.at(-1) as string);
      }),
    findAttempts: (ownerKey, endpointId, eventId) =>
      attempt("read", async () => {
        const [row] = await database.run(SQL.findAttempts, deliveryKey(ownerKey, endpointId, eventId));
        return row && { attempts: attemptsFrom(row[0] as string), responseHead: bytesFrom(row[1]) };
      }),
    measureDeliveries: (atMost) =>
      attempt("read", async () => {
        const [[pending, oldestAt] = []] = await database.run(SQL.measureDeliveries, [atMost]);
        return { pending: pending as number, oldestAt: (oldestAt as number | null) ?? undefined };
      }),
  } satisfies Partial<DeliveryStore>;
}

/** In the order of their ids: two gateways that write the same do not wait for each other. */
function eventArrays(events: readonly EventRecord[]): Parameter[] {
  const sorted = distinctEvents(events).sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
  const columns = transposed(sorted.map((event) => [encodeText(event.eventId), event.type, eventText(event)]));
  return columns.length > 0 ? columns : [[], [], []];
}

function deliveryKey(ownerKey: string, endpointId: string, eventId: string): Parameter[] {
  return [...endpointKey({ ownerKey, endpointId }), encodeText(eventId)];
}

async function claimDeliveries(database: Database, request: ClaimRequest): Promise<ClaimedDelivery[]> {
  const { limit, perEndpoint, leaseMs, busy } = request;
  const claim = randomUUID();
  const counts = [[...busy.keys()].map(encodeText), [...busy.values()]];
  const rows = await database.run(SQL.claimDeliveries, [limit, perEndpoint, leaseMs, ...counts, claim]);
  return rows.map((row) => claimedFrom(row, claim)).sort(oldestDueFirst);
}

function claimedFrom(row: Row, claim: string): ClaimedDelivery {
  const [owner, endpointId, event] = row.slice(-3) as [string, string, string];
  const ownerKey = decodeText(owner);
  const delivery = deliveryFrom(decodeText(endpointId), row);
  return { ownerKey, delivery, event: eventFrom(ownerKey, delivery, event), claim };
}

function oldestDueFirst({ delivery: a }: ClaimedDelivery, { delivery: b }: ClaimedDelivery): number {
  return (a.nextAttemptAt ?? 0) - (b.nextAttemptAt ?? 0) || (a.eventId < b.eventId ? -1 : 1);
}

const STATUSES: readonly DeliveryStatus[] = ["pending", "delivered", "failed"];

async function listDeliveries(database: Database, ownerKey: string, query: ListDeliveriesQuery): Promise<DeliveryPage> {
  const { endpointId, status, limit } = query;
  const rows = await database.run(SQL.listDeliveries, [
    ...endpointKey({ ownerKey, endpointId }),
    status ? [status] : STATUSES,
    ...positionBefore(query),
    limit + 1,
  ]);
  const deliveries = rows.slice(0, limit).map((row) => deliveryFrom(endpointId, row));
  const last = rows.length > limit ? deliveries.at(-1) : undefined;
  return { deliveries, ...(last && { next: deliveryPosition(last) }) };
}

async function pruneDeliveries(
  transaction: Transaction,
  { before, limit }: { before: number; limit: number },
): Promise<number> {
  const ended = (await transaction.write(SQL.pruneEnded, [before, limit])).length;
  const orphans = (await transaction.write(SQL.pruneOrphans, [limit - ended])).length;
  const waiting = (await transaction.write(SQL.pruneWaiting, [before, limit - ended - orphans])).length;
  return ended + orphans + waiting;
}

/** As the server sends bytes. */
function bytesFrom(value: unknown): Uint8Array | undefined {
  return typeof value === "string" ? Buffer.from(value.slice(2), "hex") : undefined;
}
