import { type Logger, levels } from "pino";
import { didYouMean } from "../shared/did-you-mean.ts";
import { UsageError } from "./usage-error.ts";

const DETAILED = "debug";
const LEVELS = [...Object.keys(levels.values), "silent"];

/** What `LOG_LEVEL` says, in small letters; `info` when it says nothing. Throws `UsageError` when it is no level. */
export function logLevelOf({ LOG_LEVEL = "" }: NodeJS.ProcessEnv): string {
  const level = LOG_LEVEL.trim().toLowerCase() || "info";
  if (LEVELS.includes(level)) return level;
  const near = didYouMean(level, LEVELS);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  throw new UsageError(
    `LOG_LEVEL must be one of ${LEVELS.join(", ")}, not ${JSON.stringify(LOG_LEVEL.slice(0, 40))}.${hint}`,
  );
}

/** SIGUSR2 turns details on, and off again: for whoever cannot reach the admin socket. Node keeps SIGUSR1 for itself. */
export function onLogLevelSignal(logger: Pick<Logger, "level" | "warn">): void {
  // Windows has no such signal.
  if (process.platform === "win32") return;
  let before: string | undefined;
  process.on("SIGUSR2", () => {
    const isDetailed = logger.level === DETAILED && before !== undefined;
    if (!isDetailed) before = logger.level;
    logger.level = isDetailed ? (before ?? DETAILED) : DETAILED;
    logger.warn(`The log level is "${logger.level}" from now on (SIGUSR2).`);
  });
}
