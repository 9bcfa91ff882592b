import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startFaultyProxy } from "../support/faulty-proxy.ts";
import { RAISED, SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { execute } from "./support/execute.ts";

/** The script of the action with `mode: wait`, as action.yml calls it; github-action.test.ts runs it in act. */
const SCRIPT = fileURLToPath(new URL("../../integrations/github-action/flow.sh", import.meta.url));
const POLL = { timeout: 30_000 };
let gateway: TestGateway;

beforeAll(async () => {
  const session = { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED };
  gateway = await startTestGateway({ routes: { zapier: session, narrow: { ...session, actions: ["get_flow"] } } });
});
afterAll(() => gateway?.close());

interface Waiting {
  url?: string;
  route?: string;
  timeout?: string;
  requireSuccess?: string;
}

/** Resolves to how the step has ended, and its outputs. */
async function wait(
  flowId: string,
  { url = gateway.url, route = "zapier", timeout = "60", requireSuccess }: Waiting = {},
) {
  const folder = temporaryDirectory();
  const files = { GITHUB_OUTPUT: join(folder, "output"), GITHUB_ENV: join(folder, "env") };
  for (const file of Object.values(files)) writeFileSync(file, "");
  const inputs = {
    FLOW_MODE: "wait",
    FLOW_ID: flowId,
    FLOW_TIMEOUT: timeout,
    FLOW_OUTCOME: "",
    FLOW_STEP: "",
    FLOW_STATE: "",
  };
  const address = { FLOW_URL: `${url}/plugins/webhooks/${route}`, FLOW_SECRET: SECRET };
  const env = { ...process.env, ...files, ...inputs, ...address, FLOW_REQUIRE_SUCCESS: requireSuccess ?? "true" };
  const { code, out, err } = await execute("bash", [SCRIPT], { env });
  expect(out + err).not.toContain(SECRET);
  const outputs = readFileSync(files.GITHUB_OUTPUT, "utf8").matchAll(/^(\S+)<<(\w+)\n(.*?)\n\2$/gms);
  return {
    code,
    out,
    err,
    outputs: Object.fromEntries(Array.from(outputs, ([, name, , value]) => [name, value])),
    env: readFileSync(files.GITHUB_ENV, "utf8"),
  };
}

const newFlow = async () => (await gateway.call({ action: "create_flow", goal: "Review" })).body.result.flow.flowId;
const finish = (flowId: string) => gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });

/** A proxy before the gateway, which shows what the step asks for. */
async function watched() {
  const proxy = await startFaultyProxy(gateway.url);
  onTestFinished(() => proxy.close());
  const actions = () => proxy.seen.map(({ body }) => JSON.parse(body) as { action: string; waitMs?: number });
  return { proxy, actions, isWaiting: () => actions().some(({ waitMs = 0 }) => waitMs > 0) };
}

describe("a step that waits", () => {
  test("asks once, and ends when somebody finishes the flow", async () => {
    const flowId = await newFlow();
    const { proxy, actions, isWaiting } = await watched();
    const waiting = wait(flowId, { url: proxy.url });
    await expect.poll(isWaiting, POLL).toBe(true);
    await finish(flowId);
    expect(await waiting).toMatchObject({
      code: 0,
      err: "",
      outputs: {
        "flow-id": flowId,
        revision: "1",
        status: "succeeded",
        outcome: "success",
        "cancel-requested": "false",
      },
      // A step of this job that ends the flow goes by what its own run has done.
      env: "",
    });
    expect(actions().map(({ action }) => action)).toEqual(["list_events", "get_flow", "list_events", "get_flow"]);
  });

  test("fails with the reason when the flow fails, unless it need not succeed", async () => {
    const flowId = await newFlow();
    await gateway.call({ action: "fail_flow", flowId, expectedRevision: 0, blockedSummary: "No\nreviewer" });
    const failed = await wait(flowId);
    expect(failed).toMatchObject({ code: 1, outputs: { status: "failed", outcome: "failure" } });
    expect(failed.out).toBe(`::error title=TaskFlow::The flow ${flowId} has ended as failed (No%0Areviewer).\n`);
    expect(await wait(flowId, { requireSuccess: "false" })).toMatchObject({
      code: 0,
      out: "",
      outputs: { status: "failed", outcome: "failure" },
    });
  });

  test("says that the flow was cancelled", async () => {
    const flowId = await newFlow();
    await gateway.call({ action: "cancel_flow", flowId });
    const { code, out, outputs } = await wait(flowId);
    expect([code, outputs.outcome]).toEqual([1, "cancelled"]);
    expect(out).toContain("has ended as cancelled.");
  });

  test.each(["true", "false"])(
    "fails after its timeout, and says where the flow stands (require-success: %s)",
    { timeout: 60_000 },
    async (requireSuccess) => {
      const flowId = await newFlow();
      await gateway.call({ action: "set_waiting", flowId, expectedRevision: 0, currentStep: "approval" });
      const { code, out, outputs } = await wait(flowId, { timeout: "2", requireSuccess });
      expect([code, outputs.status, outputs.outcome]).toEqual([1, "waiting", "timeout"]);
      expect(out).toContain(`After 2 seconds the flow ${flowId} is still waiting (approval). To wait longer, set`);
    },
  );

  test("reads the flow again and again on a route that does not allow list_events", async () => {
    const flowId = await newFlow();
    const { proxy, actions } = await watched();
    const waiting = wait(flowId, { url: proxy.url, route: "narrow" });
    await expect.poll(() => actions().filter(({ action }) => action === "get_flow").length, POLL).toBe(1);
    await finish(flowId);
    expect(await waiting).toMatchObject({ code: 0, outputs: { outcome: "success" } });
    expect(actions().map(({ action }) => action)).toEqual(["list_events", "get_flow", "get_flow"]);
  });

  test.each([
    [400, '{"ok":false,"routeId":"r","error":"action: Invalid input"}'],
    [501, '{"ok":false,"code":"not_supported","error":"This gateway keeps no events."}'],
  ])("does the same with a gateway that answers %i to list_events", async (status, body) => {
    const flowId = await newFlow();
    const { proxy, actions } = await watched();
    proxy.play({ status, body });
    const waiting = wait(flowId, { url: proxy.url });
    await expect.poll(() => actions().filter(({ action }) => action === "get_flow").length, POLL).toBe(1);
    await finish(flowId);
    expect(await waiting).toMatchObject({ code: 0, outputs: { outcome: "success" } });
    expect(actions().map(({ action }) => action)).toEqual(["list_events", "get_flow", "get_flow"]);
  });

  test("goes on when the gateway was away", async () => {
    const flowId = await newFlow();
    const { proxy, isWaiting } = await watched();
    proxy.play("pass", "pass", "lose request", { status: 502 }, "lose request", "lose request");
    const waiting = wait(flowId, { url: proxy.url });
    await expect.poll(isWaiting, POLL).toBe(true);
    await finish(flowId);
    expect(await waiting).toMatchObject({ code: 0, outputs: { outcome: "success" } });
  });

  test.each([
    ["a flow that is not there", {}, "This route has no flow none."],
    ["a timeout that is none", { timeout: "1h" }, "timeout is a number of seconds, not '1h'."],
    ["no timeout", { timeout: "0" }, "timeout is a number of seconds, not '0'."],
    ["another word", { requireSuccess: "no" }, "require-success is true or false, not 'no'."],
  ])("fails with a sentence for %s", async (_what, inputs, sentence) => {
    const { code, out } = await wait("none", inputs);
    expect([code, out]).toEqual([1, `::error title=TaskFlow::${sentence}\n`]);
  });
});
