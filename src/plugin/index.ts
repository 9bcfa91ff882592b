import type { PluginHost, RouteSecrets } from "../host/plugin-api.ts";
import { usableSecrets } from "./authentication.ts";
import { pathsOf, type RouteSettings, readRoutes } from "./config.ts";
import { createHandler, type RouteHandler } from "./handler.ts";

/** Registers a route for each entry of the configuration whose secret is known. Synchronous, as hosts require it. */
export function registerWebhooks(host: PluginHost): void {
  for (const route of readRoutes(host.pluginConfig)) {
    const secrets = host.routeSecrets(route.routeId);
    const handler =
      secrets instanceof Promise
        ? whenServed(secrets.then((found) => serve(route, found, host)))
        : serve(route, secrets, host);
    if (!handler) continue;
    for (const { path, action } of pathsOf(route.path))
      host.registerHttpRoute({
        routeId: route.routeId,
        path,
        handler: (req, res, exchange) => handler(req, res, exchange, action),
      });
  }
}

/** Undefined for a route without a secret: it is skipped, instead of exposing an endpoint that cannot work. */
function serve(route: RouteSettings, found: RouteSecrets, host: PluginHost): RouteHandler | undefined {
  const { routeId, path } = route;
  const secrets = usableSecrets(route, found);
  const reasons = secrets.missing.join("; ");
  if (secrets.values.length === 0) {
    host.logger.warn(`Route "${routeId}" is not served: its secret does not resolve: ${reasons}`, { routeId });
    return undefined;
  }
  if (reasons !== "")
    host.logger.warn(`Route "${routeId}" is served without one of its secrets: ${reasons}`, { routeId });
  host.logger.info(`Route "${routeId}" is served at ${path}`, { routeId });
  return createHandler(route, secrets.values, host);
}

/** Holds requests until the secret is found, and leaves them to the host when there is none. */
function whenServed(handler: Promise<RouteHandler | undefined>): RouteHandler {
  return async (...request) => (await handler)?.(...request) ?? false;
}
