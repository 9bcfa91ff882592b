// Do not edit. Generated from openapi.yaml and the schemas in src/gateway/config, src/plugin and src/worker/config by `npm run generate`.
import type { components } from "./config-types.ts";

type Schemas = components["schemas"];
type Defaults<S extends keyof Schemas, K extends keyof Schemas[S]> = Readonly<Required<Pick<Schemas[S], K>>>;

/** By the name of a schema of the configuration: the keys that have a default, and their defaults. */
export const CONFIG_DEFAULTS: {
  RouteConfig: Defaults<"RouteConfig", "enabled" | "grants">;
  HmacSha256Auth: Defaults<"HmacSha256Auth", "prefix" | "encoding">;
  StandardWebhooksAuth: Defaults<"StandardWebhooksAuth", "toleranceSeconds">;
  RouteLimits: Defaults<"RouteLimits", "requestsPerMinute" | "maxInFlight" | "maxWaiting" | "workerRequestsPerMinute" | "maxWorkerInFlight" | "maxBodyBytes" | "bodyTimeoutMs">;
  Gateway: Defaults<"Gateway", "port" | "bind" | "trustedProxies" | "allowRealIpFallback" | "hosts" | "docs">;
  GatewayLimits: Defaults<"GatewayLimits", "connections" | "connectionsPerNetwork" | "unsentBytes">;
  MetricsListener: Defaults<"MetricsListener", "bind">;
  Plugins: Defaults<"Plugins", "enabled">;
  Secrets: Defaults<"Secrets", "refreshMs">;
  FileProvider: Defaults<"FileProvider", "mode" | "timeoutMs" | "maxBytes">;
  ExecProvider: Defaults<"ExecProvider", "timeoutMs" | "maxOutputBytes" | "jsonOnly">;
  ProviderNames: Defaults<"ProviderNames", "env">;
  Taskflow: Defaults<"Taskflow", "maxActiveTasksPerFlow">;
  Tasks: Defaults<"Tasks", "maxQueuedMs">;
  Endpoints: Defaults<"Endpoints", "maxPerSession" | "retryDelaysMs" | "timeoutMs" | "allowPrivateNetworks" | "allowHttp">;
  Maintenance: Defaults<"Maintenance", "sweepIntervalMs" | "lostAfterMs" | "retainEndedMs" | "retainLostTasksMs" | "retainKeysMs" | "maxKeys" | "maxKeyBytes" | "maxMessages" | "maxMessageBytes" | "retainEventsMs" | "batchSize">;
  WorkerConfig: Defaults<"WorkerConfig", "shutdownMs">;
  GatewayWorker: Defaults<"GatewayWorker", "shutdownMs">;
  WorkerHealth: Defaults<"WorkerHealth", "bind">;
  WorkerQueue: Defaults<"WorkerQueue", "args" | "env" | "passEnv" | "concurrency" | "killAfterMs" | "permissions" | "mcpServers">;
  AgentMcpServer: Defaults<"AgentMcpServer", "args" | "env" | "type" | "headers">;
} = {
  RouteConfig: {
    "enabled": true,
    "grants": []
  },
  HmacSha256Auth: {
    "prefix": "",
    "encoding": "hex"
  },
  StandardWebhooksAuth: {
    "toleranceSeconds": 300
  },
  RouteLimits: {
    "requestsPerMinute": 120,
    "maxInFlight": 8,
    "maxWaiting": 64,
    "workerRequestsPerMinute": 6000,
    "maxWorkerInFlight": 64,
    "maxBodyBytes": 262144,
    "bodyTimeoutMs": 15000
  },
  Gateway: {
    "port": 18789,
    "bind": "loopback",
    "trustedProxies": [],
    "allowRealIpFallback": false,
    "hosts": [],
    "docs": true
  },
  GatewayLimits: {
    "connections": 10000,
    "connectionsPerNetwork": 2000,
    "unsentBytes": 67108864
  },
  MetricsListener: {
    "bind": "loopback"
  },
  Plugins: {
    "enabled": true
  },
  Secrets: {
    "refreshMs": 300000
  },
  FileProvider: {
    "mode": "json",
    "timeoutMs": 5000,
    "maxBytes": 1048576
  },
  ExecProvider: {
    "timeoutMs": 5000,
    "maxOutputBytes": 1048576,
    "jsonOnly": true
  },
  ProviderNames: {
    "env": "default"
  },
  Taskflow: {
    "maxActiveTasksPerFlow": 1000
  },
  Tasks: {
    "maxQueuedMs": 86400000
  },
  Endpoints: {
    "maxPerSession": 20,
    "retryDelaysMs": [
      5000,
      300000,
      1800000,
      7200000,
      18000000,
      36000000,
      50400000,
      72000000,
      86400000
    ],
    "timeoutMs": 15000,
    "allowPrivateNetworks": [],
    "allowHttp": false
  },
  Maintenance: {
    "sweepIntervalMs": 60000,
    "lostAfterMs": 300000,
    "retainEndedMs": 604800000,
    "retainLostTasksMs": 86400000,
    "retainKeysMs": 86400000,
    "maxKeys": 100000,
    "maxKeyBytes": 268435456,
    "maxMessages": 500000,
    "maxMessageBytes": 1073741824,
    "retainEventsMs": 604800000,
    "batchSize": 500
  },
  WorkerConfig: {
    "shutdownMs": 10000
  },
  GatewayWorker: {
    "shutdownMs": 10000
  },
  WorkerHealth: {
    "bind": "loopback"
  },
  WorkerQueue: {
    "args": [],
    "env": {},
    "passEnv": [],
    "concurrency": 1,
    "killAfterMs": 5000,
    "permissions": [],
    "mcpServers": []
  },
  AgentMcpServer: {
    "args": [],
    "env": {},
    "type": "http",
    "headers": {}
  },
};

/** How many flows a page of list_flows holds at most when the request does not say. */
export const DEFAULT_PAGE_SIZE = 1000;

/** How many events an answer of list_events holds at most when the request does not say. */
export const DEFAULT_EVENTS = 100;

/** The same for deliveries and list_deliveries. */
export const DEFAULT_DELIVERIES = 100;

/** The same for tasks and list_tasks. */
export const DEFAULT_TASKS = 100;
