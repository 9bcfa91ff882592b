import { type Logger as Pino, pino } from "pino";
import type { Logger } from "../host/plugin-api.ts";

export type GatewayLogger = Pino;

/** Structured lines on standard error, so that standard output stays for what a command prints; pretty on a terminal. */
export function createLogger(level: string = process.env.LOG_LEVEL ?? "info"): GatewayLogger {
  const pretty = process.stderr.isTTY;
  return pino({ level, base: null, redact: ["secret", "stateJson", "*.secret", "*.stateJson"] }, destination(pretty));
}

function destination(pretty: boolean) {
  return pretty
    ? (pino.transport({
        target: "pino-pretty",
        options: { destination: 2, ignore: "pid,hostname" },
      }) as pino.DestinationStream)
    : pino.destination({ dest: 2, sync: false });
}

/** The plugin's way to log: message first. */
export function pluginLogger(logger: GatewayLogger): Logger {
  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  };
}
