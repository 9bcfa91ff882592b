import type { Row } from "../rows.ts";
import type { Statements } from "./statements.ts";

/** Events of a session whose flows are noted together: a row of more than 1,000 bytes would take a separate page. */
const EVENTS_IN_RANGE = 240;
const BYTES_OF_FLOW = 4;

/** Notes which flows the events of a session are of, so that who looks for the events of one reads only some of all rows. */
export class EventRanges {
  readonly #sql: Statements;
  /** Of each session, the flows of its events after its last range. */
  readonly #unfinished = new Map<number, Range>();

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  /** An event was appended in the transaction that is open. */
  add(session: number, seq: number, flow: Uint8Array | string): void {
    const range = this.#unfinished.get(session);
    if (range) range.add(flow);
    // The first one since the start, or since a transaction was undone, is read with those before it.
    if ((range ?? this.#load(session)).isFull) this.#finish(session, seq);
  }

  /** The transaction was undone. */
  undone(): void {
    this.#unfinished.clear();
  }

  #load(session: number): Range {
    const range = new Range();
    for (const [flow] of this.#sql.flowsAfterRanges.all(session, session)) range.add(flow as Uint8Array | string);
    this.#unfinished.set(session, range);
    return range;
  }

  #finish(session: number, seq: number): void {
    this.#sql.insertRange.run(session, seq, (this.#unfinished.get(session) as Range).flows);
    this.#unfinished.set(session, new Range());
  }
}

class Range {
  readonly flows = new Uint8Array(EVENTS_IN_RANGE * BYTES_OF_FLOW);
  #end = 0;

  get isFull(): boolean {
    return this.#end === this.flows.length;
  }

  /** Byte by byte: a view of the last four, to copy from, takes 0.4 µs. */
  add(flow: Uint8Array | string): void {
    const bytes = typeof flow === "string" ? bytesOfText(flow) : flow;
    for (let at = bytes.length - BYTES_OF_FLOW; at < bytes.length; at += 1) {
      this.flows[this.#end] = bytes[at] as number;
      this.#end += 1;
    }
  }
}

/** Tells of the row of a range whether it may have an event of a flow: never false for one that has. */
export function rangesWith(flow: Uint8Array | string): (range: Row) => boolean {
  const bytes = Buffer.from(typeof flow === "string" ? bytesOfText(flow) : flow).subarray(-BYTES_OF_FLOW);
  return ([, flows]) => {
    const { buffer, byteOffset, byteLength } = flows as Uint8Array;
    return Buffer.from(buffer, byteOffset, byteLength).includes(bytes);
  };
}

/** Four bytes for an id that is no UUID, whose random end is as good. */
function bytesOfText(id: string): Uint8Array {
  const bytes = new Uint8Array(BYTES_OF_FLOW);
  bytes.set(Buffer.from(id.slice(-BYTES_OF_FLOW)).subarray(0, BYTES_OF_FLOW));
  return bytes;
}
