import { Problem } from "../../plugin/problem.ts";

/** The bytes of responses that the kernel has not taken yet, and how many of them make new requests wait. */
export class UnsentBytes {
  held = 0;
  limit = 0;

  /** Throws a `Problem` while there is no room for another response. */
  requireRoom(): void {
    if (this.held < this.limit) return;
    const message = `${this.held} bytes of responses are unread, and the limit is ${this.limit}. Read your responses, then retry.`;
    throw new Problem("too_many_in_flight", message, { headers: { "retry-after": "1" } });
  }
}
