import type { Bundle, Trigger, ZObject } from "zapier-platform-core";
import { described, eventItem } from "./event-item.ts";
import type { EventKind } from "./event-kinds.ts";
import { type Outcome, perform, resultOf, send } from "./gateway.ts";
import { type FlowEvent, listEvents } from "./list-events.ts";
import type { Item } from "./output.ts";

/** Events that are shown to somebody who sets up a Zap. */
const SAMPLES = 3;

/** The body of a webhook that the gateway sends. */
interface Message {
  data?: { event?: FlowEvent; flow?: object | null; task?: object | null };
}

/** A REST hook: the gateway sends each event as it happens. */
export function eventHook({ key, label, when, types, ofTasks }: EventKind): Trigger {
  return {
    key,
    noun: ofTasks ? "Task" : "Flow",
    display: { label, description: `Triggers at once when ${when}. The route needs the grant \`endpoints\`.` },
    operation: {
      type: "hook",
      performSubscribe: (z: ZObject, bundle: Bundle) => subscribe(z, bundle, { label, types }),
      performUnsubscribe: unsubscribe,
      perform: async (_z: ZObject, bundle: Bundle) => receive(bundle.cleanedRequest as Message),
      performList: async (z: ZObject, bundle: Bundle): Promise<Item[]> => {
        const { events } = await listEvents(z, bundle, { types, limit: SAMPLES });
        return Promise.all(events.map((event) => withFlow(z, bundle, event)));
      },
      ...described(ofTasks),
    },
  };
}

/** What Zapier keeps until the Zap is turned off. The secret is not part of it: nothing would check it. */
async function subscribe(z: ZObject, bundle: Bundle, { label, types }: Pick<EventKind, "label" | "types">) {
  const description = `Zapier: ${label}`;
  const outcome = await send(z, bundle, "create_endpoint", { url: bundle.targetUrl ?? "", types, description });
  if (isRefused(outcome))
    throw new z.errors.Error(
      `The gateway cannot send events to Zapier through this route. Give the route the grant \`endpoints\`, or choose "${label} (Polling)".`,
      "no_endpoints",
    );
  const { endpoint } = resultOf(outcome) as { endpoint: { endpointId: string } };
  return { endpointId: endpoint.endpointId };
}

/** Older gateways do not know the action, and others do not offer it, or not to this route. */
function isRefused(outcome: Outcome): boolean {
  return !outcome.ok && ["action_not_allowed", "not_supported"].includes(outcome.code);
}

async function unsubscribe(z: ZObject, bundle: Bundle): Promise<object> {
  const { endpointId } = Object(bundle.subscribeData) as { endpointId?: string };
  const outcome = await send(z, bundle, "delete_endpoint", { endpointId });
  // Somebody was faster.
  if (!outcome.ok && outcome.code === "not_found") return {};
  return resultOf(outcome);
}

/** Zapier knows a message that comes again by its `id`, which is that of the event. */
function receive({ data = {} }: Message): Item[] {
  const { event, flow, task } = data;
  return event ? [eventItem(event, flow, task)] : [];
}

/** An event with its flow as it is now. */
export async function withFlow(z: ZObject, bundle: Bundle, event: FlowEvent): Promise<Item> {
  const { flow } = (await perform(z, bundle, "get_flow", { flowId: event.flowId })) as { flow: object | null };
  return eventItem(event, flow);
}
