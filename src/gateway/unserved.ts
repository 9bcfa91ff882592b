import type { GatewayConfig } from "./config/load-config.ts";

/** Returns why no route is served, which explains why each request is a 404. */
export function reasonForNoRoute({ webhooks }: GatewayConfig): string {
  if (webhooks.offBecause !== undefined) return webhooks.offBecause;
  const routes = Object.values(webhooks.config.routes ?? {});
  if (routes.length === 0) return "plugins.entries.webhooks.config.routes is empty";
  if (routes.every(({ enabled }) => enabled === false)) return "every route has enabled: false";
  return "no route has a secret that resolves";
}
