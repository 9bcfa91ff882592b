import { LRUCache } from "lru-cache";

/** Number of addresses that have a separate window; they take about 20 MB when all are in use. */
const MAX_ADDRESSES = 131_072;
/** Shared key of all addresses beyond the limit. No address has this spelling. */
const OVERFLOW = "";
/** Number of ended windows that are removed for each new one. */
const DROPPED_AT_ONCE = 8;

/**
 * The windows of the addresses, all of one length. None is forgotten before its end, however many addresses there are, so
 * that no sender gets a new window by filling the table: when it is full, newcomers share one.
 */
export class Windows<Window extends { endsAt: number }> {
  readonly #max: number;
  /** The oldest is the last. It grows with what is in it, where `max` would take the memory of a full one at once. */
  readonly #windows: LRUCache<string, Window>;

  constructor(max = MAX_ADDRESSES) {
    this.#max = max;
    this.#windows = new LRUCache({ maxSize: max + 1, sizeCalculation: () => 1 });
  }

  get size(): number {
    return this.#windows.size;
  }

  /** The window of a key while it lasts. */
  current(key: string, now: number): Window | undefined {
    // Looked at only: the order stays that in which windows began.
    const window = this.#windows.peek(key);
    return window && window.endsAt > now ? window : undefined;
  }

  /** Returns the key under which an address without a window is counted. */
  keyOf(address: string, now: number): string {
    if (this.#windows.has(address)) return address;
    this.#dropEnded(now);
    return this.#windows.size < this.#max ? address : OVERFLOW;
  }

  begin(key: string, window: Window): Window {
    this.#windows.set(key, window);
    return window;
  }

  #dropEnded(now: number): void {
    let dropped = 0;
    for (const key of this.#windows.rkeys()) {
      if (dropped === DROPPED_AT_ONCE || this.current(key, now)) return;
      this.#windows.delete(key);
      dropped += 1;
    }
  }
}
