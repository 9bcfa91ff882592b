import { usableSecrets } from "../plugin/authentication.ts";
import type { Routes } from "../plugin/config.ts";
import type { RouteSecrets } from "../port/plugin-api.ts";
import { describeRouteSecrets, type ResolvedRoutes } from "../secrets/describe-route-secrets.ts";
import {
  isFromCommand,
  type RefreshedSecrets,
  refreshRouteSecrets,
  resolveRouteSecrets,
} from "../secrets/resolve-route-secrets.ts";
import { resolveSecrets, type SecretContext } from "../secrets/resolve-secrets.ts";
import type { SecretInputs } from "../secrets/secret-ref.ts";
import { ConfigError } from "./config/config-error.ts";
import type { GatewayConfig } from "./config/load-config.ts";

/** Options for resolving secrets. */
export interface SecretSources {
  env: NodeJS.ProcessEnv;
  /** Aborts the commands that print secrets. */
  signal?: AbortSignal | undefined;
}

/** The secrets of the routes that are switched on. */
export function resolveRoutes(config: GatewayConfig, sources: SecretSources): Promise<ResolvedRoutes> {
  return resolveRouteSecrets(inputsOf(config), contextOf(config, sources));
}

/** The same, with those that commands print resolved again. */
export function refreshRoutes(
  config: GatewayConfig,
  last: ResolvedRoutes,
  sources: SecretSources,
): Promise<RefreshedSecrets> {
  const refusalOf = (routeId: string, value: string) =>
    usableSecrets(routeOf(config, routeId), { values: [value], missing: [] }).missing[0];
  return refreshRouteSecrets({ routes: inputsOf(config), last, refusalOf }, contextOf(config, sources));
}

export function asksCommands(config: GatewayConfig): boolean {
  return Object.values(inputsOf(config)).flat().some(isFromCommand);
}

/** Returns the usable secrets of each route. */
export function secretsOfRoutes(config: GatewayConfig, resolved: ResolvedRoutes): Map<string, RouteSecrets> {
  const described = describeRouteSecrets(resolved);
  return new Map([...described].map(([id, secrets]) => [id, usableSecrets(routeOf(config, id), secrets)]));
}

/** The URL of `taskflow.store`; undefined when there is none. Throws `ConfigError` when it does not resolve. */
export async function resolveStoreUrl(config: GatewayConfig, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const { store } = config.taskflow;
  if (store === undefined) return undefined;
  const resolved = (await resolveSecrets({ store }, contextOf(config, { env }))).get("store");
  if (resolved?.ok) return resolved.value;
  const found = `a reference that does not resolve (${resolved?.reason})`;
  throw new ConfigError(config.file, [{ path: "taskflow.store", found, expected: "a postgres:// URL" }]);
}

function routeOf({ webhooks }: GatewayConfig, routeId: string): Pick<Routes[string], "auth"> {
  return webhooks.config.routes?.[routeId] ?? {};
}

function inputsOf({ webhooks }: GatewayConfig): Record<string, SecretInputs> {
  const routes: [string, Routes[string]][] = webhooks.enabled ? Object.entries(webhooks.config.routes ?? {}) : [];
  const served = routes.filter(([, route]) => route.enabled !== false);
  return Object.fromEntries(served.map(([routeId, route]) => [routeId, route.secret]));
}

export function contextOf({ secrets }: GatewayConfig, sources: SecretSources): SecretContext {
  return { ...secrets, ...sources };
}
