import { BoundedRecords, BYTES_AROUND_TEXTS } from "../port/answer-size.ts";
import type { EventPosition, EventQuery, EventRecord, EventsRead, PlacedEvent } from "../port/events.ts";

/** How much of the end of a journal is kept in memory for those who wait. */
export const TAIL = { events: 1_000, bytes: 1024 * 1024 };

/** Characters of an event's ids, its type and its statuses. */
const SHORT_TEXTS = 140;

/** A place from which somebody may read on. Without an event: where a read of the store began or ended. */
interface Entry {
  position: EventPosition;
  event?: EventRecord;
}

/** The end of a journal: every event after `start`, as far as it was read. Of too many, the newest. */
export class EventTail {
  /** The first one is the start. */
  #entries: Entry[];
  #bytes = 0;
  #lastEventAt: EventPosition;

  constructor(start: EventPosition) {
    this.#entries = [{ position: start }];
    this.#lastEventAt = start;
  }

  get start(): EventPosition {
    return (this.#entries[0] as Entry).position;
  }

  get end(): EventPosition {
    return (this.#entries.at(-1) as Entry).position;
  }

  /** Adds a page that the store returned for `end`, and returns whether more may follow at once. */
  add(events: readonly PlacedEvent[], position: EventPosition): boolean {
    const last = events.at(-1);
    if (!last) return false;
    let bytes = 0;
    for (const placed of events) {
      if (placed.event.type === "flow.deleted") this.#eraseTexts(placed.event.flowId);
      this.#entries.push(placed);
      bytes += sizeOf(placed.event);
      this.#bytes += sizeOf(placed.event);
    }
    this.#lastEventAt = last.position;
    if (position !== last.position) this.#entries.push({ position });
    this.#dropOldest();
    return events.length >= TAIL.events || bytes > TAIL.bytes / 2;
  }

  hasEventAfter(position: EventPosition): boolean {
    return this.#lastEventAt > position;
  }

  /** Whether all events after the position are here. It is one that a read has returned. */
  knows(position: EventPosition): boolean {
    return this.#indexOf(position) !== undefined;
  }

  /** Returns what the store would; undefined where only the store knows it. */
  read({ after, flowId, types, ...bounds }: EventQuery): EventsRead | undefined {
    const index = this.#indexOf(after);
    if (index === undefined) return undefined;
    const page = new BoundedRecords<PlacedEvent>(bounds);
    let position = after;
    for (const { event, position: place } of this.#entries.slice(index + 1)) {
      const isOther = flowId !== undefined && event?.flowId !== flowId;
      const isWanted = event && !isOther && (types?.includes(event.type) ?? true);
      if (isWanted && !page.add({ event, position: place }, textsOf(event))) break;
      position = place;
    }
    return { events: page.items, position };
  }

  /** Of the events of a flow that was deleted: the store has none of them any more. */
  #eraseTexts(flowId: string): void {
    for (const [index, { event, position }] of this.#entries.entries()) {
      if (event?.flowId !== flowId) continue;
      const bare = { ...event, currentStep: undefined, progressSummary: undefined };
      this.#entries[index] = { position, event: bare };
      this.#bytes -= sizeOf(event) - sizeOf(bare);
    }
  }

  #dropOldest(): void {
    let start = 0;
    while (this.#entries.length - start > TAIL.events || this.#bytes > TAIL.bytes) {
      start += 1;
      const { event } = this.#entries[start] as Entry;
      if (event) this.#bytes -= sizeOf(event);
    }
    if (start === 0) return;
    const { position } = this.#entries[start] as Entry;
    this.#entries = [{ position }, ...this.#entries.slice(start + 1)];
  }

  #indexOf(position: EventPosition): number | undefined {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle] as Entry).position < position) low = middle + 1;
      else high = middle;
    }
    return this.#entries[low]?.position === position ? low : undefined;
  }
}

function sizeOf(event: EventRecord): number {
  return BYTES_AROUND_TEXTS + textsOf(event);
}

function textsOf({ currentStep = "", progressSummary = "" }: EventRecord): number {
  return SHORT_TEXTS + currentStep.length + progressSummary.length;
}
