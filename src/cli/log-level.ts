import { levels } from "pino";
import { didYouMean } from "../shared/did-you-mean.ts";
import { UsageError } from "./usage-error.ts";

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
