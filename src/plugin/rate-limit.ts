import type { PermitPool, PluginHost } from "../port/plugin-api.ts";
import { Problem } from "./problem.ts";
import { Windows } from "./windows.ts";

const WINDOW_MS = 60_000;
/** The part of what is left of a shared window that is drawn at once: with fewer left, one by one. */
const DRAW_PART = 128;
/** Milliseconds after a failed draw during which this process counts alone. */
const RETRY_AFTER_MS = 5_000;

export interface RateLimit {
  /** Tells the windows of a route apart, in the fields of its answers. */
  readonly name: string;
  /** `RateLimit-Policy`: the number of requests in a window, and its seconds. */
  readonly policy: string;
  /**
   * Counts a request in a fixed window of its address, and returns the `RateLimit` field of its answer. Throws, or rejects
   * with, a `Problem` when there are too many.
   */
  count(address: string): string | Promise<string>;
}

/** In the windows of the host where it has some, which `key` tells from others there; else of this process. */
export function rateLimitOf(
  key: string,
  { limit, name }: { limit: number; name: string },
  { permits }: Pick<PluginHost, "permits">,
): RateLimit {
  // Whole milliseconds: of others, one window in a hundred had 60.00000000000001 s, and so 61.
  const now = () => Math.floor(performance.now());
  const own = new OwnRateLimit(limit, now, new Windows(), name);
  return permits ? new SharedRateLimit(key, limit, permits, own, now) : own;
}

/** Counts what this process answers; a window starts with an address's first request. */
export class OwnRateLimit implements RateLimit {
  readonly name: string;
  readonly policy: string;
  readonly #limit: number;
  readonly #windows: Windows<{ count: number; endsAt: number }>;
  readonly #now: () => number;

  constructor(
    limit: number,
    now: () => number,
    windows = new Windows<{ count: number; endsAt: number }>(),
    name = "route",
  ) {
    this.name = name;
    this.policy = `"${name}";${policyOf(limit)}`;
    this.#limit = limit;
    this.#windows = windows;
    this.#now = now;
  }

  count(address: string): string {
    const now = this.#now();
    const window = this.#windows.current(address, now) ?? this.#next(address, now);
    if (window.count >= this.#limit) throw tooMany(this, this.#limit, window.endsAt - now);
    window.count += 1;
    return rateLimitField(this.name, this.#limit - window.count, window.endsAt - now);
  }

  #next(address: string, now: number) {
    const key = this.#windows.keyOf(address, now);
    return this.#windows.current(key, now) ?? this.#windows.begin(key, { count: 0, endsAt: now + WINDOW_MS });
  }
}

interface SharedWindow {
  /** Which of the address's windows. */
  window: number;
  endsAt: number;
  /** Permits that were drawn and are not used yet. */
  permits: number;
  left: number;
}

/**
 * Counts what all processes answer. While much of a window is left, some of it is drawn in advance, so that most requests
 * wait for no one; the limit is never exceeded, and at most 1/128 of it goes unused in each other process. What the pool
 * has refused is refused here until the window ends. When the pool cannot be reached, each process counts its own.
 */
export class SharedRateLimit implements RateLimit {
  readonly name: string;
  readonly policy: string;
  readonly #key: string;
  readonly #limit: number;
  readonly #pool: PermitPool;
  readonly #own: RateLimit;
  readonly #now: () => number;
  readonly #windows = new Windows<SharedWindow>();
  #unreachableUntil = 0;

  constructor(key: string, limit: number, pool: PermitPool, own: RateLimit, now: () => number) {
    this.name = own.name;
    this.policy = own.policy;
    this.#key = key;
    this.#limit = limit;
    this.#pool = pool;
    this.#own = own;
    this.#now = now;
  }

  count(address: string): string | Promise<string> {
    const now = this.#now();
    const own = this.#windows.current(address, now);
    const key = own ? address : this.#windows.keyOf(address, now);
    const window = own ?? this.#windows.current(key, now);
    if (window && window.permits > 0) {
      window.permits -= 1;
      return rateLimitField(this.name, window.permits + window.left, window.endsAt - now);
    }
    if (window?.left === 0) throw tooMany(this, this.#limit, window.endsAt - now);
    if (now < this.#unreachableUntil) return this.#own.count(address);
    return this.#draw(key, window?.left ?? this.#limit, now);
  }

  async #draw(address: string, left: number, now: number): Promise<string> {
    const wanted = Math.max(1, Math.floor(left / DRAW_PART));
    const request = { key: `${this.#key}\n${address}`, wanted, limit: this.#limit, windowMs: WINDOW_MS };
    const drawn = await this.#pool.draw(request).catch(() => undefined);
    if (!drawn) {
      this.#unreachableUntil = this.#now() + RETRY_AFTER_MS;
      return this.#own.count(address);
    }
    // Measured from before the draw, so that no permit outlives its window.
    const endsAt = now + drawn.endsInMs;
    const seen = this.#windows.current(address, now);
    const unused = seen?.window === drawn.window ? seen.permits : 0;
    if (!seen || seen.window <= drawn.window)
      this.#windows.begin(address, {
        window: drawn.window,
        endsAt,
        permits: unused + Math.max(0, drawn.granted - 1),
        left: drawn.left,
      });
    if (drawn.granted === 0) throw tooMany(this, this.#limit, endsAt - this.#now());
    return rateLimitField(this.name, unused + drawn.granted - 1 + drawn.left, endsAt - now);
  }
}

function tooMany({ name }: RateLimit, limit: number, milliseconds: number): Problem {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new Problem("rate_limited", `More than ${limit} requests in a minute.`, {
    headers: limitHeaders(seconds, name, policyOf(limit)),
  });
}

function policyOf(limit: number): string {
  return `q=${limit};w=${WINDOW_MS / 1000}`;
}

/** `RateLimit`: what is left of the window, and the seconds until its end. */
function rateLimitField(name: string, left: number, milliseconds: number): string {
  return `"${name}";r=${left};t=${Math.ceil(milliseconds / 1000)}`;
}

/** What is left of a window, for the sender of a request that was counted there. */
export function rateFields({ policy }: RateLimit, ratelimit: string): Record<string, string> {
  return { ratelimit, "ratelimit-policy": policy };
}

/** `Retry-After`, and the fields of draft-ietf-httpapi-ratelimit-headers, for a refusal by the policy of this name. */
export function limitHeaders(seconds: number, name: string, policy: string): Record<string, string> {
  return {
    "retry-after": String(seconds),
    ratelimit: `"${name}";r=0;t=${seconds}`,
    "ratelimit-policy": `"${name}";${policy}`,
  };
}
