import type { PluginHost } from "../host/plugin-api.ts";
import { pathsOf, readRoutes } from "./config.ts";
import { createHandler } from "./handler.ts";

/** Registers a route for each entry of the configuration whose secret is known. Synchronous, as hosts require it. */
export function registerWebhooks(host: PluginHost): void {
  for (const route of readRoutes(host.pluginConfig)) {
    const secret = host.routeSecret(route.routeId);
    if (!secret.ok) {
      host.logger.warn(`Route "${route.routeId}" is not served: its secret does not resolve: ${secret.reason}`, {
        routeId: route.routeId,
      });
      continue;
    }
    const handler = createHandler(route, secret.value, host);
    for (const { path, action } of pathsOf(route.path))
      host.registerHttpRoute({ path, handler: (req, res) => handler(req, res, action) });
    host.logger.info(`Route "${route.routeId}" is served at ${route.path}`, { routeId: route.routeId });
  }
}
