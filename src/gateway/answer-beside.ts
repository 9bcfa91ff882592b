import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "../plugin/problem.ts";
import type { Exchange } from "../port/plugin-api.ts";
import type { UnsentBytes } from "./connections/unsent-bytes.ts";
import { answerDocs } from "./docs/answer-docs.ts";
import { isAsset } from "./docs/assets.ts";
import { answerHealth, type Health } from "./health.ts";
import { requireKnownHost } from "./known-hosts.ts";
import type { LogSampler } from "./log-sampler.ts";
import { answerMetrics, isForwarded, METRICS_PATH } from "./metrics/answer-metrics.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { authorityOf } from "./request-target.ts";
import type { Site } from "./site.ts";

export interface BesideOptions {
  health: Health;
  sampler: LogSampler;
  site: Pick<Site, "docs" | "metricsHere" | "hosts">;
  metrics?: Metrics | undefined;
  /** Whether the listener is reached from this machine only. */
  isLoopback: boolean;
}

/** Answers what is no route: health, documentation, metrics. Throws a `Problem` for everything else. */
export function answerBeside(
  { health, sampler, site, metrics, isLoopback }: BesideOptions,
  path: string,
  exchange: Exchange,
  req: IncomingMessage,
  res: ServerResponse,
  unsent: UnsentBytes,
): void {
  res.setHeader("x-request-id", exchange.requestId);
  if (answerHealth(path, req, res, health)) return;
  const scraped = site.metricsHere && path === METRICS_PATH && !isForwarded(req) ? metrics : undefined;
  if (!scraped && !(site.docs && isAsset(path)))
    throw new Problem("route_not_found", "There is no route at this path.");
  if (isLoopback) requireKnownHost(authorityOf(req), site.hosts);
  unsent.requireRoom();
  if (scraped) answerMetrics(req, res, scraped);
  else answerDocs(path, exchange, req, res, sampler);
}
