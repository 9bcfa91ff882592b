import { expect } from "vitest";
import type { EventPosition, EventQuery, EventRecord, PlacedEvent } from "../../src/port/events.ts";
import { newId } from "../../src/taskflow/clock.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";

export const OWNER = "agent:main:main";
export const NOW = 1_700_000_000_000;
export const ALL = { limit: 1_000, maxBytes: Number.MAX_SAFE_INTEGER };

/** An event of a flow that exists nowhere else: a journal does not ask for it. */
export function anEvent(over: Partial<EventRecord> = {}): EventRecord {
  const occurredAt = over.occurredAt ?? NOW;
  return {
    eventId: newId(occurredAt),
    ownerKey: OWNER,
    type: "flow.waiting",
    occurredAt,
    flowId: newId(occurredAt),
    revision: 1,
    status: "waiting",
    ...over,
  };
}

export const idsOf = (events: readonly { eventId: string }[]): string[] => events.map(({ eventId }) => eventId);

/** A page, which must not be refused. */
export async function readPage(
  store: FlowStore,
  query: Partial<EventQuery> = {},
  ownerKey = OWNER,
): Promise<{ events: PlacedEvent[]; position: EventPosition }> {
  const after = query.after ?? (await store.locateEvents(ownerKey, "oldest"));
  const read = await store.readEvents(ownerKey, { ...ALL, after, ...query });
  if ("refused" in read) throw new Error(`The read was refused: ${JSON.stringify(read)}`);
  return read;
}

/** The ids of the events of an owner, in their order. */
export async function readIds(store: FlowStore, query: Partial<EventQuery> = {}, ownerKey = OWNER): Promise<string[]> {
  return idsOf((await readPage(store, query, ownerKey)).events.map(({ event }) => event));
}

/** Polls: a journal that several processes share shows an event a moment after its commit. */
export function expectIds(store: FlowStore, query: Partial<EventQuery> = {}, ownerKey = OWNER) {
  return expect.poll(() => readIds(store, query, ownerKey), { timeout: 15_000 });
}

/** What one reader gets that goes on from page to page, until it has as many events as it waits for. */
export async function follow(
  store: FlowStore,
  query: Partial<EventQuery>,
  count: number,
  ownerKey = OWNER,
): Promise<PlacedEvent[]> {
  const found: PlacedEvent[] = [];
  let after = await store.locateEvents(ownerKey, "oldest");
  const poll = async () => {
    const { events, position } = await readPage(store, { ...query, after }, ownerKey);
    found.push(...events);
    after = position;
    return found.length;
  };
  await expect.poll(poll, { timeout: 30_000, interval: 1 }).toBeGreaterThanOrEqual(count);
  return found;
}
