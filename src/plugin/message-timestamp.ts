import type { PluginHost } from "../port/plugin-api.ts";

export type Clocks = Pick<PluginHost, "now" | "steadyNow">;

/** Units that are taken for seconds by mistake, each with the least number that is one of them. */
const UNITS = [
  ["nanoseconds", 1e17],
  ["microseconds", 1e14],
  ["milliseconds", 1e11],
] as const;

/**
 * Why a message with this timestamp is not accepted now; undefined when it is. After a jump of the clock the time before
 * goes on to count, so that right messages are accepted and old ones are not. So does the new time when it is the later
 * one: whoever recorded messages has none from then, unless it is right.
 */
export function timestampProblem(timestamp: string, toleranceSeconds: number, clocks: Clocks): string | undefined {
  if (!/^\d{1,20}$/.test(timestamp)) return "must be the seconds since the epoch, in digits.";
  const unit = UNITS.find(([, least]) => Number(timestamp) >= least)?.[0];
  if (unit) return `is in ${unit}; it must be in seconds since the epoch.`;
  const { now, steadyNow = now } = clocks;
  const age = ageAt(steadyNow(), timestamp);
  if (isNear(age, toleranceSeconds) || isNear(ageAt(now(), timestamp), toleranceSeconds)) return undefined;
  return age > 0
    ? `is too old: more than ${toleranceSeconds} seconds in the past. Check the sender's clock, or sign the message again.`
    : `is too new: more than ${toleranceSeconds} seconds in the future. Check the sender's clock.`;
}

function ageAt(milliseconds: number, timestamp: string): number {
  return milliseconds / 1000 - Number(timestamp);
}

/** A timestamp is cut to whole seconds. */
function isNear(ageSeconds: number, toleranceSeconds: number): boolean {
  return Math.abs(ageSeconds) <= toleranceSeconds + 1;
}
