import { Server as TlsServer } from "node:https";
import { PLUGIN_ANSWERS } from "../plugin/answer-text.ts";
import type { BoundTaskFlow } from "../port/bound-task-flow.ts";
import type { OperatorHost } from "../port/operator.ts";
import type { PermitPool } from "../port/plugin-api.ts";
import type { ResolvedRoutes } from "../secrets/describe-route-secrets.ts";
import { isLoopback } from "../shared/ip.ts";
import { BelievedTime } from "../taskflow/believed-time.ts";
import { bindSession } from "../taskflow/bind-session.ts";
import type { Clock } from "../taskflow/clock.ts";
import type { CommandStore } from "../taskflow/command-store.ts";
import { EventLogs } from "../taskflow/event-log.ts";
import type { FlowStore } from "../taskflow/flow-store.ts";
import { interpretCommands } from "../taskflow/interpret-commands.ts";
import { DEFAULT_MAINTENANCE, startMaintenance } from "../taskflow/maintenance.ts";
import { createOperatorHost } from "../taskflow/operator-host.ts";
import { filled } from "./config/filled.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import { Connections } from "./connections/connections.ts";
import { type DrainOptions, drain } from "./drain.ts";
import { createHttpServer } from "./http-server.ts";
import { listen } from "./listen.ts";
import { type GatewayLogger, pluginLogger } from "./log.ts";
import { LogSampler } from "./log-sampler.ts";
import { Metrics } from "./metrics/metrics.ts";
import { startMetricsServer } from "./metrics/metrics-server.ts";
import { observeStore } from "./observe-store.ts";
import { keepsDeliveries, SENDING_GRACE_MS, startOutgoing } from "./outgoing.ts";
import { ServedConfig } from "./served-config.ts";
import { SessionEndpoints } from "./session-endpoints.ts";
import { SessionTasks } from "./session-tasks.ts";
import { readTls, type TlsContext } from "./tls.ts";
import { operatorTracer } from "./tracing/tracer.ts";

export interface Gateway {
  /** `http://host:port`, or `https://host:port`, as it is reached. */
  url: string;
  /** Where `/metrics` is; undefined where it is switched off. */
  metricsUrl: string | undefined;
  /**
   * Serves what another configuration says, but for the place that it listens at and the store. Rejects with `ConfigError`,
   * and goes on as before, when that cannot be done. Connections stay open, and requests in flight finish as they began.
   * When the signal is aborted it changes nothing, and rejects.
   */
  reload(config: GatewayConfig, signal?: AbortSignal): Promise<void>;
  /** Resolves again the secrets that commands print, and serves with those that have changed. */
  refreshSecrets(signal?: AbortSignal): Promise<void>;
  /** For commands of the operator. */
  operator: OperatorHost;
  /** The secrets of the routes, as they were resolved last. */
  secrets(): ResolvedRoutes;
  /** Finishes the requests in flight, then closes the store. Default: without a grace. */
  close(options?: DrainOptions): Promise<void>;
}

export interface GatewayOptions {
  config: GatewayConfig;
  /** Closed with the gateway. */
  store: FlowStore | CommandStore;
  /** Shared with the other gateways on the same store; absent: this one counts its own requests. */
  permits?: PermitPool | undefined;
  env: NodeJS.ProcessEnv;
  logger: GatewayLogger;
  /** How many lines of the log were dropped, because nobody read them. */
  droppedLogLines?: () => number;
  /** Default: the system's clocks. */
  clock?: Clock;
  monotonic?: Clock;
}

