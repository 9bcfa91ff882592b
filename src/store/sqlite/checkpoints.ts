import type { Background } from "./background.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { messageOf } from "./errors.ts";
import type { Warn } from "./state-directory.ts";

/** Changes in the write-ahead log, some ten megabytes, after which it is copied into the file. */
const CHANGES = 1_000;
/** Changes that a pass may leave for the next one to be short enough that commits wait for it. */
const FEW_CHANGES = 100;
/** Passes after which commits wait all the same: on a slow disk each may leave as many changes as the one before. */
const PASSES = 4;
/** Changes that may follow while the log is being copied; later ones wait. */
const CHANGES_MEANWHILE = 4_000;
/** Milliseconds after which the first change in the log is copied: a copy of the file alone misses no more than that. */
const AGE_MS = 60_000;

/**
 * Keeps the write-ahead log short, while requests hardly wait for it. A checkpoint is made in passes. While one runs,
 * commits go on and lengthen the log; the log starts from its beginning only when all of it was copied, so that the last
 * pass runs while commits wait. With a million flows each change is on other pages, and a sync of all of them takes tens of
 * milliseconds. So passes go on until one leaves few changes, and each syncs the file: the last one takes a few milliseconds.
 */
export class Checkpoints {
  readonly #background: Pick<Background, "checkpoint">;
  readonly #commits: Pick<CommitQueue, "holdDuring">;
  readonly #warn: Warn;
  /** Changes since the last pass began. */
  #uncopied = 0;
  /** Changes since the checkpoint that is under way began. */
  #meanwhile = 0;
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
    this.#uncopied += changes;
    this.#timer ??= this.#later();
    const underWay = this.#underWay;
    if (!underWay) {
      if (this.#uncopied >= CHANGES) this.#start();
      return;
    }
    this.#meanwhile += changes;
    if (this.#meanwhile < CHANGES_MEANWHILE) return;
    this.#meanwhile = 0;
    void this.#commits.holdDuring(() => underWay);
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
    this.#meanwhile = 0;
    this.#underWay = this.#run().finally(() => {
      this.#underWay = undefined;
    });
  }

  /** What one leaves that fails, or that has to wait for a reader, stays in the log; the next one copies it. */
  async #run(): Promise<void> {
    try {
      let passes = 0;
      do {
        await this.#pass();
        passes += 1;
      } while (this.#uncopied > FEW_CHANGES && passes < PASSES);
      if (this.#stopped) return;
      let complete = false;
      await this.#commits.holdDuring(async () => {
        complete = await this.#pass();
      });
      this.#failing = false;
      if (!complete) this.#timer ??= this.#later();
    } catch (error) {
      this.#tell(error);
      this.#timer ??= this.#later();
    }
  }

  #pass(): Promise<boolean> {
    this.#uncopied = 0;
    return this.#background.checkpoint();
  }

  #tell(error: unknown): void {
    if (!this.#failing && !this.#stopped)
      this.#warn(`The log cannot be copied into the database (${messageOf(error)}). It grows until that succeeds.`);
    this.#failing = true;
  }
}
