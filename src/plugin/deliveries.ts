import { hash } from "node:crypto";
import { Problem } from "./problem.ts";
import { limitHeaders } from "./rate-limit.ts";

/** So many ids are remembered, about 16 MB; with more in their time, new messages have to wait. */
const MAX_IDS = 131_072;

/** Lets a message be acted on once in its time. One that was refused may come again. */
export class Deliveries {
  readonly #rememberMs: number;
  readonly #now: () => number;
  readonly #limit: number;
  /** When each can be forgotten, by a digest of its id. All are kept equally long: the oldest is the first. */
  readonly #until = new Map<string, number>();

  constructor(rememberMs: number, now: () => number, limit = MAX_IDS) {
    this.#rememberMs = rememberMs;
    this.#now = now;
    this.#limit = limit;
  }

  async once<Outcome extends { status: number }>(id: string, perform: () => Promise<Outcome>): Promise<Outcome> {
    const key = hash("sha256", id, "base64url");
    this.#remember(key);
    let done = false;
    try {
      const outcome = await perform();
      done = outcome.status < 300;
      return outcome;
    } finally {
      if (!done) this.#until.delete(key);
    }
  }

  #remember(key: string): void {
    const now = this.#now();
    for (const [old, until] of this.#until) {
      if (until > now) break;
      this.#until.delete(old);
    }
    if (this.#until.has(key))
      throw new Problem("webhook_replayed", "A message with this webhook-id was accepted before.");
    if (this.#until.size >= this.#limit) throw this.#full(now);
    this.#until.set(key, now + this.#rememberMs);
  }

  #full(now: number): Problem {
    const [oldest = now] = this.#until.values();
    const seconds = Math.max(1, Math.ceil((oldest - now) / 1000));
    return new Problem("rate_limited", `More than ${this.#limit} messages in ${this.#rememberMs / 1000} seconds.`, {
      headers: limitHeaders(seconds, "messages", `q=${this.#limit};w=${this.#rememberMs / 1000}`),
    });
  }
}
