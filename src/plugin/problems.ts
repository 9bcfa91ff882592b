import { jsonPointer, type PathToken } from "./json-pointer.ts";
import { invalidRequest, type ProblemDetail } from "./problem.ts";

/** As many as a person reads; a sender chooses how many there are. */
const MAX_DETAILS = 20;

/** What is wrong with a request: the first problem of each place up to a limit, and how many more there are. */
export class Problems {
  readonly #details: ProblemDetail[] = [];
  #more = 0;

  /** Whether further problems are counted, and not named. */
  get isFull(): boolean {
    return this.#details.length >= MAX_DETAILS;
  }

  add(path: readonly PathToken[], message: string): void {
    // A pointer costs more than the search for the problem.
    if (this.isFull) this.#more += 1;
    else this.addAt(jsonPointer(path), message);
  }

  addAt(pointer: string, message: string): void {
    if (this.#details.some((detail) => detail.pointer === pointer)) return;
    if (this.isFull) this.#more += 1;
    else this.#details.push({ pointer, message });
  }

  /** Throws a 400 that names the problems. */
  throwIfAny(): void {
    const [first, ...others] = this.#details;
    if (first) throw invalidRequest([first, ...others], this.#more);
  }
}
