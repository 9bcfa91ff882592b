import type { Problems } from "./problems.ts";

const DAY_MS = 86_400_000;
const DAY = { ms: DAY_MS, name: "day" };
/** The fields of run_task that are times, and how far ahead each may be. */
const TIMES = [
  ["startedAt", DAY],
  ["lastEventAt", DAY],
  ["runAt", { ms: 365 * DAY_MS, name: "year" }],
] as const;

/**
 * Finds times that no task can have: one far ahead would keep the task from ever being lost, and its flow from being
 * cancelled, or keep a task in its queue for ever. Smaller numbers than seconds since the epoch are taken as they are, as the reference does.
 */
export function checkTimes(fields: Record<string, unknown>, now: number, problems: Problems): void {
  for (const [name, ahead] of TIMES) {
    const value = fields[name];
    const problem = typeof value === "number" ? timeProblem(value, now, ahead) : undefined;
    if (problem) problems.add([name], problem);
  }
}

function timeProblem(value: number, now: number, ahead: typeof DAY): string | undefined {
  const unit = otherUnit(value);
  if (unit) return `must be in milliseconds since the Unix epoch: this value looks like ${unit}`;
  if (value > now + ahead.ms)
    return `must not be more than one ${ahead.name} ahead of the gateway's clock (now: ${now})`;
  return undefined;
}

/** Of a time between the years 2001 and 5138. */
function otherUnit(value: number): string | undefined {
  if (value >= 1e17) return "nanoseconds";
  if (value >= 1e14) return "microseconds";
  return value >= 1e9 && value <= 1e11 ? "seconds" : undefined;
}
