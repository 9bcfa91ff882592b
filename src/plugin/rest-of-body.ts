import type { IncomingMessage } from "node:http";

/** Bytes of a body that are worth a short wait. */
const SMALL = 64 * 1024;
/** Many clients send a body in a separate packet, after that with the headers was acknowledged. */
const WAIT_MS = 500;

/**
 * Resolves when the rest of a small body has arrived and was dropped, or after half a second. A refusal that is sent
 * before that closes the connection, which would cost each sender of a wrong secret, or too many requests, a new one.
 */
export async function restOfBody(req: IncomingMessage): Promise<void> {
  // What came with the headers is parsed by then.
  await Promise.resolve();
  if (req.complete || !(Number(req.headers["content-length"]) <= SMALL)) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      req.off("end", done).off("close", done);
      resolve();
    };
    const timer = setTimeout(done, WAIT_MS);
    req.on("end", done).on("close", done).resume();
  });
}
