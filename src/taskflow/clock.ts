import { v7 } from "uuid";

/** Milliseconds since the Unix epoch. Tests set it. */
export type Clock = () => number;

const RANDOM_BYTES = 16;
/** Random bytes for 256 ids at a time take as long to get as those for one. */
const random = new Uint8Array(256 * RANDOM_BYTES);
let used = random.length;

let lastTime = 0;
let sequence = 0;

/** A UUIDv7 (RFC 9562): ids sort by time, and in the order in which they were made within one millisecond. */
export function newId(now: number): string {
  sequence = now === lastTime ? sequence + 1 : 0;
  lastTime = now;
  return v7({ msecs: now, seq: sequence, random: nextRandom() });
}

function nextRandom(): Uint8Array {
  if (used === random.length) {
    crypto.getRandomValues(random);
    used = 0;
  }
  used += RANDOM_BYTES;
  return random.subarray(used - RANDOM_BYTES, used);
}
