import type { RequestExample } from "./examples.ts";
import { RAISED, SECRET, type TestGateway } from "./gateway.ts";

/** A route that may do all that the examples ask for. */
export const GRANTED = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED, grants: ["endpoints" as const] },
};

/** The example with ids, revision and cursor of a flow and an endpoint that are there. */
export async function playable(gateway: TestGateway, example: RequestExample["value"]) {
  const created = await gateway.call({ action: "create_flow", goal: "An example's flow" });
  await gateway.call({ action: "create_flow", goal: "A newer flow" });
  const { flowId } = created.body.result.flow;
  if ("endpointId" in example) return onRealEndpoint(gateway, example, flowId);
  const page = await gateway.call({ action: "list_flows", limit: 1 });
  const cursor = example.action === "list_events" ? await cursorOfEvents(gateway) : page.body.result.nextCursor;
  return {
    ...example,
    ...("flowId" in example && { flowId }),
    ...("expectedRevision" in example && { expectedRevision: 0 }),
    ...("cursor" in example && { cursor }),
    ...("waitMs" in example && { waitMs: 50 }),
  };
}

async function cursorOfEvents(gateway: TestGateway): Promise<string> {
  const { body } = await gateway.call({ action: "list_events", limit: 1 });
  return (body.result as unknown as { cursor: string }).cursor;
}

async function onRealEndpoint(gateway: TestGateway, example: RequestExample["value"], flowId: string) {
  const url = "https://automation.example/hooks/taskflow";
  const created = await gateway.call({ action: "create_endpoint", url });
  const { endpoint } = created.body.result as unknown as { endpoint: { endpointId: string } };
  const events = await gateway.call({ action: "list_events", flowId });
  const [event] = (events.body.result as unknown as { events: { eventId: string }[] }).events;
  return {
    ...example,
    endpointId: endpoint.endpointId,
    ...("eventId" in example && { eventId: event?.eventId }),
  };
}
