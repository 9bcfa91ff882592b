import type { Bundle, Search, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { perform, type Result } from "./gateway.ts";
import { ACTIONS, type ActionName } from "./generated/actions.ts";
import { inputField, requestBody } from "./input.ts";
import { type EventPage, listEvents } from "./list-events.ts";
import { FLOWS, type Listing, listPage, TASKS } from "./list-page.ts";
import { type Item, itemOf, outputFields, taskItem } from "./output.ts";

const getFlow = find("get_flow", "Find Flow by ID", "Finds a flow by its ID.");

const findLatestFlow = find(
  "find_latest_flow",
  "Find Latest Flow",
  "Finds the flow of the route's session that was created last.",
);

const resolveFlow = find(
  "resolve_flow",
  "Find Flow by Token",
  "Finds a flow by its ID, or the latest flow by the session key that the route is bound to.",
);

const getTaskSummary: Search = search(
  "get_task_summary",
  "Count Tasks of Flow",
  "Counts the child tasks of a flow by status and by runtime.",
  ({ summary }, { flowId }) => (summary ? [{ id: String(flowId), ...Object(summary) }] : []),
);

const getTask: Search = search("get_task", "Find Task by ID", "Finds a task by its ID.", ({ task }) =>
  task ? [taskItem(Object(task))] : [],
);

const listAllFlows = list(FLOWS, "List Flows", "Finds the flows of the route's session, newest created first.");
const listAllTasks = list(TASKS, "List Tasks", "Finds the tasks of the route's session, newest created first.");

const [exampleEvent] = (ACTIONS.list_events.example.result as unknown as EventPage).events;
const eventFields = ACTIONS.list_events.fields.filter(({ name }) => ["flowId", "types"].includes(name));

const listAllEvents: Search = {
  key: "list_events",
  noun: "Event",
  display: {
    label: "List Events",
    description: "Finds events of flows and tasks of the route's session, oldest first.",
  },
  operation: {
    inputFields: eventFields.map(inputField),
    canPaginate: true,
    perform: async (z: ZObject, bundle: Bundle) => {
      const cursor = bundle.meta.paging_token;
      const filter = requestBody(z, eventFields, bundle.inputData);
      const page = await listEvents(z, bundle, { ...filter, ...(cursor && { cursor }) });
      const results = page.events.map((event) => ({ id: event.eventId, ...event }));
      return { results, paging_token: results.length > 0 ? page.cursor : null };
    },
    sample: { id: exampleEvent?.eventId, ...exampleEvent },
    outputFields: outputFields(ACTIONS.list_events.output),
  },
};

/** A search for all that an action lists. The app has the pages. */
function list({ action, name, item }: Listing, label: string, description: string): Search {
  const { fields, example, output } = ACTIONS[action];
  const filters = fields.filter(({ name }) => name !== "limit" && name !== "cursor");
  const [sample = {}] = example.result[name] as Record<string, unknown>[];
  return {
    key: action,
    noun: action === "list_tasks" ? "Task" : "Flow",
    display: { label, description },
    operation: {
      inputFields: filters.map(inputField),
      canPaginate: true,
      perform: async (z: ZObject, bundle: Bundle) => {
        const cursor = bundle.meta.paging_token;
        const filter = requestBody(z, filters, bundle.inputData);
        const page = await listPage(z, bundle, { action, name, item }, { ...filter, ...(cursor && { cursor }) });
        return { results: page.records.map(item), paging_token: page.nextCursor ?? null };
      },
      sample: item(sample),
      outputFields: outputFields(output),
    },
  };
}

/** A search for one flow. The contract's `null` for one that is not there is Zapier's empty list. */
function find(action: ActionName, label: string, description: string): Search {
  return search(action, label, description, (result) => (result["flow"] ? [itemOf(result)] : []));
}

function search(
  action: ActionName,
  label: string,
  description: string,
  items: (result: Result, body: Body) => Item[],
): Search {
  const { fields, example, output } = ACTIONS[action];
  return {
    key: action,
    noun: action === "get_task" ? "Task" : "Flow",
    display: { label, description },
    operation: {
      inputFields: fields.map(inputField),
      perform: async (z: ZObject, bundle: Bundle) => {
        const body = requestBody(z, fields, bundle.inputData);
        return items(await perform(z, bundle, action, body), body);
      },
      sample: { ...items(example.result, example.request)[0] },
      outputFields: outputFields(output),
    },
  };
}

export const searches = Object.fromEntries(
  [getFlow, findLatestFlow, resolveFlow, listAllFlows, getTask, listAllTasks, getTaskSummary, listAllEvents].map(
    (one) => [one.key, one],
  ),
);
