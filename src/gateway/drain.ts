import type { Server } from "node:http";
import type { Server as TlsServer } from "node:https";

/** A request that has not finished by then is cut off, so that a stuck sender does not hold up a restart. */
const DRAIN_TIMEOUT_MS = 30_000;

/** No new connections; idle ones are closed; requests in flight finish. */
export function drain(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    // Idle connections are closed again and again: one becomes idle whenever its request has finished.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
