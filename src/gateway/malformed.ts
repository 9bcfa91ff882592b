import type { Duplex } from "node:stream";
import { invalidRequest, Problem } from "../plugin/problem.ts";

/** What Node's parser refuses has no request to answer; it still gets the envelope, and the connection is closed. */
export function refuseMalformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const { status, code, message, details } = problemOf(error);
  const body = JSON.stringify({ ok: false, code, error: message, details });
  const head = [
    `HTTP/1.1 ${status} ${status === 408 ? "Request Timeout" : "Bad Request"}`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return new Problem("request_timeout", "The request did not arrive in time.");
  const message = code === "HPE_HEADER_OVERFLOW" ? "has too many or too large headers" : "is not valid HTTP";
  return invalidRequest([{ pointer: "", message }]);
}
