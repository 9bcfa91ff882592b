import { ACTIONS } from "./generated/actions.ts";
import type { EventPage, FlowEvent } from "./list-events.ts";
import { type Item, outputFields } from "./output.ts";

/** What a Zap starts with: the fields of the flow at the top, where the next step finds them, the event and its task. */
export function eventItem(event: FlowEvent, flow: object | null = null, task: object | null = null): Item {
  const { eventId, flowId } = event;
  return { flowId, ...flow, event, ...(task && { task }), id: eventId };
}

const [example] = (ACTIONS.list_events.example.result as unknown as EventPage).events;
const { flow: exampleFlow } = ACTIONS.get_flow.example.result as { flow: object };
const { task: exampleTask } = ACTIONS.run_task.example.result as { task: object };
const taskFields = Object.entries(ACTIONS.run_task.output).filter(([name]) => name.startsWith("task__"));
const eventFields = Object.entries(ACTIONS.list_events.output).map(([name, type]) => [`event__${name}`, type] as const);

/** The sample and the output fields of a trigger. */
export function described(ofTasks: boolean) {
  const event = { ...(example as FlowEvent) };
  return {
    sample: eventItem(event, exampleFlow, ofTasks ? exampleTask : null),
    outputFields: outputFields({
      ...ACTIONS.get_flow.output,
      ...Object.fromEntries(eventFields),
      ...(ofTasks && Object.fromEntries(taskFields)),
    }),
  };
}
