import type { Background } from "./background.ts";
import type { CommitQueue } from "./commit-queue.ts";

/** So many changes are in the write-ahead log, some ten megabytes, when it is copied into the file. */
const CHANGES = 1_000;
/** So many more may come while that is under way; beyond that they wait for it. */
const CHANGES_MEANWHILE = 4_000;

/**
 * Keeps the write-ahead log short without a request that waits for it. A checkpoint takes a few milliseconds for a small
 * database and a hundred for a large one; while it runs, commits go on and lengthen the log. So a second one, while
 * commits wait, copies what the first has left: the next commit then starts the log from its beginning.
 */
export class Checkpoints {
  readonly #background: Background;
  readonly #commits: CommitQueue;
  #changes = 0;
  #underWay: Promise<void> | undefined;

  constructor(background: Background, commits: CommitQueue) {
    this.#background = background;
    this.#commits = commits;
  }

  /** After each commit. */
  count(changes: number): void {
    this.#changes += changes;
    const underWay = this.#underWay;
    if (this.#changes < (underWay ? CHANGES_MEANWHILE : CHANGES)) return;
    this.#changes = 0;
    if (underWay) void this.#commits.holdDuring(() => underWay);
    else this.#start();
  }

  #start(): void {
    this.#underWay = this.#run().finally(() => {
      this.#underWay = undefined;
    });
  }

  /** One that fails leaves everything in the log; the next one copies it. */
  async #run(): Promise<void> {
    try {
      await this.#background.checkpoint();
      await this.#commits.holdDuring(() => this.#background.checkpoint());
    } catch {}
  }
}
