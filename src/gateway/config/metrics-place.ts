import { isLoopback } from "../../shared/ip.ts";
import { bindAddress } from "./bind-address.ts";
import type { ConfigProblem } from "./config-error.ts";
import { describeValue } from "./describe-problems.ts";

/** `gateway.metrics` as it stands in the file. */
export type MetricsSection = false | { port: number; bind?: string };

/** Where `/metrics` is served: nowhere, beside the routes, or at a separate listener. */
export type MetricsPlace = false | "beside" | { host: string; port: number };

interface Listener {
  host: string;
  trustedProxies: readonly string[];
}

/**
 * By default it is beside the routes where nobody but this machine reaches them. A proxy that is trusted says
 * that others do: the route to it may pass everything on.
 */
export function metricsPlace(section: MetricsSection | undefined, { host, trustedProxies }: Listener): MetricsPlace {
  if (section === undefined) return isLoopback(host) && trustedProxies.length === 0 ? "beside" : false;
  if (section === false) return false;
  const { port, bind = "loopback" } = section;
  return { host: bindAddress(bind) ?? "", port };
}

export function metricsProblems(section: MetricsSection | undefined): ConfigProblem[] {
  const bind: unknown = section ? section.bind : undefined;
  if (typeof bind !== "string" || bindAddress(bind) !== undefined) return [];
  return [{ path: "gateway.metrics.bind", found: describeValue(bind), expected: "loopback, lan or an IP address" }];
}
