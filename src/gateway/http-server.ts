import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { HttpRoute } from "../host/plugin-api.ts";
import { normalisePath } from "../plugin/config.ts";
import { Problem } from "../plugin/problem.ts";
import { sendProblem } from "../plugin/send-reply.ts";
import { answerHealth, type Health } from "./health.ts";
import type { GatewayLogger } from "./log.ts";

/** A sender that is slower than this with its headers, or with its whole request, is cut off. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 10 * 60_000;
/** Longer than the 60 s after which common proxies close idle connections, so that they close them first. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const MAX_HEADER_BYTES = 16 * 1024;

export interface HttpServer {
  server: Server;
  register: (route: HttpRoute) => void;
}

/** Hands each request to the route at its path; health on the side; everything else is 404 in the envelope. */
export function createHttpServer(health: Health, logger: GatewayLogger): HttpServer {
  const routes = new Map<string, HttpRoute["handler"]>();
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: 1_000,
      noDelay: true,
    },
    (req, res) => {
      logWhenDone(req, res, logger);
      // An answer given while draining asks the sender to open its next connection elsewhere.
      if (health.draining) res.setHeader("connection", "close");
      const path = pathOf(req);
      const handler = routes.get(path);
      if (handler) void handler(req, res);
      else if (!answerHealth(path, req, res, health))
        sendProblem(res, new Problem("route_not_found", "There is no route at this path."));
    },
  );
  server.on("clientError", refuseMalformed);
  return { server, register: ({ path, handler }) => void routes.set(path, handler) };
}

function pathOf(req: IncomingMessage): string {
  const [path = "/"] = (req.url ?? "/").split("?", 1);
  return path.length > 1 && path.endsWith("/") ? normalisePath(path) : path;
}

function logWhenDone(req: IncomingMessage, res: ServerResponse, logger: GatewayLogger): void {
  if (!logger.isLevelEnabled("info")) return;
  const started = performance.now();
  const requestId = randomUUID();
  const { method } = req;
  // The query is left out: a sender may have put its secret there, though it is never looked at.
  const path = pathOf(req);
  res.once("close", () => {
    const milliseconds = Math.round((performance.now() - started) * 100) / 100;
    const status = res.writableFinished ? res.statusCode : "aborted";
    logger.info({ requestId, method, path, status, milliseconds }, "request");
  });
}

const MALFORMED: Record<string, [status: string, code: string, error: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "request_timeout", "The request did not arrive in time."],
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "invalid_request", "The headers are too large."],
};

/** What Node's parser refuses has no request to answer; it still gets the envelope, and the connection is closed. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const [status, code, message] = MALFORMED[error.code ?? ""] ?? [
    "400 Bad Request",
    "invalid_request",
    "The request is not valid HTTP.",
  ];
  const details = code === "invalid_request" ? [{ pointer: "", message }] : undefined;
  const body = JSON.stringify({ ok: false, code, error: message, details });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
