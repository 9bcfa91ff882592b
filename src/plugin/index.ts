import type { PluginHost, RouteSecret } from "../host/plugin-api.ts";
import { pathsOf, type RouteSettings, readRoutes } from "./config.ts";
import { createHandler, type RouteHandler } from "./handler.ts";

/** Registers a route for each entry of the configuration whose secret is known. Synchronous, as hosts require it. */
export function registerWebhooks(host: PluginHost): void {
  for (const route of readRoutes(host.pluginConfig)) {
    const secret = host.routeSecret(route.routeId);
    const handler =
      secret instanceof Promise
        ? whenServed(secret.then((found) => serve(route, found, host)))
        : serve(route, secret, host);
    if (!handler) continue;
    for (const { path, action } of pathsOf(route.path))
      host.registerHttpRoute({ path, handler: (req, res) => handler(req, res, action) });
  }
}

/** Undefined for a route without a secret: it is skipped, instead of exposing an endpoint that cannot work. */
function serve(route: RouteSettings, secret: RouteSecret, host: PluginHost): RouteHandler | undefined {
  const { routeId, path } = route;
  if (!secret.ok) {
    host.logger.warn(`Route "${routeId}" is not served: its secret does not resolve: ${secret.reason}`, { routeId });
    return undefined;
  }
  host.logger.info(`Route "${routeId}" is served at ${path}`, { routeId });
  return createHandler(route, secret.value, host);
}

/** Holds requests until the secret is found, and leaves them to the host when there is none. */
function whenServed(handler: Promise<RouteHandler | undefined>): RouteHandler {
  return async (req, res, action) => (await handler)?.(req, res, action) ?? false;
}
