import type { Json } from "../../generated/actions.ts";
import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";
import type { FlowRecord } from "../port/records.ts";
import { type FlowView, flowView } from "./views.ts";

/** Bytes of a response beside its records: the envelope with the route's id, a reason, a cursor. */
const ENVELOPE_BYTES = 64 * 1024;
export const ROOM = MAX_ANSWER_BYTES - ENVELOPE_BYTES;
/** The longest text of a flow that is shown in short, in characters. */
const SHORT = 1_000;

interface Fit {
  /** Entries that are shown even when they are too large. */
  atLeast?: number;
  /** JSON text of the other fields in the response. */
  beside?: string | undefined;
}

/** The views of as many records, from the first on, as fit into an answer. */
export function fitting<Item, View>(
  items: readonly Item[],
  viewOf: (item: Item) => Json<View>,
  { atLeast = 0, beside = "" }: Fit = {},
): Json<View>[] {
  const views: Json<View>[] = [];
  let room = ROOM - Buffer.byteLength(beside);
  for (const item of items) {
    const view = viewOf(item);
    // With the comma behind it.
    room -= Buffer.byteLength(view) + 1;
    if (room < 0 && views.length >= atLeast) break;
    views.push(view);
  }
  return views;
}

/** The view of a flow beside another one; without its long texts where the two are too large for an answer. */
export function flowBeside(flow: FlowRecord, other: string): { flow: Json<FlowView>; isShort: boolean } {
  const whole = flowView(flow);
  // A character has three bytes at most: most need no exact count.
  const fits = (whole.length + other.length) * 3 <= ROOM || Buffer.byteLength(whole) + Buffer.byteLength(other) <= ROOM;
  return fits ? { flow: whole, isShort: false } : { flow: flowView(inShort(flow)), isShort: true };
}

function inShort(flow: FlowRecord): FlowRecord {
  const long = Object.entries(flow).filter(([, value]) => typeof value === "string" && value.length > SHORT);
  const left = Object.fromEntries(long.map(([name]) => [name, undefined]));
  // Not in the middle of a pair.
  return { ...flow, ...left, goal: flow.goal.slice(0, SHORT).replace(/[\ud800-\udbff]$/, "") };
}
