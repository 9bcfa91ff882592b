import type { Json } from "../../generated/actions.ts";
import { MAX_ANSWER_BYTES } from "../port/answer-size.ts";

/** What an answer holds beside its records: the envelope with the route's id, a reason, a cursor. */
const ENVELOPE_BYTES = 64 * 1024;

interface Fit {
  /** So many are shown even when they are too large. */
  atLeast?: number;
  /** What the answer shows besides. */
  beside?: string | undefined;
}

/** The views of as many records, from the first on, as fit into an answer. */
export function fitting<Item, View>(
  items: readonly Item[],
  viewOf: (item: Item) => Json<View>,
  { atLeast = 0, beside = "" }: Fit = {},
): Json<View>[] {
  const views: Json<View>[] = [];
  let room = MAX_ANSWER_BYTES - ENVELOPE_BYTES - Buffer.byteLength(beside);
  for (const item of items) {
    const view = viewOf(item);
    // With the comma behind it.
    room -= Buffer.byteLength(view) + 1;
    if (room < 0 && views.length >= atLeast) break;
    views.push(view);
  }
  return views;
}
