import type { EventQuery, EventRecord, PlacedEvent } from "../../../src/port/events.ts";
import type { FlowStore } from "../../../src/taskflow/flow-store.ts";

/** Everything after a position, page by page. */
export async function readOn(
  store: FlowStore,
  ownerKey: string,
  from: string,
  query: Partial<EventQuery> = {},
): Promise<{ events: PlacedEvent[]; position: string }> {
  const events: PlacedEvent[] = [];
  for (let after = from; ; ) {
    const page = await store.readEvents(ownerKey, { after, limit: 100, maxBytes: 4_000_000, ...query });
    if ("refused" in page) throw new Error(`refused: ${page.refused}`);
    events.push(...page.events);
    if (page.position === after) return { events, position: after };
    after = page.position;
  }
}

export const idsOf = (events: readonly { event: EventRecord }[]): string[] => events.map(({ event }) => event.eventId);
