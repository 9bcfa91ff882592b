import type { Bundle, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { perform } from "./gateway.ts";
import { flowItem, type Item, taskItem } from "./output.ts";

interface Dated extends Record<string, unknown> {
  createdAt: number;
}

export interface Page {
  records: Dated[];
  /** While there are older ones. */
  nextCursor: string | undefined;
}

/** What an action lists, newest created first. */
export interface Listing {
  action: "list_flows" | "list_tasks";
  /** The name of the list in the result. */
  name: string;
  item: (record: Record<string, unknown>) => Item;
}

export const FLOWS: Listing = { action: "list_flows", name: "flows", item: flowItem };
export const TASKS: Listing = { action: "list_tasks", name: "tasks", item: taskItem };

/** Records in one page: few enough for flows with a large state, too. */
const PAGE_SIZE = 100;

export async function listPage(z: ZObject, bundle: Bundle, { action, name }: Listing, body: Body): Promise<Page> {
  const result = await perform(z, bundle, action, { limit: PAGE_SIZE, ...body });
  return { records: result[name] as Dated[], nextCursor: result["nextCursor"] as string | undefined };
}
