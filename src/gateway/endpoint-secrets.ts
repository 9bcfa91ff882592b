import type { ResolvedRoutes } from "../secrets/describe-route-secrets.ts";
import { doubtsAbout } from "../secrets/judge-secret.ts";
import { isFromCommand, refreshRouteSecrets, resolveRouteSecrets } from "../secrets/resolve-route-secrets.ts";
import { missing, type Resolved, type SecretInputs } from "../secrets/secret-ref.ts";
import { isSigningSecret, SIGNING_SECRET_FORM } from "../shared/signing-secret.ts";
import type { ConfigWarning } from "./config/config-warnings.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import { type ConfiguredEndpoint, endpointsIn } from "./configured-endpoints.ts";
import { contextOf, type SecretSources } from "./route-secrets.ts";

const WRONG_FORM = `it is not ${SIGNING_SECRET_FORM}`;

/** The secrets of the configured endpoints, by the IDs of the endpoints. */
export type EndpointSecrets = ResolvedRoutes;

export async function resolveEndpoints(config: GatewayConfig, sources: SecretSources): Promise<EndpointSecrets> {
  return usable(await resolveRouteSecrets(inputsOf(config), contextOf(config, sources)));
}

/** The same, with those that commands print resolved again. What fails to resolve keeps its last value. */
export async function refreshEndpoints(config: GatewayConfig, last: EndpointSecrets, sources: SecretSources) {
  const routes = inputsOf(config);
  const refusalOf = (_endpointId: string, value: string) => (isSigningSecret(value.trim()) ? undefined : WRONG_FORM);
  const { secrets, failures } = await refreshRouteSecrets({ routes, last, refusalOf }, contextOf(config, sources));
  return {
    secrets: usable(secrets),
    failures: failures.map(({ routeId: endpointId, ...rest }) => ({ endpointId, ...rest })),
  };
}

export function endpointsAskCommands(config: GatewayConfig): boolean {
  return Object.values(inputsOf(config)).flat().some(isFromCommand);
}

export function valuesOf(secrets: readonly Resolved[] = []): string[] {
  return secrets.flatMap((secret) => (secret.ok ? [secret.value] : []));
}

export function missingOf(secrets: readonly Resolved[] = []): string[] {
  return secrets.flatMap((secret) => (secret.ok ? [] : [secret.reason]));
}

/** What an operator should know of the secrets of endpoints. No message holds a part of one, or of a URL. */
export function endpointWarnings(
  config: GatewayConfig,
  secrets: EndpointSecrets,
  routes: ResolvedRoutes,
): (ConfigWarning & { endpointId: string })[] {
  return endpointsIn(config).flatMap(({ endpointId, routeId, index }) => {
    const resolved = secrets.get(endpointId);
    const values = valuesOf(resolved);
    const reasons = missingOf(resolved).join("; ");
    const what =
      values.length > 0 ? "is signed without one of its secrets" : "gets no events: its secret does not resolve";
    const doubts = values.flatMap((value) => [...doubtsAbout(value), ...sharedWith(value, routes)]);
    return [
      ...(reasons === "" ? [] : [`${what}: ${reasons}`]),
      ...doubts.map((doubt) => `has a secret that ${doubt}.`),
    ].map((text) => ({ message: `${nameOf({ routeId, index })} ${text}`, routeId, endpointId }));
  });
}

/** By its place in the configuration: its URL may hold a secret. */
export function nameOf({ routeId, index }: Pick<ConfiguredEndpoint, "routeId" | "index">): string {
  return `Endpoint ${index} of route "${routeId}"`;
}

function sharedWith(value: string, routes: ResolvedRoutes): string[] {
  const owners = [...routes].filter(([, secrets]) => valuesOf(secrets).some((secret) => secret.trim() === value));
  const names = owners.map(([routeId]) => JSON.stringify(routeId)).join(", ");
  return names === "" ? [] : [`is also the secret of ${names}: who receives the events can use the route`];
}

function inputsOf(config: GatewayConfig): Record<string, SecretInputs> {
  return Object.fromEntries(endpointsIn(config).map(({ endpointId, secret }) => [endpointId, secret]));
}

function usable(secrets: EndpointSecrets): EndpointSecrets {
  const judged = (secret: Resolved): Resolved => {
    if (!secret.ok) return secret;
    const value = secret.value.trim();
    return isSigningSecret(value) ? { ok: true, value } : missing(WRONG_FORM);
  };
  return new Map([...secrets].map(([endpointId, each]) => [endpointId, each.map(judged)]));
}
