import type { Background } from "./background.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { messageOf } from "./errors.ts";
import type { Warn } from "./state-directory.ts";

/** Changes in the write-ahead log, some ten megabytes, after which it is copied into the file. */
const CHANGES = 1_000;
/** Changes that may follow while the log is being copied; later ones wait. */
const CHANGES_MEANWHILE = 4_000;
/** Milliseconds after which the first change in the log is copied: a copy of the file alone misses no more than that. */
const AGE_MS = 60_000;

/**
 * Keeps the write-ahead log short without a request that waits for it. A checkpoint takes a few milliseconds for a small
 * database and a hundred for a large one; while it runs, commits go on and lengthen the log. So a second one, while
 * commits wait, copies what the first has left: the next commit then starts the log from its beginning.
 */
export class Checkpoints {
  readonly #background: Pick<Background, "checkpoint">;
  readonly #commits: Pick<CommitQueue, "holdDuring">;
  readonly #warn: Warn;
  #changes = 0;
  #timer: NodeJS.Timeout | undefined;
  #underWay: Promise<void> | undefined;
  #failing = false;
  #stopped = false;

  constructor(background: Pick<Background, "checkpoint">, commits: Pick<CommitQueue, "holdDuring">, warn: Warn) {
    this.#background = background;
    this.#commits = commits;
    this.#warn = warn;
  }

  /** After each commit. */
  count(changes: number): void {
    this.#changes += changes;
    this.#timer ??= this.#later();
    const underWay = this.#underWay;
    if (this.#changes < (underWay ? CHANGES_MEANWHILE : CHANGES)) return;
    this.#changes = 0;
    if (underWay) void this.#commits.holdDuring(() => underWay);
    else this.#start();
  }

  /** Starts no more checkpoints. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #later(): NodeJS.Timeout {
    return setTimeout(() => this.#start(), AGE_MS).unref();
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#underWay ? this.#later() : undefined;
    if (this.#underWay || this.#stopped) return;
    this.#changes = 0;
    this.#underWay = this.#run().finally(() => {
      this.#underWay = undefined;
    });
  }

  /** What one leaves that fails, or that has to wait for a reader, stays in the log; the next one copies it. */
  async #run(): Promise<void> {
    try {
      await this.#background.checkpoint();
      if (this.#stopped) return;
      let complete = false;
      await this.#commits.holdDuring(async () => {
        complete = await this.#background.checkpoint();
      });
      this.#failing = false;
      if (!complete) this.#timer ??= this.#later();
    } catch (error) {
      this.#tell(error);
      this.#timer ??= this.#later();
    }
  }

  #tell(error: unknown): void {
    if (!this.#failing && !this.#stopped)
      this.#warn(`The log cannot be copied into the database (${messageOf(error)}). It grows until that succeeds.`);
    this.#failing = true;
  }
}
