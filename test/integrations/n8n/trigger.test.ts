import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn } from "./interface.ts";
import { PACKAGE } from "./n8n.ts";
import { openStage, type Stage } from "./stage.ts";
import { shippedWorkflow, type Workflow } from "./workflow.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 5 * 60_000);
afterAll(() => stage?.close());

const POLL = { timeout: 30_000, interval: 250 };

/** The workflow that is shipped, on a route with the grant, if none is given. */
function followUp(credential = "granted"): Workflow {
  const workflow = shippedWorkflow(PACKAGE, "follow-up-on-failures.json");
  for (const node of workflow.nodes)
    if (node.credentials) node.credentials = { taskFlowWebhooksApi: { id: credential, name: credential } };
  return workflow;
}

const call = async (request: Parameters<Stage["gateway"]["call"]>[0]) => {
  const { status, body } = await stage.gateway.call(request, "granted");
  expect(status, JSON.stringify(body)).toBe(200);
  return body.result;
};
const endpoints = async () => (await call({ action: "list_endpoints" })).endpoints;

async function fail(goal: string): Promise<string> {
  const { flowId } = (await call({ action: "create_flow", goal })).flow;
  await call({ action: "fail_flow", flowId, expectedRevision: 0, blockedSummary: "No reviewer" });
  return flowId;
}

/** The flows that the workflow has created for one that failed. */
async function followUps(goal: string) {
  const flows = await stage.flows();
  return flows.filter((flow) => flow.goal === `Look into: ${goal}`).map(({ stateJson }) => stateJson);
}

/** The statuses of a message that another secret signs, and of one that none does. */
async function forge(url: string): Promise<number[]> {
  const event = { eventId: "e", type: "flow.failed", flowId: "f" };
  const body = JSON.stringify({ type: "flow.failed", data: { event, flow: { flowId: "f", goal: "forged" } } });
  const now = new Date();
  const headers = {
    "content-type": "application/json",
    "webhook-id": "e",
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": new Webhook(Buffer.from("a guessed secret").toString("base64")).sign("e", now, body),
  };
  const signed = await fetch(url, { method: "POST", headers, body });
  const unsigned = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  return [signed.status, unsigned.status];
}

test("the instant trigger starts a workflow when a flow ends, until the workflow is unpublished", async () => {
  const { n8n } = stage;
  await n8n.importWorkflow(followUp());
  await n8n.publish("taskflowFailures");
  const first = await n8n.start();
  await expect.poll(async () => (await endpoints()).length, POLL).toBe(1);
  const [endpoint] = await endpoints();
  expect(endpoint).toMatchObject({
    description: "n8n: TaskFlow: when a flow has failed",
    types: ["flow.succeeded", "flow.failed", "flow.cancelled", "flow.lost"],
  });
  const url = endpoint?.url ?? "";

  const one = await fail("one");
  await expect.poll(() => followUps("one"), POLL).toEqual([{ failed: one, reason: "No reviewer" }]);
  // Only tried, and not the end of a flow.
  const { endpointId = "" } = endpoint ?? {};
  expect((await call({ action: "test_endpoint", endpointId })).attempt).toMatchObject({ delivered: true, status: 200 });
  expect(await forge(url)).toEqual([401, 401]);

  // n8n keeps the secret: the endpoint is the same after a restart, and what happened meanwhile is sent.
  await first.stop();
  const two = await fail("two");
  const second = await n8n.start();
  expect(await endpoints()).toMatchObject([{ endpointId }]);
  await expect
    .poll(() => followUps("two"), { timeout: 60_000, interval: 500 })
    .toEqual([{ failed: two, reason: "No reviewer" }]);

  const { unpublish } = await signIn(second.url);
  await unpublish("taskflowFailures");
  await expect.poll(endpoints, POLL).toEqual([]);
  await second.stop();
  expect(await followUps("one")).toHaveLength(1);
  expect(await followUps("forged")).toEqual([]);
}, 240_000);

test("the instant trigger listens for a test event with an endpoint that it deletes afterwards", async () => {
  const { n8n } = stage;
  const workflow = { ...followUp(), id: "listening" };
  await n8n.importWorkflow(workflow);
  const server = await n8n.start();
  const { run, failToRun, stopListening } = await signIn(server.url);
  await run("listening", "Flow Ended");
  await expect.poll(async () => (await endpoints()).length, POLL).toBe(1);
  const url = (await endpoints())[0]?.url ?? "";
  expect(url).toContain("/webhook-test/");
  const three = await fail("three");
  await expect.poll(() => followUps("three"), POLL).toEqual([{ failed: three, reason: "No reviewer" }]);
  await expect.poll(endpoints, POLL).toEqual([]);

  // One that n8n knows no longer is replaced: its messages would be refused.
  const lost = (await call({ action: "create_endpoint", url })).endpoint;
  await run("listening", "Flow Ended");
  await expect.poll(async () => (await endpoints()).length, POLL).toBe(1);
  expect((await endpoints())[0]).not.toMatchObject({ endpointId: lost.endpointId });
  await stopListening("listening");
  await expect.poll(endpoints, POLL).toEqual([]);

  await n8n.importWorkflow({ ...followUp("taskflowRoute"), id: "refused" });
  const refusal = await failToRun("refused", "Flow Ended");
  expect(refusal).toContain("The gateway cannot send events to n8n through this route");
  expect(refusal).toContain("Polling Trigger");
  await server.stop();
}, 240_000);
