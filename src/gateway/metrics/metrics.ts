import { Counter, collectDefaultMetrics, Gauge, Histogram as PlainHistogram, Registry } from "prom-client";
import packageJson from "../../../package.json" with { type: "json" };
import type { FlowStatus } from "../../port/records.ts";
import type { CommandStore } from "../../taskflow/command-store.ts";
import type { DeliveryStore } from "../../taskflow/delivery-store.ts";
import type { DropReason } from "../connections/drop-reason.ts";
import { DeliveryMetrics } from "./delivery-metrics.ts";
import { FlowSampler } from "./flow-sampler.ts";
import { Histogram, type Observations } from "./histogram.ts";
import { RouteMetrics } from "./route-metrics.ts";

/** Seconds, from a read that waits for nothing to a body that takes its time. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const CHANGES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

/** Each is shown, also while no flow has it. */
const STATUSES = Object.keys({
  queued: 0,
  running: 0,
  waiting: 0,
  blocked: 0,
  succeeded: 0,
  failed: 0,
  cancelled: 0,
  lost: 0,
} satisfies Record<FlowStatus, 0>) as FlowStatus[];

interface WaitingCounts {
  routeId: string;
  requests: number;
  streams: number;
}

/** What is counted, as docs/observability.md lists it. Labels hold names of the configuration and the contract alone. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #routes = new Map<string, RouteMetrics>();
  readonly #requests: Counter<"route" | "action" | "status" | "code">;
  readonly #durations: Histogram<"route" | "action">;
  readonly #operations: Histogram<"operation">;
  readonly #failures: Counter<"operation">;
  readonly #dropped: Counter<"reason">;
  #waiting: () => readonly WaitingCounts[] = () => [];
  #text: Promise<string> | undefined;

  constructor(store: CommandStore) {
    const registers = [this.#registry];
    const routes = this.#routes;
    this.#requests = new Counter({
      name: "taskflow_requests_total",
      help: "Requests that were answered or aborted.",
      labelNames: ["route", "action", "status", "code"],
      registers,
      collect() {
        for (const route of routes.values()) route.flush();
      },
    });
    this.#durations = new Histogram({
      name: "taskflow_request_duration_seconds",
      help: "From the headers of a request to the end of its answer.",
      labelNames: ["route", "action"],
      buckets: SECONDS,
    });
    this.#operations = new Histogram({
      name: "taskflow_store_operation_duration_seconds",
      help: "Store operations, the wait for their batch and for the disk included.",
      labelNames: ["operation"],
      buckets: SECONDS,
    });
    this.#failures = new Counter({
      name: "taskflow_store_failures_total",
      help: "Store operations that failed.",
      labelNames: ["operation"],
      registers,
    });
    this.#dropped = new Counter({
      name: "taskflow_connections_dropped_total",
      help: "Connections that a limit refused or closed.",
      labelNames: ["reason"],
      registers,
    });
    this.#addGauges(new FlowSampler(store));
    const commits = new PlainHistogram({
      name: "taskflow_store_commit_changes",
      help: "Changes that shared one commit.",
      buckets: CHANGES,
      registers,
    });
    store.onCommit((changes) => commits.observe(changes));
    if (store.waitingCalls !== undefined)
      this.observe("taskflow_store_calls_waiting", "Calls that the thread of the store has not answered yet.", () =>
        Number(store.waitingCalls),
      );
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Of a route, or with "" of what is outside the routes. */
  route(routeId: string): RouteMetrics {
    let route = this.#routes.get(routeId);
    if (!route) {
      route = new RouteMetrics(routeId, this.#requests, this.#durations);
      this.#routes.set(routeId, route);
    }
    return route;
  }

  /** Returns what is counted of an operation of the store: its durations in seconds, and its failures. */
  operation(name: string): { durations: Observations; failures: Counter.Internal } {
    const durations = this.#operations.labels(name);
    const failures = this.#failures.labels(name);
    failures.inc(0);
    return { durations, failures };
  }

  /** Counts what is sent to endpoints from now on. */
  deliveries(store: DeliveryStore, now: () => number): DeliveryMetrics {
    return new DeliveryMetrics(this.#registry, store, now);
  }

  connectionDropped(reason: DropReason): void {
    this.#dropped.labels(reason).inc();
  }

  /** Shows a counter that is read at each scrape. */
  count(name: string, help: string, read: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  /** Shows a gauge that is read at each scrape. */
  observe(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }

  /** Tells how many requests wait for events or tasks, which are not in flight. */
  observeWaiting(waiting: () => readonly WaitingCounts[]): void {
    this.#waiting = waiting;
    const observe = (name: string, help: string, kind: "requests" | "streams") =>
      new Gauge({
        name,
        help,
        labelNames: ["route"],
        registers: [this.#registry],
        collect() {
          this.reset();
          for (const counts of waiting()) this.set({ route: counts.routeId }, counts[kind]);
        },
      });
    observe("taskflow_waiting_requests", "Requests that wait for an event or a task.", "requests");
    observe("taskflow_streams", "Open streams of events.", "streams");
  }

  /** The exposition format of Prometheus. */
  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Scrapes that come at the same time share one text, since each takes milliseconds. */
  text(): Promise<string> {
    this.#text ??= this.#allText().finally(() => {
      this.#text = undefined;
    });
    return this.#text;
  }

  async #allText(): Promise<string> {
    return [await this.#registry.metrics(), this.#durations.text(), this.#operations.text()].join("\n");
  }

  #addGauges(flows: FlowSampler): void {
    const registers = [this.#registry];
    const routes = this.#routes;
    const waiting = () => new Map(this.#waiting().map((counts) => [counts.routeId, counts.requests + counts.streams]));
    new Gauge({
      name: "taskflow_requests_in_flight",
      help: "Requests that are being answered.",
      labelNames: ["route"],
      registers,
      collect() {
        const waits = waiting();
        for (const [route, { inFlight }] of routes) this.set({ route }, inFlight - (waits.get(route) ?? 0));
      },
    });
    new Gauge({
      name: "taskflow_flows",
      help: "Flows of all sessions.",
      labelNames: ["status"],
      registers,
      async collect() {
        const counts = await flows.sample();
        this.reset();
        if (counts) for (const status of STATUSES) this.set({ status }, counts.get(status) ?? 0);
      },
    });
    new Gauge({
      name: "taskflow_build_info",
      help: "The version that runs.",
      labelNames: ["version"],
      registers,
    }).set({ version: packageJson.version }, 1);
  }
}
