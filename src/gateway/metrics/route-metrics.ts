import type { Counter } from "prom-client";
import type { Histogram, Observations } from "./histogram.ts";

/** What is known of a request when its answer has been sent. */
export interface Answered {
  /** Undefined where it was not known. */
  action: string | undefined;
  /** The HTTP status; "aborted" for a connection that closed before the answer was sent. */
  status: number | "aborted";
  /** Of the envelope; "ok" where what was done has none. */
  code: string | undefined;
  seconds: number;
}

type Requests = Counter<"route" | "action" | "status" | "code">;
type Durations = Histogram<"route" | "action">;

/** Of the answers to one action. */
interface ActionMetrics {
  durations: Observations;
  /** Answers with 200 and "ok" that `requests` does not have yet. Most are that, and need no look-up of labels. */
  done: number;
}

/** Counts of one route; what Prometheus takes a label lookup for is looked up once. */
export class RouteMetrics {
  inFlight = 0;
  readonly #route: string;
  readonly #requests: Requests;
  readonly #durations: Durations;
  readonly #counters = new Map<string, Counter.Internal>();
  readonly #actions = new Map<string, ActionMetrics>();

  constructor(route: string, requests: Requests, durations: Durations) {
    this.#route = route;
    this.#requests = requests;
    this.#durations = durations;
  }

  began(): void {
    this.inFlight += 1;
  }

  answered({ action = "", status, code = "", seconds }: Answered): void {
    this.inFlight -= 1;
    const metrics = this.#action(action);
    if (status === 200 && code === "ok") metrics.done += 1;
    else this.count(action, status, code);
    metrics.durations.observe(seconds);
  }

  /** What was answered before it was a request. */
  count(action: string, status: number | "aborted", code: string): void {
    this.#counter(action, String(status), code).inc();
  }

  /** Brings the counter up to date. */
  flush(): void {
    for (const [action, metrics] of this.#actions) {
      if (metrics.done > 0) this.#counter(action, "200", "ok").inc(metrics.done);
      metrics.done = 0;
    }
  }

  #action(action: string): ActionMetrics {
    let metrics = this.#actions.get(action);
    if (!metrics) {
      metrics = { durations: this.#durations.labels(this.#route, action), done: 0 };
      this.#actions.set(action, metrics);
    }
    return metrics;
  }

  #counter(action: string, status: string, code: string): Counter.Internal {
    const key = `${action} ${status} ${code}`;
    let counter = this.#counters.get(key);
    if (!counter) {
      counter = this.#requests.labels(this.#route, action, status, code);
      this.#counters.set(key, counter);
    }
    return counter;
  }
}
