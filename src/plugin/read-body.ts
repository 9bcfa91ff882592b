import type { IncomingMessage } from "node:http";
import type { RouteLimits } from "./config.ts";
import { Problem } from "./problem.ts";

/** The sender disconnected before its body was complete: no response is needed. */
export class AbortedRequest extends Error {}

const EMPTY = Buffer.alloc(0);

type BodyLimits = Pick<RouteLimits, "maxBodyBytes" | "bodyTimeoutMs">;

/** Throws a 413 for a body that announces more bytes than the route takes. */
export function requireFitting({ headers }: IncomingMessage, limits: BodyLimits): void {
  if (Number(headers["content-length"] ?? 0) > limits.maxBodyBytes) throw tooLarge(limits);
}

/**
 * Returns the raw bytes of the body, no more than the route takes, when they came with their headers, as most do: they are
 * there as a whole at the end of the turn of the event loop. Undefined when there is more to come.
 */
export function bodyAtOnce(req: IncomingMessage, limits: BodyLimits): Buffer | undefined {
  if (!req.complete) return undefined;
  const body = (req.read() as Buffer | null) ?? EMPTY;
  if (body.length > limits.maxBodyBytes) throw tooLarge(limits);
  return body;
}

let turn: Promise<void> | undefined;

/** One promise for all requests of a turn, so that they go on together and the store can answer them together. */
export function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}

/** Reads a body that is still arriving, within the route's time limit. */
export function awaitBody(req: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
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
      // The rest of the body is read and dropped, so that the sender can read the response.
      req.resume();
      reject(reason);
    };
    req.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
}

function tooLarge({ maxBodyBytes }: BodyLimits): Problem {
  return new Problem("payload_too_large", `The body is larger than ${maxBodyBytes} bytes.`);
}

function lateBody({ bodyTimeoutMs }: BodyLimits): Problem {
  return new Problem("request_timeout", `The body did not arrive within ${bodyTimeoutMs / 1000} seconds.`, {
    headers: { connection: "close" },
  });
}
