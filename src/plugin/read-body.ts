import type { IncomingMessage } from "node:http";
import type { RouteLimits } from "./config.ts";
import { Problem } from "./problem.ts";

/** The sender went away before its body was complete; there is no one to answer. */
export class AbortedRequest extends Error {}

const EMPTY = Buffer.alloc(0);

/** The raw bytes of the body, no more than the route takes and no later than it waits. */
export async function readBody(req: IncomingMessage, limits: RouteLimits): Promise<Buffer> {
  if (Number(req.headers["content-length"] ?? 0) > limits.maxBodyBytes) throw tooLarge(limits);
  // Most bodies come with their headers, and are there as a whole at the end of this turn of the event loop.
  await endOfTurn();
  if (!req.complete) return collect(req, limits);
  const body = (req.read() as Buffer | null) ?? EMPTY;
  if (body.length > limits.maxBodyBytes) throw tooLarge(limits);
  return body;
}

let turn: Promise<void> | undefined;

/** One promise for all requests of a turn, so that they go on together and the store can answer them together. */
function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

/** What is still to come, chunk by chunk. */
function collect(req: IncomingMessage, limits: RouteLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => fail(lateBody(limits)), limits.bodyTimeoutMs);
    const onData = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limits.maxBodyBytes) fail(tooLarge(limits));
      else chunks.push(chunk);
    };
    const onEnd = (): void => {
      clearTimeout(timer);
      req.off("close", onClose);
      resolve(Buffer.concat(chunks));
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

function tooLarge({ maxBodyBytes }: RouteLimits): Problem {
  return new Problem("payload_too_large", `The body is larger than ${maxBodyBytes} bytes.`);
}

function lateBody({ bodyTimeoutMs }: RouteLimits): Problem {
  return new Problem("request_timeout", `The body did not arrive within ${bodyTimeoutMs / 1000} seconds.`, {
    headers: { connection: "close" },
  });
}
