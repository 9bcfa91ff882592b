import { answerHealth, type Health } from "../gateway/health.ts";
import { answerMetrics, METRICS_PATH } from "../gateway/metrics/answer-metrics.ts";
import { pathOf } from "../gateway/request-target.ts";
import { type SideListener, startSideListener } from "../gateway/side-listener.ts";
import type { WorkerMetrics } from "./worker-metrics.ts";

/** Serves `/healthz`, `/readyz` and `/metrics` of a worker. */
export function startHealthServer(
  place: { host: string; port: number },
  health: Health,
  metrics: WorkerMetrics,
): Promise<SideListener> {
  const hosts = new Set<string>();
  return startSideListener(place, {
    hosts: () => hosts,
    answer: (req, res) => {
      const path = pathOf(req);
      if (answerHealth(path, req, res, health)) return;
      if (path === METRICS_PATH) answerMetrics(req, res, metrics);
      else res.writeHead(404).end();
    },
  });
}
