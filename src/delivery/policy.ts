import type { EventRecord, EventType } from "../port/events.ts";
import type { NotifyPolicy } from "../port/records.ts";

/** Of a flow and a task that are there no more, undefined. */
export interface Policies {
  flow: NotifyPolicy | undefined;
  task: NotifyPolicy | undefined;
}

/** The policy of flows and tasks whose sender says nothing. */
const DEFAULT: NotifyPolicy = "done_only";
const ENDINGS: ReadonlySet<EventType> = new Set<EventType>([
  "flow.succeeded",
  "flow.failed",
  "flow.cancelled",
  "flow.lost",
  "task.succeeded",
  "task.failed",
  "task.timed_out",
  "task.cancelled",
  "task.lost",
]);

/**
 * Whether an endpoint with these types gets an event. Types are what its owner asked for: only a `silent` flow is left
 * out. Without types the policy decides, a task's own for its events. The record of a deleted flow or task, and its policy
 * with it, is gone: its endings, and with types all of its events, are sent rather than lost.
 */
export function isWanted(
  { type, taskId }: Pick<EventRecord, "type" | "taskId">,
  types: readonly EventType[] | undefined,
  { flow, task }: Policies,
): boolean {
  if (types) return types.includes(type) && flow !== "silent";
  const policy = (taskId === undefined ? flow : task) ?? DEFAULT;
  return policy === "state_changes" || (policy === "done_only" && ENDINGS.has(type));
}
