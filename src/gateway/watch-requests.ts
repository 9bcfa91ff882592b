import type { IncomingMessage } from "node:http";
import type { Tracer } from "@opentelemetry/api";
import { requestIdOf } from "../plugin/request-id.ts";
import type { RequestContext } from "../port/plugin-api.ts";
import { networkOf } from "../shared/ip.ts";
import type { GatewayResponse } from "./connections/gateway-response.ts";
import type { PendingResponses } from "./connections/pending-responses.ts";
import type { UnsentBytes } from "./connections/unsent-bytes.ts";
import type { GatewayLogger } from "./log.ts";
import type { LogSampler } from "./log-sampler.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { shortened } from "./shortened.ts";
import { traceRequest } from "./tracing/trace-request.ts";

interface Watchers {
  logger: GatewayLogger;
  sampler: LogSampler;
  pending: PendingResponses<GatewayResponse>;
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}

/** Follows a request from its headers to the end of its answer. */
export type Watch = (req: IncomingMessage, res: GatewayResponse, place: Place) => RequestContext;

interface Place {
  path: string;
  /** "" outside the routes. */
  routeId: string;
  unsent: UnsentBytes;
}

/**
 * Counts each request and, where the operator has loaded an SDK, traces those of a route. Logs what was refused, failed or
 * was aborted; the rest at the level "debug" alone, since that takes longer than reading a flow. The query is left out: a
 * sender may have put its secret there, though it is never looked at.
 */
export function watchRequests({ logger, sampler, pending, metrics, tracer }: Watchers): Watch {
  return (req, res, { path, routeId, unsent }) => {
    const started = performance.now();
    const context: RequestContext = { requestId: requestIdOf(req) };
    const counts = metrics?.route(routeId);
    counts?.began();
    const span = tracer && routeId !== "" ? traceRequest(tracer, req, path, context) : undefined;
    if (span) context.follow = (work) => span.follow(context.action ?? "", work);
    res.track(pending, unsent, () => {
      context.onEnd?.();
      const { action, code } = context;
      const status = res.writableFinished || context.isStream ? res.statusCode : "aborted";
      const done = status !== "aborted" && status < 400;
      const milliseconds = performance.now() - started;
      counts?.answered({
        action,
        status,
        code: code ?? (done ? "ok" : undefined),
        seconds: (milliseconds - (context.waitedMs ?? 0)) / 1000,
      });
      span?.end(context, status);
      const isDebug = logger.isLevelEnabled("debug");
      if (done && !isDebug) return;
      const ids = { requestId: context.requestId, ...(span && { traceId: span.traceId }) };
      const fields = { ...ids, method: req.method, path: shortened(path), action, milliseconds: rounded(milliseconds) };
      const network = context.network ?? networkOf(req.socket.remoteAddress ?? "");
      const common = { ...(routeId !== "" && { route: routeId }), status, code, network };
      if (isDebug) logger[done ? "debug" : "info"]({ ...fields, ...common }, LINE);
      else sampler.log("info", common, fields, LINE);
    });
    return context;
  };
}

const LINE = "request";

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
