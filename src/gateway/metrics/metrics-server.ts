import { createServer } from "node:http";
import type { MetricsPlace } from "../config/metrics-place.ts";
import { listen } from "../listen.ts";
import { answerMetrics, METRICS_PATH } from "./answer-metrics.ts";
import type { Metrics } from "./metrics.ts";

/** A scrape is a short request from nearby. */
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;

interface MetricsServer {
  url: string;
  close(): void;
}

/** A listener that answers `/metrics` and nothing else, where the configuration asks for one. */
export async function startMetricsServer(
  place: MetricsPlace,
  metrics: Metrics | undefined,
): Promise<MetricsServer | undefined> {
  if (!metrics || !place || place === "beside") return undefined;
  const server = createServer(LIMITS, (req, res) => {
    if (req.url?.split("?", 1)[0] === METRICS_PATH) answerMetrics(req, res, metrics);
    else res.writeHead(404).end();
  });
  const url = await listen(server, place);
  return {
    url,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
