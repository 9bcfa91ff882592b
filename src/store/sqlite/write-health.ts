import { PersistError } from "../../port/bound-task-flow.ts";
import { cannotWrite } from "./errors.ts";
import { hasRoom, writeProblem } from "./write-probe.ts";

/** Twice as much as the largest request of a route whose limits are the default. */
const ROOM_BYTES = 512 * 1024;

/**
 * Whether changes can be written. After one that could not, and where there is little room, that is found out by trying,
 * whenever somebody asks: senders may have gone elsewhere, so that no change comes which would tell.
 */
export class WriteHealth {
  readonly #directory: string;
  readonly #touch: () => Promise<void>;
  #failing = false;
  #trying: Promise<void> | undefined;

  /** `touch`: writes something that changes nothing. */
  constructor(directory: string, touch: () => Promise<void>) {
    this.#directory = directory;
    this.#touch = touch;
  }

  /** Told why a transaction was undone. */
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
    const problem = writeProblem(this.#directory, ROOM_BYTES);
    if (problem !== undefined) throw new PersistError(`The store cannot be written (${problem}).`);
    await this.#touch();
    this.#failing = false;
  }
}
