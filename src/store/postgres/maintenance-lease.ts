import { randomUUID } from "node:crypto";
import type { Database, Transaction } from "./database.ts";
import { SQL } from "./statements.ts";

/**
 * Which of the replicas sweeps. A row and not an advisory lock of a session: the lease outlives a connection, works
 * through a pooler, and is taken over when its holder has not renewed it in time.
 */
export class MaintenanceLease {
  readonly #database: Database;
  readonly #holder = randomUUID();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes or renews the lease for `forMs` milliseconds; false while another replica holds it. */
  async claim(forMs: number): Promise<boolean> {
    return (await this.#database.run(SQL.claimLease, [this.#holder, forMs])).length > 0;
  }

  /** `step` in a transaction that no other replica's step runs beside; `otherwise` when the lease is another's. */
  step<Outcome>(otherwise: Outcome, step: (transaction: Transaction) => Promise<Outcome>): Promise<Outcome> {
    return this.#database.transaction(async (transaction) => {
      const held = (await transaction.run(SQL.lockLease, [this.#holder])).length > 0;
      return held ? step(transaction) : otherwise;
    });
  }

  /** Lets another replica sweep at once. */
  async release(): Promise<void> {
    await this.#database.run(SQL.releaseLease, [this.#holder]);
  }
}
