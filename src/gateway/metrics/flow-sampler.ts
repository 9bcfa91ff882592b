import type { FlowCounts, FlowStore } from "../../taskflow/flow-store.ts";

/** The next count waits this many times as long as the last one took, so that counting takes at most 1 % of the time. */
const PAUSE_FACTOR = 100;
/** A count that took no longer is no burden at any scrape. */
const FREE_MS = 20;
/** A scrape waits so long for a count; then it has the last one, and the next scrape has this one. */
const MAX_WAIT_MS = 1_000;

/**
 * Flows by status, however many flows and scrapes there are: a store that has to read them all for that is asked the
 * more seldom the longer it takes.
 */
export class FlowSampler {
  readonly #store: Pick<FlowStore, "countFlows">;
  readonly #now: () => number;
  #counts: FlowCounts | undefined;
  #running: Promise<void> | undefined;
  #nextAt = Number.NEGATIVE_INFINITY;

  constructor(store: Pick<FlowStore, "countFlows">, now: () => number = () => performance.now()) {
    this.#store = store;
    this.#now = now;
  }

  /** Undefined while there is no count, and after one that failed. */
  async sample(): Promise<FlowCounts | undefined> {
    if (this.#now() >= this.#nextAt)
      this.#running ??= this.#count().finally(() => {
        this.#running = undefined;
      });
    if (this.#running) await atMost(MAX_WAIT_MS, this.#running);
    return this.#counts;
  }

  async #count(): Promise<void> {
    const started = this.#now();
    this.#counts = await this.#store.countFlows().catch(() => undefined);
    const ended = this.#now();
    const took = ended - started;
    this.#nextAt = took > FREE_MS ? ended + took * PAUSE_FACTOR : ended;
  }
}

async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
