import { statSync } from "node:fs";
import { join } from "node:path";
import { PersistError } from "../../port/bound-task-flow.ts";
import { cannotWrite } from "./errors.ts";
import { DATABASE_FILE, LOG_FILE } from "./state-directory.ts";
import { hasRoom, writeProblem } from "./write-probe.ts";

/** Twice as much as the largest request of a route whose limits are the default. */
const ROOM_BYTES = 512 * 1024;

interface Steps {
  /** Copies the log into the database. Resolves to whether that was all of it, so that it starts again. */
  checkpoint: () => Promise<boolean>;
  /** Writes something that changes nothing. */
  touch: () => Promise<void>;
}

/**
 * Whether changes can be written. After one that could not, and where there is little room, that is found out by trying,
 * whenever somebody asks: senders may have gone elsewhere, so that no change comes which would tell.
 */
export class WriteHealth {
  readonly #directory: string;
  readonly #steps: Steps;
  #failing = false;
  #trying: Promise<void> | undefined;

  constructor(directory: string, steps: Steps) {
    this.#directory = directory;
    this.#steps = steps;
  }

  /** Takes the reason why a transaction was rolled back. */
  undone(error: unknown): void {
    if (cannotWrite(error)) this.#failing = true;
  }

  /** Rejects while changes cannot be written. */
  async check(): Promise<void> {
    if (!this.#failing && hasRoom(this.#directory, ROOM_BYTES)) return;
    this.#trying ??= this.#try().finally(() => {
      this.#trying = undefined;
    });
    await this.#trying;
  }

  async #try(): Promise<void> {
    const started = await this.#steps.checkpoint().catch(() => false);
    const files = started ? [DATABASE_FILE] : [DATABASE_FILE, LOG_FILE];
    // A limit on the size of files (`ulimit -f`) lets small ones grow all the same.
    const length = Math.max(...files.map((name) => statSync(join(this.#directory, name)).size));
    const problem = writeProblem(this.#directory, ROOM_BYTES, length);
    if (problem !== undefined) throw new PersistError(`The store cannot be written (${problem}).`);
    await this.#steps.touch();
    this.#failing = false;
  }
}
