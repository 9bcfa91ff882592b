import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { AttemptRecord, DeliveryErrorClass, DeliveryStatus, DisabledReason } from "../../port/endpoints.ts";
import type { DeliveryStore } from "../../taskflow/delivery-store.ts";

/** Seconds, up to the default timeout. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];
/** Counting further would take longer at each scrape than anybody needs to know. */
const MAX_COUNTED = 10_000;

/** Each is shown, also while no attempt ended like this. */
const RESULTS = Object.keys({
  delivered: 0,
  http_status: 0,
  redirect: 0,
  timeout: 0,
  dns: 0,
  connection: 0,
  tls: 0,
  forbidden_address: 0,
  forbidden_scheme: 0,
  protocol: 0,
} satisfies Record<DeliveryErrorClass | "delivered", 0>);

/** What is counted of outgoing webhooks. No label names an endpoint: senders create them. */
export class DeliveryMetrics {
  readonly #deliveries: Counter<"outcome">;
  readonly #attempts: Counter<"result">;
  readonly #durations: Histogram;
  readonly #disabled: Counter<"reason">;

  constructor(registry: Registry, store: DeliveryStore, now: () => number) {
    const registers = [registry];
    this.#deliveries = new Counter({
      name: "taskflow_deliveries_total",
      help: "Deliveries that ended.",
      labelNames: ["outcome"],
      registers,
    });
    this.#attempts = new Counter({
      name: "taskflow_delivery_attempts_total",
      help: "Requests to endpoints, by how they ended.",
      labelNames: ["result"],
      registers,
    });
    this.#durations = new Histogram({
      name: "taskflow_delivery_attempt_duration_seconds",
      help: "Requests to endpoints, from the look-up of the name to the status of the answer.",
      buckets: SECONDS,
      registers,
    });
    this.#disabled = new Counter({
      name: "taskflow_endpoints_disabled_total",
      help: "Endpoints that the gateway disabled.",
      labelNames: ["reason"],
      registers,
    });
    for (const outcome of ["delivered", "failed"]) this.#deliveries.inc({ outcome }, 0);
    for (const result of RESULTS) this.#attempts.inc({ result }, 0);
    for (const reason of ["gone", "failing"]) this.#disabled.inc({ reason }, 0);
    addGauges(registry, store, now);
  }

  attempted({ error, durationMs }: AttemptRecord, status: DeliveryStatus): void {
    this.#attempts.inc({ result: error ?? "delivered" });
    this.#durations.observe(durationMs / 1_000);
    if (status !== "pending") this.#deliveries.inc({ outcome: status });
  }

  disabled(reason: DisabledReason): void {
    this.#disabled.inc({ reason });
  }
}

/** Both are read once for a scrape. They are absent while the store cannot be read. */
function addGauges(registry: Registry, store: DeliveryStore, now: () => number): void {
  const oldest = new Gauge({
    name: "taskflow_deliveries_oldest_pending_seconds",
    help: "Age of the oldest delivery that is pending; 0 when none is.",
    registers: [registry],
  });
  new Gauge({
    name: "taskflow_deliveries_pending",
    help: `Deliveries that are pending, counted up to ${MAX_COUNTED}.`,
    registers: [registry],
    async collect() {
      const measured = await store.measureDeliveries(MAX_COUNTED).catch(() => undefined);
      this.remove();
      oldest.remove();
      if (!measured) return;
      const { pending, oldestAt } = measured;
      this.set(pending);
      oldest.set(oldestAt === undefined ? 0 : Math.max(0, now() - oldestAt) / 1_000);
    },
  });
}
