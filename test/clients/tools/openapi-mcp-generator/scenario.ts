import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const { TASKFLOW_URL = "", TASKFLOW_ROUTE: routeId, TASKFLOW_SECRET = "" } = process.env;

/** The generated server as an MCP host starts it. */
async function connect(secret: string): Promise<Client> {
  const client = new Client({ name: "scenario", version: "0" });
  const env = { API_BASE_URL: TASKFLOW_URL, BEARER_TOKEN_BEARERSECRET: secret };
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: ["server/build/index.js"], env, stderr: "ignore" }),
  );
  return client;
}

const client = await connect(TASKFLOW_SECRET);
const { tools } = await client.listTools();
const union = tools.some(({ name }) => name === "performAction");
// A stream has no body.
const actions = tools.filter(({ name }) => name !== "streamEvents");
assert.notEqual(actions.length, 0);
for (const { name, inputSchema } of actions) {
  const { requestBody } = inputSchema.properties as Record<string, { properties?: object; oneOf?: object[] }>;
  assert.ok(union ? requestBody?.oneOf?.length : requestBody?.properties, `${name} has no typed fields`);
}

interface Flow {
  flowId: string;
  revision: number;
  status: string;
}

/** The response of a tool: the status, and the text for the model. */
async function call(action: string, body: object, through = client): Promise<{ status: number; text: string }> {
  const name = union ? "performAction" : action.replace(/_./g, ([, letter = ""]) => letter.toUpperCase());
  const requestBody = union ? { action, ...body } : body;
  const { content } = await through.callTool({ name, arguments: { routeId, requestBody } });
  const [{ text }] = content as [{ text: string }];
  return { status: Number(/Status:? (\d+)/.exec(text)?.[1]), text };
}

async function result<T = { flow: Flow }>(action: string, body: object, expected = 200): Promise<T> {
  const { status, text } = await call(action, body);
  assert.equal(status, expected, text);
  return JSON.parse(text.slice(text.indexOf("{"))).result;
}

async function failure(action: string, body: object, expected: number, code: string, through = client) {
  const { status, text } = await call(action, body, through);
  assert.equal(status, expected, text);
  assert.ok(text.includes(`"code":"${code}"`), text);
  return text;
}

const { flow: inbound } = await result("create_flow", { goal: "Review inbound queue", stateJson: { reviewed: 0 } });
assert.equal(inbound.status, "queued");
const { flowId } = inbound;
const { flow: thread } = await result("create_flow", { goal: "Summarise the thread" });
const { flow: stale } = await result("create_flow", { goal: "Close stale tickets" });

assert.equal((await result("get_flow", { flowId })).flow.flowId, flowId);
assert.equal((await result("get_flow", { flowId: "unknown" })).flow, null);
interface Page {
  flows: Flow[];
  nextCursor?: string;
}
const first = await result<Page>("list_flows", { limit: 2 });
const last = await result<Page>("list_flows", { limit: 2, cursor: first.nextCursor });
assert.deepEqual(
  [...first.flows, ...last.flows].map((flow) => flow.flowId),
  [stale.flowId, thread.flowId, flowId],
);
assert.equal((await result("find_latest_flow", {})).flow.flowId, stale.flowId);
assert.equal((await result("resolve_flow", { token: flowId })).flow.flowId, flowId);

const parked = { flowId, expectedRevision: 0, currentStep: "await_reply", waitJson: { kind: "reply" } };
assert.equal((await result("set_waiting", parked)).flow.status, "waiting");
assert.equal((await result("resume_flow", { flowId, expectedRevision: 1, status: "running" })).flow.revision, 2);
await failure("finish_flow", { flowId, expectedRevision: 1 }, 409, "revision_conflict");
await result("finish_flow", { flowId, expectedRevision: 2, stateJson: { reviewed: 42 } });

await result("run_task", { flowId: thread.flowId, runtime: "acp", task: "Inspect the next message batch" });
const counted = await result<{ summary: { active: number } }>("get_task_summary", { flowId: thread.flowId });
assert.equal(counted.summary.active, 1);
await result("cancel_flow", { flowId: thread.flowId }, 202);
await result("fail_flow", { flowId: thread.flowId, expectedRevision: 1, blockedSummary: "The worker is gone" });
await result("request_cancel", { flowId: stale.flowId, expectedRevision: 0 });
assert.equal((await result("cancel_flow", { flowId: stale.flowId })).flow.status, "cancelled");

const notRunning = { flowId, runtime: "acp", task: "Started without running", startedAt: 1 };
const invalid = await failure("run_task", notRunning, 400, "invalid_request");
assert.ok(invalid.includes("status: must be running"), invalid);
const stranger = await connect("wrong");
await failure("get_flow", { flowId }, 401, "unauthorized", stranger);
await Promise.all([client.close(), stranger.close()]);
