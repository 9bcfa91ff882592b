import type { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { SQL } from "./statements.ts";

/**
 * Whether the server can write. After a change that it could not store, as on a full disk, that is found out by trying,
 * whenever somebody asks: a server that cannot write may read all the same.
 */
export class WriteHealth {
  readonly #database: Database;
  #failing = false;
  #trying: Promise<void> | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes the reason why a batch of changes was not stored. */
  failed(error: unknown): void {
    if (error instanceof DatabaseError && !error.blamesOneRow && !error.passes) this.#failing = true;
  }

  /** Rejects while changes cannot be stored. */
  async check(): Promise<void> {
    if (!this.#failing) return;
    this.#trying ??= this.#try().finally(() => {
      this.#trying = undefined;
    });
    await this.#trying;
  }

  /** Writes more than a change is by default, and undoes it. */
  async #try(): Promise<void> {
    await this.#database
      .transaction(async (transaction) => {
        await transaction.run(SQL.writeProbe);
        throw new Undone();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undone)) throw error;
      });
    this.#failing = false;
  }
}

class Undone extends Error {}
