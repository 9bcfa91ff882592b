import { BoundedRecords, BYTES_AROUND_TEXTS } from "../../port/answer-size.ts";
import type { EventPosition, EventQuery, EventsRead, PlacedEvent } from "../../port/events.ts";
import { encodeText, type Row } from "../rows.ts";
import { Batches } from "./batches.ts";
import type { Database } from "./database.ts";
import { eventFrom, positionFrom, positionText } from "./event-rows.ts";
import { settledEvents } from "./events.ts";
import { SQL } from "./statements.ts";

/** Events that are looked at in one statement: in the first of a read, and in those after it. */
const FIRST_SLICE = 1_000;
const SLICE = 10_000;
/** Size of the events that one statement returns, about, for all reads that share it. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

interface SliceQuery extends Pick<EventQuery, "flowId" | "types"> {
  ownerKey: string;
  after: number;
  slice: number;
  most: number;
  maxBytes: number;
}

interface Slice {
  /** Up to where the owner's events were deleted. */
  horizon: number;
  /**
   * Whether the read starts there, or after an event that is kept. An event that is not may have been deleted, or lost
   * by the restore of an older backup.
   */
  isKnown: boolean;
  /** Those that match. */
  events: { placed: PlacedEvent; textBytes: number }[];
  /** Every matching event up to it is among these. */
  until: number;
  /** Whether there are no events after it. */
  isEnd: boolean;
}

/** Reads the journal. Reads that arrive together share a statement. */
export class EventReader {
  readonly #database: Database;
  readonly #slices: Batches<SliceQuery, Slice>;

  constructor(database: Database, lanes: number) {
    this.#database = database;
    this.#slices = new Batches({ action: "read", lanes }, (queries) => readSlices(database, queries));
  }

  /** Up to the end of the journal, however few of its events match. */
  async read(ownerKey: string, { after, flowId, types, limit, maxBytes }: EventQuery): Promise<EventsRead> {
    let until = positionFrom(after);
    if (until === undefined) return { refused: "unknown" };
    const page = new BoundedRecords<PlacedEvent>({ limit, maxBytes });
    for (let looked = FIRST_SLICE; ; looked = SLICE) {
      const most = limit - page.items.length;
      // Without a choice of types each event counts for the page.
      const slice = types ? looked : most;
      const found = await this.#slices.run({ ownerKey, flowId, types, after: until, slice, most, maxBytes });
      // Deleted while the page was read: the page ends before, and the next one tells.
      if (!found.isKnown && page.items.length === 0) return { refused: "expired", oldest: positionText(found.horizon) };
      for (const { placed, textBytes } of found.events) if (!page.add(placed, textBytes)) break;
      const last = page.items.at(-1);
      if (last && (page.more || page.items.length >= limit)) return { events: page.items, position: last.position };
      until = found.until;
      if (found.isEnd) return { events: page.items, position: positionText(until) };
    }
  }

  async locate(ownerKey: string, place: "oldest" | "latest"): Promise<EventPosition> {
    const settled = await settledEvents(this.#database);
    const [row] = await this.#database.run(SQL.locateEvents, [encodeText(ownerKey), settled]);
    const [horizon, latest] = row as [number, number];
    return positionText(place === "oldest" ? horizon : Math.max(horizon, latest));
  }

  close(): Promise<void> {
    return this.#slices.close();
  }
}

async function readSlices(database: Database, queries: SliceQuery[]): Promise<Slice[]> {
  const settled = await settledEvents(database);
  const maxBytes = Math.floor(MAX_BATCH_BYTES / queries.length);
  const slices = queries.map(
    ({ after }): Slice => ({ horizon: 0, isKnown: false, events: [], until: after, isEnd: true }),
  );
  const read = async (statement: string, indexes: number[]): Promise<void> => {
    if (indexes.length === 0) return;
    const wanted = indexes.map((index) => queries[index] as SliceQuery);
    const rows = await database.run(statement, [...parametersOf(wanted, maxBytes), settled]);
    for (const row of rows) {
      const index = indexes[(row[0] as number) - 1] as number;
      addTo(slices[index] as Slice, queries[index] as SliceQuery, row);
    }
  };
  const byFlow = Map.groupBy(queries.keys(), (index) => queries[index]?.flowId !== undefined);
  await Promise.all([read(SQL.readEvents, byFlow.get(false) ?? []), read(SQL.readFlowEvents, byFlow.get(true) ?? [])]);
  return slices;
}

function parametersOf(queries: SliceQuery[], maxBytes: number) {
  return [
    queries.map(({ ownerKey }) => encodeText(ownerKey)),
    queries.map(({ flowId }) => (flowId === undefined ? null : encodeText(flowId))),
    queries.map(({ after }) => after),
    queries.map(({ types }) => types?.join(",") ?? null),
    queries.map(({ slice }) => slice),
    queries.map(({ most }) => most),
    queries.map((query) => Math.min(query.maxBytes, maxBytes)),
  ];
}

/** A row of `SQL.readEvents`: what it says of the slice, and an event of it, if one matches. */
function addTo(slice: Slice, query: SliceQuery, row: Row): void {
  const [, horizon, known, looked, last, position, bytes, next, ...event] = row as [
    number,
    number,
    "t" | "f",
    number,
    ...unknown[],
  ];
  slice.horizon = horizon;
  slice.isKnown = known === "t";
  if (position !== null)
    slice.events.push({
      placed: { event: eventFrom(event), position: positionText(position as number) },
      textBytes: (bytes as number) - BYTES_AROUND_TEXTS,
    });
  const isCut = next !== null || slice.events.length === query.most;
  const until = (isCut ? position : last) as number | null;
  // The end of the journal may have moved back: a writer has announced itself with what was the newest a while ago.
  slice.until = Math.max(until ?? 0, query.after);
  slice.isEnd = !isCut && looked < query.slice;
}
