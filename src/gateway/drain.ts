import type { Server, ServerResponse } from "node:http";
import type { Server as TlsServer } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import type { GatewayResponse } from "./connections/gateway-response.ts";
import type { PendingResponses } from "./connections/pending-responses.ts";

/** A request that has not finished by then is cut off, so that a stuck sender does not hold up a restart. */
const DRAIN_TIMEOUT_MS = 30_000;

export interface DrainOptions {
  /**
   * Milliseconds for which the door stays open: a request that is on its way, on a connection that is idle or still
   * waits to be accepted, is answered too, and its connection closed after that.
   */
  graceMs: number;
}

/** After the grace no new connections, and no idle ones; requests in flight finish. */
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
