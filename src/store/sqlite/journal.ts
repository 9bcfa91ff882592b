import type { EventRecord } from "../../port/events.ts";
import { decodeText, encodeText } from "../rows.ts";
import { EventRanges } from "./event-ranges.ts";
import { eventColumns, eventValues } from "./event-rows.ts";
import type { Statements } from "./statements.ts";

const FLOW = eventColumns.indexOf("flow_id");

export type EventsListener = (ownerKeys: Iterable<string>) => void;

/** Appends events in the transaction of their changes, and tells of them after its commit. */
export class Journal {
  readonly #sql: Statements;
  readonly #ranges: EventRanges;
  readonly #sessions = new Map<string, number>();
  readonly #listeners: EventsListener[] = [];
  /** Of the transaction that is open: owners whose first event it holds, and all owners of its events. */
  #added: string[] = [];
  readonly #owners = new Set<string>();
  #seq: number;

  /**
   * Goes on after the last event, or from the time where that is more. A database that was restored from a backup then
   * gives its events other places than those that were lost, so that who has read a lost one misses none of the new ones.
   */
  constructor(sql: Statements, now = Date.now()) {
    this.#sql = sql;
    this.#ranges = new EventRanges(sql);
    this.#seq = now;
    for (const [owner, session, last] of sql.journalSessions.all() as unknown as [string, number, number][]) {
      this.#sessions.set(decodeText(owner), session);
      this.#seq = Math.max(this.#seq, last);
    }
  }

  append(event: EventRecord): void {
    const session = this.#sessions.get(event.ownerKey) ?? this.#add(event.ownerKey);
    this.#seq += 1;
    const values = eventValues(this.#seq, event);
    this.#sql.insertEvent.run(session, ...values);
    this.#ranges.add(session, this.#seq, values[FLOW] as Uint8Array | string);
    this.#owners.add(event.ownerKey);
  }

  /** The transaction was committed, or else undone. */
  ended(committed: boolean): void {
    if (!committed) this.#undo();
    else if (this.#owners.size > 0) for (const listener of this.#listeners) listener(this.#owners);
    this.#added = [];
    this.#owners.clear();
  }

  onEvents(listener: EventsListener): void {
    this.#listeners.push(listener);
  }

  /** By which the tables know an owner; undefined when it never had an event. */
  sessionOf(ownerKey: string): number | undefined {
    return this.#sessions.get(ownerKey);
  }

  get sessions(): Iterable<number> {
    return this.#sessions.values();
  }

  #undo(): void {
    for (const owner of this.#added) this.#sessions.delete(owner);
    this.#ranges.undone();
  }

  #add(ownerKey: string): number {
    const [session] = this.#sql.insertJournalSession.get(encodeText(ownerKey)) as [number];
    this.#sessions.set(ownerKey, session);
    this.#added.push(ownerKey);
    return session;
  }
}
