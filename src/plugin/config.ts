import { ACTION_GRANTS, ACTION_NAMES, type ActionName, type GrantName } from "../../generated/actions.ts";
import type { components } from "../../generated/config-types.ts";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { type ConfigProblem, describeProblem } from "../shared/schema-errors/config-problem.ts";
import { pathProblem, type SharedPath, schemaProblems } from "./config-problems.ts";

export type WebhooksConfig = components["schemas"]["WebhooksConfig"];
export type Routes = NonNullable<WebhooksConfig["routes"]>;
type RouteConfig = components["schemas"]["RouteConfig"];
export type EndpointConfig = components["schemas"]["EndpointConfig"];
export type RouteLimits = Required<components["schemas"]["RouteLimits"]>;

/** Settings of a route, with all defaults filled in. Only the host knows its secret. */
export interface RouteSettings {
  routeId: string;
  path: string;
  sessionKey: string;
  controllerId: string;
  /** How requests are signed; absent when requests carry the secret itself. */
  auth?: components["schemas"]["SignatureAuth"] | undefined;
  /** Actions that the route allows, if it has the grants that they need. */
  actions: ReadonlySet<ActionName>;
  grants: ReadonlySet<GrantName>;
  /** Actions that the configuration names, although the route lacks their grants. */
  ungranted: readonly ActionName[];
  /** Whether the configuration names URLs that get the events of the session. */
  hasEndpoints: boolean;
  /** Who runs recorded tasks; absent: nobody. */
  execute?: RouteConfig["execute"] | undefined;
  /** The queue of tasks that are recorded without one. */
  queue: string | undefined;
  limits: RouteLimits;
}

/** Returns the enabled routes. Throws an error that names the place of an invalid setting. */
export function readRoutes(pluginConfig: unknown): RouteSettings[] {
  refuse(schemaProblems(pluginConfig));
  const routes = Object.entries((pluginConfig as WebhooksConfig).routes ?? {})
    .filter(([, route]) => route.enabled !== false)
    .map(([routeId, route]) => ({
      routeId,
      path: routePath(routeId, route.path),
      sessionKey: route.sessionKey.trim(),
      controllerId: route.controllerId?.trim() ?? `webhooks/${routeId}`,
      auth: route.auth,
      actions: new Set(route.actions ?? ACTION_NAMES),
      grants: new Set(route.grants),
      ungranted: (route.actions ?? []).filter((action) => !isGranted(action, new Set(route.grants))),
      hasEndpoints: (route.endpoints ?? []).length > 0,
      execute: route.execute,
      queue: route.queue,
      limits: { ...CONFIG_DEFAULTS.RouteLimits, ...route.limits },
    }));
  refuse(sharedPaths(routes).map(pathProblem));
  return routes;
}

/** Whether an action needs no grant, or one of these. */
function isGranted(action: ActionName, grants: ReadonlySet<GrantName>): boolean {
  const grant = ACTION_GRANTS[action];
  return grant === undefined || grants.has(grant);
}

function refuse(problems: readonly ConfigProblem[]): void {
  if (problems.length > 0) throw new Error(problems.map(describeProblem).join("; "));
}

export function routePath(routeId: string, path?: string): string {
  return normalisePath(path ?? `/plugins/webhooks/${routeId}`);
}

/** The paths at which a route is served: its own, and below it one for each action. */
export function pathsOf(path: string): { path: string; action?: ActionName }[] {
  return [{ path }, ...ACTION_NAMES.map((action) => ({ path: normalisePath(`${path}/${action}`), action }))];
}

/** The path of a route's stream of events. */
export function streamPath(path: string): string {
  return normalisePath(`${path}/events`);
}

/** Finds routes with the path of another route: one of the two would never be reached. */
export function sharedPaths(routes: Pick<RouteSettings, "routeId" | "path">[]): SharedPath[] {
  const owners = new Map<string, string>();
  const problems: SharedPath[] = [];
  for (const { routeId, path } of routes) {
    const paths = pathsOf(path).map((served) => served.path);
    const taken = paths.find((served) => owners.has(served));
    if (taken === undefined) for (const served of paths) owners.set(served, routeId);
    else
      problems.push({
        routeId,
        path,
        expected: `a path that no other route has; route ${owners.get(taken)} has ${taken}`,
      });
  }
  return problems;
}

/** Normalizes a path: a leading slash, no trailing slash, no double slashes. */
export function normalisePath(path: string): string {
  return `/${path
    .trim()
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")}`;
}
