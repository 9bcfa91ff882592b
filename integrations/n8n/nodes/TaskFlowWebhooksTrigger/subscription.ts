import { type IDataObject, type IHookFunctions, NodeOperationError } from "n8n-workflow";
import type { RouteCredential } from "../shared/redirect";
import { resultOf, sendAction } from "../shared/send-action";
import { TYPES_OF } from "./event-types";

/** The endpoint of this trigger, in the workflow's static data. */
export interface Subscription {
  endpointId: string;
  /** The gateway signs with it. */
  secret: string;
  url: string;
  event: string;
}

interface Endpoint extends IDataObject {
  endpointId: string;
  url: string;
  enabled: boolean;
}

/** In one: of an error while a workflow is published, n8n shows no description. */
const CANNOT_SEND =
  "The gateway cannot send events to n8n through this route. Give the route the grant endpoints, or use the TaskFlow Webhooks Polling Trigger.";

/** Whether the endpoint that this trigger created is still there, for the same URL and the same events. */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
  const { endpointId, url, event } = subscriptionOf(context);
  if (endpointId === undefined || url !== urlOf(context) || event !== eventOf(context)) return false;
  const endpoints = await readEndpoints(context);
  return endpoints.some((endpoint) => endpoint.endpointId === endpointId && endpoint.enabled);
}

export async function subscribe(context: IHookFunctions): Promise<boolean> {
  await unsubscribe(context);
  const [url, event] = [urlOf(context), eventOf(context)];
  // Of a trigger whose data was lost, or whose request was answered to nobody: its secret is not known here any more.
  for (const endpoint of await readEndpoints(context))
    if (endpoint.url === url) await deleteEndpoint(context, endpoint);
  const body = { url, types: TYPES_OF[event] as string[], description: `n8n: ${context.getWorkflow().name ?? ""}` };
  const { endpoint, secret } = (await perform(context, "create_endpoint", body)) as {
    endpoint: Endpoint;
    secret: string;
  };
  Object.assign(context.getWorkflowStaticData("node"), {
    endpointId: endpoint.endpointId,
    secret,
    url,
    event,
  } satisfies Subscription);
  return true;
}

export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
  const known = context.getWorkflowStaticData("node") as Partial<Subscription>;
  const { endpointId } = known;
  if (endpointId === undefined) return true;
  await deleteEndpoint(context, { endpointId });
  for (const name of ["endpointId", "secret", "url", "event"] as const) delete known[name];
  return true;
}

async function readEndpoints(context: IHookFunctions): Promise<Endpoint[]> {
  return (await perform(context, "list_endpoints", {})).endpoints as Endpoint[];
}

async function deleteEndpoint(context: IHookFunctions, { endpointId }: Pick<Endpoint, "endpointId">): Promise<void> {
  const outcome = await sendAction(context, await routeOf(context), "delete_endpoint", { endpointId });
  // Somebody else deleted it.
  if (!("code" in outcome && outcome.code === "not_found")) resultOf(outcome);
}

async function perform(context: IHookFunctions, action: string, body: IDataObject): Promise<IDataObject> {
  const outcome = await sendAction(context, await routeOf(context), action, body);
  if ("error" in outcome && ["action_not_allowed", "not_supported"].includes(outcome.code))
    throw new NodeOperationError(context.getNode(), CANNOT_SEND);
  return resultOf(outcome);
}

const subscriptionOf = (context: IHookFunctions) => context.getWorkflowStaticData("node") as Partial<Subscription>;
const urlOf = (context: IHookFunctions): string => context.getNodeWebhookUrl("default") ?? "";
const eventOf = (context: IHookFunctions): string => context.getNodeParameter("event") as string;
const routeOf = (context: IHookFunctions) =>
  context.getCredentials<RouteCredential & IDataObject>("taskFlowWebhooksApi");
