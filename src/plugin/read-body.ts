import type { IncomingMessage } from "node:http";
import type { RouteLimits } from "./config.ts";
import { Problem } from "./problem.ts";

/** The sender went away before its body was complete; there is no one to answer. */
export class AbortedRequest extends Error {}

/** The raw bytes of the body, no more than the route takes and no later than it waits. */
export function readBody(req: IncomingMessage, { maxBodyBytes, bodyTimeoutMs }: RouteLimits): Promise<Buffer> {
  const tooLarge = (): Problem => new Problem("payload_too_large", `The body is larger than ${maxBodyBytes} bytes.`);
  if (Number(req.headers["content-length"] ?? 0) > maxBodyBytes) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => fail(lateBody(bodyTimeoutMs)), bodyTimeoutMs);
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > maxBodyBytes) fail(tooLarge());
      else chunks.push(chunk);
    };
    const onEnd = (): void => {
      clearTimeout(timer);
      req.off("close", onClose);
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    };
    // "close" without "end" is a sender that hung up; an error event may come before it.
    const onClose = (): void => fail(new AbortedRequest());
    const fail = (reason: Error): void => {
      clearTimeout(timer);
      req.off("data", onData).off("end", onEnd).off("close", onClose);
      // What is still to come is read and dropped, so that the sender gets to see the answer.
      req.resume();
      reject(reason);
    };
    req.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
}

function lateBody(bodyTimeoutMs: number): Problem {
  return new Problem("request_timeout", `The body did not arrive within ${bodyTimeoutMs / 1000} seconds.`, {
    headers: { connection: "close" },
  });
}
