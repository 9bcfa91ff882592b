import { type IDataObject, type IPollFunctions, NodeOperationError } from "n8n-workflow";
import type { RouteCredential } from "../shared/redirect";
import { EVENTS, type Event } from "./events";
import { type Flow, readFlows } from "./read-flows";

/**
 * A change becomes visible a little after the time that it carries, and gateways on one database have different clocks:
 * so far behind the newest one that was seen, flows are looked at again, and known by their keys.
 */
const OVERLAP_MS = 30_000;

/** How far the trigger has come, of one event of one route. In the workflow's static data. */
interface Progress {
  route: string;
  event: string;
  since: number;
  /** The keys of what happened since. */
  seen: string[];
}

/** What happened since the poll before, oldest first. The first poll only looks where things stand. */
export async function pollFlows(context: IPollFunctions): Promise<Flow[]> {
  const credential = await context.getCredentials<RouteCredential & IDataObject>("taskFlowWebhooksApi");
  const { url: route } = credential;
  const name = context.getNodeParameter("event") as string;
  const event = EVENTS[name];
  if (!event) throw new NodeOperationError(context.getNode(), `There is no event ${name}`);
  if (context.getMode() === "manual") return await latest(context, credential, event);

  const progress = context.getWorkflowStaticData("node") as IDataObject & Partial<Progress>;
  const before = progress.route === route && progress.event === name ? (progress as Progress) : undefined;
  const { since = 0 } = before ?? {};
  const known = new Set(before?.seen);
  const flows = await recent(readFlows(context, credential), event, before?.since);
  const next = flows.reduce((latest, flow) => Math.max(latest, event.time(flow) - OVERLAP_MS), since);
  const seen = flows.filter((flow) => event.time(flow) >= next).map(event.key);
  const news = before ? flows.filter((flow) => event.happened(flow) && !known.has(event.key(flow))) : [];
  // Only now: what a poll that failed did not see, the next one does.
  Object.assign(progress, { route, event: name, since: next, seen } satisfies Progress);
  return news.sort((a, b) => event.time(a) - event.time(b));
}

/** The flows to which it happened since then; without a time, since a little before the newest. */
async function recent(flows: AsyncIterable<Flow>, { time, sorted }: Event, since?: number): Promise<Flow[]> {
  const found: Flow[] = [];
  let from = since;
  for await (const flow of flows) {
    if (sorted) from ??= time(flow) - OVERLAP_MS;
    if (from === undefined || time(flow) >= from) found.push(flow);
    else if (sorted) break;
  }
  return found;
}

/** An example for whoever builds the workflow: the flow to which it happened last. */
async function latest(context: IPollFunctions, route: RouteCredential, event: Event): Promise<Flow[]> {
  let found: Flow | undefined;
  for await (const flow of readFlows(context, route)) {
    if (!event.happened(flow)) continue;
    if (!found || event.time(flow) > event.time(found)) found = flow;
    if (event.sorted) break;
  }
  if (found) return [found];
  throw new NodeOperationError(context.getNode(), "There is no such flow yet", {
    description: "Create or change a flow of the route, and fetch the test event again.",
  });
}
