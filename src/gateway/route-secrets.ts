import type { GatewayConfig } from "./config/load-config.ts";
import { resolveSecrets } from "./secrets/resolve-secrets.ts";
import type { Resolved } from "./secrets/secret-ref.ts";

/** The secret of each route that is switched on, under the route's id. */
export function resolveRouteSecrets(config: GatewayConfig, env: NodeJS.ProcessEnv): Promise<Map<string, Resolved>> {
  const routes = Object.entries(config.webhooks.config.routes).filter(([, route]) => route.enabled !== false);
  const inputs = Object.fromEntries(routes.map(([routeId, route]) => [routeId, route.secret]));
  return resolveSecrets(inputs, { ...config.secrets, env });
}
