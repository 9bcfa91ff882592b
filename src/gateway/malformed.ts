import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { invalidRequest, Problem } from "../plugin/problem.ts";
import { problemBody } from "../plugin/send-reply.ts";
import { networkOf } from "../shared/ip.ts";
import { STATUS_CODES } from "../shared/node-http.ts";
import type { GatewayResponse } from "./connections/gateway-response.ts";
import { closeLingering, isLingering } from "./connections/lingering-close.ts";
import type { LogSampler } from "./log-sampler.ts";
import type { Metrics } from "./metrics/metrics.ts";

interface Options {
  sampler: LogSampler;
  metrics?: Metrics | undefined;
  /** The response to the last request on a connection, while it has not been sent. */
  lastPending: (socket: Socket) => GatewayResponse | undefined;
}

/**
 * Returns a listener for what Node's parser refuses. There is no request to answer; still the client gets the envelope,
 * after the responses to the requests before it, and the connection is closed.
 */
export function refuseMalformed({ sampler, metrics, lastPending }: Options) {
  const refuse = (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (!socket.writable) return;
    const requestId = randomUUID();
    const problem = problemOf(error);
    socket.write(responseTo(problem, requestId));
    closeLingering(socket);
    const { status, code } = problem;
    const network = networkOf(socket.remoteAddress ?? "");
    // The parser's message and what it had read hold what was sent; the code does not.
    sampler.log("info", { status, reason: error.code, network }, { requestId }, "malformed request");
    metrics?.route("").count("", status, code);
  };
  /** Connections whose refusal waits for a response. The parser reports each packet that follows, too. */
  const refused = new WeakSet<Duplex>();
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (isLingering(socket) || refused.has(socket)) return;
    if (!(socket instanceof Socket) || !socket.writable || error.code === "ECONNRESET") {
      socket.destroy();
      return;
    }
    const last = lastPending(socket);
    const now = (): void => refuse(error, socket);
    refused.add(socket);
    // A stream has no end that the refusal could wait for.
    if (last?.isStreaming) socket.destroy();
    else if (!last || (last.socket && !last.req.complete)) now();
    // The malformed bytes are the rest of this request, or follow it.
    else last.once(last.req.complete ? "close" : "socket", now);
  };
}

/**
 * Returns a listener for CONNECT, which asks for a tunnel. Without one Node closes the connection, before the responses to
 * earlier requests on it.
 */
export function refuseTunnels(refuse: ReturnType<typeof refuseMalformed>) {
  return (_req: IncomingMessage, socket: Duplex): void => {
    // Node has taken all its listeners off. What follows is dropped.
    socket.on("error", () => socket.destroy()).resume();
    refuse(Object.assign(new Error("CONNECT"), { code: "HPE_INVALID_METHOD" }), socket);
  };
}

function responseTo(problem: Problem, requestId: string): string {
  const { status } = problem;
  const body = problemBody(problem, requestId);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
    `x-request-id: ${requestId}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new Problem("request_timeout", "The request did not arrive in time.");
  const message = code === "HPE_HEADER_OVERFLOW" ? "has too many or too large headers" : "is not valid HTTP";
  return invalidRequest([{ pointer: "", message }]);
}
