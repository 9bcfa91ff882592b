import type { DatabaseSync } from "node:sqlite";
import { PersistError } from "../../host/bound-task-flow.ts";

interface Pending {
  query: () => unknown;
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/**
 * All reads that arrive together, before the event loop's next step, share one transaction: locking and unlocking the
 * file for each would take longer than finding its row. They see every change that was acknowledged before they arrived.
 */
export class ReadQueue {
  readonly #begin;
  readonly #commit;
  #pending: Pending[] = [];

  constructor(db: DatabaseSync) {
    this.#begin = db.prepare("BEGIN");
    this.#commit = db.prepare("COMMIT");
  }

  run<Result>(query: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#pending.push({ query, resolve: resolve as Pending["resolve"], reject });
      if (this.#pending.length === 1) process.nextTick(() => this.flush());
    });
  }

  /** Answers what waits. Where no transaction can begin, each read has its own, and its own error. Never throws. */
  flush(): void {
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    const shared = succeeds(() => this.#begin.run());
    for (const { query, resolve, reject } of batch) {
      try {
        resolve(query() as never);
      } catch (cause) {
        reject(new PersistError("The store could not be read.", { cause }));
      }
    }
    if (shared) succeeds(() => this.#commit.run());
  }
}

function succeeds(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
