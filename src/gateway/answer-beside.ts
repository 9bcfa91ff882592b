import type { IncomingMessage, ServerResponse } from "node:http";
import { Problem } from "../plugin/problem.ts";
import type { RequestContext } from "../port/plugin-api.ts";
import type { UnsentBytes } from "./connections/unsent-bytes.ts";
import { answerDocs } from "./docs/answer-docs.ts";
import { isAsset } from "./docs/assets.ts";
import { answerHealth, type Health } from "./health.ts";
import { requireKnownHost } from "./known-hosts.ts";
import type { LogSampler } from "./log-sampler.ts";
import { answerMetrics, isForwarded, METRICS_PATH } from "./metrics/answer-metrics.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { authorityOf } from "./request-target.ts";
import type { ServedConfig } from "./served-config.ts";

export interface BesideOptions {
  health: Health;
  sampler: LogSampler;
  served: Pick<ServedConfig, "docs" | "metricsHere" | "hosts">;
  metrics?: Metrics | undefined;
  /** Whether the listener can be reached only from this machine. */
  isLoopback: boolean;
}

/** Answers requests outside the routes: health, documentation, metrics. Throws a `Problem` for every other path. */
export function answerBeside(
  { health, sampler, served, metrics, isLoopback }: BesideOptions,
  path: string,
  context: RequestContext,
  req: IncomingMessage,
  res: ServerResponse,
  unsent: UnsentBytes,
): void {
  res.setHeader("x-request-id", context.requestId);
  if (answerHealth(path, req, res, health)) return;
  const scraped = served.metricsHere && path === METRICS_PATH && !isForwarded(req) ? metrics : undefined;
  if (!scraped && !(served.docs && isAsset(path)))
    throw new Problem("route_not_found", "There is no route at this path.");
  if (isLoopback) requireKnownHost(authorityOf(req), served.hosts);
  unsent.requireRoom();
  if (scraped) answerMetrics(req, res, scraped);
  else answerDocs(path, context, req, res, sampler);
}
