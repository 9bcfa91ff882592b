import type { EventLog, EventPosition, EventQuery, EventsRead, Listening } from "../port/events.ts";
import { EventTail, TAIL } from "./event-tail.ts";
import type { FlowStore } from "./flow-store.ts";

/** Milliseconds until the store is read again for a commit that it may not show yet, or for what did not fit. */
const SOON_MS = 5;

type Journal = Pick<FlowStore, "readEvents" | "locateEvents" | "onEvents" | "pollEventsMs">;

/** The journals of the sessions that this process serves. */
export class EventLogs {
  readonly #logs = new Map<string, SessionLog>();
  readonly #store: Journal;

  constructor(store: Journal) {
    this.#store = store;
    store.onEvents((ownerKeys) => {
      for (const ownerKey of ownerKeys) this.#logs.get(ownerKey)?.committed();
    });
  }

  /** The same one for all routes of a session. */
  of(ownerKey: string): EventLog {
    let log = this.#logs.get(ownerKey);
    if (!log) {
      log = new SessionLog(this.#store, ownerKey);
      this.#logs.set(ownerKey, log);
    }
    return log;
  }
}

class Waiter implements Listening {
  after: EventPosition;
  readonly wake: () => void;
  readonly #log: SessionLog;

  constructor(log: SessionLog, after: EventPosition, wake: () => void) {
    this.#log = log;
    this.after = after;
    this.wake = wake;
  }

  stop(): void {
    this.#log.forget(this);
  }
}

/**
 * The journal of one session. While somebody waits, its end is read once for all: a thousand streams there cost as many
 * reads as one. Whoever is further back reads the store.
 */
class SessionLog implements EventLog {
  readonly #store: Journal;
  readonly #ownerKey: string;
  readonly #waiters = new Set<Waiter>();
  #tail: EventTail | undefined;
  /** The read of the store that is under way. */
  #reading: Promise<void> | undefined;
  /** Whether this process has committed events since the last read began. */
  #hasCommitted = false;
  /** Whether the last read ended before the journal did. */
  #isBehind = false;
  #timer: NodeJS.Timeout | undefined;
  /** Milliseconds until the next read; undefined: until a commit. */
  #pollMs: number | undefined;

  constructor(store: Journal, ownerKey: string) {
    this.#store = store;
    this.#ownerKey = ownerKey;
  }

  locate(place: "oldest" | "latest"): Promise<EventPosition> {
    return this.#store.locateEvents(this.#ownerKey, place);
  }

  async read(query: EventQuery): Promise<EventsRead> {
    if (this.#tail?.knows(query.after)) {
      // What is under way may have begun before the last change; what begins after it has not.
      if (this.#reading) await this.#reading;
      if (this.#reading || this.#hasCommitted || this.#store.pollEventsMs !== undefined) await this.#advance();
      const page = this.#tail?.read(query);
      if (page && !("refused" in page) && (page.events.length > 0 || !this.#isBehind)) return page;
    }
    return this.#store.readEvents(this.#ownerKey, query);
  }

  listen(after: EventPosition, wake: () => void): Listening {
    const waiter = new Waiter(this, after, wake);
    this.#waiters.add(waiter);
    this.#watchFor(waiter);
    return waiter;
  }

  /** Returns whether it was waiting. */
  forget(waiter: Waiter): boolean {
    const wasWaiting = this.#waiters.delete(waiter);
    if (this.#waiters.size === 0) clearTimeout(this.#timer);
    return wasWaiting;
  }

  committed(): void {
    this.#hasCommitted = true;
    if (this.#waiters.size > 0) this.#follow();
    else if (!this.#reading) this.#tail = undefined;
  }

  #watchFor(waiter: Waiter): void {
    const isFirst = this.#waiters.size === 1;
    let tail = this.#tail;
    if (!tail || (isFirst && (waiter.after < tail.start || waiter.after > tail.end))) {
      tail = this.#tail = new EventTail(waiter.after);
      // A read that is under way is of the tail before.
      this.#hasCommitted = true;
    }
    if (waiter.after < tail.start) void this.#lookBefore(tail.start, waiter);
    else if (tail.hasEventAfter(waiter.after)) queueMicrotask(() => this.#wake(waiter));
    // At the end, where the others wait too, everything has been read.
    else if (isFirst || waiter.after !== tail.end) this.#follow();
  }

  /** Wakes one who is further back than what is kept, unless the store has no event between the two. */
  async #lookBefore(start: EventPosition, waiter: Waiter): Promise<void> {
    const query = { after: waiter.after, limit: 1, maxBytes: 1 };
    const page = await this.#store.readEvents(this.#ownerKey, query).catch(() => undefined);
    const hasNone = page && !("refused" in page) && page.events.length === 0;
    if (!hasNone || this.#tail?.start !== start) return this.#wake(waiter);
    waiter.after = start;
    if (this.#tail.hasEventAfter(start)) this.#wake(waiter);
  }

  #wake(waiter: Waiter): void {
    if (this.forget(waiter)) waiter.wake();
  }

  /** Reads on, unless that is under way: what was committed since is then read after it. */
  #follow(): void {
    clearTimeout(this.#timer);
    // Each waiter is woken, reads, and gets the error.
    if (!this.#reading) this.#advance().catch(() => {});
  }

  #advance(): Promise<void> {
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = undefined;
      if (this.#waiters.size > 0) this.#followLater();
    });
    return this.#reading;
  }

  async #readOn(): Promise<void> {
    const tail = this.#tail;
    if (!tail) return;
    const hadCommitted = this.#hasCommitted;
    this.#hasCommitted = false;
    try {
      const query = { after: tail.end, limit: TAIL.events, maxBytes: TAIL.bytes };
      const page = await this.#store.readEvents(this.#ownerKey, query);
      if ("refused" in page) return this.#startAgain();
      this.#isBehind = tail.add(page.events, page.position);
      this.#setPoll(hadCommitted || page.events.length > 0);
    } catch (error) {
      this.#startAgain();
      throw error;
    }
    for (const waiter of this.#waiters) if (tail.hasEventAfter(waiter.after)) this.#wake(waiter);
  }

  /** The store may show the rest of what was committed in a moment. When it is quiet, it is asked less and less often. */
  #setPoll(isBusy: boolean): void {
    const { pollEventsMs } = this.#store;
    if (isBusy) this.#pollMs = SOON_MS;
    else this.#pollMs = pollEventsMs && Math.min((this.#pollMs ?? SOON_MS) * 2, pollEventsMs);
  }

  #followLater(): void {
    if (this.#hasCommitted || this.#isBehind) this.#follow();
    else if (this.#pollMs !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#follow(), this.#pollMs).unref();
    }
  }

  /** Lets each of those who wait find out by itself. */
  #startAgain(): void {
    this.#tail = undefined;
    this.#isBehind = false;
    for (const waiter of this.#waiters) this.#wake(waiter);
  }
}
