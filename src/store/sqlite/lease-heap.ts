/** When a lease ends, and the attempt that it is part of. On the clock of `performance.now`, which never jumps. */
export interface LeaseEnds {
  taskId: string;
  lease: number;
  /** Not before the lease. Infinity: the attempt may take as long as it likes. */
  attempt: number;
}

/** Leases by task, and the one that ends next: a binary heap that knows the place of each. */
export class LeaseHeap {
  readonly #heap: LeaseEnds[] = [];
  readonly #places = new Map<string, number>();

  get(taskId: string): LeaseEnds | undefined {
    const place = this.#places.get(taskId);
    return place === undefined ? undefined : this.#heap[place];
  }

  get first(): LeaseEnds | undefined {
    return this.#heap[0];
  }

  /** In the place of the lease that the task had. */
  set(ends: LeaseEnds): void {
    const place = this.#places.get(ends.taskId) ?? this.#heap.length;
    this.#settle(ends, place);
  }

  delete(taskId: string): void {
    const place = this.#places.get(taskId);
    const last = this.#heap.at(-1);
    if (place === undefined || last === undefined) return;
    this.#heap.pop();
    this.#places.delete(taskId);
    if (last.taskId !== taskId) this.#settle(last, place);
  }

  /** Those that have ended, in no order: what follows one that has not is not looked at. */
  *endedBy(now: number, place = 0): Iterable<LeaseEnds> {
    const ends = this.#heap[place];
    if (!ends || ends.lease > now) return;
    yield ends;
    yield* this.endedBy(now, 2 * place + 1);
    yield* this.endedBy(now, 2 * place + 2);
  }

  /** Puts a lease where `place` is free: up while those above end later, or else down. */
  #settle(ends: LeaseEnds, free: number): void {
    let place = free;
    for (let above = this.#above(place); above !== undefined; above = this.#above(place)) {
      const parent = this.#heap[above] as LeaseEnds;
      if (parent.lease <= ends.lease) break;
      this.#put(parent, place);
      place = above;
    }
    for (let below = this.#below(place); below !== undefined; below = this.#below(place)) {
      const child = this.#heap[below] as LeaseEnds;
      if (child.lease >= ends.lease) break;
      this.#put(child, place);
      place = below;
    }
    this.#put(ends, place);
  }

  #above(place: number): number | undefined {
    return place === 0 ? undefined : (place - 1) >> 1;
  }

  /** Of the two below a place, the one that ends first. */
  #below(place: number): number | undefined {
    const left = 2 * place + 1;
    const [first, second] = [this.#heap[left], this.#heap[left + 1]];
    if (!first) return undefined;
    return second && second.lease < first.lease ? left + 1 : left;
  }

  #put(ends: LeaseEnds, place: number): void {
    this.#heap[place] = ends;
    this.#places.set(ends.taskId, place);
  }
}
