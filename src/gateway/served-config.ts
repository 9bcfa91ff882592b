import { routePath } from "../plugin/config.ts";
import { WEBHOOKS } from "../plugin/config-problems.ts";
import { registerWebhooks } from "../plugin/index.ts";
import type { RouteStates } from "../plugin/route-state.ts";
import type { RouteStatus } from "../port/operator.ts";
import type { HttpRoute, PluginHost, RouteSecrets } from "../port/plugin-api.ts";
import type { ResolvedRoutes } from "../secrets/describe-route-secrets.ts";
import type { ConfigProblem } from "../shared/schema-errors/config-problem.ts";
import { pathOf } from "../shared/schema-errors/describe-problems.ts";
import { ConfigError } from "./config/config-error.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import { type Cors, corsFor } from "./cors.ts";
import { refreshRoutes, resolveRoutes, secretsOfRoutes } from "./route-secrets.ts";
import { reasonForNoRoute } from "./unserved.ts";

/** Services that the plugin needs from its host, beside the configuration. */
type Services = Pick<PluginHost, "logger" | "now" | "steadyNow" | "permits" | "largeResponses" | "bindSession"> & {
  env: NodeJS.ProcessEnv;
};

/** The served routes and settings. A reload replaces all of them at once, while requests in flight finish. */
export class ServedConfig {
  routes: ReadonlyMap<string, HttpRoute> = new Map();
  docs = false;
  /** Host names under which documentation and metrics are shown on loopback. */
  hosts: ReadonlySet<string> = new Set();
  cors: Cors | undefined;
  /** Whether `/metrics` is served beside the routes. */
  metricsHere = false;
  #states: RouteStates = new Map();
  /** The ids of the routes whose secrets were found. */
  #served = new Set<string>();
  #config: GatewayConfig | undefined;
  #secrets: ResolvedRoutes = new Map();
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /**
   * Throws `ConfigError`, and stays as it is, when a route that is served would lose its secret; and the signal's reason
   * when it was aborted meanwhile.
   */
  async load(config: GatewayConfig, signal?: AbortSignal): Promise<void> {
    const resolved = await resolveRoutes(config, { env: this.#services.env, signal });
    signal?.throwIfAborted();
    const lost = this.#lostSecrets(secretsOfRoutes(config, resolved));
    if (lost.length > 0) throw new ConfigError(config.file, lost);
    for (const { message, ...fields } of config.warnings ?? []) this.#services.logger.warn(message, fields);
    this.#serve(config, resolved);
  }

  /** Of the routes, as they were resolved last. */
  get secrets(): ResolvedRoutes {
    return this.#secrets;
  }

  /** The routes of the configuration, and which of them are served. */
  status(): RouteStatus[] {
    return Object.entries(this.#config?.webhooks.config.routes ?? {}).map(([routeId, { sessionKey, path }]) => ({
      routeId,
      session: sessionKey.trim(),
      path: routePath(routeId, path),
      served: this.#served.has(routeId),
    }));
  }

  /** Resolves again the secrets that commands print. What fails to resolve keeps its last value, with a warning. */
  async refreshSecrets(signal?: AbortSignal): Promise<void> {
    const config = this.#config;
    if (!config) return;
    const { secrets, failures } = await refreshRoutes(config, this.#secrets, { env: this.#services.env, signal });
    signal?.throwIfAborted();
    for (const { routeId, kept, reason } of failures) {
      const what = kept ? "keeps its secret, which could not be resolved again" : "is still without a secret";
      this.#services.logger.warn(`Route "${routeId}" ${what}: ${reason}`, { routeId });
    }
    if (JSON.stringify([...secrets]) !== JSON.stringify([...this.#secrets])) this.#serve(config, secrets);
  }

  /** How many requests of each route wait for events or tasks. */
  waiting(): { routeId: string; requests: number; streams: number }[] {
    return [...this.#states.values()].map(({ routeId, waiting }) => ({
      routeId,
      requests: waiting.count("request"),
      streams: waiting.count("stream"),
    }));
  }

  /** Lets none of them wait any longer. */
  endWaits(): void {
    for (const { waiting } of this.#states.values()) waiting.close();
  }

  #serve(config: GatewayConfig, resolved: ResolvedRoutes): void {
    const { env: _, ...services } = this.#services;
    const secrets = secretsOfRoutes(config, resolved);
    const routes = new Map<string, HttpRoute>();
    const host: PluginHost = {
      ...services,
      pluginConfig: config.webhooks.enabled ? config.webhooks.config : {},
      clientAddress: config.gateway,
      routeSecrets: (routeId) => secrets.get(routeId) ?? { values: [], missing: ["it was not resolved"] },
      registerHttpRoute: (route) => void routes.set(route.path, route),
    };
    this.#states = registerWebhooks(host, this.#states);
    this.#served = new Set([...secrets].filter(([, { values }]) => values.length > 0).map(([routeId]) => routeId));
    this.#config = config;
    this.#secrets = resolved;
    this.routes = routes;
    this.docs = config.gateway.docs;
    this.hosts = new Set(config.gateway.hosts);
    this.cors = corsFor(config.gateway.cors?.origins ?? []);
    this.metricsHere = config.gateway.metrics === "beside";
    if (routes.size === 0) services.logger.warn(`No route is served: ${reasonForNoRoute(config)}.`);
  }

  #lostSecrets(secrets: Map<string, RouteSecrets>): ConfigProblem[] {
    return [...secrets]
      .filter(([routeId, { values }]) => values.length === 0 && this.#served.has(routeId))
      .map(([routeId, { missing }]) => ({
        path: pathOf(WEBHOOKS, ["routes", routeId, "secret"]),
        found: `a secret that does not resolve (${missing.join("; ")})`,
        expected: "a secret that resolves, because the route is in use",
      }));
  }
}
