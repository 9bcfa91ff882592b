import { DEFAULT_LIMITS } from "../../generated/defaults.ts";
import type { components } from "../../generated/types.ts";
import { validateWebhooksConfig } from "../../generated/validate-config.js";

export type WebhooksConfig = components["schemas"]["WebhooksConfig"];
export type RouteLimits = Required<components["schemas"]["RouteLimits"]>;

/** A route as it is served, every default filled in. Its secret is known to the host alone. */
export interface RouteSettings {
  routeId: string;
  path: string;
  sessionKey: string;
  controllerId: string;
  limits: RouteLimits;
}

/** The routes that are switched on. Throws with the place in the configuration when it is not as the contract says. */
export function readRoutes(pluginConfig: unknown): RouteSettings[] {
  if (!validateWebhooksConfig(pluginConfig)) {
    const problems = (validateWebhooksConfig.errors ?? []).map((e) => `${e.instancePath || "/"} ${e.message ?? ""}`);
    throw new Error(`plugins.entries.webhooks.config: ${problems.join("; ")}`);
  }
  return Object.entries(pluginConfig.routes)
    .filter(([, route]) => route.enabled !== false)
    .map(([routeId, route]) => ({
      routeId,
      path: normalisePath(route.path ?? `/plugins/webhooks/${routeId}`),
      sessionKey: route.sessionKey.trim(),
      controllerId: route.controllerId?.trim() ?? `webhooks/${routeId}`,
      limits: { ...DEFAULT_LIMITS, ...route.limits },
    }));
}

/** A leading slash, no trailing one, none doubled. */
export function normalisePath(path: string): string {
  return `/${path
    .trim()
    .split("/")
    .filter((segment) => segment !== "")
    .join("/")}`;
}
