import type { EventPosition, EventRecord } from "../port/events.ts";
import type { Logger } from "../port/plugin-api.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import type { PolicyReader } from "./policy-reader.ts";
import type { SendingStore } from "./settings.ts";

/** Events of one step. Each may need its flow, which has up to half a megabyte. */
const PAGE = 50;
const PAGE_BYTES = 1024 * 1024;
/** A position that moved past events that the endpoint does not get is written so seldom: no commit for each of them. */
const KEEP_MS = 60_000;

interface ReaderParts {
  store: SendingStore;
  policies: PolicyReader;
  logger: Logger;
  now: () => number;
}

/** Reads the journal for one endpoint, and makes deliveries of what the endpoint gets. */
export class EndpointReader {
  readonly #parts: ReaderParts;
  #endpoint: StoredEndpoint;
  /** Up to where the journal has been read: the position that is kept, or a later one. */
  #read: EventPosition;
  #keptAt: number;

  constructor(endpoint: StoredEndpoint, parts: ReaderParts) {
    this.#parts = parts;
    this.#endpoint = endpoint;
    this.#read = endpoint.position;
    this.#keptAt = parts.now();
  }

  /** Takes over what is stored by now: another process, or an action, may have moved the position. */
  update(endpoint: StoredEndpoint): void {
    const moved = endpoint.position > this.#endpoint.position;
    if (moved) this.#read = endpoint.position;
    this.#endpoint = moved ? endpoint : { ...endpoint, position: this.#endpoint.position };
  }

  /** Reads one page. Resolves to whether deliveries were added, and whether there may be more events. */
  async step(): Promise<{ added: boolean; more: boolean }> {
    const { store, policies, now } = this.#parts;
    const { ownerKey, types, position } = this.#endpoint;
    // For example to the end, when an action has enabled the endpoint: what was read is not the next page any more.
    const hasMoved = () => this.#endpoint.position !== position;
    const page = await store.readEvents(ownerKey, { after: this.#read, types, limit: PAGE, maxBytes: PAGE_BYTES });
    if (hasMoved()) return { added: false, more: true };
    if ("refused" in page) {
      await this.#startOver(page.refused === "expired" ? page.oldest : await store.locateEvents(ownerKey, "oldest"));
      return { added: false, more: true };
    }
    const events = await policies.choose(
      page.events.map(({ event }) => event),
      types,
    );
    if (hasMoved()) return { added: false, more: true };
    const more = page.events.length > 0;
    if (events.length > 0) {
      const added = await this.#enqueue(events, page.position);
      return { added, more: added ? more : await this.#reload() };
    }
    this.#read = page.position;
    if (now() - this.#keptAt >= KEEP_MS) await this.keep();
    return { added: false, more };
  }

  /** Writes the position, if it has moved. */
  async keep(): Promise<void> {
    this.#keptAt = this.#parts.now();
    if (this.#read !== this.#endpoint.position) await this.#enqueue([], this.#read);
  }

  async #enqueue(events: readonly EventRecord[], to: EventPosition): Promise<boolean> {
    const { ownerKey, endpointId, position: from } = this.#endpoint;
    const { store, now } = this.#parts;
    const done = await store.deliveries.enqueue({ ownerKey, endpointId, from, to, events, now: now() });
    if (done) {
      this.#endpoint = { ...this.#endpoint, position: to };
      this.#read = to;
      this.#keptAt = now();
    }
    return done;
  }

  /** Another process was faster, or the endpoint is gone. Resolves to whether to read on. */
  async #reload(): Promise<boolean> {
    const { ownerKey, endpointId, position } = this.#endpoint;
    const stored = await this.#parts.store.deliveries.findEndpoint(ownerKey, endpointId);
    if (!stored?.enabled || stored.position === position) return false;
    this.#endpoint = stored;
    this.#read = stored.position;
    return true;
  }

  async #startOver(oldest: EventPosition): Promise<void> {
    const { endpointId } = this.#endpoint;
    this.#parts.logger.warn(
      "Events were deleted before an endpoint got them: the gateway was off, or the endpoint disabled, for longer than taskflow.maintenance.retainEventsMs. The oldest that is kept comes next.",
      { endpointId },
    );
    await this.#enqueue([], oldest);
    this.#read = oldest;
  }
}
