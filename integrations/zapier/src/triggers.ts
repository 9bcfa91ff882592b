import type { Bundle, Trigger, ZObject } from "zapier-platform-core";
import { eventHook } from "./event-hooks.ts";
import { EVENT_KINDS } from "./event-kinds.ts";
import { eventPoll } from "./event-polls.ts";
import { ACTIONS } from "./generated/actions.ts";
import { FLOWS, type Listing, listPage, type Page, TASKS } from "./list-page.ts";
import { flowItem, type Item, outputFields, taskItem } from "./output.ts";

/** How many pages a poll reads at most: what it reaches are the 1,000 records that were created last. */
const MAX_PAGES = 10;
/** Milliseconds. A poll comes every 15 minutes or more often: earlier polls have reported what is older than this. */
const NEW_FOR = 24 * 60 * 60 * 1000;

const newFlow: Trigger = {
  key: "new_flow",
  noun: "Flow",
  display: { label: "New Flow", description: "Triggers when a flow is created in the session of the route." },
  operation: {
    type: "polling",
    perform: (z: ZObject, bundle: Bundle) => newest(z, bundle, FLOWS),
    sample: flowItem(Object(ACTIONS.get_flow.example.result["flow"])),
    outputFields: outputFields(ACTIONS.list_flows.output),
  },
};

const newTask: Trigger = {
  key: "new_task",
  noun: "Task",
  display: { label: "New Task", description: "Triggers when a task is created in the session of the route." },
  operation: {
    type: "polling",
    perform: (z: ZObject, bundle: Bundle) => newest(z, bundle, TASKS),
    sample: taskItem(Object(ACTIONS.get_task.example.result["task"])),
    outputFields: outputFields(ACTIONS.list_tasks.output),
  },
};

/** Page by page, until there are no more, a page has one that an earlier poll has reported, or enough were read. */
async function newest(z: ZObject, bundle: Bundle, listing: Listing): Promise<Item[]> {
  const since = Date.now() - NEW_FOR;
  // Who sets up a Zap is shown a few, and does not want to wait.
  const { isLoadingSample, isFillingDynamicDropdown } = bundle.meta;
  const pages = isLoadingSample || isFillingDynamicDropdown ? 1 : MAX_PAGES;
  const found: Item[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pages; page++) {
    const { records, nextCursor }: Page = await listPage(z, bundle, listing, cursor === undefined ? {} : { cursor });
    found.push(...records.map(listing.item));
    if (nextCursor === undefined || records.some(({ createdAt }) => createdAt < since)) break;
    cursor = nextCursor;
  }
  return found;
}

export const triggers = Object.fromEntries(
  [newFlow, newTask, ...EVENT_KINDS.map(eventHook), ...EVENT_KINDS.map(eventPoll)].map((trigger) => [
    trigger.key,
    trigger,
  ]),
);
