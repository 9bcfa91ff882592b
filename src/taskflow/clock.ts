import { v7 } from "uuid";

/** Milliseconds since the Unix epoch. Tests set it. */
export type Clock = () => number;

let lastTime = 0;
let sequence = 0;

/** A UUIDv7 (RFC 9562): ids sort by time, and in the order in which they were made within one millisecond. */
export function newId(now: number): string {
  sequence = now === lastTime ? sequence + 1 : 0;
  lastTime = now;
  return v7({ msecs: now, seq: sequence });
}
