import { createHash } from "node:crypto";
import type { Bundle, Trigger, ZObject } from "zapier-platform-core";
import { withFlow } from "./event-hooks.ts";
import { described, eventItem } from "./event-item.ts";
import type { EventKind } from "./event-kinds.ts";
import { type FlowEvent, listEvents } from "./list-events.ts";
import type { Item } from "./output.ts";

const PAGE_SIZE = 1_000;
/** Pages that one poll reads at most. The next poll continues after them. */
const MAX_PAGES = 10;
/** Flows that one poll reads at most, those of the newest events: each is one request. */
const MAX_FLOWS = 20;
/** A cursor is used for this long before a newer one replaces it: every Zap polls in that time. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** Zapier keeps a value in its cache no longer. */
const CACHED_SECONDS = 7 * 24 * 60 * 60;

/**
 * Where polls begin. The cache is one for all Zaps of a connection, and Zapier knows by its id which event a Zap has had:
 * so each poll begins a day or two back, and never after an event that some Zap has not seen.
 */
interface Marks {
  from?: string;
  next?: { cursor: string; at: number };
}

/** The same triggers for gateways that Zapier's servers can reach, but that cannot send to Zapier. */
export function eventPoll(kind: EventKind): Trigger {
  const { key, label, when, ofTasks } = kind;
  return {
    key: `${key}_polling`,
    noun: ofTasks ? "Task" : "Flow",
    display: {
      label: `${label} (Polling)`,
      description: `Triggers when ${when}, as soon as Zapier asks for new events, which it does every few minutes.`,
    },
    operation: {
      type: "polling",
      perform: (z: ZObject, bundle: Bundle) => poll(z, bundle, kind),
      ...described(ofTasks),
    },
  };
}

/** Newest first, as Zapier wants them. */
async function poll(z: ZObject, bundle: Bundle, { key, types }: EventKind): Promise<Item[]> {
  const name = cacheName(bundle, key);
  const marks: Marks = Object(await z.cache.get(name));
  const { events, cursor, isComplete } = await read(z, bundle, types, marks.from);
  await z.cache.set(name, advanced(marks, cursor, isComplete), CACHED_SECONDS);
  const newest = events.reverse();
  const shown = bundle.meta.isLoadingSample ? newest.slice(0, MAX_FLOWS) : newest;
  const newestItems = await Promise.all(shown.slice(0, MAX_FLOWS).map((event) => withFlow(z, bundle, event)));
  return [...newestItems, ...shown.slice(MAX_FLOWS).map((event) => eventItem(event))];
}

async function read(z: ZObject, bundle: Bundle, types: readonly string[], from: string | undefined) {
  const found: FlowEvent[] = [];
  let cursor = from;
  for (let page = 0; page < MAX_PAGES; page++) {
    const read = await listEvents(z, bundle, { types, limit: PAGE_SIZE, ...(cursor !== undefined && { cursor }) });
    found.push(...read.events);
    ({ cursor } = read);
    if (read.events.length === 0) return { events: found, cursor, isComplete: true };
  }
  return { events: found, cursor, isComplete: false };
}

function advanced({ from, next }: Marks, cursor: string | undefined, isComplete: boolean): Marks {
  if (cursor === undefined) return {};
  if (!isComplete) return { from: cursor };
  const kept = from !== undefined && { from };
  if (!next) return { ...kept, next: { cursor, at: Date.now() } };
  const isOld = Date.now() - next.at >= KEPT_MS;
  return isOld ? { from: next.cursor, next: { cursor, at: Date.now() } } : { ...kept, next };
}

/** The cache is one for all connections: a name that nobody else can guess. */
function cacheName({ authData }: Bundle, key: string): string {
  const parts = JSON.stringify([authData["url"], authData["secret"], key]);
  return `taskflow-events:${createHash("sha256").update(parts).digest("hex")}`;
}
