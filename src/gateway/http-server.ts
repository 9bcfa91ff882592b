import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { HttpRoute } from "../host/plugin-api.ts";
import { normalisePath } from "../plugin/config.ts";
import { invalidRequest, Problem } from "../plugin/problem.ts";
import { requestIdOf } from "../plugin/request-id.ts";
import { sendProblem } from "../plugin/send-reply.ts";
import { answerDocs } from "./docs/answer-docs.ts";
import { answerHealth, type Health } from "./health.ts";
import type { GatewayLogger } from "./log.ts";
import { refuseMalformed } from "./malformed.ts";

const LIMITS = {
  maxHeaderSize: 16 * 1024,
  /** A sender that is slower than this with its headers, or with its whole request, is cut off. */
  headersTimeout: 10_000,
  requestTimeout: 10 * 60_000,
  /** Longer than the 60 s after which common proxies close idle connections, so that they close them first. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
} as const;

export interface HttpServer {
  server: Server;
  register: (route: HttpRoute) => void;
}

interface HttpServerOptions {
  health: Health;
  logger: GatewayLogger;
  /** Whether the contract and its documentation are served. */
  docs: boolean;
}

/** Hands each request to the route at its path; health and docs on the side; everything else is 404 in the envelope. */
export function createHttpServer({ health, logger, docs }: HttpServerOptions): HttpServer {
  const routes = new Map<string, HttpRoute["handler"]>();
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    const path = pathOf(req);
    const requestId = requestIdOf(req);
    logWhenDone(path, requestId, req, res, logger);
    // An answer given while draining asks the sender to open its next connection elsewhere.
    if (health.draining) res.setHeader("connection", "close");
    if (req.headers.host === undefined && req.httpVersion === "1.1") {
      sendProblem(res, requestId, invalidRequest([{ pointer: "", message: "must come with a Host header" }]));
      return;
    }
    const handler = routes.get(path);
    if (handler) {
      void handler(req, res, { requestId });
      return;
    }
    res.setHeader("x-request-id", requestId);
    if (!answerHealth(path, req, res, health) && !(docs && answerDocs(path, requestId, req, res, logger)))
      sendProblem(res, requestId, new Problem("route_not_found", "There is no route at this path."));
  };
  // The Host header is checked here, so that its refusal is the envelope; expectations are not acted on.
  const server = createServer({ ...LIMITS, noDelay: true, requireHostHeader: false }, answer);
  server.on("checkExpectation", answer);
  server.on("clientError", (error, socket) => refuseMalformed(error, socket, logger));
  return { server, register: ({ path, handler }) => void routes.set(path, handler) };
}

function pathOf(req: IncomingMessage): string {
  const [path = "/"] = (req.url ?? "/").split("?", 1);
  return path.length > 1 && path.endsWith("/") ? normalisePath(path) : path;
}

/**
 * What was refused, failed or was aborted is news; the rest is told at the level "debug", since telling it takes longer
 * than reading a flow. The query is left out: a sender may have put its secret there, though it is never looked at.
 */
function logWhenDone(
  path: string,
  requestId: string,
  req: IncomingMessage,
  res: ServerResponse,
  logger: GatewayLogger,
): void {
  const started = performance.now();
  res.on("close", () => {
    const status = res.writableFinished ? res.statusCode : "aborted";
    const level = status === "aborted" || status >= 400 ? "info" : "debug";
    if (!logger.isLevelEnabled(level)) return;
    const milliseconds = Math.round((performance.now() - started) * 100) / 100;
    logger[level]({ requestId, method: req.method, path, status, milliseconds }, "request");
  });
}
