import { setFlagsFromString } from "node:v8";

/**
 * Keeps the part of the heap for new objects as small as it is after the start, eight megabytes. A request's objects are
 * gone within a millisecond, so a small part holds them; V8 would let it grow under load, up to 64 megabytes that are
 * never given back, and the rest of the heap to four times what is in use. Both settings are read whenever the heap could
 * grow.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=20");
}
