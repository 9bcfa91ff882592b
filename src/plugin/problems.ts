import type { PathToken } from "../shared/json-pointer.ts";
import { invalidRequest, type ProblemDetail } from "./problem.ts";
import { requestPointer } from "./request-pointer.ts";

/** Problems that a person can read at once; a sender could cause any number of them. */
const MAX_DETAILS = 20;

/** Problems of a request: the first problem of each place up to a limit, and the number of others. */
export class Problems {
  readonly #details: ProblemDetail[] = [];
  #more = 0;
  /** Pointers made so far: each costs more than the search for its problem, and those of long paths are cut to the same. */
  #pointers = 0;

  /** Whether further problems are counted, and not named. */
  get isFull(): boolean {
    return this.#details.length >= MAX_DETAILS || this.#pointers >= MAX_DETAILS;
  }

  add(path: readonly PathToken[], message: string): void {
    if (this.isFull) {
      this.#more += 1;
      return;
    }
    this.#pointers += 1;
    const pointer = requestPointer(path);
    // Two places, whose pointers are cut to the same.
    if (pointer.endsWith("…") && this.#isNamed(pointer)) this.#more += 1;
    else this.addAt(pointer, message);
  }

  addAt(pointer: string, message: string): void {
    if (this.#isNamed(pointer)) return;
    if (this.#details.length >= MAX_DETAILS) this.#more += 1;
    else this.#details.push({ pointer, message });
  }

  #isNamed(pointer: string): boolean {
    return this.#details.some((detail) => detail.pointer === pointer);
  }

  /** Throws a 400 that names the problems. */
  throwIfAny(): void {
    const [first, ...others] = this.#details;
    if (first) throw invalidRequest([first, ...others], this.#more);
  }
}
