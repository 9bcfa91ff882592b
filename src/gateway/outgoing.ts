import { context, createContextKey, SpanKind, type Tracer } from "@opentelemetry/api";
import { type DeliveryObserver, UNOBSERVED } from "../delivery/observer.ts";
import type { SendingStore } from "../delivery/settings.ts";
import { type Deliveries, startDeliveries } from "../delivery/start-deliveries.ts";
import { eventView, flowView, taskView } from "../plugin/views.ts";
import type { Logger } from "../port/plugin-api.ts";
import type { BelievedTime } from "../taskflow/believed-time.ts";
import type { CommandStore } from "../taskflow/command-store.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import type { EndpointSettings } from "./config/load-config.ts";
import type { DeliveryMetrics } from "./metrics/delivery-metrics.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { failed, inSpan } from "./tracing/span.ts";

/** How long a stopping gateway waits for attempts under way. The others are made after the next start. */
export const SENDING_GRACE_MS = 5_000;

interface OutgoingParts {
  store: CommandStore;
  time: BelievedTime;
  settings: EndpointSettings;
  logger: Logger;
  metrics: Metrics | undefined;
  tracer: Tracer | undefined;
  /** Of endpoints of the configuration. */
  configuredSecrets: (endpoint: StoredEndpoint) => readonly string[] | undefined;
}

/** Sends events to the endpoints of the store; undefined for a store that keeps none. */
export function startOutgoing({ metrics, tracer, ...parts }: OutgoingParts): Deliveries | undefined {
  if (!keepsDeliveries(parts.store)) return undefined;
  const measured = metrics?.deliveries(parts.store.deliveries, () => parts.time.now());
  return startDeliveries({
    ...parts,
    store: parts.store,
    views: { event: eventView, flow: flowView, task: taskView },
    observer: observerOf(measured, tracer),
  });
}

export function keepsDeliveries(store: CommandStore): store is CommandStore & SendingStore {
  return store.deliveries !== undefined;
}

function observerOf(metrics: DeliveryMetrics | undefined, tracer: Tracer | undefined): DeliveryObserver {
  return {
    follow: tracer ? spanned(tracer) : UNOBSERVED.follow,
    attempted: (attempt, status) => metrics?.attempted(attempt, status),
    disabled: (reason) => metrics?.disabled(reason),
  };
}

/**
 * As OpenTelemetry's `suppressTracing` marks it: instrumentation of `node:http` would record the whole URL, and tell the
 * receiver of the trace.
 */
const SUPPRESSED = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** A client span; the URL is left out, since a part of it may be a secret. */
function spanned(tracer: Tracer): DeliveryObserver["follow"] {
  return (type, work) =>
    inSpan(
      tracer,
      {
        name: `POST ${type}`,
        kind: SpanKind.CLIENT,
        root: true,
        attributes: { "http.request.method": "POST", "taskflow.event_type": type },
      },
      async (span) => {
        const made = await context.with(context.active().setValue(SUPPRESSED, true), work);
        const { status, error } = made?.attempt ?? {};
        if (status !== undefined) span.setAttribute("http.response.status_code", status);
        if (error) failed(span, status === undefined ? error : String(status));
        return made;
      },
    );
}
