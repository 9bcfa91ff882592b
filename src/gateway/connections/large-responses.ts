import type { LargeResponses } from "../../port/plugin-api.ts";
import type { UnsentBytes } from "./unsent-bytes.ts";

/** Large responses that are made at the same time. */
const PLACES = 8;

/**
 * Lets a few large responses be made at a time, each only while there is room for it. The size of a response is known when
 * it has been made: of many requests that come together all would be admitted before the first is counted.
 */
export class LargeResponsePlaces implements LargeResponses {
  readonly #unsent: UnsentBytes;
  readonly #waiting: (() => void)[] = [];
  #free = PLACES;

  constructor(unsent: UnsentBytes) {
    this.#unsent = unsent;
  }

  async enter(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => void this.#waiting.push(resolve));
    try {
      this.#unsent.requireRoom();
    } catch (error) {
      this.#leave();
      throw error;
    }
    return () => this.#leave();
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free += 1;
  }
}
