import type { Bundle, Search, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { perform, type Result } from "./gateway.ts";
import { ACTIONS, type ActionName } from "./generated/actions.ts";
import { inputField, requestBody } from "./input.ts";
import { type EventPage, listEvents } from "./list-events.ts";
import { listFlows, type Page } from "./list-flows.ts";
import { flowItem, type Item, itemOf, outputFields } from "./output.ts";

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

const { fields, example, output } = ACTIONS.list_flows;
const statusField = fields.filter(({ name }) => name === "status");

const listAllFlows: Search = {
  key: "list_flows",
  noun: "Flow",
  display: { label: "List Flows", description: "Finds the flows of the route's session, newest created first." },
  operation: {
    inputFields: statusField.map(inputField),
    canPaginate: true,
    perform: async (z: ZObject, bundle: Bundle) => {
      const cursor = bundle.meta.paging_token;
      const filter = requestBody(z, statusField, bundle.inputData);
      const { flows, nextCursor } = await listFlows(z, bundle, { ...filter, ...(cursor && { cursor }) });
      return { results: flows.map(flowItem), paging_token: nextCursor ?? null };
    },
    sample: (example.result as unknown as Page).flows.map(flowItem)[0] ?? {},
    outputFields: outputFields(output),
  },
};

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
    noun: "Flow",
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
  [getFlow, findLatestFlow, resolveFlow, getTaskSummary, listAllFlows, listAllEvents].map((one) => [one.key, one]),
);
