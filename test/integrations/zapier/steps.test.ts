import { describe, expect, test } from "vitest";
import { type Connection, failure } from "./app.ts";
import { liveGateway } from "./gateway.ts";

const gateway = liveGateway();
const newFlow = (zapier: Connection, input: object = {}) => zapier.create("create_flow", { goal: "Review", ...input });

describe("a connection", () => {
  test("is labelled with the id of its route", async () => {
    expect(await gateway.connection().test()).toEqual({ routeId: "zapier" });
  });

  test("of a route that allows almost nothing can still be tested", async () => {
    expect(await gateway.connection("monitor").test()).toEqual({ routeId: "monitor" });
  });

  test("with a wrong secret is refused, also where the route may do next to nothing", async () => {
    for (const route of ["zapier", "monitor"] as const)
      expect(await failure(gateway.connection(route, "wrong").test())).toMatchObject({ name: "ExpiredAuthError" });
  });
});

describe("a Zap", () => {
  test("creates a flow, runs a task, waits, resumes and finishes", async () => {
    const zapier = gateway.connection();
    const { flowId } = await newFlow(zapier, { stateJson: '{"reviewed":0,"next":null}', status: "running" });
    const run = await zapier.create("run_task", { flowId, runtime: "acp", task: "Inspect", preferMetadata: "true" });
    expect(run).toMatchObject({ created: true, flowId, task: { parentFlowId: flowId, status: "queued" } });
    expect(run.id).toBe(Object(run.task).taskId);
    const waiting = { flowId, expectedRevision: "0", currentStep: "reply", waitJson: '{"kind":"reply"}' };
    expect(await zapier.create("set_waiting", waiting)).toMatchObject({ status: "waiting", revision: 1 });
    expect(await zapier.create("resume_flow", { flowId, expectedRevision: 1, status: "running" })).toMatchObject({
      status: "running",
      waitJson: null,
    });
    await zapier.create("finish_flow", { flowId, expectedRevision: 2, stateJson: '{"reviewed":42}' });
    const [found] = await zapier.search("get_flow", { flowId });
    expect(found).toMatchObject({ id: flowId, status: "succeeded", stateJson: { reviewed: 42 }, currentStep: "reply" });
  });

  test("blocks and fails a flow", async () => {
    const zapier = gateway.connection();
    const { flowId } = await newFlow(zapier);
    const blocked = await zapier.create("set_waiting", { flowId, expectedRevision: 0, blockedSummary: "No access" });
    expect(blocked).toMatchObject({ status: "blocked", blockedSummary: "No access" });
    const cleared = await zapier.create("set_waiting", { flowId, expectedRevision: 1, blockedSummary: "null" });
    expect(cleared.status).toBe("waiting");
    expect(cleared).not.toHaveProperty("blockedSummary");
    const failed = { flowId, expectedRevision: 2, blockedSummary: "Gave up" };
    expect(await zapier.create("fail_flow", failed)).toMatchObject({ status: "failed", revision: 3 });
  });

  test("asks for a flow to be cancelled, and cancels it, with and without a task that is active", async () => {
    const zapier = gateway.connection();
    const { flowId } = await newFlow(zapier);
    expect(await zapier.create("request_cancel", { flowId, expectedRevision: 0 })).toMatchObject({ revision: 1 });
    expect(await zapier.create("cancel_flow", { flowId })).toMatchObject({ cancelled: true, status: "cancelled" });
    const other = await newFlow(zapier);
    await zapier.create("run_task", { flowId: other.flowId, runtime: "subagent", task: "Inspect" });
    const pending = await zapier.create("cancel_flow", { flowId: other.flowId });
    expect(pending).toMatchObject({ cancelled: false, reason: expect.stringContaining("still active") });
  });
});

describe("a search", () => {
  test("finds a flow by its id, by a token, or the latest one", async () => {
    const zapier = gateway.connection();
    const { flowId } = await newFlow(zapier);
    for (const [key, input] of [
      ["get_flow", { flowId }],
      ["resolve_flow", { token: flowId }],
      ["resolve_flow", { token: "agent:main:main" }],
      ["find_latest_flow", {}],
    ] as const)
      expect(await zapier.search(key, input)).toMatchObject([{ id: flowId, goal: "Review", revision: 0 }]);
  });

  test("that finds nothing returns nothing", async () => {
    const zapier = gateway.connection();
    expect(await zapier.search("get_flow", { flowId: "unknown" })).toEqual([]);
    expect(await zapier.search("resolve_flow", { token: "unknown" })).toEqual([]);
    expect(await zapier.search("get_task_summary", { flowId: "unknown" })).toEqual([]);
    expect(await gateway.connection("triggers").search("find_latest_flow")).toEqual([]);
  });

  test("counts the tasks of a flow", async () => {
    const zapier = gateway.connection();
    const { flowId } = await newFlow(zapier);
    await zapier.create("run_task", { flowId, runtime: "acp", task: "Inspect" });
    expect(await zapier.search("get_task_summary", { flowId })).toMatchObject([
      { id: flowId, total: 1, byRuntime: { acp: 1, subagent: 0 } },
    ]);
  });

  test("finds a task by its id, and lists those of a flow, which can be cancelled", async () => {
    const zapier = gateway.connection();
    const { flowId } = await newFlow(zapier);
    const input = { flowId, runtime: "acp", task: "Inspect" };
    const { id: taskId } = await zapier.create("run_task", input);
    expect(await zapier.search("get_task", { taskId })).toMatchObject([
      { id: taskId, task: "Inspect", status: "queued" },
    ]);
    expect(await zapier.search("get_task", { taskId: "unknown" })).toEqual([]);
    const cancelled = await zapier.create("cancel_task", { taskId });
    expect(cancelled).toMatchObject({ id: taskId, cancelled: true, task: { status: "cancelled" } });
    const { id: second } = await zapier.create("run_task", { ...input, queue: "agents", inputJson: '{"batch":1}' });
    const queued = await zapier.page("list_tasks", { flowId, queue: "agents", status: ["queued"] });
    expect(queued).toMatchObject({ results: [{ id: second, attempt: 0, maxAttempts: 3 }], paging_token: null });
    const newest = await zapier.poll("new_task");
    expect(newest.slice(0, 2)).toMatchObject([{ id: second }, { id: taskId }]);
  });

  test("lists the flows in some statuses, page by page", async () => {
    const zapier = gateway.connection("many");
    for (let flow = 0; flow < 101; flow++) await newFlow(zapier, { goal: `Flow ${flow}`, status: "waiting" });
    await newFlow(zapier, { goal: "Another" });
    const first = await zapier.page("list_flows", { status: ["waiting", "blocked"] });
    expect([first.results.length, first.results[0]?.goal]).toEqual([100, "Flow 100"]);
    const second = await zapier.page("list_flows", { status: ["waiting"] }, first.paging_token ?? "");
    expect([second.results.map(({ goal }) => goal), second.paging_token]).toEqual([["Flow 0"], null]);
  });
});
