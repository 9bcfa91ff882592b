import type { IncomingMessage } from "node:http";
import type { Limit } from "./admission.ts";
import type { RouteSettings } from "./config.ts";
import type { Clocks } from "./message-timestamp.ts";
import { Problem } from "./problem.ts";
import { limitHeaders } from "./rate-limit.ts";

/** A request that waits for one answer, or one that is answered event by event. */
type WaitKind = "request" | "stream";

/** A request as it was accepted. It is checked again when the configuration has changed. */
export interface AcceptedRequest {
  req: IncomingMessage;
  /** For what it waits. A stream is one of list_events. */
  action: "list_events" | "claim_tasks";
  body?: Buffer | undefined;
  route: RouteSettings;
  /** They stand still at the time when it was accepted. */
  clocks: Clocks;
}

/** Clocks that stand still at the present time. */
export function frozen({ now, steadyNow = now }: Clocks): Clocks {
  const [time, steady] = [now(), steadyNow()];
  return { now: () => time, steadyNow: () => steady };
}

/** The requests of one route that wait for events or tasks. A reload of the configuration leaves them here. */
export class WaitingRequests {
  /** Set from the configuration of the route. */
  limit = 0;
  readonly #waits = new Set<Wait>();
  #isClosed = false;

  add(wait: Wait): void {
    if (this.#waits.size >= this.limit)
      throw new Problem("too_many_in_flight", `More than ${this.limit} requests wait for events or tasks.`, {
        headers: limitHeaders(1, "waiting", `q=${this.limit};qu="concurrent-requests"`),
      });
    this.#waits.add(wait);
    if (this.#isClosed) wait.end();
  }

  delete(wait: Wait): void {
    this.#waits.delete(wait);
  }

  count(kind: WaitKind): number {
    let count = 0;
    for (const wait of this.#waits) if (wait.kind === kind) count += 1;
    return count;
  }

  /** Ends those that would be refused now. */
  review(refusalOf: (accepted: AcceptedRequest) => Problem | undefined): void {
    for (const wait of this.#waits) {
      const refusal = refusalOf(wait.accepted);
      if (refusal) wait.end(refusal);
    }
  }

  /** Ends all of them, and those that come. */
  close(): void {
    this.#isClosed = true;
    for (const wait of this.#waits) wait.end();
  }
}

/** The place of one waiting request, and what ends its wait. */
export class Wait implements Limit {
  readonly kind: WaitKind;
  readonly accepted: AcceptedRequest;
  /** Why it has ended, where the sender may not go on. */
  refusal: Problem | undefined;
  isOver = false;
  readonly #requests: WaitingRequests;
  #onEnd: (() => void) | undefined;

  constructor(requests: WaitingRequests, kind: WaitKind, accepted: AcceptedRequest) {
    this.#requests = requests;
    this.kind = kind;
    this.accepted = accepted;
  }

  enter(): void {
    this.#requests.add(this);
  }

  /** Nobody waits any longer. */
  leave(): void {
    this.#requests.delete(this);
    this.end();
  }

  end(refusal?: Problem): void {
    if (this.isOver) return;
    this.isOver = true;
    this.refusal = refusal;
    this.#onEnd?.();
  }

  /** Calls back at the end, which may be now. */
  whenOver(callback: () => void): void {
    this.#onEnd = callback;
    if (this.isOver) callback();
  }
}
