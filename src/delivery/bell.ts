/** Wakes whoever waits; a ring while nobody waits ends the next wait at once. */
export class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Resolves at the next ring, or after a time that is found out meanwhile. One may wait at a time. */
  async wait(findMs: () => Promise<number>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (!this.#rung)
      await new Promise<void>((resolve, reject) => {
        this.#wake = resolve;
        findMs().then((ms) => {
          if (this.#wake === resolve) timer = setTimeout(resolve, ms);
        }, reject);
      });
    clearTimeout(timer);
    this.#rung = false;
    this.#wake = undefined;
  }
}
