import type { Background } from "./background.ts";
import type { CommitQueue } from "./commit-queue.ts";

/** So many changes are in the write-ahead log, some ten megabytes, when it is copied into the file. */
const CHANGES = 1_000;

/**
 * Keeps the write-ahead log short without a request that waits for it. A checkpoint takes a few milliseconds for a small
 * database and a hundred for a large one; while it runs, commits go on and lengthen the log. So a second one, while
 * commits wait, copies what the first has left: the next commit then starts the log from its beginning.
 */
export class Checkpoints {
  readonly #background: Background;
  readonly #commits: CommitQueue;
  #changes = 0;
  #running = false;

  constructor(background: Background, commits: CommitQueue) {
    this.#background = background;
    this.#commits = commits;
  }

  /** After each commit. */
  count(changes: number): void {
    this.#changes += changes;
    if (this.#changes < CHANGES || this.#running) return;
    this.#changes = 0;
    this.#running = true;
    void this.#run().finally(() => {
      this.#running = false;
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
