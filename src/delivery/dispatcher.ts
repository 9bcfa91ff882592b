import type { ClaimedDelivery, DeliveryOutcome, StoredEndpoint } from "../taskflow/delivery-store.ts";
import { Bell } from "./bell.ts";
import { Places, type Share } from "./places.ts";
import { giveBack, type Sender } from "./sender.ts";
import type { DeliveryOptions } from "./settings.ts";
import { Settlements } from "./settlements.ts";

/** A claim outlasts an attempt, and the write of its outcome, by this; then another process takes over. */
const LEASE_MARGIN_MS = 5_000;
/** While something is due that has no place, and where other processes may have added something or died. */
const TICK_MS = 250;
const SHARED_MS = 1_000;
/** A message that cannot be made is tried again after this time. */
const UNMADE_MS = 60_000;
/** Outcomes that the store has not taken yet; beyond it nothing is claimed. */
const MAX_UNWRITTEN = 1_000;
const MAX_SLEEP_MS = 60_000;

interface DispatchListener {
  /** An attempt ended; the store does not know yet. */
  attempted(endpoint: StoredEndpoint, outcome: DeliveryOutcome): void;
  /** The store knows that an endpoint was disabled. */
  disabled(): void;
}

/** Claims deliveries that are due, and sends them. Only a bounded number of them is in memory. */
export class Dispatcher {
  readonly #options: DeliveryOptions;
  readonly #sender: Sender;
  readonly #listener: DispatchListener;
  readonly #places = new Places();
  readonly #bell = new Bell();
  readonly #settlements: Settlements;
  readonly #underway = new Set<Promise<void>>();
  readonly #abandon = new AbortController();
  readonly #running: Promise<void>;
  #failing = false;
  #stopped = false;

  constructor(options: DeliveryOptions, sender: Sender, listener: DispatchListener) {
    this.#options = options;
    this.#listener = listener;
    this.#sender = sender;
    this.#settlements = new Settlements({
      store: options.store.deliveries,
      now: () => options.time.now(),
      logger: options.logger,
      settled: (outcomes) => {
        if (outcomes.some(({ endpoint }) => endpoint?.enabled === false)) listener.disabled();
        this.#bell.ring();
      },
    });
    this.#running = this.#run();
  }

  /** There may be deliveries that are due. */
  wake(): void {
    this.#bell.ring();
  }

  /** The endpoints that are enabled. */
  know(endpointIds: readonly string[]): void {
    if (this.#places.know(endpointIds)) this.#bell.ring();
  }

  /** Waits that long for the attempts under way. What is not finished then is given back, and sent after the next start. */
  async stop(graceMs: number): Promise<void> {
    this.#stopped = true;
    this.#bell.ring();
    await this.#running;
    const timer = setTimeout(() => this.#abandon.abort(), graceMs);
    await Promise.all(this.#underway);
    clearTimeout(timer);
    await this.#settlements.close();
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const shares = this.#settlements.size < MAX_UNWRITTEN ? this.#places.shares() : [];
      const claimed = await this.#claimAll(shares);
      if (claimed === 0) await this.#bell.wait(() => this.#sleepMs(shares));
    }
  }

  async #claimAll(shares: readonly Share[]): Promise<number> {
    let count = 0;
    try {
      for (const share of shares) count += await this.#claim(share);
      this.#failing = false;
    } catch (err) {
      if (!this.#failing) this.#options.logger.error("Deliveries could not be read. The gateway tries again.", { err });
      this.#failing = true;
    }
    return count;
  }

  async #claim(share: Share): Promise<number> {
    const { store, time, settings } = this.#options;
    const leaseMs = settings.timeoutMs + LEASE_MARGIN_MS;
    const claimed = await store.deliveries.claimDeliveries({ ...share, now: time.now(), leaseMs });
    for (const { delivery } of claimed) this.#places.claim(delivery.endpointId);
    // As it is now: its URL, its secrets, and whether it is there and enabled.
    for (const group of Map.groupBy(claimed, ({ delivery }) => delivery.endpointId).values()) this.#begin(group);
    return claimed.length;
  }

  /** Deliveries of one endpoint. */
  #begin(group: readonly ClaimedDelivery[]): void {
    const work = this.#sendAll(group).finally(() => this.#underway.delete(work));
    this.#underway.add(work);
  }

  async #sendAll(group: readonly ClaimedDelivery[]): Promise<void> {
    const endpoint = await this.#endpointOf(group);
    await Promise.all(
      group.map(async (claimed) => {
        const sent = endpoint ? this.#send(claimed, endpoint) : giveBack(claimed, this.#later());
        const outcome = await Promise.resolve(sent).catch((err: unknown) => this.#unsent(claimed, err));
        this.#places.release(claimed.delivery.endpointId);
        this.#settlements.add(outcome);
        this.#bell.ring();
      }),
    );
  }

  async #send(claimed: ClaimedDelivery, endpoint: StoredEndpoint): Promise<DeliveryOutcome> {
    const made = await this.#places.attempt(endpoint.endpointId, async (judge) => {
      if (this.#stopped) return undefined;
      const outcome = await this.#sender.deliver(claimed, endpoint, this.#abandon.signal);
      if (outcome.attempt) judge(outcome.attempt);
      this.#listener.attempted(endpoint, outcome);
      return outcome;
    });
    return made ?? giveBack(claimed);
  }

  /** One endpoint must not end the program. */
  #unsent(claimed: ClaimedDelivery, err: unknown): DeliveryOutcome {
    const { endpointId } = claimed.delivery;
    this.#options.logger.error("A message could not be made. The gateway tries again in a minute.", {
      err,
      endpointId,
    });
    return giveBack(claimed, this.#options.time.now() + UNMADE_MS);
  }

  /** Undefined when it is gone, disabled or cannot be read. */
  async #endpointOf([first]: readonly ClaimedDelivery[]): Promise<StoredEndpoint | undefined> {
    if (!first) return undefined;
    const { ownerKey, delivery } = first;
    const endpoint = await this.#options.store.deliveries
      .findEndpoint(ownerKey, delivery.endpointId)
      .catch(() => undefined);
    return endpoint?.enabled ? endpoint : undefined;
  }

  #later(): number {
    return this.#options.time.now() + SHARED_MS;
  }

  async #sleepMs(shares: readonly Share[]): Promise<number> {
    if (this.#failing) return SHARED_MS;
    // An attempt that ends, or an endpoint, is what to wait for; or the end of a pause.
    if (shares.length === 0) return this.#places.isEmpty ? MAX_SLEEP_MS : TICK_MS;
    const { store, time } = this.#options;
    const longest = store.pollEventsMs === undefined ? MAX_SLEEP_MS : SHARED_MS;
    try {
      const now = time.now();
      const next = await store.deliveries.nextDeliveryAt(now);
      if (next === undefined) return longest;
      const wait = next - now;
      return wait > 0 ? Math.min(wait, longest) : TICK_MS;
    } catch {
      return SHARED_MS;
    }
  }
}
