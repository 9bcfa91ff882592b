import { describe, expect, test } from "vitest";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import { gatewayForTest, startTestGateway, temporaryDirectory } from "../support/gateway.ts";

const run = (flowId: string, more: object = {}) =>
  ({ action: "run_task", flowId, runtime: "acp", task: "t", ...more }) as const;

describe("sessions", () => {
  test("a flow of another session is as if it did not exist, for every action that names one", async () => {
    const gateway = await gatewayForTest();
    const { flowId } = (await gateway.call({ action: "create_flow", goal: "g", stateJson: "mine" })).body.result.flow;
    const foreign = (action: "get_flow" | "finish_flow" | "cancel_flow" | "get_task_summary", more: object = {}) =>
      gateway.call({ action, flowId, ...more }, "other");
    expect((await foreign("get_flow")).body.result).toEqual({ flow: null });
    expect((await foreign("get_task_summary")).body.result).toEqual({ summary: null });
    expect((await foreign("finish_flow", { expectedRevision: 0 })).status).toBe(404);
    expect((await foreign("cancel_flow")).status).toBe(404);
    expect((await gateway.call(run(flowId), "other")).status).toBe(404);
    expect((await gateway.call({ action: "resolve_flow", token: flowId }, "other")).body.result).toEqual({
      flow: null,
    });
    expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow.revision).toBe(0);
  });

  test("owner metadata appears in no answer", async () => {
    const gateway = await gatewayForTest();
    const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
    const answers = [
      await gateway.call(run(flowId)),
      await gateway.call({ action: "list_flows" }),
      await gateway.call({ action: "cancel_flow", flowId }),
      await gateway.call({ action: "finish_flow", flowId, expectedRevision: 9 }),
    ];
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/ownerKey|agent:main:main/);
  });

  test("a childSessionKey of another agent is refused, one of the route's agent is taken", async () => {
    const gateway = await gatewayForTest();
    const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
    const foreign = await gateway.call(run(flowId, { childSessionKey: "agent:other:acp:worker" }));
    expect([foreign.status, foreign.body.code]).toEqual([409, "task_not_created"]);
    expect((await gateway.call(run(flowId, { childSessionKey: "agent:main:acp:worker" }))).status).toBe(200);
  });
});

describe("revisions", () => {
  test("of 50 changes on one revision exactly one is applied", async () => {
    const gateway = await gatewayForTest();
    const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        gateway.call({ action: "set_waiting", flowId, expectedRevision: 0, stateJson: n }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === "revision_conflict")).toHaveLength(49);
    const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
    expect([flow.revision, flow.stateJson]).toEqual([1, answers.findIndex(({ status }) => status === 200)]);
  });
});

describe("list_flows", () => {
  test("pages cover every flow once, newest first, also those created meanwhile", async () => {
    const gateway = await gatewayForTest();
    for (let n = 0; n < 7; n += 1) await gateway.call({ action: "create_flow", goal: `${n}` });
    const goals: string[] = [];
    let cursor: string | undefined;
    do {
      const { result } = (await gateway.call({ action: "list_flows", limit: 3, ...(cursor && { cursor }) })).body;
      goals.push(...result.flows.map(({ goal }: { goal: string }) => goal));
      cursor = result.nextCursor;
      await gateway.call({ action: "create_flow", goal: "later" });
    } while (cursor);
    expect(goals).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
  });

  test("status picks, and a full page without more has no cursor", async () => {
    const gateway = await gatewayForTest();
    for (const status of ["queued", "running", "queued", "waiting"])
      await gateway.call({ action: "create_flow", goal: status, status });
    const list = async (status: string[]) =>
      (await gateway.call({ action: "list_flows", status, limit: 3 })).body.result;
    expect((await list(["queued", "waiting"])).flows.map(({ goal }: { goal: string }) => goal)).toEqual([
      "waiting",
      "queued",
      "queued",
    ]);
    expect((await list(["queued", "waiting"])).nextCursor).toBeUndefined();
    expect((await list(["lost"])).flows).toEqual([]);
  });
});

describe("durability", () => {
  test("flows and tasks are there after a restart", async () => {
    const stateDir = temporaryDirectory();
    const first = await startTestGateway({ stateDir });
    const { flow } = (await first.call({ action: "create_flow", goal: "g", stateJson: { n: [1, null] } })).body.result;
    await first.call(run(flow.flowId));
    await first.close();
    const second = await gatewayForTest({ stateDir });
    expect((await second.call({ action: "get_flow", flowId: flow.flowId })).body.result.flow).toEqual(flow);
    expect((await second.call({ action: "get_task_summary", flowId: flow.flowId })).body.result.summary.active).toBe(1);
  });

  test("a store that fails is 503 with Retry-After, without the reason, which is in the log", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    const failing = { ...store, insertFlow: () => Promise.reject(new PersistError("disk /dev/x is full")) };
    const log: string[] = [];
    const gateway = await gatewayForTest({ store: failing, log });
    const answer = await gateway.call({ action: "create_flow", goal: "g", stateJson: "canary" });
    expect([answer.status, answer.body.code, answer.headers.get("retry-after")]).toEqual([503, "persist_failed", "5"]);
    expect(JSON.stringify(answer.body)).not.toContain("/dev/x");
    expect(log.join("")).toContain("/dev/x");
    expect(log.join("")).not.toContain("canary");
  });

  test("a store that does not confirm a change is a 503 that says so", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    const insertFlow = () => Promise.reject(new PersistError("no answer", { uncertain: true }));
    const gateway = await gatewayForTest({ store: { ...store, insertFlow } });
    const answer = await gateway.call({ action: "create_flow", goal: "g" });
    expect([answer.status, answer.body.code, answer.headers.get("retry-after")]).toEqual([503, "persist_failed", "5"]);
    expect(answer.body).toMatchObject({
      uncertain: true,
      error: expect.stringContaining("may or may not have been applied"),
    });
  });

  test("a defect is 500 without a stack", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    const broken = { ...store, latestFlow: () => Promise.reject(new TypeError("boom at line 1")) };
    const gateway = await gatewayForTest({ store: broken });
    const answer = await gateway.call({ action: "find_latest_flow" });
    const requestId = answer.headers.get("x-request-id");
    expect([answer.status, answer.body]).toEqual([
      500,
      { ok: false, routeId: "zapier", code: "internal_error", error: "The gateway failed unexpectedly.", requestId },
    ]);
  });
});

describe("health", () => {
  test("/healthz and /readyz answer; readiness follows the store", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    let failing = false;
    const gateway = await gatewayForTest({
      store: { ...store, ping: () => (failing ? Promise.reject(new PersistError("gone")) : store.ping()) },
    });
    const status = async (path: string) => (await fetch(gateway.url + path)).status;
    expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 200]);
    failing = true;
    expect([await status("/healthz"), await status("/readyz")]).toEqual([200, 503]);
  });
});
