import { ACTION_GRANTS } from "../../generated/actions.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { PluginHost, RouteSecrets } from "../port/plugin-api.ts";
import { usableSecrets } from "./authentication.ts";
import { pathsOf, type RouteSettings, readRoutes, streamPath } from "./config.ts";
import type { RouteHandler } from "./guard-request.ts";
import { createHandler } from "./handler.ts";
import { refusalNow, type ServedRoute } from "./review-waits.ts";
import { nextState, type RouteState, type RouteStates } from "./route-state.ts";
import { createStreamHandler } from "./stream-handler.ts";

/**
 * Registers a route for each entry of the configuration whose secret is known. Synchronous, as hosts require it. A host
 * whose configuration has changed calls it again with what the last call gave: routes that stay as they were go on
 * counting, and requests that wait go on where they would be accepted now.
 */
export function registerWebhooks(host: PluginHost, before: RouteStates = new Map()): RouteStates {
  const states = new Map<string, RouteState>();
  const served = new Map<string, ServedRoute>();
  const routes = readRoutes(host.pluginConfig);
  const ownPaths = new Set(routes.map(({ path }) => path));
  for (const route of routes) {
    const { routeId } = route;
    const [key, state] = nextState(route, before, host);
    states.set(key, state);
    const bound = host.bindSession(route.sessionKey, routeId);
    const flows = (route.execute && bound.withSubagent?.()) ?? bound;
    const found = host.routeSecrets(routeId);
    const handlerOf = (secrets: readonly string[]) => createHandler(route, secrets, state, host, flows);
    if (found instanceof Promise) {
      const handler = found
        .then((secrets) => secretsToServe(route, secrets, host, bound))
        .then((known) => known && handlerOf(known));
      register(route, whenServed(handler), host);
      continue;
    }
    const secrets = secretsToServe(route, found, host, bound);
    if (!secrets) continue;
    served.set(routeId, { route, secrets });
    register(route, handlerOf(secrets), host);
    const path = streamPath(route.path);
    // Nothing would be signed on a signed route.
    if (!flows.events || route.auth || ownPaths.has(path)) continue;
    const handler = createStreamHandler(route, secrets, state, host, flows.events);
    host.registerHttpRoute({ routeId, path, handler });
  }
  for (const { routeId, waiting } of before.values())
    waiting.review((accepted) => refusalNow(accepted, served.get(routeId)));
  return states;
}

function register({ routeId, path: root }: RouteSettings, handler: RouteHandler, host: PluginHost): void {
  for (const { path, action } of pathsOf(root))
    host.registerHttpRoute({ routeId, path, handler: (req, res, context) => handler(req, res, context, action) });
}

/** Undefined for a route without a secret: it is skipped, instead of exposing an endpoint that cannot work. */
function secretsToServe(
  route: RouteSettings,
  found: RouteSecrets,
  host: PluginHost,
  flows: BoundTaskFlow,
): readonly string[] | undefined {
  const { routeId, path } = route;
  const secrets = usableSecrets(route, found);
  const reasons = secrets.missing.join("; ");
  if (secrets.values.length === 0) {
    host.logger.warn(`Route "${routeId}" is not served: its secret does not resolve: ${reasons}`, { routeId });
    return undefined;
  }
  if (reasons !== "")
    host.logger.warn(`Route "${routeId}" is served without one of its secrets: ${reasons}`, { routeId });
  for (const action of route.ungranted)
    host.logger.warn(
      `Route "${routeId}" allows ${action} in "actions", but refuses it: "grants" does not have "${ACTION_GRANTS[action]}".`,
      { routeId },
    );
  for (const problem of notOffered(route, flows)) host.logger.warn(`Route "${routeId}" ${problem}`, { routeId });
  if (route.execute && flows.withSubagent)
    host.logger.warn(
      `Route "${routeId}" has execute: this gateway's agent runs its tasks. Its senders act with the agent's authority.`,
      { routeId },
    );
  for (const doubt of secrets.doubts ?? []) host.logger.warn(`Route "${routeId}": ${doubt}.`, { routeId });
  host.logger.info(`Route "${routeId}" is served at ${path}`, { routeId });
  return secrets.values;
}

/** What the route has, and the host does not offer. */
function notOffered(
  { hasEndpoints, queue, grants, execute }: RouteSettings,
  { endpoints, tasks, deleteFlow, withSubagent }: BoundTaskFlow,
): string[] {
  return [
    hasEndpoints && !endpoints && "has endpoints, but this gateway sends no webhooks. It ignores them.",
    queue !== undefined && !tasks && `has the queue "${queue}", but this gateway runs no tasks. It ignores the queue.`,
    grants.has("worker") && !tasks && 'has the grant "worker", but this gateway runs no tasks.',
    grants.has("delete") && !deleteFlow && 'has the grant "delete", but this gateway deletes no flows on request.',
    execute && !withSubagent && "has execute, but this gateway runs no agent. It ignores it.",
  ].filter((problem) => typeof problem === "string");
}

/** Holds requests until the secret is found, and leaves them to the host when there is none. */
function whenServed(handler: Promise<RouteHandler | undefined>): RouteHandler {
  return async (...request) => (await handler)?.(...request) ?? false;
}
