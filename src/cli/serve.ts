import { removeDefaultConfig } from "../gateway/config/default-config.ts";
import { type GatewayConfig, loadConfig } from "../gateway/config/load-config.ts";
import type { SourceFiles } from "../gateway/config/source-files.ts";
import { type Log, openLog } from "../gateway/log.ts";
import { resolveStoreUrl } from "../gateway/route-secrets.ts";
import { type Gateway, startGateway } from "../gateway/start-gateway.ts";
import { ConfigWatch } from "../gateway/watch/watch-config.ts";
import { connectStore, StoreError } from "../store/open-store.ts";
import { SERVE } from "./command-table.ts";
import { type Configuration, openConfiguration } from "./configuration.ts";
import { keepHeapSmall } from "./heap.ts";
import { commandHelp } from "./help.ts";
import { logLevelOf, onLogLevelSignal } from "./log-level.ts";
import { parseBind, parseOptions, parsePort } from "./options.ts";
import { openAdmin } from "./serve/admin.ts";
import { openEmbeddedStore } from "./serve/embedded-store.ts";
import { GatewayWorker } from "./serve/gateway-worker.ts";
import { onStop } from "./signals.ts";
import { UsageError } from "./usage-error.ts";
import { welcome } from "./welcome.ts";

const READY = "TaskFlow Webhooks is ready.";

export async function serve(args: string[]): Promise<void> {
  const options = parseOptions(args, SERVE.options);
  if (options.help) return void process.stdout.write(commandHelp(SERVE));
  keepHeapSmall();
  const level = logLevelOf(process.env);
  const port = options.port === undefined ? undefined : parsePort(options.port as string);
  const bind = options.bind === undefined ? undefined : parseBind(options.bind as string);
  const configuration = openConfiguration({
    ...(options.config !== undefined && { config: options.config as string }),
    ...(options["state-dir"] !== undefined && { stateDir: options["state-dir"] as string }),
    ...(port !== undefined && { port }),
    ...(bind !== undefined && { bind }),
    create: true,
  });
  const override = (config: GatewayConfig): GatewayConfig => ({
    ...config,
    gateway: { ...config.gateway, ...(port !== undefined && { port }) },
    taskflow: { ...config.taskflow, ...(options.store !== undefined && { store: options.store as string }) },
  });
  const load = (file: string, sources: SourceFiles) => override(loadConfig(file, { sources, bind }));
  await run({ ...configuration, config: override(configuration.config) }, load, await openLog(level), level);
}

async function run(
  { config, sources, stateDir, created }: Configuration,
  load: (file: string, sources: SourceFiles) => GatewayConfig,
  log: Log,
  logLevel: string,
): Promise<void> {
  const { logger } = log;
  const watch = await ConfigWatch.prepare({ config, sources, load: (next) => load(config.file, next), logger });
  const storeUrl = await resolveStoreUrl(config, process.env);
  const shared = storeUrl === undefined ? undefined : await connectStore(storeUrl);
  const failure = Promise.withResolvers<string>();
  const warn = (message: string) => logger.warn(message);
  const store = shared ?? (await openEmbeddedStore({ stateDir, warn, onFailure: failure.resolve }));
  const options = { config, store, permits: shared?.permits, env: process.env, logger, droppedLogLines: log.dropped };
  const gateway = await startGateway(options).catch(async (error: unknown) => {
    // The store is still locked: no other gateway reads this configuration. The port of the next start goes into a new one.
    if (created && !shared) removeDefaultConfig(config.file, created);
    await store.close();
    // Where the store has stopped meanwhile, that is why.
    const failed = await Promise.race([failure.promise, Promise.resolve(undefined)]);
    throw failed === undefined ? explained(error, config.gateway) : new StoreError(failed);
  });
  const place = shared ? { store: shared.place } : { stateDir };
  const worker = new GatewayWorker(gateway, { logger, env: process.env, logLevel });
  const admin = openAdmin(gateway, { stateDir, shared: shared !== undefined, logger });
  const end = () => {
    watch.stop();
    void admin.then((opened) => opened?.close());
  };
  // The gateway answers already: from now on it is not ended at once.
  drainOnStop(gateway, worker, log, end);
  await admin;
  onLogLevelSignal(logger);
  const { url, metricsUrl } = gateway;
  logger.info({ url, metrics: metricsUrl && `${metricsUrl}/metrics`, ...place, config: config.file }, READY);
  if (created) print(welcome(gateway.url, config.file, created), logger);
  await worker.use(config).catch(async (error: unknown) => {
    end();
    await gateway.close();
    throw error;
  });
  watch.begin(worker);
  void failure.promise.then((message) => {
    end();
    void worker.stop();
    return failWith(message, gateway, log);
  });
}

/** Standard output may be a file on a full disk, or have no reader any more: the gateway goes on without. */
function print(text: string, logger: Log["logger"]): void {
  const onError = ({ code }: NodeJS.ErrnoException) =>
    logger.warn({ code }, "The first steps could not be printed. See the README.");
  process.stdout.once("error", onError).write(text);
}

/** Requests in flight are answered in less: nothing is waited for but their senders. */
const FAILURE_MS = 5_000;

/** Ends the process, so that its supervisor starts another. */
async function failWith(message: string, gateway: Gateway, { logger, close }: Log): Promise<void> {
  logger.fatal(message);
  const late = setTimeout(() => process.exit(1), FAILURE_MS);
  await gateway.close().catch((err: unknown) => logger.error({ err }, "The gateway could not be closed."));
  clearTimeout(late);
  await close();
  process.exit(1);
}

/** Milliseconds that unfinished work has after a shutdown to end by itself. */
const LAST_WORK_MS = 1_000;
/** More than a request takes to come from anywhere on earth. */
const GRACE_MS = 1_000;

function drainOnStop(gateway: Gateway, worker: GatewayWorker, { logger, close }: Log, end: () => void): void {
  onStop((signal) => {
    end();
    logger.info({ signal }, "Draining: waiting for requests in flight.");
    void gateway.close({ graceMs: GRACE_MS, before: () => worker.stop() }).then(async () => {
      logger.info("Stopped.");
      process.exitCode = 0;
      await close();
      // What cannot be abandoned, such as a read from a file system that does not answer, must not hold the process.
      setTimeout(() => process.exit(), LAST_WORK_MS).unref();
    });
  });
}

function explained(error: unknown, { metrics }: Configuration["config"]["gateway"]): unknown {
  const { code, address, port } = error as ListenError;
  const where = metrics && metrics !== "beside" && metrics.port === port ? "gateway.metrics.port" : "--port";
  if (code === "EADDRINUSE")
    return new UsageError(
      `Port ${port} on ${address} is in use. Choose another with ${where}, or stop the program that uses it.`,
    );
  if (code === "EACCES" || code === "EADDRNOTAVAIL")
    return new UsageError(`Cannot listen on ${address}, port ${port} (${code}).`);
  return error;
}

/** Node's error for a listener that did not start. */
interface ListenError extends NodeJS.ErrnoException {
  address?: string;
  port?: number;
}
