import type { IncomingMessage, ServerResponse } from "node:http";
import type { Tracer } from "@opentelemetry/api";
import type { Exchange } from "../host/plugin-api.ts";
import { requestIdOf } from "../plugin/request-id.ts";
import type { GatewayLogger } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { traceRequest } from "./tracing/trace-request.ts";

interface Watchers {
  logger: GatewayLogger;
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}

/** Follows a request from its headers to the end of its answer. */
export type Watch = (req: IncomingMessage, res: ServerResponse, place: Place) => Exchange;

interface Place {
  path: string;
  /** "" outside the routes. */
  routeId: string;
}

/**
 * Each request is counted; one of a route is traced, where the operator has loaded an SDK. What was refused, failed or was aborted is news for the log too; the rest is told at the level
 * "debug", since telling it takes longer than reading a flow. The query is left out: a sender may have put its secret
 * there, though it is never looked at.
 */
export function watchRequests({ logger, metrics, tracer }: Watchers): Watch {
  return (req, res, { path, routeId }) => {
    const started = performance.now();
    const exchange: Exchange = { requestId: requestIdOf(req) };
    const counts = metrics?.route(routeId);
    counts?.began();
    const span = tracer && routeId !== "" ? traceRequest(tracer, req, path, exchange) : undefined;
    if (span) exchange.follow = (work) => span.follow(exchange.action ?? "", work);
    res.on("close", () => {
      const { action, code } = exchange;
      const status = res.writableFinished ? res.statusCode : "aborted";
      const done = status !== "aborted" && status < 400;
      const milliseconds = performance.now() - started;
      counts?.answered({ action, status, code: code ?? (done ? "ok" : undefined), seconds: milliseconds / 1000 });
      span?.end(exchange, status);
      const level = done ? "debug" : "info";
      if (!logger.isLevelEnabled(level)) return;
      const ids = { requestId: exchange.requestId, ...(span && { traceId: span.traceId }) };
      logger[level](
        { ...ids, method: req.method, path, action, status, code, milliseconds: rounded(milliseconds) },
        LINE,
      );
    });
    return exchange;
  };
}

const LINE = "request";

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
