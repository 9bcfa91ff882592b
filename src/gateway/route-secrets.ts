import type { RouteSecrets } from "../host/plugin-api.ts";
import { usableSecrets } from "../plugin/authentication.ts";
import type { Routes } from "../plugin/config.ts";
import { resolveRouteSecrets } from "../secrets/resolve-route-secrets.ts";
import { resolveSecrets } from "../secrets/resolve-secrets.ts";
import { ConfigError } from "./config/config-error.ts";
import type { GatewayConfig } from "./config/load-config.ts";

/** The secrets of each route that is switched on, under the route's id, but for those that it could not use. */
export async function secretsOfRoutes(
  config: GatewayConfig,
  env: NodeJS.ProcessEnv,
): Promise<Map<string, RouteSecrets>> {
  const routes = Object.entries(config.webhooks.config.routes ?? {}).filter(([, route]) => route.enabled !== false);
  const inputs = Object.fromEntries(routes.map(([routeId, route]) => [routeId, route.secret]));
  const resolved = await resolveRouteSecrets(inputs, { ...config.secrets, env });
  const usable = (routeId: string, route: Routes[string]) =>
    usableSecrets(route, resolved.get(routeId) ?? { values: [], missing: [] });
  return new Map(routes.map(([routeId, route]) => [routeId, usable(routeId, route)]));
}

/** The URL of `taskflow.store`; undefined when there is none. Throws `ConfigError` when it does not resolve. */
export async function resolveStoreUrl(config: GatewayConfig, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { store } = config.taskflow;
  if (store === undefined) return undefined;
  const resolved = (await resolveSecrets({ store }, { ...config.secrets, env })).get("store");
  if (resolved?.ok) return resolved.value;
  const found = `a reference that does not resolve (${resolved?.reason})`;
  throw new ConfigError(config.file, [{ path: "taskflow.store", found, expected: "a postgres:// URL" }]);
}
