import type { EventPosition } from "../../port/events.ts";

/** Digits of the largest whole number that is exact. */
const DIGITS = 16;
const POSITION = /^\d{16}$/;
/** As PostgreSQL's store writes it: an import keeps the numbers, and readers keep their cursors. */
const IMPORTED = /^[0-9a-f]{12}$/;

/** The position after an event, by its number. */
export function positionOf(seq: number): EventPosition {
  return String(seq).padStart(DIGITS, "0");
}

/** Undefined for a text that is no position. */
export function seqOf(position: EventPosition): number | undefined {
  if (POSITION.test(position)) return Number(position);
  return IMPORTED.test(position) ? Number.parseInt(position, 16) : undefined;
}
