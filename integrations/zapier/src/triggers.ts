import type { Bundle, Trigger, ZObject } from "zapier-platform-core";
import { eventHook } from "./event-hooks.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { eventPoll } from "./event-polls.ts";
import { ACTIONS } from "./generated/actions.ts";
import { type Flow, listFlows } from "./list-flows.ts";
import { flowItem, type Item, outputFields } from "./output.ts";

/** How many pages a poll reads at most: what it reaches are the 1,000 flows that were created last. */
const MAX_PAGES = 10;
/** Milliseconds. A poll comes every 15 minutes or more often: earlier polls have reported flows that are older than this. */
const NEW_FOR = 24 * 60 * 60 * 1000;

const { output } = ACTIONS.list_flows;
const sample = flowItem(Object(ACTIONS.get_flow.example.result["flow"]));

const newFlow: Trigger = {
  key: "new_flow",
  noun: "Flow",
  display: { label: "New Flow", description: "Triggers when a flow is created in the session of the route." },
  operation: {
    type: "polling",
    perform: async (z: ZObject, bundle: Bundle): Promise<Item[]> => {
      const since = Date.now() - NEW_FOR;
      const flows = await poll(z, bundle, (page) => page.some(({ createdAt }) => createdAt < since));
      return flows.map(flowItem);
    },
    sample,
    outputFields: outputFields(output),
  },
};

/** Page by page, until there are no more, a page is the last of interest, or enough were read. */
async function poll(z: ZObject, bundle: Bundle, isLast: (page: Flow[]) => boolean): Promise<Flow[]> {
  // Who sets up a Zap is shown a few, and does not want to wait.
  const { isLoadingSample, isFillingDynamicDropdown } = bundle.meta;
  const pages = isLoadingSample || isFillingDynamicDropdown ? 1 : MAX_PAGES;
  const found: Flow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const { flows, nextCursor } = await listFlows(z, bundle, cursor === undefined ? {} : { cursor });
    found.push(...flows);
    if (nextCursor === undefined || isLast(flows)) break;
    cursor = nextCursor;
  }
  return found;
}

export const triggers = Object.fromEntries(
  [newFlow, ...EVENT_KINDS.map(eventHook), ...EVENT_KINDS.map(eventPoll)].map((trigger) => [trigger.key, trigger]),
);
