import { ACTIONS } from "./generated/actions.ts";

/** Events that a trigger starts Zaps for. */
export interface EventKind {
  key: string;
  label: string;
  /** Completes "Triggers when …". */
  when: string;
  ofTasks: boolean;
  types: readonly string[];
}

const types = ACTIONS.list_events.fields.find(({ name }) => name === "types")?.choices ?? [];
const ENDINGS = ["succeeded", "failed", "timed_out", "cancelled", "lost"];
const isEnding = (type: string): boolean => ENDINGS.includes(type.split(".")[1] ?? "");
const ofFlows = types.filter((type) => type.startsWith("flow."));
const ofTasks = types.filter((type) => type.startsWith("task."));

export const EVENT_KINDS: readonly EventKind[] = [
  {
    key: "flow_ended",
    label: "Flow Ended",
    when: "a flow has ended",
    ofTasks: false,
    types: ofFlows.filter(isEnding),
  },
  { key: "flow_updated", label: "Flow Updated", when: "a flow is created or changes", ofTasks: false, types: ofFlows },
  {
    key: "task_ended",
    label: "Task Ended",
    when: "a task of a flow has ended",
    ofTasks: true,
    types: ofTasks.filter(isEnding),
  },
];
