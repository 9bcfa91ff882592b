import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { Tracer } from "@opentelemetry/api";
import type { Exchange } from "../host/plugin-api.ts";
import { normalisePath } from "../plugin/config.ts";
import { invalidRequest, Problem } from "../plugin/problem.ts";
import { sendProblem } from "../plugin/send-reply.ts";
import { answerDocs } from "./docs/answer-docs.ts";
import { closeAfter } from "./drain.ts";
import { answerHealth, type Health } from "./health.ts";
import type { GatewayLogger } from "./log.ts";
import { refuseMalformed } from "./malformed.ts";
import { answerMetrics, isForwarded, METRICS_PATH } from "./metrics/answer-metrics.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { Site } from "./site.ts";
import type { TlsContext } from "./tls.ts";
import type { Unanswered } from "./unanswered.ts";
import { watchRequests } from "./watch-requests.ts";

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  /** A sender that is slower than this with its headers, or with its whole request, is cut off. */
  headersTimeout: 10_000,
  requestTimeout: 10 * 60_000,
  /** Longer than the 60 s after which common proxies close idle connections, so that they close them first. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
} as const;

interface HttpServerOptions {
  health: Health;
  unanswered: Unanswered;
  logger: GatewayLogger;
  site: Pick<Site, "routes" | "docs" | "metricsHere">;
  metrics?: Metrics | undefined;
  /** Of the operator's SDK. */
  tracer?: Tracer | undefined;
  /** Without it the server speaks HTTP. */
  tls?: TlsContext | undefined;
}

/** Hands each request to the route at its path; health and docs on the side; everything else is 404 in the envelope. */
export function createHttpServer(options: HttpServerOptions): Server | TlsServer {
  const { health, unanswered, logger, site, metrics, tls } = options;
  const watch = watchRequests(options);
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const path = pathOf(req);
    const route = site.routes.get(path);
    const exchange = watch(req, res, { path, routeId: route?.routeId ?? "" });
    unanswered.add(res);
    if (health.draining) closeAfter(res);
    if (req.headers.host === undefined && req.httpVersion === "1.1") {
      sendProblem(res, exchange, invalidRequest([{ pointer: "", message: "must come with a Host header" }]));
      return;
    }
    if (route) void route.handler(req, res, exchange);
    else answerBeside(options, path, exchange, req, res);
  };
  // The Host header is checked here, so that its refusal is the envelope; expectations are not acted on.
  const limits = { ...LIMITS, noDelay: true, requireHostHeader: false };
  const server = tls
    ? createTlsServer({ ...limits, ...tls, handshakeTimeout: LIMITS.headersTimeout }, answer)
    : createServer(limits, answer);
  server.on("checkExpectation", answer);
  server.on("clientError", (error, socket) => refuseMalformed(error, socket, logger, metrics));
  return server;
}

function answerBeside(
  { health, logger, site, metrics }: HttpServerOptions,
  path: string,
  exchange: Exchange,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  res.setHeader("x-request-id", exchange.requestId);
  if (answerHealth(path, req, res, health)) return;
  if (site.docs && answerDocs(path, exchange, req, res, logger)) return;
  if (metrics && site.metricsHere && path === METRICS_PATH && !isForwarded(req)) answerMetrics(req, res, metrics);
  else sendProblem(res, exchange, new Problem("route_not_found", "There is no route at this path."));
}

function pathOf(req: IncomingMessage): string {
  const [path = "/"] = (req.url ?? "/").split("?", 1);
  return path.length > 1 && path.endsWith("/") ? normalisePath(path) : path;
}
