import type { Logger } from "../port/plugin-api.ts";
import type { DeliveryOutcome, DeliveryStore } from "../taskflow/delivery-store.ts";

/** After a write that failed. */
const RETRY_MS = 1_000;

interface SettlementParts {
  store: Pick<DeliveryStore, "settleDeliveries">;
  now: () => number;
  logger: Logger;
  /** These are stored. */
  settled: (outcomes: readonly DeliveryOutcome[]) => void;
}

/** Writes outcomes, those that come during a write together in the next. */
export class Settlements {
  readonly #parts: SettlementParts;
  #outcomes: DeliveryOutcome[] = [];
  #writing: Promise<void> | undefined;
  #closing = false;

  constructor(parts: SettlementParts) {
    this.#parts = parts;
  }

  /** How many wait to be written. */
  get size(): number {
    return this.#outcomes.length;
  }

  add(outcome: DeliveryOutcome): void {
    this.#outcomes.push(outcome);
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Writes what there is. What cannot be written is sent again: at least once. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    const { store, now, logger, settled } = this.#parts;
    for (let failed = false; this.#outcomes.length > 0; ) {
      const batch = this.#outcomes;
      this.#outcomes = [];
      try {
        await store.settleDeliveries(batch, now());
        settled(batch);
        failed = false;
      } catch (err) {
        if (!failed) logger.error("Attempts to deliver could not be stored. The gateway tries again.", { err });
        failed = true;
        if (this.#closing) return;
        this.#outcomes.unshift(...batch);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}
