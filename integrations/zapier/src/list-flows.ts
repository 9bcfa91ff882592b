import type { Bundle, ZObject } from "zapier-platform-core";
import type { Body } from "./body.ts";
import { perform } from "./gateway.ts";

export interface Flow extends Record<string, unknown> {
  flowId: string;
  revision: number;
  createdAt: number;
  updatedAt: number;
}

export interface Page {
  flows: Flow[];
  /** While there are older ones. */
  nextCursor?: string;
}

/** Flows in one page: few enough for flows with a large state, too. */
export const PAGE_SIZE = 100;

/** One page of the route's flows, newest created first. */
export async function listFlows(z: ZObject, bundle: Bundle, body: Body): Promise<Page> {
  return (await perform(z, bundle, "list_flows", { limit: PAGE_SIZE, ...body })) as unknown as Page;
}
