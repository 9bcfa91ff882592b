import { unwatchFile, watchFile } from "node:fs";
import { ConfigError, describeProblem } from "./config/config-error.ts";
import type { GatewayConfig } from "./config/load-config.ts";
import type { GatewayLogger } from "./log.ts";
import type { Gateway } from "./start-gateway.ts";

/** How often the files are looked at. Their directories are not watched: one of them is where the store writes. */
const POLL_MS = 1_000;
/** What is being written is left to settle. */
const SETTLE_MS = 200;

/** What is taken from the configuration at the start alone. */
const AT_START: Record<string, (config: GatewayConfig) => unknown> = {
  "gateway.port": ({ gateway }) => gateway.port,
  "gateway.bind": ({ gateway }) => gateway.host,
  "gateway.metrics": ({ gateway }) => gateway.metrics,
  "gateway.tls (on or off)": ({ gateway }) => gateway.tls !== undefined,
  "taskflow.stateDir": ({ taskflow }) => taskflow.stateDir,
  "taskflow.store": ({ taskflow }) => taskflow.store,
  "taskflow.maxActiveTasksPerFlow": ({ taskflow }) => taskflow.maxActiveTasksPerFlow,
  "taskflow.maintenance": ({ taskflow }) => taskflow.maintenance,
};

interface WatchOptions {
  gateway: Pick<Gateway, "reload">;
  /** As the gateway was started with it. */
  config: GatewayConfig;
  /** Reads the configuration. */
  load: () => GatewayConfig;
  logger: GatewayLogger;
}

/**
 * Loads the configuration anew on SIGHUP, and when its file or one that it names (TLS, secrets) has changed or was
 * replaced. One that cannot be used leaves everything as it is, and is told with each of its problems. Gives a function
 * that stops it.
 */
export function watchConfig({ gateway, config, load, logger }: WatchOptions): () => void {
  let loading = Promise.resolve();
  let settling: NodeJS.Timeout | undefined;
  let watched: string[] = [];
  const watch = (files: string[]) => {
    for (const file of watched) unwatchFile(file, onChange);
    for (const file of files) watchFile(file, { interval: POLL_MS, persistent: false }, onChange);
    watched = files;
  };
  const reload = async () => {
    try {
      const next = load();
      await gateway.reload(next);
      watch(filesOf(next));
      logger.info({ config: next.file }, "The configuration was loaded anew.");
      for (const key of changedAtStart(config, next)) logger.warn({ key }, "This takes effect at the next start.");
    } catch (error) {
      logger.error(reasonOf(error), "The new configuration cannot be used; the old one stays.");
    }
  };
  // One after the other, so that the last state of the file is the one that stays.
  const onSignal = () => void (loading = loading.then(reload));
  const onChange = () => {
    clearTimeout(settling);
    settling = setTimeout(onSignal, SETTLE_MS);
  };
  watch(filesOf(config));
  process.on("SIGHUP", onSignal);
  return () => {
    process.off("SIGHUP", onSignal);
    clearTimeout(settling);
    watch([]);
  };
}

function filesOf({ file, gateway, secrets }: GatewayConfig): string[] {
  const secretFiles = Object.values(secrets.providers).flatMap((provider) =>
    provider.source === "file" ? [provider.path] : [],
  );
  return [...new Set([file, ...Object.values(gateway.tls ?? {}), ...secretFiles])];
}

function changedAtStart(before: GatewayConfig, after: GatewayConfig): string[] {
  return Object.keys(AT_START).filter(
    (key) => JSON.stringify(AT_START[key]?.(before)) !== JSON.stringify(AT_START[key]?.(after)),
  );
}

function reasonOf(error: unknown): object {
  if (!(error instanceof ConfigError)) return { err: error };
  return { config: error.file, problems: error.problems.map(describeProblem) };
}
