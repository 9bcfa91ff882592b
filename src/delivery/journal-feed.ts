import type { Logger } from "../port/plugin-api.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import { EndpointReader } from "./endpoint-reader.ts";
import { PolicyReader } from "./policy-reader.ts";
import type { SendingStore } from "./settings.ts";

/** Endpoints that the journal is read for at a time: requests share the store. */
const AT_A_TIME = 4;
/** How often endpoints are looked up where no other process changes them. */
const REFRESH_MS = 60_000;
/** The same where others do, while there is none: a new one gets its first event within this time. */
const IDLE_MS = 1_000;
/** After a read that failed. */
const RETRY_MS = 1_000;

interface FeedParts {
  store: SendingStore;
  logger: Logger;
  now: () => number;
  /** Deliveries were added. */
  added: () => void;
  /** The endpoints that are enabled. */
  known: (endpointIds: string[]) => void;
}

/** Makes deliveries of events: at once after a commit of this process, at the next poll after that of another one. */
export class JournalFeed {
  readonly #parts: FeedParts;
  readonly #policies: PolicyReader;
  /** By owner, then by endpoint. */
  #owners = new Map<string, Map<string, EndpointReader>>();
  /** Readers with events that they may not have read, in turn; and those that read. */
  readonly #waiting = new Set<EndpointReader>();
  readonly #reading = new Map<EndpointReader, Promise<void>>();
  #refreshing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  #failing = false;
  #stopped = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    this.#policies = new PolicyReader(parts.store);
    parts.store.onEvents((owners) => {
      for (const owner of owners) this.#wake(this.#owners.get(owner)?.values() ?? []);
    });
    this.refresh();
  }

  /** Looks up the endpoints, and reads what each has not got. */
  refresh(): void {
    // One after the other, so that the last one sees what was there when it was asked for.
    this.#refreshing = this.#refreshing.then(() => this.#refresh());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#refreshing;
    await Promise.all(this.#reading.values());
    // What is not written is read again after the next start.
    for (const reader of this.#readers()) await reader.keep().catch(() => undefined);
  }

  async #refresh(): Promise<void> {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const { store } = this.#parts;
    try {
      this.#adopt((await store.deliveries.listEndpoints()).filter(({ enabled }) => enabled));
      this.#wake(this.#readers());
    } catch (err) {
      this.#failed(err);
    }
    const again = this.#failing ? RETRY_MS : this.#refreshMs(store.pollEventsMs);
    if (!this.#stopped) this.#timer = setTimeout(() => this.refresh(), again).unref();
  }

  /** Milliseconds until the next look. */
  #refreshMs(pollEventsMs: number | undefined): number {
    if (pollEventsMs === undefined) return REFRESH_MS;
    return this.#owners.size > 0 ? pollEventsMs : IDLE_MS;
  }

  #adopt(endpoints: readonly StoredEndpoint[]): void {
    const owners = new Map<string, Map<string, EndpointReader>>();
    for (const endpoint of endpoints) {
      const { ownerKey, endpointId } = endpoint;
      const known = this.#owners.get(ownerKey)?.get(endpointId);
      known?.update(endpoint);
      const readers = owners.get(ownerKey) ?? new Map<string, EndpointReader>();
      readers.set(endpointId, known ?? new EndpointReader(endpoint, { ...this.#parts, policies: this.#policies }));
      owners.set(ownerKey, readers);
    }
    this.#owners = owners;
    this.#parts.known(endpoints.map(({ endpointId }) => endpointId));
  }

  #readers(): EndpointReader[] {
    return [...this.#owners.values()].flatMap((readers) => [...readers.values()]);
  }

  #wake(readers: Iterable<EndpointReader>): void {
    for (const reader of readers) this.#waiting.add(reader);
    for (const reader of this.#waiting) {
      if (this.#stopped || this.#reading.size >= AT_A_TIME) return;
      if (!this.#reading.has(reader)) this.#begin(reader);
    }
  }

  /** One page at a time: a reader that is far behind holds no other one up. */
  #begin(reader: EndpointReader): void {
    this.#waiting.delete(reader);
    const reading = this.#read(reader).then((more) => {
      this.#reading.delete(reader);
      this.#wake(more ? [reader] : []);
    });
    this.#reading.set(reader, reading);
  }

  async #read(reader: EndpointReader): Promise<boolean> {
    try {
      const { added, more } = await reader.step();
      this.#failing = false;
      if (added) this.#parts.added();
      return more;
    } catch (err) {
      this.#failed(err);
      // All readers are woken by the next refresh.
      if (!this.#stopped) this.#timer = restart(this.#timer, () => this.refresh());
      return false;
    }
  }

  /** A store that is away is reported once. */
  #failed(err: unknown): void {
    if (!this.#failing)
      this.#parts.logger.error("Events could not be read for endpoints. The gateway tries again.", { err });
    this.#failing = true;
  }
}

function restart(timer: NodeJS.Timeout | undefined, work: () => void): NodeJS.Timeout {
  clearTimeout(timer);
  return setTimeout(work, RETRY_MS).unref();
}
