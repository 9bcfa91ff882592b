import type { DatabaseSync } from "node:sqlite";
import { PersistError } from "../../host/bound-task-flow.ts";

interface Pending {
  work: () => unknown;
  resolve: (outcome: never) => void;
  reject: (error: Error) => void;
}

/**
 * Group commit: all changes that arrive in one turn of the event loop share one transaction, and so one sync of the
 * disk. Each keeps its own outcome, in the order of arrival, and learns it only after the commit.
 */
export class CommitQueue {
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  readonly #db: DatabaseSync;
  #pending: Pending[] = [];

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#begin = db.prepare("BEGIN IMMEDIATE");
    this.#commit = db.prepare("COMMIT");
    this.#rollback = db.prepare("ROLLBACK");
  }

  /** Resolves to what `work` returned, once that is durable. A refusal is a value like any other. */
  run<Outcome>(work: () => Outcome): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      this.#pending.push({ work, resolve: resolve as Pending["resolve"], reject });
      if (this.#pending.length === 1) setImmediate(() => this.flush());
    });
  }

  /** Commits what waits. When one change throws, each is tried alone, so that only the culprit fails. */
  flush(): void {
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    if (this.#attempt(batch) === undefined) return;
    for (const one of batch) {
      const error = this.#attempt([one]);
      if (error !== undefined) one.reject(new PersistError("The change could not be stored.", { cause: error }));
    }
  }

  /** One transaction; undefined when it was committed and its members know, else the error that undid it. */
  #attempt(batch: Pending[]): unknown {
    try {
      this.#begin.run();
      const outcomes = batch.map(({ work }) => work());
      this.#commit.run();
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as never);
      return undefined;
    } catch (error) {
      if (this.#db.isTransaction) this.#rollback.run();
      return error ?? new Error("unknown");
    }
  }
}
