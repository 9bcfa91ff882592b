import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "../plugin/problem.ts";
import { requestIdOf } from "../plugin/request-id.ts";
import { sendProblem } from "../plugin/send-reply.ts";
import { isLoopback } from "../shared/ip.ts";
import { createServer } from "../shared/node-http.ts";
import { GatewayResponse } from "./connections/gateway-response.ts";
import { requireKnownHost } from "./known-hosts.ts";
import { listen } from "./listen.ts";
import { authorityOf, requireHost } from "./request-target.ts";

/** A scrape is a short request from nearby. */
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
  requireHostHeader: false,
  ServerResponse: GatewayResponse,
} as const;
/** More than any number of scrapers. */
const MAX_CONNECTIONS = 256;

export interface SideListener {
  url: string;
  close(): void;
}

interface Answers {
  /** May throw a `Problem`. */
  answer: (req: IncomingMessage, res: ServerResponse) => void;
  /** Host names under which it is reached on loopback, beside addresses and `localhost`. Read at each request. */
  hosts: () => ReadonlySet<string>;
}

/** A separate listener for operators: what it serves is no action of a route. */
export async function startSideListener(
  place: { host: string; port: number },
  { answer, hosts }: Answers,
): Promise<SideListener> {
  const checked = isLoopback(place.host);
  const server = createServer(LIMITS, (req, res) => {
    try {
      requireHost(req);
      if (checked) requireKnownHost(authorityOf(req), hosts());
      answer(req, res);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      sendProblem(res, { requestId: requestIdOf(req) }, error);
    }
  });
  server.maxConnections = MAX_CONNECTIONS;
  const url = await listen(server, place);
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
