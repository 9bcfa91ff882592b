import type { EventType } from "../port/events.ts";
import type { FlowStatus, TaskStatus } from "../port/records.ts";

/**
 * The numbers by which the journal keeps types and statuses. They stand in databases: a number never changes its meaning,
 * and one that is no longer used is not given to another.
 */

/** Less than 53: a set of types is a number with a bit for each. */
const EVENT_TYPE_CODES: Readonly<Record<EventType, number>> = {
  "flow.created": 0,
  "flow.waiting": 1,
  "flow.blocked": 2,
  "flow.resumed": 3,
  "flow.cancel_requested": 4,
  "flow.succeeded": 5,
  "flow.failed": 6,
  "flow.cancelled": 7,
  "flow.lost": 8,
  "flow.deleted": 9,
  "task.created": 10,
  "task.progress": 11,
  "task.succeeded": 12,
  "task.failed": 13,
  "task.timed_out": 14,
  "task.cancelled": 15,
  "task.lost": 16,
  "task.claimed": 17,
  "task.retrying": 18,
};

const STATUS_CODES: Readonly<Record<FlowStatus | TaskStatus, number>> = {
  queued: 0,
  running: 1,
  waiting: 2,
  blocked: 3,
  succeeded: 4,
  failed: 5,
  cancelled: 6,
  lost: 7,
  timed_out: 8,
};

const EVENT_TYPES = namesByCode(EVENT_TYPE_CODES);
const STATUSES = namesByCode(STATUS_CODES);

export const codeOfType = (type: EventType): number => EVENT_TYPE_CODES[type];
export const typeOfCode = (code: number): EventType => EVENT_TYPES[code] as EventType;
export const codeOfStatus = (status: FlowStatus | TaskStatus): number => STATUS_CODES[status];
export const flowStatusOfCode = (code: number): FlowStatus => STATUSES[code] as FlowStatus;
export const taskStatusOfCode = (code: number): TaskStatus => STATUSES[code] as TaskStatus;

/** A set of types as a number. */
export function bitsOfTypes(types: Iterable<EventType>): number {
  let bits = 0;
  for (const type of new Set(types)) bits += 2 ** EVENT_TYPE_CODES[type];
  return bits;
}

export const BITS_OF_ALL_TYPES = bitsOfTypes(EVENT_TYPES);

function namesByCode<Name extends string>(codes: Readonly<Record<Name, number>>): Name[] {
  const names: Name[] = [];
  for (const [name, code] of Object.entries<number>(codes)) names[code] = name as Name;
  return names;
}
