import { type Logger as Pino, pino } from "pino";
import type { Logger } from "../port/plugin-api.ts";
import { LogDestination } from "./log-destination.ts";
import type { LogSampler } from "./log-sampler.ts";

export type GatewayLogger = Pino;

export interface Log {
  logger: GatewayLogger;
  /** How many lines were dropped since the start, because nobody read them. */
  dropped: () => number;
  /** Resolves when what was logged is written. */
  close: () => Promise<void>;
}

/** Opens the log on standard error, so that standard output stays for what a command prints; pretty on a terminal. */
export async function openLog(level: string): Promise<Log> {
  // To look at `process.stderr` also makes a pipe that does not block: a thread that waits for its reader would keep the
  // process from ending.
  const format = process.stderr.isTTY ? await prettyPrinter() : undefined;
  const onRoom = (dropped: number) =>
    logger.warn({ dropped }, "Log lines were dropped, because they were not read in time.");
  const destination = new LogDestination({ fd: 2, format, onRoom });
  const redact = ["secret", "stateJson", "leaseToken", "*.secret", "*.stateJson", "*.leaseToken"];
  const logger: GatewayLogger = pino({ level, base: null, redact }, destination);
  return { logger, dropped: () => destination.dropped, close: () => destination.close() };
}

/** Undefined where `pino-pretty`, an optional dependency, is not installed: lines are JSON there too. */
async function prettyPrinter(): Promise<((line: string) => string) | undefined> {
  const pretty = await import("pino-pretty").catch(() => undefined);
  return pretty?.prettyFactory({ ignore: "pid,hostname", colorize: true });
}

/** The plugin's way to log: message first. Requests cause its errors, so that these are sampled. */
export function pluginLogger(logger: GatewayLogger, sampler: LogSampler): Logger {
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, { routeId, ...fields } = {}) => sampler.log("error", { routeId }, fields, message),
  };
}
