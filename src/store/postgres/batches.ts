import { PersistError } from "../../port/bound-task-flow.ts";
import { DatabaseError, persistError } from "./database-error.ts";

/** Outcome of an item of a batch that has no result. */
export class Failed {
  readonly cause: unknown;
  constructor(cause: unknown) {
    this.cause = cause;
  }
}

/** Does the work of a batch in one go; answers for each item, in their order. Rejects when nothing was done. */
export type Perform<Item, Result> = (items: Item[]) => Promise<(Result | Failed)[]>;

interface Options<Item> {
  action: "read" | "change";
  /** Batches under way at a time, at most. */
  lanes: number;
  /** Items with the same key share a batch or wait for each other, and keep their order. */
  keyOf?: (item: Item) => string;
}

interface Entry<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
}

/** Items that share one batch at most, so that the first does not wait long for the last. */
const BATCH_SIZE = 128;
/** Another batch starts beside one under way when this many items wait, or after this many milliseconds. */
const MIN_PARALLEL_BATCH = 16;
const MAX_WAIT_MS = 1;
/** Tries of work whose rows other writers changed meanwhile. */
const ATTEMPTS = 5;

/**
 * Everything that arrives in one turn of the event loop, or while a batch is under way, shares one round trip and one
 * commit. Each item keeps its own outcome.
 */
export class Batches<Item, Result> {
  readonly #perform: Perform<Item, Result>;
  readonly #options: Options<Item>;
  readonly #busy = new Set<string>();
  readonly #underWay = new Set<Promise<void>>();
  #waiting: Entry<Item, Result>[] = [];
  #immediate: NodeJS.Immediate | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: Options<Item>, perform: Perform<Item, Result>) {
    this.#perform = perform;
    this.#options = options;
  }

  run(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new PersistError("The store is closed."));
      this.#waiting.push({ item, resolve, reject });
      this.#schedule();
    });
  }

  /** Refuses what comes from now on; resolves when the rest is done. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#start();
    while (this.#underWay.size > 0) await Promise.race(this.#underWay);
  }

  #schedule(): void {
    if (this.#underWay.size >= this.#options.lanes || this.#immediate) return;
    if (this.#underWay.size === 0 || this.#waiting.length >= MIN_PARALLEL_BATCH)
      this.#immediate = setImmediate(() => this.#start());
    else this.#timer ??= setTimeout(() => this.#start(), MAX_WAIT_MS);
  }

  /** The next batch. When everything that waits has to wait for a batch under way, the end of that one starts it. */
  #start(): void {
    clearImmediate(this.#immediate);
    clearTimeout(this.#timer);
    this.#immediate = undefined;
    this.#timer = undefined;
    const { batch, keys } = this.#take();
    if (batch.length === 0) return;
    const run = this.#attempt(batch).then(() => {
      for (const key of keys) this.#busy.delete(key);
      this.#underWay.delete(run);
      this.#start();
    });
    this.#underWay.add(run);
    if (this.#waiting.length > 0) this.#schedule();
  }

  /** The next batch: what waits, but for items whose key another batch has. */
  #take(): { batch: Entry<Item, Result>[]; keys: Set<string> } {
    const { keyOf } = this.#options;
    const keys = new Set<string>();
    if (!keyOf) return { batch: this.#waiting.splice(0, BATCH_SIZE), keys };
    const batch: Entry<Item, Result>[] = [];
    this.#waiting = this.#waiting.filter((entry) => {
      const key = keyOf(entry.item);
      if (batch.length >= BATCH_SIZE || this.#busy.has(key)) return true;
      keys.add(key);
      batch.push(entry);
      return false;
    });
    for (const key of keys) this.#busy.add(key);
    return { batch, keys };
  }

  /** Settles every entry. When a value of one cannot be stored, each is tried alone, so that only the culprit fails. */
  async #attempt(batch: Entry<Item, Result>[]): Promise<void> {
    try {
      const items = batch.map(({ item }) => item);
      const results = await retryConflicts(() => this.#perform(items));
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index] as Result | Failed;
        if (result instanceof Failed) reject(persistError(result.cause, this.#options.action));
        else resolve(result);
      }
    } catch (error) {
      if (batch.length > 1 && error instanceof DatabaseError && error.blamesOneRow)
        for (const entry of batch) await this.#attempt([entry]);
      else for (const { reject } of batch) reject(persistError(error, this.#options.action));
    }
  }
}

/** Does work that is done as a whole or not at all, again when other writers have changed its rows meanwhile. */
export async function retryConflicts<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseError && error.passes) || attempt === ATTEMPTS) throw error;
    }
  }
}
