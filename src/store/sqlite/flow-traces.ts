import { setImmediate as nextTurn } from "node:timers/promises";
import { BITS_OF_ALL_TYPES } from "../event-codes.ts";
import { answerNeedle, eventNeedle } from "../needles.ts";
import { encodeText, type Row } from "../rows.ts";
import { rangesWith } from "./event-ranges.ts";
import { eventColumns } from "./event-rows.ts";
import { packId } from "./packed-ids.ts";
import type { JournalReads } from "./read-events.ts";
import type { Statements } from "./statements.ts";

/** What is kept of a flow beside its own row and those of its tasks. */
export interface FlowTraces {
  owner: string;
  /** Events with texts: their session and their number. */
  events: [session: number, seq: number][];
  /** Deliveries of its events: their endpoint and their event. */
  deliveries: [endpoint: number, eventId: string][];
  /** Keys whose answers name it. */
  keys: string[];
}

/** What is looked at in one step, some milliseconds; waiting requests come before the next step. */
const RANGES_IN_SLICE = 64;
const ROWS_IN_SLICE = 1_000;
const BYTES_IN_SLICE = 4 * 1024 * 1024;

const SEQ = eventColumns.indexOf("seq");
const TEXTS = [eventColumns.indexOf("current_step"), eventColumns.indexOf("progress_summary")];
const END = Number.MAX_SAFE_INTEGER;

type Flow = { ownerKey: string; flowId: string };

/** None of it has an index by flow: each change of a flow would have to write to it, and flows are deleted seldom. */
export async function findTraces(parts: JournalReads, { ownerKey, flowId }: Flow): Promise<FlowTraces> {
  const { sql, reads, journal } = parts;
  const owner = encodeText(ownerKey);
  const traces: FlowTraces = { owner, events: [], deliveries: [], keys: [] };
  const inSlices = async <Place>(start: Place, step: (from: Place) => Place | undefined): Promise<void> => {
    for (let from: Place | undefined = start; from !== undefined; await nextTurn()) {
      const place: Place = from;
      from = await reads.run(() => step(place));
    }
  };
  const session = journal.sessionOf(ownerKey);
  if (session !== undefined) await inSlices(0, (from) => searchEvents(sql, session, from, packId(flowId), traces));
  const numbers = await reads.run(() => sql.endpointNumbers.all(owner));
  for (const [number] of numbers) {
    const endpoint = number as number;
    await inSlices("", (from) =>
      search(sql.searchDeliveries.iterate(eventNeedle(flowId), endpoint, from), (eventId) =>
        traces.deliveries.push([endpoint, eventId]),
      ),
    );
  }
  await inSlices("", (from) =>
    search(sql.searchKeys.iterate(answerNeedle(flowId), owner, from), (key) => traces.keys.push(key)),
  );
  return traces;
}

/** In the transaction that is open. */
export function eraseTraces(sql: Statements, { owner, events, deliveries, keys }: FlowTraces): void {
  for (const event of events) sql.eraseEvent.run(...event);
  for (const delivery of deliveries) sql.deleteDelivery.run(...delivery);
  for (const key of keys) sql.deleteKey.run(owner, key);
}

export function isEmpty({ events, deliveries, keys }: FlowTraces): boolean {
  return events.length + deliveries.length + keys.length === 0;
}

/** Range by range, as reads of one flow do. Returns where the next slice begins; undefined at the end. */
function searchEvents(
  { findRanges, readFlowEvents }: Statements,
  session: number,
  after: number,
  flow: Uint8Array | string,
  { events }: FlowTraces,
): number | undefined {
  const ranges = findRanges.all(session, after, RANGES_IN_SLICE);
  const isEnd = ranges.length < RANGES_IN_SLICE;
  const mayHaveFlow = rangesWith(flow);
  let from = after;
  for (const range of isEnd ? [...ranges, [END]] : ranges) {
    const last = range[0] as number;
    if (last === END || mayHaveFlow(range))
      for (const row of readFlowEvents.iterate(session, from, last, flow, BITS_OF_ALL_TYPES, END))
        if (TEXTS.some((text) => row[text] !== null)) events.push([session, row[SEQ] as number]);
    from = last;
  }
  return isEnd ? undefined : from;
}

/** Rows of a name, a size, and whether it matches. Returns the name after which the next slice begins. */
function search(rows: Iterable<Row>, found: (name: string) => void): string | undefined {
  let [count, bytes] = [0, 0];
  for (const [name, size, matches] of rows) {
    if (matches === 1) found(name as string);
    count += 1;
    bytes += size as number;
    if (count === ROWS_IN_SLICE || bytes > BYTES_IN_SLICE) return name as string;
  }
  return undefined;
}
