import type { DatabaseSync } from "node:sqlite";
import { PersistError } from "../../host/bound-task-flow.ts";

interface Pending {
  work: () => unknown;
  resolve: (outcome: never) => void;
  reject: (error: Error) => void;
}

interface Failure {
  error: unknown;
  /** False when not even a transaction could begin: then no change can be to blame. */
  began: boolean;
}

/**
 * Group commit: all changes that arrive together, before the event loop's next step, share one transaction, and so one
 * sync of the disk. Each keeps its own outcome, in the order of arrival, and learns it only after the commit.
 */
export class CommitQueue {
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  readonly #db: DatabaseSync;
  readonly #ended: (committed: boolean) => void;
  readonly #listeners: ((changes: number) => void)[] = [];
  #pending: Pending[] = [];
  #held = false;

  /** `ended` is told of each transaction when it has been committed, or undone, before anyone knows its outcome. */
  constructor(db: DatabaseSync, ended: (committed: boolean) => void = () => undefined) {
    this.#db = db;
    this.#ended = ended;
    this.#begin = db.prepare("BEGIN IMMEDIATE");
    this.#commit = db.prepare("COMMIT");
    this.#rollback = db.prepare("ROLLBACK");
  }

  /** Resolves to what `work` returned, once that is durable. A refusal is a value like any other. */
  run<Outcome>(work: () => Outcome): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      this.#pending.push({ work, resolve: resolve as Pending["resolve"], reject });
      if (this.#pending.length === 1) process.nextTick(() => this.flush());
    });
  }

  /** From now on, tells of each commit how many changes shared it. */
  onCommit(listener: (changes: number) => void): void {
    this.#listeners.push(listener);
  }

  /** Changes wait while `step` is under way; then they share a commit. */
  async holdDuring(step: () => Promise<void>): Promise<void> {
    this.#held = true;
    try {
      await step();
    } finally {
      this.#held = false;
      this.flush();
    }
  }

  /** Commits what waits. When one change throws, each is tried alone, so that only the culprit fails. Never throws. */
  flush(): void {
    if (this.#held) return;
    const batch = this.#pending;
    this.#pending = [];
    if (batch.length === 0) return;
    const failure = this.#attempt(batch);
    if (!failure) return;
    // A database that is busy makes BEGIN wait: once is enough, not once more for each of the batch.
    let hopeless = failure.began && batch.length > 1 ? undefined : failure;
    for (const one of batch) {
      const own = hopeless ?? this.#attempt([one]);
      if (!own) continue;
      if (!own.began) hopeless = own;
      one.reject(new PersistError("The change could not be stored.", { cause: own.error }));
    }
  }

  /** One transaction; undefined when it was committed and its members know, else what undid it. */
  #attempt(batch: Pending[]): Failure | undefined {
    let began = false;
    try {
      this.#begin.run();
      began = true;
      const outcomes = batch.map(({ work }) => work());
      this.#commit.run();
      this.#ended(true);
      for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as never);
      for (const listener of this.#listeners) listener(batch.length);
      return undefined;
    } catch (error) {
      this.#undo();
      this.#ended(false);
      return { error, began };
    }
  }

  /** When even this fails, the transaction stays open, the next BEGIN fails too, and it is undone then. */
  #undo(): void {
    try {
      if (this.#db.isOpen && this.#db.isTransaction) this.#rollback.run();
    } catch {}
  }
}
