import type { Clock } from "./clock.ts";

/** Milliseconds that the clocks must run evenly after a jump, until the new time is believed. */
const EVEN_MS = 10 * 60_000;
/** Clocks that differ by less have not jumped: they are set right by a moment now and then, and read one after the other. */
const MIN_JUMP_MS = 1_000;
const MAX_JUMP_MS = 60_000;

/** Views of the current time. They differ only while the system's clock is not trusted. */
export interface Time {
  /** By the system's clock, which anybody may have set: for when something was created. */
  wall(): number;
  /** Not before the true one: for from when on something is kept. */
  latest(): number;
  /** Not after the true one: for whether something is over. */
  earliest(): number;
  /** As if there had been no jump ahead, until the new time is believed: for from when on silence counts. */
  steady(): number;
  /** Goes on evenly, and never back: for how long tasks wait in their queues. A clock that is set back holds up none. */
  queued(): number;
  /** All of one moment, for the price of one: reading a clock takes 0.1 µs. */
  times(): Times;
}

/** The views of one moment that changes need. */
export type Times = Record<"wall" | "latest" | "steady" | "queued", number>;

export interface TimeSources {
  wall: Clock;
  /** Counts on, whatever is done to the wall clock. */
  monotonic: Clock;
  /** The clock of a store that several processes share: by that they sweep, and not by their own. */
  shared?: (() => Promise<number>) | undefined;
}

/**
 * The time by which records are lost and deleted. A clock that is wrong for a moment must not do what cannot be undone.
 * So a new time is believed when the clock and the monotonic one have run evenly for ten minutes; until then the old one
 * goes on.
 */
export class BelievedTime implements Time {
  readonly #sources: TimeSources;
  readonly #jumpMs: number;
  /** What the monotonic clock lacks to the time that is believed. */
  #offset: number;
  /** The most that it has lacked. */
  #maxOffset: number;
  /** What it lacked when the clocks jumped, or had run evenly for ten minutes, for the last time; and when that was. */
  #reference: number;
  #since: number;
  #even = true;
  /** How far the time that is believed has jumped ahead for the last time, and when, by the monotonic clock. */
  #gain = { ms: 0, at: 0 };

  private constructor(sources: TimeSources, jumpMs: number, { low, high, at }: Reading) {
    this.#sources = sources;
    this.#jumpMs = Math.min(Math.max(jumpMs, MIN_JUMP_MS), MAX_JUMP_MS);
    this.#offset = (low + high) / 2;
    this.#maxOffset = this.#offset;
    this.#reference = this.#offset;
    this.#since = at;
  }

  /** Begins with the time as it is. Clocks that come apart by more than `jumpMs` have jumped. */
  static async start(sources: TimeSources, jumpMs: number): Promise<BelievedTime> {
    // Where the shared clock cannot be read, it is compared with this process's at the next turn.
    const reading = await read(sources).catch(() => read({ ...sources, shared: undefined }));
    return new BelievedTime(sources, jumpMs, reading);
  }

  wall(): number {
    return this.#sources.wall();
  }

  latest(): number {
    return this.times().latest;
  }

  earliest(): number {
    return this.#doubtful(this.#read(), Math.min);
  }

  steady(): number {
    return this.times().steady;
  }

  queued(): number {
    return this.#queuedAt(this.#sources.monotonic());
  }

  times(): Times {
    const clocks = this.#read();
    return {
      wall: clocks.wall,
      latest: this.#doubtful(clocks, Math.max),
      // A jump that no sweep has seen yet is over in a moment, more often than not.
      steady: this.#doubtful(clocks, this.#even ? theBelieved : Math.min),
      queued: this.#queuedAt(clocks.monotonic),
    };
  }

  /**
   * How far the believed time has jumped ahead within the last `forMs` milliseconds: what was recorded by `steady` before
   * seems older by that.
   */
  gained(forMs: number): number {
    return this.#sources.monotonic() - this.#gain.at < forMs ? this.#gain.ms : 0;
  }

  /** What is believed; of a shared clock, the same in all processes. */
  now(): number {
    return this.#believedAt(this.#sources.monotonic());
  }

  /** False from a jump on, until the new time is believed. */
  get even(): boolean {
    return this.#even;
  }

  /** Compares the clocks. Resolves to how far they have come apart, where that is a jump; less than 0: back. */
  async compare(): Promise<number | undefined> {
    const { low, high, at } = await read(this.#sources);
    const offset = Math.min(Math.max(this.#reference, low), high);
    const apart = offset - this.#reference;
    const jumped = Math.abs(apart) > this.#jumpMs;
    if (jumped || at - this.#since >= EVEN_MS) {
      this.#even = !jumped;
      this.#reference = offset;
      this.#since = at;
    }
    if (this.#even) this.#believe(offset, at);
    return jumped ? Math.round(apart) : undefined;
  }

  #believe(offset: number, at: number): void {
    const ms = offset - this.#offset;
    if (ms > this.#jumpMs) this.#gain = { ms, at };
    this.#offset = offset;
    this.#maxOffset = Math.max(this.#maxOffset, offset);
  }

  /** Where processes share a clock, their own are not asked while they differ from that. */
  #doubtful({ wall, monotonic }: Clocks, choose: (clock: number, believed: number) => number): number {
    const believed = this.#believedAt(monotonic);
    if (Math.abs(wall - believed) <= this.#jumpMs) return wall;
    return choose(this.#sources.shared ? Math.ceil(monotonic + this.#reference) : wall, believed);
  }

  #read(): Clocks {
    return { wall: this.#sources.wall(), monotonic: this.#sources.monotonic() };
  }

  #believedAt(monotonic: number): number {
    return Math.ceil(monotonic + this.#offset);
  }

  #queuedAt(monotonic: number): number {
    return Math.ceil(monotonic + this.#maxOffset);
  }
}

/** What this process's clocks say. */
type Clocks = Record<"wall" | "monotonic", number>;

const theBelieved = (_clock: number, believed: number) => believed;

interface Reading {
  /** Between these the monotonic clock's lack is. */
  low: number;
  high: number;
  /** By the monotonic clock. */
  at: number;
}

async function read({ wall, monotonic, shared }: TimeSources): Promise<Reading> {
  const before = monotonic();
  const time = shared ? await shared() : wall();
  const at = monotonic();
  return { low: time - at, high: time - before, at };
}
