import { describe, expect, test } from "vitest";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import { commandsOn } from "../support/commands.ts";
import { type Answer, gatewayForTest, RAISED, SECRET, type TestGateway } from "../support/gateway.ts";
import { timeOf } from "../support/time.ts";

const MIB = 1024 * 1024;
const SESSION = "agent:main:main";
const BINDING = { sessionKey: SESSION, routeId: "zapier" };
/** Texts of a quarter of a million bytes as they are sent: plain, in many bytes, and in escapes. */
const TEXTS = { plain: "x".repeat(250_000), wide: "🦞é€".repeat(25_000), escaped: '\u0002"'.repeat(30_000) };

const bytesOf = ({ text }: Answer) => Buffer.byteLength(text);
const createFlows = async (gateway: TestGateway, goals: string[], fields: object) => {
  for (const goal of goals)
    expect((await gateway.call({ action: "create_flow", goal, ...fields })).status, goal).toBe(200);
};
const names = (count: number) => Array.from({ length: count }, (_, n) => `flow ${n}`);

async function newFlow(gateway: TestGateway): Promise<string> {
  return (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow.flowId;
}

/** Past the actions: what a sender would need many requests for. */
async function addTasks(gateway: TestGateway, flowId: string, count: number, task: string): Promise<void> {
  const session = bindSession(commandsOn(gateway.store), timeOf(Date.now), BINDING);
  for (let n = 0; n < count; n += 1)
    expect(await session.runTask({ flowId, runtime: "acp", task, label: String(n) })).toMatchObject({ created: true });
}

describe("a page of list_flows", () => {
  test.each([
    ["plain", undefined],
    ["wide", undefined],
    ["escaped", undefined],
    ["wide", ["queued", "failed"]],
  ] as const)(
    "of %s texts is not larger than 4 MiB, and pages meet without a gap (status: %j)",
    async (kind, status) => {
      const gateway = await gatewayForTest();
      const goals = names(40);
      await createFlows(gateway, goals, { currentStep: TEXTS[kind] });
      const pages: Answer[] = [];
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await gateway.call({ action: "list_flows", ...(cursor && { cursor }), ...(status && { status }) });
        pages.push(page);
        cursor = page.body.result.nextCursor;
        more = cursor !== undefined;
      }
      expect(pages.flatMap(({ body }) => body.result.flows.map(({ goal }) => goal))).toEqual(goals.reverse());
      for (const page of pages) expect(bytesOf(page)).toBeLessThanOrEqual(4 * MIB);
      // Nor are they much smaller, but for the last.
      for (const page of pages.slice(0, -1)) expect(bytesOf(page)).toBeGreaterThan(3.5 * MIB);
    },
  );

  test("holds one flow, however large", async () => {
    const limits = { ...RAISED, maxBodyBytes: 16 * MIB };
    const gateway = await gatewayForTest({ routes: { zapier: { sessionKey: SESSION, secret: SECRET, limits } } });
    await createFlows(gateway, names(3), { stateJson: "x".repeat(5 * MIB) });
    const page = await gateway.call({ action: "list_flows" });
    expect(page.body.result.flows.map(({ goal }) => goal)).toEqual(["flow 2"]);
    const next = await gateway.call({ action: "list_flows", cursor: page.body.result.nextCursor });
    expect(next.body.result.flows.map(({ goal }) => goal)).toEqual(["flow 1"]);
  });

  test("does not end early where it need not", async () => {
    const gateway = await gatewayForTest();
    await createFlows(gateway, names(15), { stateJson: TEXTS.plain });
    const { result } = (await gateway.call({ action: "list_flows" })).body;
    expect([result.flows.length, result.nextCursor]).toEqual([15, undefined]);
  });
});

