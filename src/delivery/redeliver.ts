import { setImmediate as nextTurn } from "node:timers/promises";
import type { Redelivery } from "../port/endpoints.ts";
import type { EventPosition, EventRecord } from "../port/events.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import type { PolicyReader } from "./policy-reader.ts";
import type { SendingStore } from "./settings.ts";

/** Events of one step, and their size. */
const PAGE = 500;
const PAGE_BYTES = 1024 * 1024;
/** A request ends after the step in which it has queued this number of events, or read this number. */
const MAX_QUEUED = 10_000;
const MAX_READ = 100_000;

interface Parts {
  store: SendingStore;
  policies: Pick<PolicyReader, "choose">;
  now: () => number;
}

/** Makes the events since a time that the endpoint gets due again. */
export async function redeliverSince(
  endpoint: StoredEndpoint,
  { since, after }: { since: number; after?: EventPosition | undefined },
  { store, policies, now }: Parts,
): Promise<Redelivery> {
  const { ownerKey, endpointId, types } = endpoint;
  const from = after ?? (await store.locateEvents(ownerKey, "oldest"));
  let queued = 0;
  for await (const { events, position, read } of pagesOf(store, ownerKey, { from, types })) {
    if (!events) return { refused: "cursor" };
    const recent = events.filter(({ occurredAt }) => occurredAt >= since);
    const wanted = await policies.choose(recent, types);
    if (wanted.length > 0)
      queued += await store.deliveries.redeliver({ ownerKey, endpointId, events: wanted, now: now() });
    if (queued >= MAX_QUEUED || read >= MAX_READ) return { queued, next: position };
  }
  return { queued };
}

/** A search ends after this number of events: about five seconds with SQLite, in turns of about 2 ms. */
const MAX_SEARCHED = 1_000_000;
/** How far the clocks of several gateways may differ, and one may be set back. */
const MAX_SKEW_MS = 3_600_000;

/** The event of the session, if the journal has it. The time in its ID says where to stop: IDs have no index. */
export async function findEvent(
  store: SendingStore,
  ownerKey: string,
  eventId: string,
): Promise<EventRecord | undefined> {
  const time = timeOf(eventId);
  if (time === undefined) return undefined;
  const from = await store.locateEvents(ownerKey, "oldest");
  for await (const { events = [], read } of pagesOf(store, ownerKey, { from })) {
    const found = events.find((event) => event.eventId === eventId);
    const isPast = events.every(({ occurredAt }) => occurredAt > time + MAX_SKEW_MS);
    if (found || isPast || read >= MAX_SEARCHED) return found;
  }
  return undefined;
}

/** The milliseconds in a UUIDv7 (RFC 9562, section 5.7), as all IDs of events are; undefined for another text. */
function timeOf(eventId: string): number | undefined {
  const [, high, low] = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.exec(eventId) ?? [];
  return high === undefined ? undefined : Number.parseInt(`${high}${low}`, 16);
}

interface Page {
  /** Undefined: the position is none of this journal. */
  events: EventRecord[] | undefined;
  position: EventPosition;
  /** How many events were read up to here. */
  read: number;
}

async function* pagesOf(
  store: SendingStore,
  ownerKey: string,
  { from, types }: { from: EventPosition; types?: StoredEndpoint["types"] },
): AsyncGenerator<Page> {
  let [position, read] = [from, 0];
  for (;;) {
    const page = await store.readEvents(ownerKey, { after: position, types, limit: PAGE, maxBytes: PAGE_BYTES });
    if ("events" in page) {
      if (page.events.length === 0) return;
      read += page.events.length;
      position = page.position;
      yield { events: page.events.map(({ event }) => event), position, read };
      // An embedded store answers within one turn of the event loop: requests come before the next page.
      await nextTurn();
    } else if (page.refused === "unknown") {
      yield { events: undefined, position, read };
      return;
    } else position = page.oldest;
  }
}
