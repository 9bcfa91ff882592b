import type { IncomingMessage } from "node:http";
import type { RouteLimits } from "./config.ts";
import { Problem } from "./problem.ts";
import { limitHeaders } from "./rate-limit.ts";

/** So many addresses are told apart. */
const MAX_ADDRESSES = 4_096;
const JSON_TYPE = "application/json";

export function requirePost(req: IncomingMessage): void {
  if (req.method !== "POST")
    throw new Problem("method_not_allowed", "Only POST is allowed.", { headers: { allow: "POST" } });
}

/** `application/json` or `application/*+json`, with parameters or not; and no content coding (RFC 9110, section 8.4). */
export function requireJson(req: IncomingMessage): void {
  if (!isJson(req.headers["content-type"] ?? ""))
    throw new Problem("unsupported_media_type", "Content-Type must be application/json.");
  const coding = req.headers["content-encoding"]?.trim().toLowerCase();
  if (coding && coding !== "identity")
    throw new Problem("unsupported_media_type", "Content-Encoding is not supported; send the JSON as it is.");
}

function isJson(contentType: string): boolean {
  if (contentType === JSON_TYPE) return true;
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return mediaType === JSON_TYPE || /^application\/[^\s,/]*\+json$/.test(mediaType);
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
        headers: limitHeaders(1, "in-flight", `q=${this.#limit};qu="concurrent-requests"`),
      });
    this.#running.set(peer, (running ?? 0) + 1);
  }

  leave(peer: string): void {
    const running = (this.#running.get(peer) ?? 1) - 1;
    if (running === 0) this.#running.delete(peer);
    else this.#running.set(peer, running);
  }
}
