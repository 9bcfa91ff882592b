import type { MetricsPlace } from "../config/metrics-place.ts";
import { pathOf } from "../request-target.ts";
import type { ServedConfig } from "../served-config.ts";
import { type SideListener, startSideListener } from "../side-listener.ts";
import { answerMetrics, METRICS_PATH } from "./answer-metrics.ts";
import type { Metrics } from "./metrics.ts";

/** A listener that answers `/metrics` and nothing else, where the configuration asks for one. */
export async function startMetricsServer(
  place: MetricsPlace,
  metrics: Metrics | undefined,
  served: Pick<ServedConfig, "hosts">,
): Promise<SideListener | undefined> {
  if (!metrics || !place || place === "beside") return undefined;
  return startSideListener(place, {
    hosts: () => served.hosts,
    answer: (req, res) => {
      if (pathOf(req) === METRICS_PATH) answerMetrics(req, res, metrics);
      else res.writeHead(404).end();
    },
  });
}
