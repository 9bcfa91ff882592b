import { statSync } from "node:fs";
import { join } from "node:path";
import { PersistError } from "../../port/bound-task-flow.ts";
import { cannotWrite } from "./errors.ts";
import { DATABASE_FILE, LOG_FILE, type Warn } from "./state-directory.ts";
import { hasRoom, writeProblem } from "./write-probe.ts";

/** Twice as much as the largest request of a route whose limits are the default. */
const ROOM_BYTES = 512 * 1024;

const FILES = [DATABASE_FILE, LOG_FILE];

interface Steps {
  /** Copies the log into the database. Resolves to whether that was all of it, so that it starts again. */
  checkpoint: () => Promise<boolean>;
  /** Writes something that changes nothing. */
  touch: () => Promise<void>;
  /** Called once with what the operator should know. */
  warn: Warn;
}

/**
 * Whether changes can be written. After one that could not, and where there is little room, that is found out by trying,
 * whenever somebody asks: senders may have gone elsewhere, so that no change comes which would tell.
 */
export class WriteHealth {
  readonly #directory: string;
  readonly #steps: Steps;
  /** The files that are open. */
  readonly #opened: string[];
  #failing = false;
  #warned = false;
  #trying: Promise<void> | undefined;

  constructor(directory: string, steps: Steps) {
    this.#directory = directory;
    this.#steps = steps;
    this.#opened = FILES.map((name) => identityOf(join(directory, name)));
  }

  /** Takes the reason why a transaction was rolled back. */
  undone(error: unknown): void {
    if (cannotWrite(error)) this.#failing = true;
  }

  /** Rejects while changes cannot be written. */
  async check(): Promise<void> {
    this.#requireFiles();
    if (!this.#failing && hasRoom(this.#directory, ROOM_BYTES)) return;
    this.#trying ??= this.#try().finally(() => {
      this.#trying = undefined;
    });
    await this.#trying;
  }

  /** What is written to a file that was deleted is gone when this process ends. */
  #requireFiles(): void {
    const gone = FILES.find((name, at) => identityOf(join(this.#directory, name)) !== this.#opened[at]);
    if (gone === undefined) return;
    const problem = `${join(this.#directory, gone)} was moved, deleted or replaced while it is in use: flows may be lost when this process ends`;
    if (!this.#warned) this.#steps.warn(`${problem}. Bring the file back, or save the flows over the API first.`);
    this.#warned = true;
    throw new PersistError(problem);
  }

  async #try(): Promise<void> {
    // A limit on the size of files (`ulimit -f`) lets small ones grow all the same. The log may have met it.
    const startsAgain = this.#failing && (await this.#steps.checkpoint().catch(() => false));
    const files = startsAgain ? [DATABASE_FILE] : FILES;
    const length = Math.max(...files.map((name) => statSync(join(this.#directory, name)).size));
    const problem = writeProblem(this.#directory, ROOM_BYTES, length);
    if (problem !== undefined) throw new PersistError(`The store cannot be written (${problem}).`);
    await this.#steps.touch();
    this.#failing = false;
  }
}

/** Of the file that has a name now. */
function identityOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats ? `${stats.dev} ${stats.ino}` : "none";
}
