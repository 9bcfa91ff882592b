import type { IncomingMessage, ServerResponse } from "node:http";
import type { Exchange } from "../host/plugin-api.ts";
import { requestIdOf } from "../plugin/request-id.ts";
import type { GatewayLogger } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";

interface Watchers {
  logger: GatewayLogger;
  metrics?: Metrics | undefined;
}

/** Follows a request from its headers to the end of its answer. */
export type Watch = (req: IncomingMessage, res: ServerResponse, place: Place) => Exchange;

interface Place {
  path: string;
  /** "" outside the routes. */
  routeId: string;
}

/**
 * Each request is counted. What was refused, failed or was aborted is news for the log too; the rest is told at the level
 * "debug", since telling it takes longer than reading a flow. The query is left out: a sender may have put its secret
 * there, though it is never looked at.
 */
export function watchRequests({ logger, metrics }: Watchers): Watch {
  return (req, res, { path, routeId }) => {
    const started = performance.now();
    const exchange: Exchange = { requestId: requestIdOf(req) };
    const counts = metrics?.route(routeId);
    counts?.began();
    res.on("close", () => {
      const { requestId, action = "" } = exchange;
      const status = res.writableFinished ? res.statusCode : "aborted";
      const done = status !== "aborted" && status < 400;
      const code = status === "aborted" ? "" : (exchange.code ?? (done ? "ok" : ""));
      const milliseconds = performance.now() - started;
      counts?.answered({ action, status, code, seconds: milliseconds / 1000 });
      const level = done ? "debug" : "info";
      if (logger.isLevelEnabled(level))
        logger[level]({ requestId, method: req.method, path, status, milliseconds: rounded(milliseconds) }, "request");
    });
    return exchange;
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
