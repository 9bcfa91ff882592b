import type { components } from "../../../generated/config-types.ts";
import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { isLoopback } from "../../shared/ip.ts";
import { bindAddress } from "./bind-address.ts";

/** `gateway.metrics` as it stands in the file. */
export type MetricsSection = components["schemas"]["Gateway"]["metrics"];

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
export function metricsPlace(section: MetricsSection, { host, trustedProxies }: Listener): MetricsPlace {
  if (section === undefined) return isLoopback(host) && trustedProxies.length === 0 ? "beside" : false;
  if (section === false) return false;
  const { port, bind } = { ...CONFIG_DEFAULTS.MetricsListener, ...section };
  return { host: bindAddress(bind) ?? "", port };
}
