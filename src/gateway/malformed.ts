import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { invalidRequest, Problem } from "../plugin/problem.ts";
import { problemBody } from "../plugin/send-reply.ts";
import type { GatewayLogger } from "./log.ts";
import type { Metrics } from "./metrics/metrics.ts";

/** What Node's parser refuses has no request to answer; it still gets the envelope, and the connection is closed. */
export function refuseMalformed(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  logger: GatewayLogger,
  metrics?: Metrics,
): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const problem = problemOf(error);
  const { status } = problem;
  const body = problemBody(problem, requestId);
  const head = [
    `HTTP/1.1 ${status} ${status === 408 ? "Request Timeout" : "Bad Request"}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    `x-request-id: ${requestId}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // The parser's message and what it had read hold what was sent; the code does not.
  logger.info({ requestId, status, reason: error.code }, "malformed request");
  metrics?.route("").count("", status, problem.code);
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new Problem("request_timeout", "The request did not arrive in time.");
  const message = code === "HPE_HEADER_OVERFLOW" ? "has too many or too large headers" : "is not valid HTTP";
  return invalidRequest([{ pointer: "", message }]);
}
