import type { EventPosition } from "../../port/events.ts";
import { encodeText } from "../rows.ts";
import type { TransferRecord, TransferRecords } from "../transfer.ts";
import { type ImportTally, isSameEvent } from "../transfer-rules.ts";
import type { Transaction } from "./database.ts";
import { eventArrays, eventFrom, positionText } from "./event-rows.ts";
import { TRANSFER_SQL } from "./transfer-statements.ts";

interface Session {
  ownerKey: string;
  deletedUpTo: number;
  /** The last event before the import. */
  last: number;
}

interface PlacedRecord {
  record: TransferRecord & { kind: "event" };
  line: number;
}

/**
 * Writes the journals of sessions, one after the other. Events keep their numbers, and so readers keep their cursors: a
 * session that is not there gets all of its journal, and one that is there the events after its last.
 */
export class TransferJournal {
  readonly #transaction: Transaction;
  readonly #tally: ImportTally;
  /** Sessions with other events than the file has. */
  readonly #diverged = new Set<string>();
  #current: Session | undefined;
  #newest = 0;

  constructor(transaction: Transaction, tally: ImportTally) {
    this.#transaction = transaction;
    this.#tally = tally;
  }

  async begin({ ownerKey, deletedUpTo }: TransferRecords["journal"], line: number): Promise<void> {
    const [horizon, last] = await this.#find(ownerKey);
    const isKnown = horizon !== null || last !== null;
    this.#newest = Math.max(this.#newest, deletedUpTo);
    if (isKnown) {
      this.#current = { ownerKey, deletedUpTo: horizon ?? 0, last: Math.max(horizon ?? 0, last ?? 0) };
      return this.#tally.found({ kind: "journal", value: { ownerKey, deletedUpTo } }, line, true);
    }
    this.#current = { ownerKey, deletedUpTo, last: deletedUpTo };
    if (deletedUpTo > 0) await this.#transaction.write(TRANSFER_SQL.insertHorizon, [encodeText(ownerKey), deletedUpTo]);
    this.#tally.added("journal");
  }

  /** Events of one session or more: those of a session follow its journal. */
  async write(waiting: readonly PlacedRecord[]): Promise<void> {
    const current = this.#current;
    if (!current || waiting.some(({ record }) => record.value.ownerKey !== current.ownerKey))
      throw new Error("an event comes before its journal");
    const added = waiting
      .filter(({ record }) => record.value.position > current.last)
      .map(({ record }) => record.value);
    await this.#compare(
      current,
      waiting.filter(({ record }) => record.value.position <= current.last),
    );
    if (added.length === 0) return;
    const positions = added.map(({ position }) => position);
    this.#newest = Math.max(this.#newest, positions.at(-1) ?? 0);
    await this.#transaction.write(TRANSFER_SQL.insertEvents, [...eventArrays(added), positions]);
    for (const _event of added) this.#tally.added("event");
  }

  /** Before the commit. */
  async finish(): Promise<void> {
    if (this.#newest > 0) await this.#transaction.write(TRANSFER_SQL.advancePositions, [this.#newest]);
  }

  /** Up to where an imported endpoint has read: nothing that happened here before, where the journal is another one. */
  async positionFor(ownerKey: string, position: number): Promise<EventPosition> {
    if (!this.#diverged.has(ownerKey)) return positionText(position);
    const [horizon, last] = await this.#find(ownerKey);
    return positionText(last ?? horizon ?? 0);
  }

  async #compare({ ownerKey, deletedUpTo }: Session, waiting: readonly PlacedRecord[]): Promise<void> {
    if (waiting.length === 0) return;
    const positions = waiting.map(({ record }) => record.value.position);
    const rows = await this.#transaction.run(TRANSFER_SQL.findEvents, [encodeText(ownerKey), positions]);
    const found = new Map(rows.map(([position, ...event]) => [position as number, eventFrom(event)]));
    for (const { record, line } of waiting) {
      const { position, ...event } = record.value;
      const stored = found.get(position);
      // What has been deleted here was there.
      const isSame = stored ? isSameEvent(stored, event) : position <= deletedUpTo;
      if (!isSame) this.#diverged.add(ownerKey);
      this.#tally.found(record, line, isSame);
    }
  }

  async #find(ownerKey: string): Promise<[horizon: number | null, last: number | null]> {
    const [row] = await this.#transaction.run(TRANSFER_SQL.findJournal, [encodeText(ownerKey)]);
    return row as [number | null, number | null];
  }
}
