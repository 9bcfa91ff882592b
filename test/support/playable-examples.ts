import type { RequestExample } from "./examples.ts";
import { RAISED, SECRET, type TestGateway } from "./gateway.ts";

/** A route that may do all that the examples ask for. */
export const GRANTED = {
  zapier: {
    sessionKey: "agent:main:main",
    secret: SECRET,
    limits: RAISED,
    grants: ["endpoints" as const, "worker" as const, "delete" as const],
  },
};

/** The example with ids, revision and cursor of a flow and an endpoint that are there. */
export async function playable(gateway: TestGateway, example: RequestExample["value"]) {
  const created = await gateway.call({ action: "create_flow", goal: "An example's flow" });
  await gateway.call({ action: "create_flow", goal: "A newer flow" });
  const { flowId } = created.body.result.flow;
  if (example.action === "delete_flow") await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  if ("endpointId" in example) return onRealEndpoint(gateway, example, flowId);
  if ("taskId" in example) return onRealTask(gateway, example, flowId);
  const cursor = "cursor" in example ? await cursorFor(gateway, example.action, flowId) : undefined;
  return {
    ...example,
    ...("flowId" in example && { flowId }),
    ...("expectedRevision" in example && { expectedRevision: 0 }),
    ...("cursor" in example && { cursor }),
    ...("waitMs" in example && { waitMs: 50 }),
  };
}

/** Of the second page. */
async function cursorFor(gateway: TestGateway, action: RequestExample["value"]["action"], flowId: string) {
  if (action === "list_tasks") for (const _ of "12") await runTask(gateway, flowId);
  const { body } = await gateway.call({ action, limit: 1 });
  return body.result.nextCursor ?? body.result.cursor;
}

async function runTask(gateway: TestGateway, flowId: string, fields: object = {}) {
  return gateway.call({ action: "run_task", flowId, runtime: "acp", task: "An example's task", ...fields });
}

/** A task that a worker holds where the example has a lease. */
async function onRealTask(gateway: TestGateway, example: RequestExample["value"], flowId: string) {
  if (!("leaseToken" in example)) {
    const { body } = await runTask(gateway, flowId);
    return { ...example, taskId: body.result.task.taskId };
  }
  await runTask(gateway, flowId, { queue: "examples" });
  const { body } = await gateway.call({ action: "claim_tasks", workerId: "examples", queues: ["examples"] });
  const [claim] = body.result.claims;
  return { ...example, taskId: claim?.task.taskId, leaseToken: claim?.leaseToken };
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
