import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Problem } from "../../plugin/problem.ts";
import { requestIdOf } from "../../plugin/request-id.ts";
import { sendProblem } from "../../plugin/send-reply.ts";
import { isLoopback } from "../../shared/ip.ts";
import type { MetricsPlace } from "../config/metrics-place.ts";
import { GatewayResponse } from "../connections/gateway-response.ts";
import { requireKnownHost } from "../known-hosts.ts";
import { listen } from "../listen.ts";
import { authorityOf, pathOf, requireHost } from "../request-target.ts";
import type { ServedConfig } from "../served-config.ts";
import { answerMetrics, METRICS_PATH } from "./answer-metrics.ts";
import type { Metrics } from "./metrics.ts";

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

interface MetricsServer {
  url: string;
  close(): void;
}

/** A listener that answers `/metrics` and nothing else, where the configuration asks for one. */
export async function startMetricsServer(
  place: MetricsPlace,
  metrics: Metrics | undefined,
  served: Pick<ServedConfig, "hosts">,
): Promise<MetricsServer | undefined> {
  if (!metrics || !place || place === "beside") return undefined;
  const checked = isLoopback(place.host);
  const answer = (req: IncomingMessage, res: ServerResponse): void => {
    requireHost(req);
    if (pathOf(req) !== METRICS_PATH) res.writeHead(404).end();
    else {
      if (checked) requireKnownHost(authorityOf(req), served.hosts);
      answerMetrics(req, res, metrics);
    }
  };
  const server = createServer(LIMITS, (req, res) => {
    try {
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
