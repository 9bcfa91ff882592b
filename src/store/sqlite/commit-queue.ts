import type { DatabaseSync } from "node:sqlite";
import { PersistError } from "../../port/bound-task-flow.ts";

interface Pending {
  work: () => unknown;
  resolve: (outcome: never) => void;
  reject: (error: Error) => void;
}

/** A turn in which nothing comes takes some microseconds. */
const GATHERING_TURNS = 5;

/** A change that is committed, and whose sender does not know yet. */
interface Committed {
  pending: Pending;
  outcome: unknown;
}

interface Failure {
  error: unknown;
  /** False when not even a transaction could begin: then no change can be to blame. */
  began: boolean;
}

export interface CommitHooks {
  /** Brings what has been committed onto the disk, and then calls back. */
  sync: (done: (error: Error | null) => void) => void;
  /** Writes what belongs to all changes of a transaction, at its end. */
  beforeCommit?: () => void;
  /** Called for each transaction after its commit, or with the error after its rollback. */
  ended?: (committed: boolean, error?: unknown) => void;
  /** Called once when a commit could not be synced: from then on nothing is done. */
  failed?: (error: Error) => void;
}

/**
 * Group commit: all changes that arrive while a commit is under way share the next one, and so one sync of the disk, for
 * which the event loop does not wait. Each keeps its own outcome, in the order of arrival, and learns it after the sync.
 */
export class CommitQueue {
  readonly #begin;
  readonly #commit;
  readonly #rollback;
  readonly #db: DatabaseSync;
  readonly #hooks: CommitHooks;
  readonly #listeners: ((changes: number) => void)[] = [];
  #pending: Pending[] = [];
  /** Of a transaction that failed: each is tried alone, and synced, before the next. */
  #alone: Pending[] = [];
  #holds = 0;
  #syncing = false;
  #gathering = false;
  /** Callbacks that wait for the current sync, beside the changes. */
  #afterSync: ((failure?: Error) => void)[] = [];
  /** Why the queue stopped: the content of the disk is unknown. */
  #failure: Error | undefined;

  constructor(db: DatabaseSync, hooks: CommitHooks) {
    this.#db = db;
    this.#hooks = hooks;
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
    this.#holds += 1;
    try {
      await step();
    } finally {
      this.#holds -= 1;
      this.flush();
    }
  }

  /** Calls back when all that can be read is on the disk, or with the reason why that will never be. */
  whenDurable(callback: (failure?: Error) => void): void {
    if (this.#syncing) this.#afterSync.push(callback);
    else callback(this.#failure);
  }

  /** Why the queue stopped. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Commits what waits, and what comes until that is done. */
  async finish(): Promise<void> {
    this.#flushNow();
    while (this.#syncing) {
      await new Promise<unknown>((resolve) => this.#afterSync.push(resolve));
      this.#flushNow();
    }
  }

  /** Commits what waits, unless it has to wait for more. Never throws. */
  flush(): void {
    if (this.#holds > 0 || this.#syncing || this.#gathering) return;
    const committed = this.#write();
    if (committed.length === 0) return;
    this.#syncing = true;
    this.#hooks.sync((error) => this.#synced(committed, error));
  }

  #flushNow(): void {
    this.#gathering = false;
    this.flush();
  }

  /**
   * The next transaction that can be committed; empty when nothing waits any more. When a change throws, each of its
   * transaction is tried alone, so that only the culprit fails.
   */
  #write(): Committed[] {
    for (;;) {
      const batch = this.#next();
      if (batch.length === 0) return [];
      const done = this.#failure ? { error: this.#failure, began: false } : this.#attempt(batch);
      if (Array.isArray(done)) return done;
      if (done.began && batch.length > 1) this.#alone = batch;
      // A database that is busy makes BEGIN wait: once is enough, not once more for each of the batch.
      else this.#refuse(done.began ? batch : [...batch, ...this.#alone.splice(0)], done.error);
    }
  }

  #next(): Pending[] {
    if (this.#alone.length > 0) return this.#alone.splice(0, 1);
    const batch = this.#pending;
    this.#pending = [];
    return batch;
  }

  /** One transaction. */
  #attempt(batch: Pending[]): Committed[] | Failure {
    let began = false;
    try {
      this.#begin.run();
      began = true;
      const committed = batch.map((pending) => ({ pending, outcome: pending.work() }));
      this.#hooks.beforeCommit?.();
      this.#commit.run();
      this.#hooks.ended?.(true);
      for (const listener of this.#listeners) listener(batch.length);
      return committed;
    } catch (error) {
      this.#undo();
      this.#hooks.ended?.(false, error);
      return { error, began };
    }
  }

  /** When even this fails, the transaction stays open, the next BEGIN fails too, and it is undone then. */
  #undo(): void {
    try {
      if (this.#db.isOpen && this.#db.isTransaction) this.#rollback.run();
    } catch {}
  }

  #refuse(batch: readonly Pending[], cause: unknown): void {
    for (const { reject } of batch) reject(new PersistError("The change could not be stored.", { cause }));
  }

  /** The answers go out first, then come the changes that have arrived meanwhile. */
  #synced(committed: readonly Committed[], error: Error | null): void {
    this.#syncing = false;
    if (error) {
      // The system forgets what it could not write: a later sync that succeeds would not mean that this is on the disk.
      this.#failure = new PersistError("The change may not be on the disk.", { cause: error, uncertain: true });
      for (const { pending } of committed) pending.reject(this.#failure);
      this.#hooks.failed?.(error);
    } else for (const { pending, outcome } of committed) pending.resolve(outcome as never);
    for (const callback of this.#afterSync.splice(0)) callback(this.#failure);
    if (this.#alone.length > 0 || this.#failure) this.flush();
    else if (this.#pending.length > 0) this.#gather((this.#pending.length + committed.length) / 2);
  }

  /**
   * Who has just been answered may send the next change at once: what waits already waits a few turns of the event loop
   * more for half of them, since a commit of a few would hold up one of many.
   */
  #gather(enough: number, turns = GATHERING_TURNS): void {
    this.#gathering = true;
    setImmediate(() => {
      if (turns > 0 && this.#pending.length < enough) return this.#gather(enough, turns - 1);
      this.#flushNow();
    });
  }
}
