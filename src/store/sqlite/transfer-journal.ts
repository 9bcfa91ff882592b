import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { EventPosition } from "../../port/events.ts";
import { encodeText, type Row } from "../rows.ts";
import type { TransferRecord, TransferRecords } from "../transfer.ts";
import { type ImportTally, isSameEvent } from "../transfer-rules.ts";
import { EventRanges } from "./event-ranges.ts";
import { eventColumns, eventFrom, eventValues } from "./event-rows.ts";
import { positionOf } from "./positions.ts";
import type { Statements } from "./statements.ts";

const FLOW = eventColumns.indexOf("flow_id");
const SQL = {
  findSession: "SELECT session, pruned_seq FROM journal_sessions WHERE owner_key = ?",
  findEvent: `SELECT ${eventColumns.join(", ")} FROM events WHERE session = ? AND seq = ?`,
} as const;

interface Session {
  ownerKey: string;
  session: number;
  prunedSeq: number;
  /** The last event before the import. */
  last: number;
  ranges: EventRanges;
}

/**
 * Writes the journals of sessions, one after the other. Events keep their numbers, and so readers keep their cursors: a
 * session that is not there gets all of its journal, and one that is there the events after its last.
 */
export class TransferJournal {
  readonly #sql: Statements;
  readonly #tally: ImportTally;
  readonly #find: Record<keyof typeof SQL, (...parameters: SQLInputValue[]) => Row | undefined>;
  /** Sessions with other events than the file has. */
  readonly #diverged = new Set<string>();
  #current: Session | undefined;

  constructor(db: DatabaseSync, sql: Statements, tally: ImportTally) {
    this.#sql = sql;
    this.#tally = tally;
    const prepare = (text: string) => {
      const statement = db.prepare(text);
      statement.setReturnArrays(true);
      return (...parameters: SQLInputValue[]) => statement.get(...parameters) as unknown as Row | undefined;
    };
    this.#find = { findSession: prepare(SQL.findSession), findEvent: prepare(SQL.findEvent) };
  }

  begin({ ownerKey, deletedUpTo }: TransferRecords["journal"], line: number): void {
    const known = this.#find.findSession(encodeText(ownerKey)) as [number, number] | undefined;
    const [session, prunedSeq] = known ?? [this.#add(ownerKey, deletedUpTo), deletedUpTo];
    const [newest] = (this.#sql.newestEvent.get(session) ?? [null]) as [number | null];
    const last = Math.max(prunedSeq, newest ?? 0);
    this.#current = { ownerKey, session, prunedSeq, last, ranges: new EventRanges(this.#sql) };
    if (known) this.#tally.found({ kind: "journal", value: { ownerKey, deletedUpTo } }, line, true);
    else this.#tally.added("journal");
  }

  put(record: TransferRecord & { kind: "event" }, line: number): void {
    const { position, ...event } = record.value;
    const current = this.#current;
    if (current?.ownerKey !== event.ownerKey) throw new Error(`event ${event.eventId} comes before its journal`);
    const { session, prunedSeq, last, ranges } = current;
    if (position > last) {
      const values = eventValues(position, event);
      this.#sql.insertEvent.run(session, ...values);
      ranges.add(session, position, values[FLOW] as Uint8Array | string);
      return this.#tally.added("event");
    }
    const row = this.#find.findEvent(session, position);
    // What has been deleted here was there.
    const isSame = row ? isSameEvent(eventFrom(row, event.ownerKey).event, event) : position <= prunedSeq;
    if (!isSame) this.#diverged.add(event.ownerKey);
    this.#tally.found(record, line, isSame);
  }

  /** Up to where an imported endpoint has read: nothing that happened here before, where the journal is another one. */
  positionFor(ownerKey: string, position: number): EventPosition {
    if (!this.#diverged.has(ownerKey)) return positionOf(position);
    const [session, prunedSeq] = this.#find.findSession(encodeText(ownerKey)) as [number, number];
    const [newest] = (this.#sql.newestEvent.get(session) ?? [null]) as [number | null];
    return positionOf(newest ?? prunedSeq);
  }

  #add(ownerKey: string, deletedUpTo: number): number {
    const [session] = this.#sql.insertJournalSession.get(encodeText(ownerKey)) as [number];
    if (deletedUpTo > 0) this.#sql.setPrunedSeq.run(deletedUpTo, session);
    return session;
  }
}
