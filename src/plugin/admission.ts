import type { IncomingMessage } from "node:http";
import { LRUCache } from "lru-cache";
import type { RouteLimits } from "./config.ts";
import { Problem } from "./problem.ts";

const WINDOW_MS = 60_000;
/** So many addresses are told apart; beyond that the one that was silent longest is forgotten. */
const MAX_ADDRESSES = 4_096;

export function requirePost(req: IncomingMessage): void {
  if (req.method !== "POST")
    throw new Problem("method_not_allowed", "Only POST is allowed.", { headers: { allow: "POST" } });
}

/** `application/json` or `application/*+json`, with parameters or not; and no content coding (RFC 9110, section 8.4). */
export function requireJson(req: IncomingMessage): void {
  const mediaType = (req.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (mediaType !== "application/json" && !/^application\/[^\s,/]*\+json$/.test(mediaType))
    throw new Problem("unsupported_media_type", "Content-Type must be application/json.");
  const coding = req.headers["content-encoding"]?.trim().toLowerCase();
  if (coding && coding !== "identity")
    throw new Problem("unsupported_media_type", "Content-Encoding is not supported; send the JSON as it is.");
}

/** Counts requests in a fixed window that starts with an address's first request. */
export class RateLimit {
  readonly #limit: number;
  readonly #windows: LRUCache<string, { count: number; endsAt: number }>;
  readonly #now: () => number;

  constructor({ requestsPerMinute }: RouteLimits, now: () => number) {
    this.#limit = requestsPerMinute;
    this.#windows = new LRUCache({ max: MAX_ADDRESSES });
    this.#now = now;
  }

  count(address: string): void {
    const now = this.#now();
    const window = this.#windows.get(address);
    if (!window || window.endsAt <= now) {
      this.#windows.set(address, { count: 1, endsAt: now + WINDOW_MS });
      return;
    }
    if (window.count >= this.#limit) throw this.#limited(Math.max(1, Math.ceil((window.endsAt - now) / 1000)));
    window.count += 1;
  }

  #limited(seconds: number): Problem {
    return new Problem("rate_limited", `More than ${this.#limit} requests in a minute.`, {
      headers: limitHeaders(seconds, `q=${this.#limit};w=${WINDOW_MS / 1000}`),
    });
  }
}

/** Counts requests that are being answered, by peer address. */
export class InFlightLimit {
  readonly #limit: number;
  readonly #running = new Map<string, number>();

  constructor({ maxInFlight }: RouteLimits) {
    this.#limit = maxInFlight;
  }

  /** Takes a place; the caller gives it back with `leave`. */
  enter(peer: string): void {
    const running = this.#running.get(peer);
    if (running === undefined ? this.#running.size >= MAX_ADDRESSES : running >= this.#limit)
      throw new Problem("too_many_in_flight", `More than ${this.#limit} requests in flight.`, {
        headers: limitHeaders(1, `q=${this.#limit}`),
      });
    this.#running.set(peer, (running ?? 0) + 1);
  }

  leave(peer: string): void {
    const running = (this.#running.get(peer) ?? 1) - 1;
    if (running === 0) this.#running.delete(peer);
    else this.#running.set(peer, running);
  }
}

/** `Retry-After`, and the fields of draft-ietf-httpapi-ratelimit-headers. */
function limitHeaders(seconds: number, policy: string): Record<string, string> {
  return {
    "retry-after": String(seconds),
    ratelimit: `"route";r=0;t=${seconds}`,
    "ratelimit-policy": `"route";${policy}`,
  };
}
