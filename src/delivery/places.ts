/** Attempts under way of one endpoint. */
const PER_ENDPOINT = 8;
/** Deliveries claimed of one endpoint that answers quickly: the next ones are at hand without a look into the store. */
const AHEAD = 64;
/** What is ahead takes about this time. */
const AHEAD_MS = 100;
/** Deliveries claimed of all endpoints that answer quickly, and of all others. */
const QUICK = 1_024;
const DOUBTFUL = 64;
/** An attempt that takes longer makes its endpoint slow, at once. */
const QUICK_MS = 2_000;
/** After this number of failures in a row an endpoint gets a pause, which doubles with each further one. */
const FAILURES_TO_PAUSE = 16;
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 1_000;

interface Endpoint {
  /** By its last attempt. */
  state: "untried" | "quick" | "slow" | "failing";
  /** Deliveries that may be claimed of it at a time. */
  room: number;
  claimed: number;
  underway: number;
  /** Claimed deliveries that wait for their turn. */
  waiting: (() => void)[];
  failures: number;
  pausedUntil: number;
}

/** What to claim: of each endpoint, `perEndpoint` without what `busy` has of it. */
export interface Share {
  limit: number;
  perEndpoint: number;
  busy: ReadonlyMap<string, number>;
}

/** How an attempt ended. */
interface Ended {
  delivered: boolean;
  durationMs: number;
}

/**
 * Shares out the attempts under way, so that no endpoint waits for another. Those whose last attempt was no quick success
 * share a few places, and have only one each until they succeed: the rest is left to those that answer.
 */
export class Places {
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Knows these endpoints from now on, and forgets others of which nothing is claimed. Returns whether one of them is new.
   */
  know(endpointIds: Iterable<string>): boolean {
    const known = new Set(endpointIds);
    const areNew = [...known].some((id) => !this.#endpoints.has(id));
    for (const id of known) this.#of(id);
    for (const [id, { claimed }] of this.#endpoints) if (claimed === 0 && !known.has(id)) this.#endpoints.delete(id);
    return areNew;
  }

  get isEmpty(): boolean {
    return this.#endpoints.size === 0;
  }

  /** What may be claimed now, first for the endpoints that answer quickly. Shares without a place are left out. */
  shares(): Share[] {
    const [all, now] = [[...this.#endpoints], this.#now()];
    const shares = [true, false].map((quick) => {
      const own = all.filter(([, { state }]) => (state === "quick") === quick);
      const claimed = own.reduce((sum, [, endpoint]) => sum + endpoint.claimed, 0);
      const room = new Map(own.map(([id, endpoint]) => [id, now < endpoint.pausedUntil ? 0 : endpoint.room]));
      const busy = new Map(all.map(([id, endpoint]) => [id, AHEAD - (room.get(id) ?? 0) + endpoint.claimed]));
      return { limit: (quick ? QUICK : DOUBTFUL) - claimed, perEndpoint: AHEAD, busy };
    });
    return shares.filter(({ limit, busy }) => limit > 0 && [...busy.values()].some((count) => count < AHEAD));
  }

  /** A delivery was claimed. */
  claim(endpointId: string): void {
    this.#of(endpointId).claimed += 1;
  }

  /** A claimed delivery was sent, or given back. */
  release(endpointId: string): void {
    this.#of(endpointId).claimed -= 1;
  }

  /**
   * Does the work of an attempt when it is the delivery's turn. Resolves to undefined, and does nothing, if the endpoint
   * has become slow, or fails, meanwhile: the delivery had better be given back.
   */
  async attempt<Outcome>(
    endpointId: string,
    work: (judge: (ended: Ended) => void) => Promise<Outcome>,
  ): Promise<Outcome | undefined> {
    const endpoint = this.#of(endpointId);
    if (endpoint.underway < PER_ENDPOINT) endpoint.underway += 1;
    else {
      // Whoever ends hands the place on.
      await new Promise<void>((resolve) => endpoint.waiting.push(resolve));
      if (endpoint.state !== "quick") return handOn(endpoint);
    }
    const late = setTimeout(becomeSlow, QUICK_MS, endpoint);
    try {
      return await work((ended) => this.#judge(endpoint, ended));
    } finally {
      clearTimeout(late);
      handOn(endpoint);
    }
  }

  #judge(endpoint: Endpoint, { delivered, durationMs }: Ended): void {
    const ahead = PER_ENDPOINT * Math.max(1, Math.floor(AHEAD_MS / durationMs));
    endpoint.state = !delivered ? "failing" : durationMs <= QUICK_MS ? "quick" : "slow";
    endpoint.room = delivered ? Math.min(AHEAD, ahead) : 1;
    endpoint.failures = delivered ? 0 : endpoint.failures + 1;
    const over = endpoint.failures - FAILURES_TO_PAUSE;
    endpoint.pausedUntil = over < 0 ? 0 : this.#now() + Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** over);
  }

  #of(endpointId: string): Endpoint {
    let endpoint = this.#endpoints.get(endpointId);
    if (!endpoint) {
      endpoint = { state: "untried", room: 1, claimed: 0, underway: 0, waiting: [], failures: 0, pausedUntil: 0 };
      this.#endpoints.set(endpointId, endpoint);
    }
    return endpoint;
  }
}

/** An attempt has not ended yet. */
function becomeSlow(endpoint: Endpoint): void {
  if (endpoint.state !== "quick") return;
  endpoint.state = "slow";
  endpoint.room = 1;
}

/** The place of an attempt goes to the next delivery that waits. */
function handOn(endpoint: Endpoint): undefined {
  const next = endpoint.waiting.shift();
  if (next) next();
  else endpoint.underway -= 1;
}
