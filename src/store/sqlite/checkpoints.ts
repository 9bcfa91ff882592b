import type { Background } from "./background.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { messageOf } from "./errors.ts";
import type { Warn } from "./state-directory.ts";

/** Changes in the write-ahead log, some ten megabytes, after which it is copied into the file. */
const CHANGES = 1_000;
/** Milliseconds that a pass should take: meanwhile syncs of commits are slow, because they share the disk. */
const PASS_MS = 6;
/** Minimum number of changes that a pass copies ahead of a checkpoint. */
const SMALL_PASS = 100;
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
 * milliseconds. So each pass syncs the file. Where passes are slow, shorter ones copy ahead of the checkpoint. The checkpoint's own
 * passes go on until one leaves few changes, and the last one takes a few milliseconds.
 */
export class Checkpoints {
  readonly #background: Pick<Background, "checkpoint">;
  readonly #commits: Pick<CommitQueue, "holdDuring">;
  readonly #warn: Warn;
  /** Changes since the last pass began. */
  #uncopied = 0;
  /** Changes since the log started from its beginning. */
  #inLog = 0;
  /** Changes after which a pass begins: as many as the last one would have copied in time. */
  #step = CHANGES;
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
    this.#inLog += changes;
    this.#timer ??= this.#later();
    const underWay = this.#underWay;
    if (!underWay) {
      if (this.#uncopied < this.#step) return;
      if (this.#inLog < CHANGES) this.#begin(() => this.#copyAhead());
      else this.#start();
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
    if (!this.#underWay) this.#begin(() => this.#run());
  }

  #begin(run: () => Promise<void>): void {
    if (this.#stopped) return;
    this.#meanwhile = 0;
    this.#underWay = run().finally(() => {
      this.#underWay = undefined;
    });
  }

  /** A pass that leaves less to the next checkpoint. */
  async #copyAhead(): Promise<void> {
    try {
      await this.#pass();
    } catch (error) {
      this.#tell(error);
    }
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
    } finally {
      this.#inLog = this.#uncopied;
    }
  }

  async #pass(): Promise<boolean> {
    const changes = this.#uncopied;
    this.#uncopied = 0;
    const started = performance.now();
    const complete = await this.#background.checkpoint();
    const inTime = (changes * PASS_MS) / (performance.now() - started);
    if (changes >= SMALL_PASS) this.#step = Math.min(Math.max(inTime, SMALL_PASS), CHANGES);
    return complete;
  }

  #tell(error: unknown): void {
    if (!this.#failing && !this.#stopped)
      this.#warn(`The log cannot be copied into the database (${messageOf(error)}). It grows until that succeeds.`);
    this.#failing = true;
  }
}
