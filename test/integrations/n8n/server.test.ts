import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { clientAt } from "../../support/mcp-client.ts";
import { signIn } from "./interface.ts";
import { PACKAGE } from "./n8n.ts";
import { openStage, type Stage } from "./stage.ts";
import { chain, shippedWorkflow, taskFlow, type Workflow } from "./workflow.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 5 * 60_000);
afterAll(() => stage?.close());

const waiting = { timeout: 30_000, interval: 250 };

const create = async (goal: string) =>
  (await stage.gateway.call({ action: "create_flow", goal }, "n8n")).body.result.flow.flowId;
const get = async (flowId: string) =>
  (await stage.gateway.call({ action: "get_flow", flowId }, "n8n")).body.result.flow;
const tasks = async (flowId: string) =>
  (await stage.gateway.call({ action: "get_task_summary", flowId }, "n8n")).body.result.summary.total;
const park = (flowId: string) =>
  stage.gateway.call({ action: "set_waiting", flowId, expectedRevision: 0, waitJson: { kind: "reply" } }, "n8n");

/** The workflow that is shipped, by way of the proxy, and polling every five seconds instead of every minute. */
function impatient() {
  const workflow = shippedWorkflow(PACKAGE, "react-to-flows.json");
  const every5s = [...Array(12).keys()].map((n) => ({ mode: "custom", cronExpression: `${5 * n} * * * * *` }));
  for (const node of workflow.nodes) {
    node.credentials = { taskFlowWebhooksApi: { id: "proxied", name: "proxied" } };
    if ("pollTimes" in node.parameters) node.parameters.pollTimes = { item: every5s };
  }
  return workflow;
}

const requests = (action: string) => stage.proxy.seen.filter(({ url }) => url.endsWith(`/${action}`));

/** Both triggers have asked a second time: what the first time was there is known. */
const polled = () => vi.waitFor(() => expect(requests("list_flows").length).toBeGreaterThanOrEqual(4), waiting);

test("in the interface credentials are tested, a trigger returns an example, and agents find the node as a tool", async () => {
  await stage.n8n.importWorkflow(impatient());
  const waits = await create("an example");
  await park(waits);
  const server = await stage.n8n.start();
  const { testCredential: check, nodeTypes, run } = await signIn(server.url);
  const { taskflowRoute, proxied, wrong, reader, elsewhere } = stage.credentials;
  expect(await check(taskflowRoute)).toMatchObject({ status: "OK" });
  expect(await check(proxied)).toMatchObject({ status: "OK" });
  expect(await check(wrong)).toMatchObject({ status: "Error", message: expect.stringContaining("secret is wrong") });
  expect(await check(reader)).toMatchObject({ status: "Error", message: expect.stringContaining("secret is correct") });
  expect(await check(elsewhere)).toMatchObject({ status: "Error", message: expect.stringContaining("No route") });
  await run("taskflowReact", "Flow Waits");
  await vi.waitFor(async () => expect(await get(waits)).toMatchObject({ status: "running", revision: 2 }), waiting);
  const types = await nodeTypes();
  await server.stop();
  const names = types.map(({ name }) => name).filter((name) => name.includes("taskFlow"));
  // The last is the one for agents.
  expect(new Set(names)).toEqual(
    new Set(
      ["", "Trigger", "PollingTrigger", "Tool"].map((kind) => `n8n-nodes-taskflow-webhooks.taskFlowWebhooks${kind}`),
    ),
  );
});

/** The node as tools of n8n's own MCP server: what an AI Agent node calls, without a language model. */
function tools(): Workflow {
  const tool = (name: string, operation: string, parameters: Record<string, unknown>) => ({
    ...taskFlow(name, operation, parameters),
    type: "n8n-nodes-taskflow-webhooks.taskFlowWebhooksTool",
    id: name,
    position: [0, 200] as [number, number],
  });
  const server = {
    id: "mcp",
    name: "MCP Server Trigger",
    type: "@n8n/n8n-nodes-langchain.mcpTrigger",
    typeVersion: 2,
    position: [0, 0] as [number, number],
    parameters: { path: "taskflow" },
    webhookId: "taskflow",
  };
  const goal = "={{ $fromAI('goal', 'What the flow is for', 'string') }}";
  const nodes = [server, tool("Create", "create_flow", { goal }), tool("Latest", "find_latest_flow", {})];
  const toServer = { main: [], ai_tool: [[{ node: server.name, type: "ai_tool" as const, index: 0 }]] };
  return { ...chain("tools"), nodes, connections: { Create: toServer, Latest: toServer } };
}

test("an agent uses the node as a tool, and what it asks for twice is done twice", async () => {
  await stage.n8n.importWorkflow(tools());
  await stage.n8n.publish("tools");
  const server = await stage.n8n.start();
  const client = await vi.waitFor(() => clientAt(`${server.url}/mcp/taskflow`, undefined), waiting);
  const before = await stage.flows();
  const names = (await client.listTools()).tools.map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(["Create", "Latest"]));
  for (let i = 0; i < 2; i++) {
    const { content } = await client.callTool({ name: "Create", arguments: { goal: "asked by an agent" } });
    expect(JSON.stringify(content)).toContain("asked by an agent");
  }
  expect(JSON.stringify((await client.callTool({ name: "Latest", arguments: {} })).content)).toContain("flowId");
  const made = (await stage.flows()).slice(0, -before.length);
  await client.close();
  await server.stop();
  expect(made.map((flow) => flow.goal)).toEqual(["asked by an agent", "asked by an agent"]);
});

test("triggers start a workflow for what happens to flows, once each, also across a restart of n8n", async () => {
  const { n8n } = stage;
  const old = await create("was there before");
  stage.proxy.play();
  await n8n.importWorkflow(impatient());
  await n8n.publish("taskflowReact");
  const first = await n8n.start();
  const [one, two] = await polled().then(() => Promise.all([create("one"), create("two")]));
  await vi.waitFor(async () => expect([await tasks(one), await tasks(two)]).toEqual([1, 1]), waiting);
  await park(one);
  const resumed = { status: "running", revision: 2, stateJson: { answered: { kind: "reply" } } };
  await vi.waitFor(async () => expect(await get(one)).toMatchObject(resumed), waiting);
  await first.stop();

  const meanwhile = await create("while n8n was stopped");
  const second = await n8n.start();
  await vi.waitFor(async () => expect(await tasks(meanwhile)).toBe(1), waiting);
  await second.stop();
  expect(await tasks(old)).toBe(0);
  // One for each flow: had an event come twice, a task that is there already would have been asked for again.
  expect(requests("run_task")).toHaveLength(3);
  expect(requests("resume_flow")).toHaveLength(1);
}, 180_000);
