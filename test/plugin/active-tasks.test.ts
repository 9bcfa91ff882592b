import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import { commandsOn } from "../support/commands.ts";
import { type Answer, gatewayForTest, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { program, route, withRoutes } from "../support/reloading-program.ts";
import { timeOf } from "../support/time.ts";

const newFlow = async (gateway: TestGateway) =>
  (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow.flowId;
const REASON = "Flow has 3 active tasks, the maximum (taskflow.maxActiveTasksPerFlow). Wait until one has ended.";

describe("a flow with as many active tasks as it may have", () => {
  test("takes no other (409 task_not_created, with the reason), and returns the task of a run that it knows", async () => {
    const gateway = await gatewayForTest({ taskflow: { maxActiveTasksPerFlow: 3 } });
    const flowId = await newFlow(gateway);
    const run = (more: object = {}) => gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t", ...more });
    for (const runId of ["a", "b", "c"]) expect((await run({ runId })).status).toBe(200);
    const refused = await run({ runId: "d" });
    expect([refused.status, refused.body.code, refused.body.error]).toEqual([409, "task_not_created", REASON]);
    expect(refused.body.result).toMatchObject({ found: true, created: false, reason: REASON, flow: { flowId } });
    expect((await run({ runId: "b" })).status).toBe(200);
    const other = await newFlow(gateway);
    expect((await run({ flowId: other })).status).toBe(200);
    const { summary } = (await gateway.call({ action: "get_task_summary", flowId })).body.result;
    expect(summary.total).toBe(3);
  });

  test("takes none of many that come at once", async () => {
    const gateway = await gatewayForTest({ taskflow: { maxActiveTasksPerFlow: 3 } });
    const flowId = await newFlow(gateway);
    const run = () => gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t" });
    const statuses = (await Promise.all(Array.from({ length: 20 }, run))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(3);
    expect(statuses.filter((status) => status === 409)).toHaveLength(17);
  });

  test("takes another when one has ended", async () => {
    let now = 1_700_000_000_000;
    const options = { clock: () => now, maintenance: { sweepIntervalMs: 20 } };
    const gateway = await gatewayForTest({ taskflow: { maxActiveTasksPerFlow: 1 }, ...options });
    const flowId = await newFlow(gateway);
    const run = () => gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t" });
    expect([(await run()).status, (await run()).status]).toEqual([200, 409]);
    now += 3_600_000;
    await expect.poll(async () => (await run()).status, { timeout: 15_000 }).toBe(200);
  });

  test("has as many as the configuration's taskflow.maxActiveTasksPerFlow says", async () => {
    const taskflow = { maxActiveTasksPerFlow: 2 };
    const { url } = await program(withRoutes({ a: route("s") }, { taskflow }));
    const ask = async (body: object) => {
      const headers = { "content-type": "application/json", authorization: "Bearer s" };
      const init = { method: "POST", headers, body: JSON.stringify(body) };
      return (await fetch(`${url}/plugins/webhooks/a`, init)).json() as Promise<
        Pick<Answer["body"], "code" | "result">
      >;
    };
    const { flowId } = (await ask({ action: "create_flow", goal: "g" })).result.flow;
    const codes = [];
    for (let n = 0; n < 3; n += 1)
      codes.push((await ask({ action: "run_task", flowId, runtime: "acp", task: "t" })).code);
    expect(codes).toEqual([undefined, undefined, "task_not_created"]);
  });

  test("has a thousand where nothing else is configured", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    const session = bindSession(commandsOn(store), timeOf(Date.now), {
      sessionKey: "agent:main:main",
      routeId: "zapier",
    });
    const creation = await session.createManaged({ goal: "g", controllerId: "c" });
    const flowId = creation.created ? creation.flow.flowId : "";
    const run = () => session.runTask({ flowId, runtime: "acp", task: "t" });
    const tasks = await Promise.all(Array.from({ length: 1_001 }, run));
    expect(tasks.filter(({ created }) => created)).toHaveLength(1_000);
    expect(tasks.at(-1)).toMatchObject({ created: false, code: "task_not_created" });
    await store.close();
  });
});
