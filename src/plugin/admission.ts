import type { IncomingMessage } from "node:http";
import type { RouteLimits } from "./config.ts";
import { Problem } from "./problem.ts";
import { limitHeaders } from "./rate-limit.ts";

/** Maximum number of addresses tracked. */
const MAX_ADDRESSES = 4_096;
/** Clients of which nothing is under way, and that are kept nevertheless. */
const MAX_IDLE = 64;
const JSON_TYPE = "application/json";
const PARAMETER = /;\s*([^=;"\s]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)/g;
const UTF8_NAMES: ReadonlySet<string> = new Set(["utf-8", "utf8", "us-ascii"]);

export function requireGet(req: IncomingMessage): void {
  if (req.method !== "GET")
    throw new Problem("method_not_allowed", "Only GET is allowed.", { headers: { allow: "GET" } });
}

export function requirePost(req: IncomingMessage): void {
  if (req.method !== "POST")
    throw new Problem("method_not_allowed", "Only POST is allowed.", { headers: { allow: "POST" } });
}

/**
 * `application/json` or `application/*+json`, with parameters or not, but for a charset other than UTF-8 (of which ASCII
 * is a part); and no content coding (RFC 9110, section 8.4).
 */
export function requireJson(req: IncomingMessage): void {
  const contentType = req.headers["content-type"] ?? "";
  if (contentType !== JSON_TYPE) requireJsonInUtf8(contentType);
  const coding = req.headers["content-encoding"]?.trim().toLowerCase();
  if (coding && coding !== "identity")
    throw new Problem("unsupported_media_type", "Content-Encoding is not supported. Send uncompressed JSON.");
}

function requireJsonInUtf8(contentType: string): void {
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (mediaType !== JSON_TYPE && !/^application\/[^\s,/]*\+json$/.test(mediaType))
    throw new Problem("unsupported_media_type", "Content-Type must be application/json.");
  if (!charsetsOf(contentType).every((charset) => UTF8_NAMES.has(charset)))
    throw new Problem("unsupported_media_type", "The charset of Content-Type is not supported. Send JSON in UTF-8.");
}

/**
 * Every charset that is declared, in lower case, also where blanks, a repetition or an encoded form (RFC 8187) make it
 * one that RFC 9110, section 8.3, does not have: parsers differ in which of them they read.
 */
function charsetsOf(contentType: string): string[] {
  return [...contentType.matchAll(PARAMETER)]
    .filter(([, name = "", value]) => /^charset\*?$/i.test(name) && value !== "")
    .map(([, name = "", value = ""]) => (name.endsWith("*") ? value : value.replaceAll('"', "").trim().toLowerCase()));
}

/** Gives places to requests. */
export interface Limit {
  /** Takes a place; the caller gives it back with `leave`. Throws a `Problem` where there is none. */
  enter(client: string): void;
  leave(client: string): void;
}

/**
 * Counts requests that are under way at the same time, by client. The last clients keep their entry: a Map that entries
 * enter and leave with every request gets a new table every few requests, in the part of the heap that is seldom collected.
 */
export class InFlightLimit implements Limit {
  readonly #limit: number;
  /** Names what is counted, for the error of a request over the limit. */
  readonly #counted: string;
  readonly #running = new Map<string, number>();
  #idle = 0;

  constructor(limit: number, counted: string) {
    this.#limit = limit;
    this.#counted = counted;
  }

  enter(client: string): void {
    const running = this.#running.get(client);
    if (running ? running >= this.#limit : this.#running.size - this.#idle >= MAX_ADDRESSES)
      throw new Problem("too_many_in_flight", `More than ${this.#limit} ${this.#counted}.`, {
        headers: limitHeaders(1, "in-flight", `q=${this.#limit};qu="concurrent-requests"`),
      });
    if (running === 0) this.#idle -= 1;
    this.#running.set(client, (running ?? 0) + 1);
  }

  leave(client: string): void {
    const running = (this.#running.get(client) ?? 1) - 1;
    this.#running.set(client, running);
    if (running > 0) return;
    this.#idle += 1;
    if (this.#idle > MAX_IDLE) this.#forgetIdle();
  }

  #forgetIdle(): void {
    for (const [client, running] of this.#running) if (running === 0) this.#running.delete(client);
    this.#idle = 0;
  }
}

/** Before its signature can be checked, a client has half of its places. */
export function unverifiedPlaces(places: number): number {
  return Math.ceil(places / 2);
}

/** Limits of a body before its signature can be checked: a third of the time. */
export function unverifiedLimits(limits: RouteLimits): RouteLimits {
  return { ...limits, bodyTimeoutMs: Math.ceil(limits.bodyTimeoutMs / 3) };
}

/** The place that one request has, in one limit at a time. */
export class Place {
  readonly #client: string;
  #limit: Limit | undefined;

  constructor(client: string) {
    this.#client = client;
  }

  /** Moves the request there from where it was. Throws a `Problem`, and leaves it without a place, when that is full. */
  take(limit: Limit): void {
    if (limit === this.#limit) return;
    this.leave();
    limit.enter(this.#client);
    this.#limit = limit;
  }

  leave(): void {
    this.#limit?.leave(this.#client);
    this.#limit = undefined;
  }
}