describe("run_task", () => {
  const gatewayForLarge = () => {
    const limits = { ...RAISED, maxBodyBytes: 32 * MIB };
    return gatewayForTest({ routes: { zapier: { sessionKey: SESSION, secret: SECRET, limits } } });
  };
  const large = (bytes: number, text = "x") => text.repeat(bytes / Buffer.byteLength(text));

  test.each([
    ["a large state", { stateJson: { a: large(3 * MIB) } }, large(3 * MIB), 4 * MIB],
    ["a large state of wide characters", { stateJson: large(3 * MIB, "🦞") }, large(3 * MIB, "é"), 4 * MIB],
    ["a large goal", { goal: `${"x".repeat(999)}${large(7 * MIB, "🦞")}` }, "t", 4 * MIB],
    [
      "large texts everywhere",
      { goal: large(MIB), currentStep: large(MIB), waitJson: large(MIB) },
      large(3 * MIB),
      4 * MIB,
    ],
    ["a large step, and a task that is too large alone", { currentStep: large(MIB) }, large(5 * MIB), 6 * MIB],
    ["escapes, which take six bytes each", { stateJson: "\u0002".repeat(MIB / 2) }, "\u0002".repeat(MIB / 2), 4 * MIB],
  ])("of a flow with %s answers with the flow in short, and says so", async (_what, fields, task, atMost) => {
    const gateway = await gatewayForLarge();
    const created = await gateway.call({ action: "create_flow", goal: "g", ...fields });
    const { flowId, goal } = created.body.result.flow;
    const run = () =>
      gateway.call({ action: "run_task", flowId, runtime: "acp", task }, "zapier", { "idempotency-key": "k" });
    const answer = await run();
    expect([answer.status, bytesOf(answer) <= atMost]).toEqual([200, true]);
    const { flow, flowTruncated, task: shown } = answer.body.result;
    expect([flow.flowId, flowTruncated, shown.task === task]).toEqual([flowId, true, true]);
    expect(
      flow.goal.isWellFormed() && goal.startsWith(flow.goal) && flow.goal.length >= Math.min(999, goal.length),
    ).toBe(true);
    for (const name of ["stateJson", "waitJson", "currentStep"]) expect(flow).not.toHaveProperty(name);
    expect((await run()).text).toBe(answer.text);
    expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow.goal).toBe(goal);
  });

  test("of a flow and a task that fit together shows both whole, and says nothing", async () => {
    const gateway = await gatewayForLarge();
    const fields = { stateJson: large(2 * MIB - 64 * 1024) };
    const created = await gateway.call({ action: "create_flow", goal: "g", ...fields });
    const { flowId } = created.body.result.flow;
    const task = large(2 * MIB - 64 * 1024);
    const { result } = (await gateway.call({ action: "run_task", flowId, runtime: "acp", task })).body;
    expect([result.flow.stateJson === fields.stateJson, result.task.task === task]).toEqual([true, true]);
    expect(result).not.toHaveProperty("flowTruncated");
  });
});

describe("cancel_flow", () => {
  test("of a flow that takes all the room names no task, and says so", async () => {
    const limits = { ...RAISED, maxBodyBytes: 32 * MIB };
    const gateway = await gatewayForTest({ routes: { zapier: { sessionKey: SESSION, secret: SECRET, limits } } });
    const created = await gateway.call({ action: "create_flow", goal: "g", stateJson: "x".repeat(5 * MIB) });
    const { flowId } = created.body.result.flow;
    await addTasks(gateway, flowId, 3, "t");
    const answer = await gateway.call({ action: "cancel_flow", flowId });
    expect([answer.status, bytesOf(answer) < 5 * MIB + 64 * 1024]).toEqual([202, true]);
    expect(answer.body.result).toMatchObject({ tasks: [], tasksTruncated: true });
  });

  test.each(Object.keys(TEXTS) as (keyof typeof TEXTS)[])(
    "of many tasks with %s texts answers with the newest that fit into 4 MiB, and says that there are more",
    async (kind) => {
      const gateway = await gatewayForTest();
      const flowId = await newFlow(gateway);
      await addTasks(gateway, flowId, 40, TEXTS[kind]);
      const cancel = () => gateway.call({ action: "cancel_flow", flowId }, "zapier", { "idempotency-key": "k" });
      const pending = await cancel();
      expect([pending.status, bytesOf(pending) <= 4 * MIB]).toEqual([202, true]);
      expect(bytesOf(pending)).toBeGreaterThan(3.5 * MIB);
      expect(pending.body.result).toMatchObject({ tasksTruncated: true });
      const { tasks } = pending.body.result;
      expect(tasks.map(({ label }) => label)).toEqual(tasks.map((_, n) => String(39 - n)));
      // What is kept for the key is no larger.
      expect((await cancel()).text).toBe(pending.text);
      await gateway.call({ action: "finish_flow", flowId, expectedRevision: 1 });
      const refused = await gateway.call({ action: "cancel_flow", flowId });
      expect([refused.status, bytesOf(refused) <= 4 * MIB]).toEqual([409, true]);
      expect(refused.body.result).toMatchObject({ tasksTruncated: true });
    },
  );

  test("completes when no task is active, though not all of them are named", async () => {
    let now = 1_700_000_000_000;
    const gateway = await gatewayForTest({ clock: () => now, maintenance: { sweepIntervalMs: 20 } });
    const flowId = await newFlow(gateway);
    const session = bindSession(
      commandsOn(gateway.store),
      timeOf(() => now),
      BINDING,
    );
    for (let n = 0; n < 30; n += 1) await session.runTask({ flowId, runtime: "acp", task: TEXTS.plain });
    now += 3_600_000;
    const summary = async () => (await gateway.call({ action: "get_task_summary", flowId })).body.result.summary;
    await expect.poll(async () => (await summary()).active, { timeout: 15_000 }).toBe(0);
    const done = await gateway.call({ action: "cancel_flow", flowId });
    expect(done.status).toBe(200);
    expect(done.body.result).toMatchObject({ cancelled: true, tasksTruncated: true });
  });

  test("names all tasks, and says nothing of more, where they fit", async () => {
    const gateway = await gatewayForTest();
    const flowId = await newFlow(gateway);
    await addTasks(gateway, flowId, 15, TEXTS.plain);
    const { result } = (await gateway.call({ action: "cancel_flow", flowId })).body;
    expect(result.tasks).toHaveLength(15);
    expect(result).not.toHaveProperty("tasksTruncated");
  });
});
