import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createTaskFlowClient, type TaskFlowClient } from "../../sdk/src/index.ts";
import { gatewayForTest, RAISED, SECRET, temporaryDirectory } from "../support/gateway.ts";
import { hasEnded } from "../support/has-ended.ts";
import { ready, start } from "../support/program.ts";

/** Programs start slowly on a machine that does much else. */
vi.setConfig({ testTimeout: 60_000 });
const PATIENT = { timeout: 20_000, interval: 20 };
const ROUTE = { sessionKey: "agent:main:main", secret: SECRET, grants: ["worker" as const], limits: RAISED };

function script(text: string): string {
  const path = join(temporaryDirectory(), "command");
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o700);
  return path;
}

function clientOf(url: string): TaskFlowClient {
  return createTaskFlowClient({ url: `${url}/plugins/webhooks/zapier`, secret: SECRET });
}

/** A flow that ends with its one task. */
async function runTask(client: TaskFlowClient, task: string, more: object = {}) {
  const { flow } = await client.createFlow({ goal: "Build" });
  const created = await client.runTask({
    flowId: flow.flowId,
    runtime: "acp",
    task,
    queue: "builds",
    settleFlow: true,
    ...more,
  });
  const { taskId } = created.task as { taskId: string };
  return {
    flowId: flow.flowId,
    task: async () => (await client.getTask({ taskId })).task,
    flowStatus: async () => (await client.getFlow({ flowId: flow.flowId })).flow?.status,
  };
}

describe("a gateway and work --exec", () => {
  async function started(text: string, args: string[] = []) {
    const gateway = await gatewayForTest({ routes: { zapier: ROUTE } });
    const env = { TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/zapier`, TASKFLOW_WEBHOOKS_SECRET: SECRET };
    const program = start(["work", "--queue", "builds", "--exec", script(text), ...args], env);
    return { client: clientOf(gateway.url), ...program };
  }

  test("run a task to its result, and its flow succeeds", async () => {
    const { client } = await started(`echo "Building $TASKFLOW_TASK"; echo '{"artifact":"a.tgz"}'`);
    const { task, flowStatus } = await runTask(client, "main");
    await expect.poll(flowStatus, PATIENT).toBe("succeeded");
    expect(await task()).toMatchObject({ status: "succeeded", resultJson: { artifact: "a.tgz" }, attempt: 1 });
  });

  test("repeat a task that fails with 75, and fail the flow with the sentence of the last attempt", async () => {
    const { client } = await started(
      '[ "$TASKFLOW_ATTEMPT" = 2 ] || { echo busy >&2; exit 75; }; echo "bad input" >&2; exit 1',
    );
    const { task, flowStatus } = await runTask(client, "main");
    await expect.poll(flowStatus, PATIENT).toBe("failed");
    expect(await task()).toMatchObject({
      status: "failed",
      attempt: 2,
      error: "The command ended with exit code 1: bad input",
    });
  });

  test("end the program of a flow that is cancelled", async () => {
    const file = join(temporaryDirectory(), "pid");
    const text = `echo $$ > ${file}.new; mv ${file}.new ${file}; while :; do sleep 0.05; done`;
    const { client } = await started(text, ["--lease", "5"]);
    const { flowId, task, flowStatus } = await runTask(client, "main");
    await expect.poll(() => existsSync(file), PATIENT).toBe(true);
    await client.cancelFlow({ flowId });
    await expect.poll(flowStatus, PATIENT).toBe("cancelled");
    expect(await task()).toMatchObject({ status: "cancelled" });
    await expect.poll(() => existsSync(`/proc/${readFileSync(file, "utf8").trim()}`), PATIENT).toBe(false);
  });

  test("return a task to its queue when the worker is stopped", async () => {
    const file = join(temporaryDirectory(), "begun");
    const { client, child } = await started(`touch ${file}; while :; do sleep 0.05; done`, ["--shutdown", "0"]);
    const { task } = await runTask(client, "main");
    await expect.poll(() => existsSync(file), PATIENT).toBe(true);
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
    expect(await task()).toMatchObject({ status: "queued" });
  });
});

test("serve starts the worker of taskflow.worker, which runs tasks, and ends before the gateway", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, "openclaw.json");
  const [begun, go] = [join(directory, "begun"), join(directory, "go")];
  const command = script(`echo $PPID; touch ${begun}; while [ ! -e ${go} ]; do sleep 0.05; done; echo $PPID`);
  const queues = { builds: { command, timeoutMs: 60_000 } };
  const config = {
    gateway: { port: 0 },
    plugins: { entries: { webhooks: { config: { routes: { zapier: ROUTE } } } } },
    taskflow: { worker: { routes: { zapier: { queues } } } },
  };
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  const program = start(["serve", "--config", file, "--state-dir", directory]);
  const client = clientOf(await ready(program));
  writeFileSync(go, "");
  const first = await runTask(client, "first");
  await expect.poll(first.flowStatus, PATIENT).toBe("succeeded");
  const pid = Number((await first.task())?.resultJson);
  expect(pid).not.toBe(program.child.pid);

  for (const path of [begun, go]) rmSync(path);
  const second = await runTask(client, "second");
  await expect.poll(() => existsSync(begun), PATIENT).toBe(true);
  program.child.kill("SIGTERM");
  await expect.poll(() => program.output.err, PATIENT).toContain("Draining");
  // The gateway still answers while its worker finishes.
  expect(await second.task()).toMatchObject({ status: "running" });
  writeFileSync(go, "");
  await expect.poll(second.flowStatus, PATIENT).toBe("succeeded");
  if (!hasEnded(program.child)) await once(program.child, "exit");
  expect(program.child.exitCode).toBe(0);
  await expect.poll(() => existsSync(`/proc/${pid}`), PATIENT).toBe(false);
  expect(program.output.err).not.toContain(SECRET);
});

test("the worker of a gateway follows its configuration", async () => {
  const directory = temporaryDirectory();
  const file = join(directory, "openclaw.json");
  const write = (command: string, secret: string) => {
    const routes = { zapier: { ...ROUTE, secret: [secret, SECRET] } };
    const worker = { routes: { zapier: { queues: { builds: { command } } } } };
    const plugins = { entries: { webhooks: { config: { routes } } } };
    writeFileSync(file, JSON.stringify({ gateway: { port: 0 }, plugins, taskflow: { worker } }), { mode: 0o600 });
  };
  write(script("echo first"), "an-earlier-secret-of-it");
  const program = start(["serve", "--config", file, "--state-dir", directory]);
  const client = clientOf(await ready(program));
  const first = await runTask(client, "main");
  await expect.poll(async () => (await first.task())?.terminalSummary, PATIENT).toBe("first");
  write(script("echo second"), "a-later-secret-of-it");
  program.child.kill("SIGHUP");
  const workers = () => program.output.err.match(/The worker is ready/g)?.length;
  await expect.poll(workers, PATIENT).toBe(2);
  const second = await runTask(client, "main");
  await expect.poll(async () => (await second.task())?.terminalSummary, PATIENT).toBe("second");

  // A mistake leaves the worker as it is.
  write("/nowhere", "a-later-secret-of-it");
  await expect.poll(() => program.output.err, PATIENT).toContain("Configuration not reloaded");
  const third = await runTask(client, "main");
  await expect.poll(async () => (await third.task())?.terminalSummary, PATIENT).toBe("second");
});
