import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { expectContract } from "../support/gateway.ts";
import { send } from "./support/client.ts";
import { FakeModel, type ModelAnswer } from "./support/fake-model.ts";
import { copiedPlugin, Host, pluginIn, SECRET, VERSIONS } from "./support/host.ts";

/** Tasks that the agent of a real gateway runs, with a model on loopback. */

const ROUTES: Routes = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, execute: "subagent" },
  other: { sessionKey: "agent:main:other", secret: SECRET, execute: "subagent" },
  records: { sessionKey: "agent:main:main", secret: SECRET },
};
/** An agent that starts needs some seconds on a busy machine. */
const SOON = { timeout: 150_000, interval: 200 };

interface Result {
  flow: { flowId: string; status: string; stateJson?: unknown; blockedSummary?: string; cancelRequestedAt?: number };
  task: { taskId: string; status: string; progressSummary?: string };
  summary: { active: number };
}

/** What has been asked before, and whether that was the first time. */
const asked = new Set<string>();

function answerTo(prompt: string): ModelAnswer {
  const first = /HANG ONCE at batch-\w+/.exec(prompt)?.[0];
  if (first && !asked.has(first)) {
    asked.add(first);
    return "hang";
  }
  if (first) return { reply: "Done at last." };
  if (prompt.includes("HANG")) return "hang";
  if (prompt.includes("FAIL")) return { failure: "the model has refused" };
  return { reply: `Done with ${/batch-\w+/.exec(prompt)?.[0]}.` };
}

describe.each(VERSIONS)("in OpenClaw %s, with execute: subagent", (version) => {
  const model = new FakeModel(answerTo);
  let host: Host;
  beforeAll(async () => {
    await model.start();
    const loadPath = pluginIn(version, copiedPlugin());
    host = await new Host({ version, routes: ROUTES, loadPath, modelUrl: model.url }).start();
  }, 240_000);
  afterAll(async () => {
    await host?.kill();
    model.close();
  });

  const call = async (body: { action: string } & Record<string, unknown>, route = "zapier") => {
    const answer = await send(host.url, { path: `/plugins/webhooks/${route}`, body: JSON.stringify(body) });
    expectContract(answer.status, answer.body, body.action as "get_flow");
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return (answer.body as { result: Result }).result;
  };
  const create = async (fields: object = {}, route?: string) =>
    (await call({ action: "create_flow", goal: "work", ...fields }, route)).flow.flowId;
  const runTask = (flowId: string, task: string, fields: object = {}, route?: string) =>
    call({ action: "run_task", flowId, runtime: "acp", task, ...fields }, route);
  const flow = async (flowId: string, route?: string) => (await call({ action: "get_flow", flowId }, route)).flow;
  const ended = async (flowId: string, status: string, route?: string) => {
    await expect.poll(async () => (await flow(flowId, route)).status, SOON).not.toBe("queued");
    const last = await flow(flowId, route);
    expect(last.status, last.blockedSummary).toBe(status);
    return last;
  };
  const timesAsked = (text: string) => model.prompts.filter((prompt) => prompt.includes(text)).length;

  test("the agent runs a recorded task, and the flow succeeds with its reply", async () => {
    const flowId = await create({ stateJson: { step: 1, reply: "an earlier one" } });
    const { task } = await runTask(flowId, "Inspect batch-one");
    expect(task).toMatchObject({ status: "queued", progressSummary: expect.stringContaining("later becomes lost") });
    const { stateJson } = await ended(flowId, "succeeded");
    expect(stateJson).toEqual({ step: 1, reply: "Done with batch-one." });
    expect(timesAsked("Inspect batch-one")).toBe(1);
    expect((await call({ action: "get_task_summary", flowId })).summary.active).toBe(1);
    expect(host.log).toContain('Route "zapier" has execute: this gateway\'s agent runs its tasks.');
  }, 240_000);

  test("a model that fails fails the flow, with the reason and without another change of its state", async () => {
    const flowId = await create({ stateJson: ["mine"] });
    await runTask(flowId, "FAIL at batch-two");
    const failed = await ended(flowId, "failed");
    expect(failed).toMatchObject({
      stateJson: ["mine"],
      blockedSummary: expect.stringContaining("LLM request failed"),
    });
  }, 240_000);

  test("a run ID that comes again runs nothing, and its flow gets the same reply", async () => {
    const first = await create();
    const second = await create();
    await Promise.all([first, second, first].map((flowId) => runTask(flowId, "Count batch-three", { runId: "run-3" })));
    for (const flowId of [first, second])
      expect((await ended(flowId, "succeeded")).stateJson).toEqual({ reply: "Done with batch-three." });
    const later = await create();
    await runTask(later, "Count batch-three", { runId: "run-3" });
    expect((await ended(later, "succeeded")).stateJson).toEqual({ reply: "Done with batch-three." });
    expect(timesAsked("Count batch-three")).toBe(1);
  }, 240_000);

  test("a run ID of another session fails the flow, and shows nothing of that session's run", async () => {
    const mine = await create();
    await runTask(mine, "Read batch-four", { runId: "run-4" });
    await ended(mine, "succeeded");
    const theirs = await create({}, "other");
    await runTask(theirs, "Read batch-four", { runId: "run-4" }, "other");
    const failed = await ended(theirs, "failed", "other");
    expect(failed.blockedSummary).toContain("its run ID is that of another run");
    expect(JSON.stringify(failed)).not.toContain("Done with");
  }, 240_000);

  test("a cancelled flow stops its agent", async () => {
    const flowId = await create();
    await runTask(flowId, "HANG at batch-five");
    await expect.poll(() => timesAsked("batch-five"), SOON).toBe(1);
    await call({ action: "request_cancel", flowId, expectedRevision: 0 });
    await expect.poll(() => model.aborted, SOON).toBe(1);
    expect(await flow(flowId)).toMatchObject({ status: "queued", cancelRequestedAt: expect.any(Number) });
  }, 240_000);

  test("a route without execute, and a task that runs already, leave the agent alone", async () => {
    const recorded = await create({}, "records");
    await runTask(recorded, "Leave batch-six", {}, "records");
    const begun = await create();
    await runTask(begun, "Leave batch-six", { status: "running" });
    const marker = await create();
    await runTask(marker, "Mark batch-seven");
    await ended(marker, "succeeded");
    expect(timesAsked("Leave batch-six")).toBe(0);
    expect((await flow(recorded, "records")).status).toBe("queued");
  }, 240_000);

  test("a restart loses the run, and the task runs again when it is recorded again with its run ID", async () => {
    const flowId = await create();
    const text = `HANG ONCE at batch-${version.replaceAll(".", "_")}`;
    await runTask(flowId, text, { runId: "run-8" });
    await expect.poll(() => timesAsked(text), SOON).toBe(1);
    await host.kill();
    await host.start();
    expect((await flow(flowId)).status).toBe("queued");
    await runTask(flowId, text, { runId: "run-8" });
    expect((await ended(flowId, "succeeded")).stateJson).toEqual({ reply: "Done at last." });
  }, 400_000);
});
