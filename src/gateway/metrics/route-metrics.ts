import type { Counter, Histogram } from "prom-client";

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

/** Counts of one route; what Prometheus takes a label lookup for is looked up once. */
export class RouteMetrics {
  inFlight = 0;
  readonly #route: string;
  readonly #requests: Requests;
  readonly #durations: Durations;
  readonly #counters = new Map<string, Counter.Internal>();
  readonly #histograms = new Map<string, Histogram.Internal<"route" | "action">>();

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
    this.count(action, status, code);
    this.#histogram(action).observe(seconds);
  }

  /** What was answered before it was a request. */
  count(action: string, status: number | "aborted", code: string): void {
    this.#counter(action, String(status), code).inc();
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

  #histogram(action: string): Histogram.Internal<"route" | "action"> {
    let histogram = this.#histograms.get(action);
    if (!histogram) {
      histogram = this.#durations.labels(this.#route, action);
      this.#histograms.set(action, histogram);
    }
    return histogram;
  }
}
