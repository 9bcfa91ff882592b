interface Claim {
  name: string;
  /** On the clock of `performance.now`, which never jumps. */
  until: number;
}

/**
 * Which deliveries are under way. Kept in memory: the store belongs to one process, and whatever a killed one had under
 * way is due again when the next one opens it.
 */
export class DeliveryClaims {
  /** By endpoint and event. */
  readonly #claims = new Map<number, Map<string, Claim>>();
  #made = 0;

  /** Returns what proves the claim. */
  claim(endpoint: number, eventId: string, leaseMs: number): string {
    this.#made += 1;
    const claim = { name: String(this.#made), until: performance.now() + leaseMs };
    const claims = this.#claims.get(endpoint) ?? new Map<string, Claim>();
    this.#claims.set(endpoint, claims.set(eventId, claim));
    return claim.name;
  }

  /** How many milliseconds the claim of a delivery still lasts; 0 when there is none. */
  left(endpoint: number, eventId: string): number {
    const claim = this.#claims.get(endpoint)?.get(eventId);
    return claim ? Math.max(0, claim.until - performance.now()) : 0;
  }

  /** Whether a claim is the last of a delivery. It may have ended, if nobody has claimed the delivery since. */
  isLast(endpoint: number, eventId: string, name: string): boolean {
    return this.#claims.get(endpoint)?.get(eventId)?.name === name;
  }

  release(endpoint: number, eventId: string): void {
    const claims = this.#claims.get(endpoint);
    claims?.delete(eventId);
    if (claims?.size === 0) this.#claims.delete(endpoint);
  }

  releaseAll(endpoint: number): void {
    this.#claims.delete(endpoint);
  }
}
