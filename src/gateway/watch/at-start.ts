import type { GatewayConfig } from "../config/load-config.ts";

/** Settings that are read once, at startup. */
const AT_START: Record<string, (config: GatewayConfig) => unknown> = {
  "gateway.port": ({ gateway }) => gateway.port,
  "gateway.bind": ({ gateway }) => gateway.host,
  "gateway.metrics": ({ gateway }) => gateway.metrics,
  "gateway.tls (on or off)": ({ gateway }) => gateway.tls !== undefined,
  "taskflow.stateDir": ({ taskflow }) => taskflow.stateDir,
  "taskflow.store": ({ taskflow }) => taskflow.store,
  "taskflow.maxActiveTasksPerFlow": ({ taskflow }) => taskflow.maxActiveTasksPerFlow,
  "taskflow.maintenance": ({ taskflow }) => taskflow.maintenance,
  "taskflow.endpoints": ({ taskflow }) => taskflow.endpoints,
};

/** The keys whose new values need a restart. */
export function changedAtStart(before: GatewayConfig, after: GatewayConfig): string[] {
  return Object.keys(AT_START).filter(
    (key) => JSON.stringify(AT_START[key]?.(before)) !== JSON.stringify(AT_START[key]?.(after)),
  );
}
