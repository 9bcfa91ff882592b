import type { DatabaseSync } from "node:sqlite";
import { PersistError } from "../../port/bound-task-flow.ts";

interface Pending {
  query: () => unknown;
  resolve: (result: never) => void;
  reject: (error: Error) => void;
}

/** Calls back when all that can be read is on the disk, or with the reason why that will never be. */
type WhenDurable = (callback: (failure?: Error) => void) => void;

/**
 * All reads that arrive together, before the event loop's next step, share one transaction: locking and unlocking the
 * file for each would take longer than finding its row. They see every change that was acknowledged before they
 * arrived, and show none that could still be lost.
 */
export class ReadQueue {
  readonly #begin;
  readonly #commit;
  readonly #whenDurable: WhenDurable;
  #pending: Pending[] = [];

  constructor(db: DatabaseSync, whenDurable: WhenDurable) {
    this.#whenDurable = whenDurable;
    this.#begin = db.prepare("BEGIN");
    this.#commit = db.prepare("COMMIT");
  }

  run<Result>(query: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.#pending.push({ query, resolve: resolve as Pending["resolve"], reject });
      if (this.#pending.length === 1) process.nextTick(() => this.flush());
    });
  }

  /** Reads at once, also what is not yet on the disk: for what is in no answer. Throws `PersistError`. */
  peek<Result>(query: () => Result): Result {
    try {
      return query();
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  /** Answers what waits. Where no transaction can begin, each read has its own, and its own error. Never throws. */
  flush(): void {
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    const shared = succeeds(() => this.#begin.run());
    const answers = batch.map((pending) => answer(pending));
    if (shared) succeeds(() => this.#commit.run());
    this.#whenDurable((failure) => {
      if (failure) for (const { reject } of batch) reject(unreadable(failure));
      else for (const give of answers) give();
    });
  }
}

function answer({ query, resolve, reject }: Pending): () => void {
  try {
    const result = query() as never;
    return () => resolve(result);
  } catch (cause) {
    return () => reject(unreadable(cause));
  }
}

function unreadable(cause: unknown): PersistError {
  return new PersistError("The store could not be read.", { cause });
}

function succeeds(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