/** Serves the plugin on a separate port, over a store. Resolves when it answers. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, permits, env, logger, droppedLogLines = () => 0 } = options;
  const { clock = Date.now, monotonic = () => performance.now() } = options;
  const startedAt = clock();
  const place = config.gateway.metrics;
  const commands = "sweep" in options.store ? options.store : interpretCommands(options.store, PLUGIN_ANSWERS);
  const metrics = place ? new Metrics(commands) : undefined;
  metrics?.count("taskflow_log_lines_dropped_total", "Log lines that nobody read in time.", droppedLogLines);
  const tracer = operatorTracer();
  const store = observeStore(commands, { metrics, tracer });
  const health = { draining: false, ping: () => store.ping() };
  const sampler = new LogSampler(logger);
  const log = pluginLogger(logger, sampler);
  const connections = new Connections({ sampler, metrics });
  const { largeResponses } = connections;
  const { maintenance: maintained, tasks: queued, maxActiveTasksPerFlow } = config.taskflow;
  const settings = { ...DEFAULT_MAINTENANCE, ...maintained, ...queued };
  const sources = { wall: clock, monotonic, shared: store.readClock };
  const time = await BelievedTime.start(sources, settings.sweepIntervalMs);
  const isPaused = () => (time.even ? 0 : 1);
  metrics?.observe("taskflow_maintenance_paused", "1 while maintenance waits, after a jump of the clock.", isPaused);
  const sessionSettings = { ...settings, ...(maxActiveTasksPerFlow && { maxActiveTasksPerFlow }) };
  const logs = new EventLogs(store);
  const tasks = new SessionTasks({ store: store.tasks, time, retainEndedMs: settings.retainEndedMs, logger: log });
  const { queues } = tasks;
  const sending = filled("Endpoints", config.taskflow.endpoints);
  const endpoints = keepsDeliveries(store)
    ? new SessionEndpoints({ store, time, logger: log, env, maxPerSession: sending.maxPerSession })
    : undefined;
  const bind = (sessionKey: string, routeId?: string): BoundTaskFlow => ({
    ...bindSession(store, time, { sessionKey, routeId, events: logs.of(sessionKey), queues }, sessionSettings),
    endpoints: endpoints?.bind(sessionKey),
  });
  const times = { now: () => time.latest(), steadyNow: () => time.steady() };
  const served = new ServedConfig({ logger: log, ...times, permits, largeResponses, env, bindSession: bind });
  metrics?.observeWaiting(() => served.waiting());
  const listener = { isLoopback: isLoopback(config.gateway.host), tls: tlsOf(config) };
  const server = createHttpServer({ health, connections, logger, sampler, served, metrics, tracer, ...listener });
  const load = async (next: GatewayConfig, signal?: AbortSignal): Promise<void> => {
    const secrets = await endpoints?.resolve(next, signal);
    await served.load(next, signal);
    if (secrets) await endpoints?.serve(next, secrets, served.secrets);
    connections.limit(server, next.gateway);
  };
  await load(config);
  const metricsServer = await startMetricsServer(place, metrics, served);
  const url = await listen(server, config.gateway).catch((error: unknown) => {
    metricsServer?.close();
    throw error;
  });
  const maintenance = startMaintenance(store, time, settings, log);
  tasks.start();
  const outgoing = startOutgoing({
    store,
    time,
    settings: sending,
    logger: log,
    metrics,
    tracer,
    configuredSecrets: (endpoint) => endpoints?.secretsOf(endpoint),
  });
  endpoints?.sendWith(outgoing);
  return {
    url,
    metricsUrl: place === "beside" ? url : metricsServer?.url,
    reload: async (next, signal) => {
      const tls = tlsOf(next);
      await load(next, signal);
      if (tls && server instanceof TlsServer) server.setSecureContext(tls);
    },
    refreshSecrets: async (signal) => {
      await served.refreshSecrets(signal);
      await endpoints?.refreshSecrets(signal);
    },
    operator: createOperatorHost({
      store,
      bind: (sessionKey) => bind(sessionKey),
      gateway: {
        startedAt,
        url,
        routes: () => served.status(),
        get logLevel() {
          return logger.level;
        },
        setLogLevel: (level) => {
          logger.level = level;
        },
      },
    }),
    secrets: () => served.secrets,
    close: async (draining = { graceMs: 0 }) => {
      health.draining = true;
      await draining.before?.();
      served.endWaits();
      await drain(server, connections.pending, draining);
      await outgoing?.stop(SENDING_GRACE_MS);
      await maintenance.stop();
      await tasks.stop();
      await store.close();
      sampler.stop();
      // The last, so that a drain can be watched.
      metricsServer?.close();
    },
  };
}

function tlsOf(config: GatewayConfig): TlsContext | undefined {
  return config.gateway.tls && readTls(config, config.gateway.tls);
}
