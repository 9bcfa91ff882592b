import type { RouteSecrets } from "../port/plugin-api.ts";
import { doubtsAbout } from "./judge-secret.ts";
import type { Resolved } from "./secret-ref.ts";

/** The secrets of each route under its id, in the order of the configuration. */
export type ResolvedRoutes = ReadonlyMap<string, readonly Resolved[]>;

/** What each route has of secrets, what it misses, and what is dubious. */
export function describeRouteSecrets(routes: ResolvedRoutes): Map<string, RouteSecrets> {
  const owners = ownersOf(routes);
  return new Map([...routes].map(([routeId, secrets]) => [routeId, describe(routeId, secrets, owners)]));
}

function describe(routeId: string, secrets: readonly Resolved[], owners: Map<string, Set<string>>): RouteSecrets {
  const nameOf = (at: number) => (secrets.length === 1 ? "secret" : `secret.${at}`);
  return {
    values: secrets.flatMap((secret) => (secret.ok ? [secret.value] : [])),
    missing: secrets.flatMap((secret, at) =>
      secret.ok ? [] : [secrets.length === 1 ? secret.reason : `${nameOf(at)}: ${secret.reason}`],
    ),
    doubts: secrets.flatMap((secret, at) =>
      secret.ok
        ? [...doubtsAbout(secret.value), ...sharedWith(routeId, owners.get(secret.value.trim()))].map(
            (doubt) => `its ${nameOf(at)} ${doubt}`,
          )
        : [],
    ),
  };
}

/** The routes that have each secret. Blanks around it do not count. */
function ownersOf(routes: ResolvedRoutes): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  for (const [routeId, secrets] of routes)
    for (const secret of secrets)
      if (secret.ok) {
        const value = secret.value.trim();
        owners.set(value, (owners.get(value) ?? new Set()).add(routeId));
      }
  return owners;
}

function sharedWith(routeId: string, owners: Set<string> = new Set()): string[] {
  const others = [...owners].filter((owner) => owner !== routeId).map((owner) => JSON.stringify(owner));
  return others.length === 0 ? [] : [`is also the secret of ${others.join(", ")}: who has one route has the other`];
}
