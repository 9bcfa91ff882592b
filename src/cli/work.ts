import { TaskFlowError } from "../../sdk/src/index.ts";
import { openLog } from "../gateway/log.ts";
import { loadWorkerConfig } from "../worker/config/load-worker-config.ts";
import { startWorker, type Worker } from "../worker/run-worker.ts";
import type { WorkerSettings } from "../worker/settings.ts";
import { EXIT, exitOf } from "./call/exit-codes.ts";
import { configurationFile } from "./configuration.ts";
import { commandHelp } from "./help.ts";
import { logLevelOf } from "./log-level.ts";
import { parseOptions } from "./options.ts";
import { onStop } from "./signals.ts";
import { UsageError } from "./usage-error.ts";
import { WORK } from "./work/command.ts";
import { checkConfigAlone, settingsOf, type WorkOptions } from "./work/options.ts";

export async function work(args: string[]): Promise<void> {
  const at = args.indexOf("--");
  const [own, further] = at === -1 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
  const options = parseOptions(own, WORK.options) as WorkOptions;
  if (options.help) return void process.stdout.write(commandHelp(WORK));
  const level = logLevelOf(process.env);
  const settings = await readSettings(options, further);
  const { logger, close } = await openLog(level);
  const worker = await startWorker(settings, { env: process.env, logger }).catch((error: unknown) => {
    throw explained(error, settings);
  });
  const routes = settings.routes.map(({ name, url, queues }) => ({
    name,
    url: withoutSecrets(url),
    queues: queues.flatMap((queue) => queue.queues),
  }));
  onStop((signal) => {
    logger.info({ signal }, "Draining: waiting for running tasks.");
    worker.stop();
  });
  logger.info({ routes, health: worker.healthUrl }, "The worker is ready.");
  process.exitCode = await exitCodeOf(worker);
  logger.info("Stopped.");
  await close();
  // A program that was stopped may have left pipes to this process open.
  process.exit();
}

async function readSettings(options: WorkOptions, args: readonly string[]): Promise<WorkerSettings> {
  if (options.config === undefined) return settingsOf(options, args, process.env);
  checkConfigAlone(options, args);
  return loadWorkerConfig(configurationFile({ config: options.config }), process.env);
}

/** The error was logged where it occurred. */
async function exitCodeOf({ ended }: Worker): Promise<number> {
  try {
    await ended;
    return 0;
  } catch (error) {
    if (!(error instanceof TaskFlowError)) throw error;
    return EXIT[exitOf(error)][0];
  }
}

function withoutSecrets(url: string): string {
  return new URL(url).href.replace(/\/+$/, "");
}

function explained(error: unknown, { health }: WorkerSettings): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (!health || !(code === "EADDRINUSE" || code === "EACCES" || code === "EADDRNOTAVAIL")) return error;
  return new UsageError(
    `Cannot listen on ${health.host}, port ${health.port} (${code}). Choose another address in "health".`,
  );
}
