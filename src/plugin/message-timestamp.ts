/** Units that are taken for seconds by mistake, each with the least number that is one of them. */
const UNITS = [
  ["nanoseconds", 1e17],
  ["microseconds", 1e14],
  ["milliseconds", 1e11],
] as const;

/** Why a message with this timestamp is not accepted now; undefined when it is. */
export function timestampProblem(timestamp: string, toleranceSeconds: number): string | undefined {
  if (!/^\d{1,20}$/.test(timestamp)) return "must be the seconds since the epoch, in digits.";
  const unit = UNITS.find(([, least]) => Number(timestamp) >= least)?.[0];
  if (unit) return `is in ${unit}; it must be in seconds since the epoch.`;
  const age = Date.now() / 1000 - Number(timestamp);
  if (age > toleranceSeconds + 1)
    return `is too old: more than ${toleranceSeconds} seconds in the past. Check the sender's clock, or sign the message again.`;
  if (age < -toleranceSeconds - 1)
    return `is too new: more than ${toleranceSeconds} seconds in the future. Check the sender's clock.`;
  return undefined;
}
