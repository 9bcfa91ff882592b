import type { EventPosition } from "../../port/events.ts";

/** Digits of the largest whole number that is exact. */
const DIGITS = 16;
const POSITION = /^\d{16}$/;

/** The position after an event, by its number. */
export function positionOf(seq: number): EventPosition {
  return String(seq).padStart(DIGITS, "0");
}

/** Undefined for a text that is no position. */
export function seqOf(position: EventPosition): number | undefined {
  return POSITION.test(position) ? Number(position) : undefined;
}
