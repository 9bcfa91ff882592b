import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { PermitPool, PluginHost } from "../host/plugin-api.ts";
import { registerWebhooks } from "../plugin/index.ts";
import { bindSession } from "../taskflow/bind-session.ts";
import type { Clock } from "../taskflow/clock.ts";
import type { FlowStore } from "../taskflow/flow-store.ts";
import { DEFAULT_MAINTENANCE, startMaintenance } from "../taskflow/maintenance.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import { drain } from "./drain.ts";
import { createHttpServer } from "./http-server.ts";
import { type GatewayLogger, pluginLogger } from "./log.ts";
import { secretsOfRoutes } from "./route-secrets.ts";

export interface Gateway {
  /** `http://host:port` as it is reached. */
  url: string;
  /** Finishes the requests in flight, then closes the store. */
  close(): Promise<void>;
}

export interface GatewayOptions {
  config: GatewayConfig;
  /** Closed with the gateway. */
  store: FlowStore;
  /** Shared with the other gateways on the same store; absent: this one counts its own requests. */
  permits?: PermitPool | undefined;
  env: NodeJS.ProcessEnv;
  logger: GatewayLogger;
  /** Default: the system's clock. */
  clock?: Clock;
}

/** Serves the plugin on a port of its own, over a store. Resolves when it answers. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, store, permits, env, logger, clock = Date.now } = options;
  const health = { draining: false, ping: () => store.ping() };
  const { server, register } = createHttpServer({ health, logger, docs: config.gateway.docs });
  const log = pluginLogger(logger);
  if (config.webhooks.enabled) {
    const secrets = await secretsOfRoutes(config, env);
    const host: PluginHost = {
      pluginConfig: config.webhooks.config,
      logger: log,
      clientAddress: config.gateway,
      permits,
      routeSecrets: (routeId) => secrets.get(routeId) ?? { values: [], missing: ["it was not resolved"] },
      registerHttpRoute: register,
      bindSession: (sessionKey) => bindSession(store, clock, sessionKey),
    };
    registerWebhooks(host);
  }
  await listen(server, config.gateway);
  const maintenance = startMaintenance(store, clock, { ...DEFAULT_MAINTENANCE, ...config.taskflow.maintenance }, log);
  return {
    url: urlOf(server.address() as AddressInfo),
    close: async () => {
      health.draining = true;
      await drain(server);
      await maintenance.stop();
      await store.close();
    },
  };
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
