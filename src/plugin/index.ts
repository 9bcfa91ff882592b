import type { PluginHost, RouteSecrets } from "../port/plugin-api.ts";
import { usableSecrets } from "./authentication.ts";
import { pathsOf, type RouteSettings, readRoutes } from "./config.ts";
import { createHandler, type RouteHandler } from "./handler.ts";
import { newState, type RouteState, type RouteStates, stateKey } from "./route-state.ts";

/**
 * Registers a route for each entry of the configuration whose secret is known. Synchronous, as hosts require it. A host
 * whose configuration has changed calls it again with what the last call gave: routes that stay as they were go on
 * counting.
 */
export function registerWebhooks(host: PluginHost, before: RouteStates = new Map()): RouteStates {
  const states = new Map<string, RouteState>();
  for (const route of readRoutes(host.pluginConfig)) {
    const key = stateKey(route);
    const state = before.get(key) ?? newState(route, host);
    states.set(key, state);
    const secrets = host.routeSecrets(route.routeId);
    const handler =
      secrets instanceof Promise
        ? whenServed(secrets.then((found) => serve(route, found, state, host)))
        : serve(route, secrets, state, host);
    if (!handler) continue;
    for (const { path, action } of pathsOf(route.path))
      host.registerHttpRoute({
        routeId: route.routeId,
        path,
        handler: (req, res, context) => handler(req, res, context, action),
      });
  }
  return states;
}

/** Undefined for a route without a secret: it is skipped, instead of exposing an endpoint that cannot work. */
function serve(
  route: RouteSettings,
  found: RouteSecrets,
  state: RouteState,
  host: PluginHost,
): RouteHandler | undefined {
  const { routeId, path } = route;
  const secrets = usableSecrets(route, found);
  const reasons = secrets.missing.join("; ");
  if (secrets.values.length === 0) {
    host.logger.warn(`Route "${routeId}" is not served: its secret does not resolve: ${reasons}`, { routeId });
    return undefined;
  }
  if (reasons !== "")
    host.logger.warn(`Route "${routeId}" is served without one of its secrets: ${reasons}`, { routeId });
  for (const doubt of secrets.doubts ?? []) host.logger.warn(`Route "${routeId}": ${doubt}.`, { routeId });
  host.logger.info(`Route "${routeId}" is served at ${path}`, { routeId });
  return createHandler(route, secrets.values, state, host);
}

/** Holds requests until the secret is found, and leaves them to the host when there is none. */
function whenServed(handler: Promise<RouteHandler | undefined>): RouteHandler {
  return async (...request) => (await handler)?.(...request) ?? false;
}
