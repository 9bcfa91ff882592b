import type { Time } from "../../src/taskflow/believed-time.ts";
import type { Clock } from "../../src/taskflow/clock.ts";

/** The time of a clock that never jumps. */
export function timeOf(clock: Clock): Time {
  const times = () => ({ wall: clock(), latest: clock(), steady: clock(), queued: clock() });
  return { wall: clock, latest: clock, earliest: clock, steady: clock, queued: clock, times };
}
