import type { RouteSecrets } from "../host/plugin-api.ts";
import { resolveSecrets, type SecretContext } from "./resolve-secrets.ts";
import { missing, type Resolved, type SecretInput, type SecretInputs } from "./secret-ref.ts";

/** The secrets of each route, under its id. */
export async function resolveRouteSecrets(
  inputs: Record<string, SecretInputs>,
  context: SecretContext,
): Promise<Map<string, RouteSecrets>> {
  const routes = Object.entries(inputs).map(([routeId, secrets]): [string, SecretInput[]] => [
    routeId,
    [secrets].flat(),
  ]);
  const named = routes.flatMap(([routeId, list]) => list.map((input, at) => [nameOf(routeId, at), input] as const));
  const resolved = await resolveSecrets(Object.fromEntries(named), context);
  const found = (routeId: string, list: SecretInput[]): Resolved[] =>
    list.map((_, at) => resolved.get(nameOf(routeId, at)) ?? missing("it was not resolved"));
  return new Map(routes.map(([routeId, list]) => [routeId, summary(found(routeId, list))]));
}

function summary(secrets: Resolved[]): RouteSecrets {
  return {
    values: secrets.flatMap((secret) => (secret.ok ? [secret.value] : [])),
    missing: secrets.flatMap((secret, at) =>
      secret.ok ? [] : [secrets.length === 1 ? secret.reason : `secret.${at}: ${secret.reason}`],
    ),
  };
}

function nameOf(routeId: string, at: number): string {
  return `${at} ${routeId}`;
}
