import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SECRET, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { start } from "../support/program.ts";
import { newFlow, runTask, taskGateway } from "../support/queued-tasks.ts";
import { exampleAgent, processes } from "../worker/acp/support/run-agent.ts";
import { startFakeModel } from "./support/fake-model.ts";
import { openCode } from "./support/opencode.ts";

const PATIENT = { timeout: 180_000 };
const POLL = { timeout: 120_000, interval: 100 };
const ACPX = fileURLToPath(new URL("acp-agents/node_modules/.bin/acpx", import.meta.url));

/** The real worker of the queue "agents", as a person starts it. */
function work({ url }: TestGateway, args: string[], env: NodeJS.ProcessEnv = {}) {
  const route = { TASKFLOW_WEBHOOKS_URL: `${url}/plugins/webhooks/worker`, TASKFLOW_WEBHOOKS_SECRET: SECRET };
  const { output } = start(["work", "--queue", "agents", ...args], { ...route, ...env });
  return output;
}

/** The worker with OpenCode, found by its name, and with a model that first runs this command and then says this. */
async function workWithOpenCode(gateway: TestGateway, args: string[], command: string, text: string) {
  const input = { command, description: "Does the work" };
  const model = await startFakeModel([{ tool: "bash", input }, { text }]);
  const { command: path, env } = openCode(model.url);
  const passed = [
    "--pass-env",
    Object.keys(env)
      .filter((name) => name.startsWith("OPENCODE_"))
      .join(),
  ];
  work(gateway, ["--acp", "opencode acp", ...passed, ...args], { ...env, PATH: `${dirname(path)}:${env.PATH}` });
  return model;
}

const taskOf = async (gateway: TestGateway, taskId: string) =>
  (await gateway.call({ action: "get_task", taskId })).body.result.task;
const flowOf = async (gateway: TestGateway, flowId: string) =>
  (await gateway.call({ action: "get_flow", flowId })).body.result.flow;

const asleep = () => processes().filter((line) => /^ *\d+ sleep 4321/.test(line));

test("a task of a sender is run by OpenCode, shows its progress, and ends its flow as succeeded", PATIENT, async () => {
  const gateway = await taskGateway();
  const cwd = temporaryDirectory();
  const args = ["--allow", "execute", "--cwd", cwd];
  const model = await workWithOpenCode(gateway, args, "echo read > batch.txt", "The batch has been read.");
  const { flowId } = await newFlow(gateway);
  const fields = { flowId, task: "Inspect the next message batch", inputJson: { batch: 2 }, settleFlow: true };
  const { taskId } = await runTask(gateway, fields);
  await expect.poll(async () => (await flowOf(gateway, flowId)).status, POLL).toBe("succeeded");
  expect(await taskOf(gateway, taskId)).toMatchObject({
    status: "succeeded",
    attempt: 1,
    terminalSummary: "The batch has been read.",
  });
  expect(readFileSync(join(cwd, "batch.txt"), "utf8")).toBe("read\n");
  expect(JSON.stringify(model.seen[0])).toContain("Inspect the next message batch");
  const { events } = (await gateway.call({ action: "list_events", flowId })).body.result;
  expect(events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["task.claimed", "task.progress", "task.succeeded"]),
  );
});

test("a command that OpenCode runs ends when its task is cancelled, and so does the flow", PATIENT, async () => {
  const gateway = await taskGateway();
  await workWithOpenCode(gateway, ["--allow", "execute", "--lease", "5"], "sleep 4321", "Slept.");
  const { flowId } = await newFlow(gateway);
  const { taskId } = await runTask(gateway, { flowId });
  await expect.poll(() => asleep().length, POLL).toBeGreaterThan(0);
  expect((await gateway.call({ action: "cancel_flow", flowId })).status).toBe(202);
  await expect.poll(async () => (await flowOf(gateway, flowId)).status, POLL).toBe("cancelled");
  expect(await taskOf(gateway, taskId)).toMatchObject({ status: "cancelled" });
  expect(asleep()).toEqual([]);
});

test.each([
  ["--approve-all", { status: "succeeded", resultJson: { result: { stopReason: "end_turn" } } }],
  ["--deny-all", { status: "failed", error: expect.stringContaining("exit code 5"), attempt: 1 }],
])("a command can be another client of the protocol: acpx with %s", PATIENT, async (policy, expected) => {
  const gateway = await taskGateway();
  const { command, args: ofAgent } = exampleAgent();
  const agent = [command, ...ofAgent].join(" ");
  const args = ["--agent", agent, policy, "--format", "json", "--json-strict", "exec", "--file", "-"];
  work(gateway, ["--exec", ACPX, "--cwd", temporaryDirectory(), "--", ...args], { HOME: temporaryDirectory() });
  const { taskId } = await runTask(gateway);
  await expect
    .poll(async () => (await taskOf(gateway, taskId)).status, POLL)
    .toMatch(/^(succeeded|failed|timed_out|cancelled)$/);
  expect(await taskOf(gateway, taskId)).toMatchObject(expected);
});
