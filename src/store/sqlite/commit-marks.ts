/**
 * How many commits one thread has begun, and how many of them are on the disk, for the threads that read beside it. What a
 * reader sees was committed: where each commit that had begun by then is on the disk, so is all that it saw.
 */
export class CommitMarks {
  readonly #counts: Int32Array<SharedArrayBuffer>;

  constructor(buffer = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.#counts = new Int32Array(buffer);
  }

  get buffer(): SharedArrayBuffer {
    return this.#counts.buffer;
  }

  /** Before a commit. */
  begin(): void {
    Atomics.add(this.#counts, BEGUN, 1);
  }

  /** After all that was committed has come onto the disk. */
  durable(): void {
    Atomics.store(this.#counts, DURABLE, Atomics.load(this.#counts, BEGUN));
  }

  /** The commits that have begun. */
  get begun(): number {
    return Atomics.load(this.#counts, BEGUN);
  }

  /** Whether as many commits are on the disk. The counts go round. */
  isDurable(begun: number): boolean {
    return ((Atomics.load(this.#counts, DURABLE) - begun) | 0) >= 0;
  }
}

const BEGUN = 0;
const DURABLE = 1;
