/**
 * The responses that have not been sent yet. An array, not a Set: each table that a Set outgrows keeps the next one alive,
 * and what was in it, until the whole heap is collected, so that every request would outlive many others.
 */
export class PendingResponses<Response extends { place: number }> implements Iterable<Response> {
  readonly #responses: Response[] = [];

  get size(): number {
    return this.#responses.length;
  }

  add(response: Response): void {
    response.place = this.#responses.length;
    this.#responses.push(response);
  }

  /** The last one takes its place. */
  remove(response: Response): void {
    const last = this.#responses.pop();
    if (!last || last === response) return;
    last.place = response.place;
    this.#responses[response.place] = last;
  }

  [Symbol.iterator](): Iterator<Response> {
    return this.#responses[Symbol.iterator]();
  }
}
