import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";
import type { components } from "../../generated/config-types.ts";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { type ConfigProblem, describeProblem } from "../shared/schema-errors/config-problem.ts";
import { pathProblem, type SharedPath, schemaProblems } from "./config-problems.ts";

export type WebhooksConfig = components["schemas"]["WebhooksConfig"];
export type Routes = NonNullable<WebhooksConfig["routes"]>;
export type RouteLimits = Required<components["schemas"]["RouteLimits"]>;

/** A route as it is served, every default filled in. Its secret is known to the host alone. */
export interface RouteSettings {
  routeId: string;
  path: string;
  sessionKey: string;
  controllerId: string;
  /** How its requests are signed; absent: they carry the secret itself. */
  auth?: components["schemas"]["SignatureAuth"] | undefined;
  /** What the route may do. */
  actions: ReadonlySet<ActionName>;
  limits: RouteLimits;
}

/** The routes that are switched on. Throws with the place in the configuration when it is not as the contract says. */
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
      limits: { ...CONFIG_DEFAULTS.RouteLimits, ...route.limits },
    }));
  refuse(sharedPaths(routes).map(pathProblem));
  return routes;
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

/** Routes that want a path that another has: one of the two would never be reached. */
export function sharedPaths(routes: Pick<RouteSettings, "routeId" | "path">[]): SharedPath[] {
  const owners = new Map<string, string>();
  const problems: SharedPath[] = [];
  for (const { routeId, path } of routes) {
    const paths = pathsOf(path).map((served) => served.path);
    const taken = paths.find((served) => owners.has(served));
    if (taken === undefined) for (const served of paths) owners.set(served, routeId);
    else problems.push({ routeId, path, expected: `a path of its own; route ${owners.get(taken)} has ${taken}` });
  }
  return problems;
}

/** A leading slash, no trailing one, none doubled. */
export function normalisePath(path: string): string {
  return `/${path
    .trim()
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")}`;
}
