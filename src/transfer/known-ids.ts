import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { TransferRecord } from "../store/transfer.ts";

/**
 * What a file has so far, so that a second record with an id and a record that names a missing one are found before
 * anything is written. On disk, in a database that goes with the process: a million ids do not fit everywhere.
 */
export class KnownIds {
  readonly #db = new DatabaseSync("");
  readonly #add: StatementSync;
  readonly #find: StatementSync;
  /** The session whose events come, and the last of them. */
  #journal: { ownerKey: string; last: number } | undefined;

  constructor() {
    this.#db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
      CREATE TABLE known (id TEXT PRIMARY KEY) WITHOUT ROWID; BEGIN`);
    this.#add = this.#db.prepare("INSERT INTO known VALUES (?) ON CONFLICT DO NOTHING");
    this.#find = this.#db.prepare("SELECT 1 FROM known WHERE id = ?");
  }

  close(): void {
    this.#db.close();
  }

  /** What is wrong with a record beside those before it; undefined if nothing is. */
  problemOf({ kind, value }: TransferRecord): string | undefined {
    switch (kind) {
      case "flow":
        return this.#twice(`flow ${value.flowId}`, ["flow", value.ownerKey, value.flowId]);
      case "task":
        if (!this.#has(["flow", value.ownerKey, value.parentFlowId]))
          return `task ${value.taskId} belongs to flow ${value.parentFlowId}, which is not on a line before it.`;
        return this.#twice(`task ${value.taskId}`, ["task", value.taskId]);
      case "journal":
        this.#journal = { ownerKey: value.ownerKey, last: value.deletedUpTo };
        return this.#twice(`the journal of session ${JSON.stringify(value.ownerKey)}`, ["journal", value.ownerKey]);
      case "event":
        return this.#orderOf(value) ?? this.#twice(`event ${value.eventId}`, ["event", value.eventId]);
      case "endpoint":
        return this.#twice(`endpoint ${value.endpointId}`, ["endpoint", value.ownerKey, value.endpointId]);
      case "delivery": {
        const { ownerKey, endpointId, eventId } = value;
        if (!this.#has(["endpoint", ownerKey, endpointId]))
          return `a delivery belongs to endpoint ${endpointId}, which is not on a line before it.`;
        return this.#twice(`the delivery of event ${eventId}`, ["delivery", ownerKey, endpointId, eventId]);
      }
      default:
        return this.#twice(`idempotency key ${value.key}`, ["key", value.ownerKey, value.key]);
    }
  }

  #orderOf({ ownerKey, eventId, position }: { ownerKey: string; eventId: string; position: number }) {
    const journal = this.#journal;
    if (journal?.ownerKey !== ownerKey)
      return `event ${eventId} must come after the journal of its session, before the next journal.`;
    if (position <= journal.last)
      return `event ${eventId} has the position ${position}, expected more than ${journal.last}, which is before it.`;
    journal.last = position;
    return undefined;
  }

  #twice(name: string, id: readonly string[]): string | undefined {
    const { changes } = this.#add.run(JSON.stringify(id));
    return Number(changes) === 1 ? undefined : `${name} is in the file twice.`;
  }

  #has(id: readonly string[]): boolean {
    return this.#find.get(JSON.stringify(id)) !== undefined;
  }
}
