import { bindEndpoints } from "../delivery/endpoint-manager.ts";
import { PolicyReader } from "../delivery/policy-reader.ts";
import type { SendingStore } from "../delivery/settings.ts";
import type { Deliveries } from "../delivery/start-deliveries.ts";
import { WEBHOOKS } from "../plugin/config-problems.ts";
import type { EndpointManager } from "../port/endpoints.ts";
import type { Logger } from "../port/plugin-api.ts";
import type { ResolvedRoutes } from "../secrets/describe-route-secrets.ts";
import { pathOf } from "../shared/schema-errors/describe-problems.ts";
import type { BelievedTime } from "../taskflow/believed-time.ts";
import type { StoredEndpoint } from "../taskflow/delivery-store.ts";
import { ConfigError } from "./config/config-error.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import { endpointsIn, storeConfigured } from "./configured-endpoints.ts";
import {
  type EndpointSecrets,
  endpointWarnings,
  missingOf,
  nameOf,
  refreshEndpoints,
  resolveEndpoints,
  valuesOf,
} from "./endpoint-secrets.ts";

interface Parts {
  store: SendingStore;
  time: Pick<BelievedTime, "now" | "wall">;
  logger: Logger;
  env: NodeJS.ProcessEnv;
  maxPerSession: number;
}

/** The endpoints of all sessions: those that actions create, and those of the configuration with their secrets. */
export class SessionEndpoints {
  readonly #parts: Parts;
  readonly #policies: PolicyReader;
  #sender: Deliveries | undefined;
  #config: GatewayConfig | undefined;
  #secrets: EndpointSecrets = new Map();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#policies = new PolicyReader(parts.store);
  }

  /** What a route can do with the endpoints of its session, once there is a sender. */
  bind(sessionKey: string): EndpointManager {
    const sender = (): Deliveries => {
      if (!this.#sender) throw new Error("No webhooks are sent yet.");
      return this.#sender;
    };
    return bindEndpoints(sessionKey, {
      ...this.#parts,
      policies: this.#policies,
      sender: {
        checkUrl: (url) => sender().checkUrl(url),
        changed: () => sender().changed(),
        test: (endpoint, id) => sender().test(endpoint, id),
      },
    });
  }

  sendWith(sender: Deliveries | undefined): void {
    this.#sender = sender;
  }

  /** What a configured endpoint is signed with; undefined while no secret of it resolves. */
  secretsOf({ endpointId }: Pick<StoredEndpoint, "endpointId">): readonly string[] | undefined {
    const values = valuesOf(this.#secrets.get(endpointId));
    return values.length > 0 ? values : undefined;
  }

  /** Throws `ConfigError` when an endpoint that is served would lose its secret. */
  async resolve(config: GatewayConfig, signal?: AbortSignal): Promise<EndpointSecrets> {
    const secrets = await resolveEndpoints(config, { env: this.#parts.env, signal });
    const lost = endpointsIn(config).filter(
      ({ endpointId }) => this.secretsOf({ endpointId }) && valuesOf(secrets.get(endpointId)).length === 0,
    );
    if (lost.length === 0) return secrets;
    const problems = lost.map(({ endpointId, routeId, index }) => ({
      path: pathOf(WEBHOOKS, ["routes", routeId, "endpoints", String(index), "secret"]),
      found: `a secret that does not resolve (${missingOf(secrets.get(endpointId)).join("; ")})`,
      expected: "a secret that resolves, because the endpoint is in use",
    }));
    throw new ConfigError(config.file, problems);
  }

  /** Serves the endpoints of a configuration with these secrets, instead of those of the one before, beside the routes. */
  async serve(config: GatewayConfig, secrets: EndpointSecrets, routes: ResolvedRoutes): Promise<void> {
    const { store, time, logger } = this.#parts;
    const isFirst = this.#config === undefined;
    this.#config = config;
    this.#secrets = secrets;
    for (const { message, ...fields } of endpointWarnings(config, secrets, routes)) logger.warn(message, fields);
    await storeConfigured(config, store, () => time.wall()).catch((err: unknown) => {
      if (isFirst) throw err;
      // The routes have been reloaded by now.
      logger.error("The configured endpoints could not be stored. Reload the configuration to try again.", { err });
    });
    this.#sender?.changed();
  }

  async refreshSecrets(signal?: AbortSignal): Promise<void> {
    const config = this.#config;
    if (!config) return;
    const { secrets, failures } = await refreshEndpoints(config, this.#secrets, { env: this.#parts.env, signal });
    signal?.throwIfAborted();
    this.#secrets = secrets;
    for (const endpoint of endpointsIn(config)) {
      const failure = failures.find(({ endpointId }) => endpointId === endpoint.endpointId);
      if (!failure) continue;
      const what = failure.kept ? "keeps its secret, which could not be resolved again" : "is still without a secret";
      const { endpointId, routeId } = endpoint;
      this.#parts.logger.warn(`${nameOf(endpoint)} ${what}: ${failure.reason}`, { routeId, endpointId });
    }
    this.#sender?.changed();
  }
}
