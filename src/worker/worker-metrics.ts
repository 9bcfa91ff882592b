import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import packageJson from "../../package.json" with { type: "json" };

/** From a command that does little to an agent that works for an hour. */
const SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600];

/** How an attempt ended, as the worker saw it. */
export type AttemptOutcome = "succeeded" | "failed" | "timed_out" | "cancelled" | "lost" | "released";

/** What a worker counts, as docs/observability.md lists it. Labels hold names of the configuration alone. */
export class WorkerMetrics {
  readonly #registry = new Registry();
  readonly #attempts: Counter<"route" | "queue" | "outcome">;
  readonly #durations: Histogram<"route" | "queue">;
  readonly #running: Gauge<"route" | "queue">;

  constructor() {
    const registers = [this.#registry];
    this.#attempts = new Counter({
      name: "taskflow_worker_attempts_total",
      help: "Attempts that ended, by outcome.",
      labelNames: ["route", "queue", "outcome"],
      registers,
    });
    this.#durations = new Histogram({
      name: "taskflow_worker_attempt_duration_seconds",
      help: "From the claim of a task to the confirmed report.",
      labelNames: ["route", "queue"],
      buckets: SECONDS,
      registers,
    });
    this.#running = new Gauge({
      name: "taskflow_worker_attempts_running",
      help: "Attempts that are running.",
      labelNames: ["route", "queue"],
      registers,
    });
    new Gauge({
      name: "taskflow_build_info",
      help: "The version that runs.",
      labelNames: ["version"],
      registers,
    }).set({ version: packageJson.version }, 1);
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Shows a queue from the start. */
  addQueue(route: string, queue: string): void {
    this.#running.set({ route, queue }, 0);
  }

  began(route: string, queue: string): void {
    this.#running.inc({ route, queue });
  }

  ended(labels: { route: string; queue: string }, outcome: AttemptOutcome, seconds: number): void {
    this.#running.dec(labels);
    this.#durations.observe(labels, seconds);
    this.#attempts.inc({ ...labels, outcome });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
