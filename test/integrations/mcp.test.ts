import type { Client } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../support/gateway.ts";
import { call, clientOverHttp, clientOverStdio, ERAS, mcpEnvironment } from "../support/mcp-client.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

interface Flow {
  flowId: string;
  revision: number;
  status: string;
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

/** What is done with the server, however it is reached. Each result has been checked against its tool's schema by the client. */
async function scenario(client: Client): Promise<void> {
  const used = new Set<string>();
  const use = async (name: string, input: Record<string, unknown> = {}) => {
    used.add(name);
    const called = await call(client, name, input);
    return { ...called, flow: called.result?.flow as Flow };
  };

  const { flow } = await use("create_flow", { goal: "Triage the inbox", stateJson: { seen: [] } });
  const { flowId } = flow;
  expect(flow).toMatchObject({ revision: 0, status: "queued", stateJson: { seen: [] } });
  const again = async () => (await use("get_flow", { flowId })).flow;
  expect(await again()).toEqual(flow);
  expect((await use("find_latest_flow")).flow).toEqual(flow);
  expect((await use("resolve_flow", { token: flowId })).flow).toEqual(flow);

  const task = { flowId, runtime: "acp", task: "Read ten mails", status: "running", startedAt: Date.now() };
  expect((await use("run_task", task)).result).toMatchObject({ created: true, task: { status: "running" } });
  const [listed] = (await use("list_tasks", { flowId, status: ["running"] })).result.tasks as { taskId: string }[];
  const { taskId } = listed ?? {};
  expect((await use("get_task", { taskId })).result).toMatchObject({ task: { taskId, task: "Read ten mails" } });
  expect((await use("get_task_summary", { flowId })).result).toMatchObject({ summary: { total: 1, active: 1 } });
  expect((await use("cancel_task", { taskId })).result).toMatchObject({
    cancelled: true,
    task: { status: "cancelled" },
  });

  const waiting = { flowId, expectedRevision: 0, currentStep: "await_reply", waitJson: { kind: "reply" } };
  expect((await use("set_waiting", waiting)).flow).toMatchObject({ revision: 1, status: "waiting" });
  const late = await use("set_waiting", waiting);
  expect([late.isError, late.facts]).toMatchObject([true, { code: "revision_conflict", current: await again() }]);
  const { revision } = late.facts.current as Flow;
  const resumed = await use("resume_flow", {
    flowId,
    expectedRevision: revision,
    status: "running",
    currentStep: null,
  });
  expect(resumed.flow).toMatchObject({ revision: 2, status: "running" });
  const finished = await use("finish_flow", { flowId, expectedRevision: 2, stateJson: null });
  expect(finished.flow).toMatchObject({ revision: 3, status: "succeeded", stateJson: null });

  const second = (await use("create_flow", { goal: "Fails" })).flow;
  const failed = await use("fail_flow", { flowId: second.flowId, expectedRevision: 0, blockedSummary: "No mailbox" });
  expect(failed.flow).toMatchObject({ status: "failed", blockedSummary: "No mailbox" });
  const third = (await use("create_flow", { goal: "Is cancelled" })).flow;
  await use("run_task", { flowId: third.flowId, runtime: "subagent", task: "Goes on" });
  const asked = await use("request_cancel", { flowId: third.flowId, expectedRevision: 0 });
  expect(asked.flow).toMatchObject({ cancelRequestedAt: expect.any(Number) });
  expect((await use("cancel_flow", { flowId: third.flowId })).result).toMatchObject({ found: true, cancelled: false });
  expect((await use("run_task", { flowId: third.flowId, runtime: "acp", task: "No more" })).facts).toMatchObject({
    code: "cancel_requested",
  });

  const page = (await use("list_flows", { limit: 2, status: ["succeeded", "failed", "queued"] })).result;
  expect((page.flows as Flow[]).map((one) => one.flowId)).toEqual([third.flowId, second.flowId]);
  const next = (await use("list_flows", { limit: 1, cursor: page.nextCursor, status: ["succeeded"] })).result;
  expect((next.flows as Flow[])[0]).toEqual(finished.flow);
  expect((await use("get_flow", { flowId: "nobody" })).result).toEqual({ flow: null });
  const heard = (await use("list_events", { flowId, types: ["flow.succeeded"] })).result;
  expect(heard.events).toMatchObject([{ type: "flow.succeeded", flowId, revision: 3, status: "succeeded" }]);
  expect(used).toEqual(new Set(SENDER_ACTIONS));

  const stored = (await gateway.call({ action: "get_flow", flowId })).body.result.flow;
  expect(stored).toEqual(finished.flow);
}

describe.each(ERAS)("an agent that speaks MCP %s drives flows with every tool", (era) => {
  test("over standard input and output", async () => {
    await scenario((await clientOverStdio(mcpEnvironment(gateway.url), { era })).client);
  });

  test("over streamable HTTP", async () => {
    await scenario(await clientOverHttp(mcpEnvironment(gateway.url), era));
  });
});

test("20 flows at once are driven over one HTTP server", async () => {
  const first = await clientOverHttp(mcpEnvironment(gateway.url));
  const results = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const { flowId } = (await call(first, "create_flow", { goal: `Flow ${n}` })).result.flow as Flow;
      const { flow } = (await call(first, "finish_flow", { flowId, expectedRevision: 0 })).result as { flow: Flow };
      return [flow.flowId === flowId, flow.status];
    }),
  );
  expect(results).toEqual(results.map(() => [true, "succeeded"]));
});
