import { setImmediate as nextTurn } from "node:timers/promises";
import { BoundedRecords } from "../../port/answer-size.ts";
import type { EventPosition, EventQuery, EventsRead, PlacedEvent } from "../../port/events.ts";
import { BITS_OF_ALL_TYPES, bitsOfTypes } from "../event-codes.ts";
import { type Row, textsOf } from "../rows.ts";
import { rangesWith } from "./event-ranges.ts";
import { eventFrom } from "./event-rows.ts";
import type { Journal } from "./journal.ts";
import { packId } from "./packed-ids.ts";
import { positionOf, seqOf } from "./positions.ts";
import type { ReadQueue } from "./read-queue.ts";
import type { Statements } from "./statements.ts";

/** What is looked at in one step, about a millisecond; waiting requests come before the next step. */
const EVENTS_IN_SLICE = 10_000;
const RANGES_IN_SLICE = 64;
/** After every event. */
const END = Number.MAX_SAFE_INTEGER;

/** What a read needs of the store. */
export interface JournalReads {
  sql: Statements;
  reads: ReadQueue;
  journal: Pick<Journal, "sessionOf">;
}

/** From slice to slice, until the page is full or the journal ends. */
export async function readEvents(parts: JournalReads, ownerKey: string, query: EventQuery): Promise<EventsRead> {
  const { sql, reads, journal } = parts;
  const after = seqOf(query.after);
  if (after === undefined) return { refused: "unknown" };
  const reader = new PageReader(sql, ownerKey, query);
  for (let from = after; ; ) {
    const step = await reads.run(() => {
      const session = journal.sessionOf(ownerKey);
      const oldest = prunedSeq(sql, session);
      if (from === after ? !isPlace(sql, session, from, oldest) : from < oldest) return { expired: oldest };
      return session === undefined ? { end: from } : reader.readSlice(session, from);
    });
    // Where events were deleted while the page was read, it ends before them, and the next one is refused.
    if ("expired" in step && reader.isEmpty) return { refused: "expired", oldest: positionOf(step.expired) };
    if ("expired" in step) return reader.pageTo(from);
    if ("end" in step) return reader.pageTo(step.end);
    from = step.next;
    await nextTurn();
  }
}

export function locateEvents(
  { sql, reads, journal }: JournalReads,
  ownerKey: string,
  place: "oldest" | "latest",
): Promise<EventPosition> {
  return reads.run(() => {
    const session = journal.sessionOf(ownerKey);
    return positionOf(place === "oldest" ? prunedSeq(sql, session) : newestSeq(sql, session));
  });
}

/** The page ends at a place, or the next slice begins after one. */
type Step = { end: number } | { next: number };

class PageReader {
  readonly #sql: Statements;
  readonly #ownerKey: string;
  readonly #query: EventQuery;
  readonly #page: BoundedRecords<PlacedEvent>;
  readonly #types: number;
  #last = 0;

  constructor(sql: Statements, ownerKey: string, query: EventQuery) {
    this.#sql = sql;
    this.#ownerKey = ownerKey;
    this.#query = query;
    this.#page = new BoundedRecords(query);
    this.#types = query.types ? bitsOfTypes(query.types) : BITS_OF_ALL_TYPES;
  }

  get isEmpty(): boolean {
    return this.#page.items.length === 0;
  }

  pageTo(seq: number): EventsRead {
    return { events: this.#page.items, position: positionOf(seq) };
  }

  readSlice(session: number, after: number): Step {
    const { flowId, types } = this.#query;
    if (flowId !== undefined) return this.#readFlow(session, after, packId(flowId));
    // Without a choice of types each event counts for the page, whose limit ends the step.
    const [end] = (types && this.#sql.endOfEvents.get(session, after, EVENTS_IN_SLICE - 1)) ?? [];
    const last = (end as number | undefined) ?? END;
    this.#take(this.#sql.readEvents.iterate(session, after, last, this.#types, this.#left));
    if (this.#isFull) return { end: this.#last };
    return end === undefined ? { end: newestSeq(this.#sql, session) } : { next: last };
  }

  /** Range by range; the events after the last one are fewer than a range has. */
  #readFlow(session: number, after: number, flow: Uint8Array | string): Step {
    const { findRanges, readFlowEvents } = this.#sql;
    const ranges = findRanges.all(session, after, RANGES_IN_SLICE);
    const mayHaveFlow = rangesWith(flow);
    const isEnd = ranges.length < RANGES_IN_SLICE;
    let from = after;
    for (const range of isEnd ? [...ranges, [END]] : ranges) {
      const last = range[0] as number;
      if (last === END || mayHaveFlow(range))
        this.#take(readFlowEvents.iterate(session, from, last, flow, this.#types, this.#left));
      if (this.#isFull) return { end: this.#last };
      from = last;
    }
    return isEnd ? { end: newestSeq(this.#sql, session) } : { next: from };
  }

  get #left(): number {
    return this.#query.limit - this.#page.items.length;
  }

  get #isFull(): boolean {
    return this.#page.more || this.#left <= 0;
  }

  /** Adds events to the page, as long as it has room for them. */
  #take(rows: Iterable<Row>): void {
    for (const row of rows) {
      const { seq, event } = eventFrom(row, this.#ownerKey);
      if (!this.#page.add({ event, position: positionOf(seq) }, textsOf(row))) return;
      this.#last = seq;
    }
  }
}

/**
 * Whether an event that is kept is there, or the beginning. What was deleted is not; nor is a position from before the
 * database was restored from an older backup.
 */
function isPlace(sql: Statements, session: number | undefined, seq: number, oldest: number): boolean {
  return seq === oldest || (session !== undefined && sql.hasEvent.get(session, seq) !== undefined);
}

/** The last event of a session that was deleted. */
function prunedSeq(sql: Statements, session: number | undefined): number {
  const [seq] = (session === undefined ? undefined : sql.prunedSeq.get(session)) ?? [0];
  return seq as number;
}

function newestSeq(sql: Statements, session: number | undefined): number {
  const [seq] = (session === undefined ? undefined : sql.newestEvent.get(session)) ?? [null];
  return (seq as number | null) ?? prunedSeq(sql, session);
}
