import { EVENT_TYPES } from "../generated/operations";

const ENDINGS = ["succeeded", "failed", "timed_out", "cancelled", "lost"];
const isEnding = (type: string): boolean => ENDINGS.includes(type.split(".")[1] ?? "");
const ofFlows = EVENT_TYPES.filter((type) => type.startsWith("flow."));
const ofTasks = EVENT_TYPES.filter((type) => type.startsWith("task."));

/** The types of events behind each choice of the trigger. */
export const TYPES_OF: Readonly<Record<string, readonly string[]>> = {
  flow_ended: ofFlows.filter(isEnding),
  flow_updated: ofFlows,
  task_ended: ofTasks.filter(isEnding),
  task_updated: ofTasks,
};
