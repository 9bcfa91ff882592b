import type { ServerResponse } from "node:http";

interface Entry {
  res: ServerResponse;
  place: number;
}

/**
 * Answers that are not sent yet; each learns when the gateway drains. Not a Set: each table that a Set outgrows keeps the
 * next one alive, and what was in it, until the whole heap is collected, so that every request would outlive many others.
 */
export class Unanswered {
  readonly #entries: Entry[] = [];

  /** Until its connection is closed or it has been sent. */
  add(res: ServerResponse): void {
    const entry = { res, place: this.#entries.length };
    this.#entries.push(entry);
    res.on("close", () => this.#remove(entry));
  }

  forEach(tell: (res: ServerResponse) => void): void {
    for (const { res } of this.#entries) tell(res);
  }

  /** The last one takes its place. */
  #remove(entry: Entry): void {
    const last = this.#entries.pop();
    if (!last || last === entry) return;
    last.place = entry.place;
    this.#entries[entry.place] = last;
  }
}
