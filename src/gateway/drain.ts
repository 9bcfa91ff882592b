import type { Server, ServerResponse } from "node:http";
import type { Server as TlsServer } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayResponse } from "./connections/gateway-response.ts";
import type { PendingResponses } from "./connections/pending-responses.ts";

/** Milliseconds after which unfinished requests are cut off, so that a stuck sender does not delay a restart. */
const DRAIN_TIMEOUT_MS = 30_000;

export interface DrainOptions {
  /**
   * Milliseconds during which connections are still accepted: a request on its way, on a connection that is idle or
   * waits to be accepted, is answered too, and its connection closed after that.
   */
  graceMs: number;
  /** What ends before the gateway accepts no more connections, as it still sends requests. */
  before?: () => Promise<void>;
}

/** Closes the server gracefully: after `graceMs` it accepts no connections and closes idle ones; requests in flight finish. */
export async function drain(
  server: Server | TlsServer,
  pending: PendingResponses<GatewayResponse>,
  { graceMs }: DrainOptions,
): Promise<void> {
  for (const response of pending) closeAfter(response);
  if (graceMs > 0) await sleep(graceMs);
  await closed(server);
}

/** Asks the sender to open its next connection elsewhere. */
export function closeAfter(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader("connection", "close");
}

function closed(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    // Idle connections are closed again and again: one becomes idle whenever its request has finished.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_TIMEOUT_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}
