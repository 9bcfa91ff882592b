import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTaskFlowClient, type TaskFlowClient } from "../../sdk/src/index.ts";
import { codeBlocks, documentAt, sectionOf } from "../support/documents.ts";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { workerRoute } from "../support/queued-tasks.ts";
import { pipInstall, venv } from "./support/python.ts";
import { run } from "./support/run.ts";
import { installOnce } from "./support/workspace.ts";

const own = sectionOf(documentAt("docs/workers.md"), "## Write your own");
const programIn = (language: string): string => codeBlocks(own, language)[0] ?? "";
const specFile = (name: string): string => fileURLToPath(new URL(`../../generated/${name}`, import.meta.url));

/** A worker that docs/workers.md shows, with a client that a generator wrote. */
interface Sample {
  name: string;
  make: (source: (text: string) => string) => Promise<{ folder: string; command: string[] }>;
}

const PYTHON: Sample = {
  name: "Python with openapi-python-client",
  make: async (source) => {
    const folder = await installOnce({ name: "workers-python", sources: ["openapi-python-client"] }, pipInstall);
    const options = ["--config", "config.yml", "--meta", "none", "--overwrite", "--output-path", "client"];
    await venv(
      folder,
      "openapi-python-client",
      ["generate", "--path", specFile("workers.openapi.json"), ...options],
      folder,
    );
    writeFileSync(join(folder, "worker.py"), source(programIn("python")));
    await venv(folder, "mypy", ["--strict", "--cache-dir", "mypy-cache", "worker.py"], folder);
    return { folder, command: [join(folder, "venv/bin/python"), "worker.py"] };
  },
};

const GO: Sample = {
  name: "Go with oapi-codegen",
  make: async (source) => {
    const folder = await installOnce({ name: "workers-go", sources: ["oapi-codegen"] }, (home) =>
      run("go", ["build", "-o", "bin/", "tool"], { cwd: home }),
    );
    mkdirSync(join(folder, "client"), { recursive: true });
    const options = ["-generate", "types,client", "-package", "client", "-o", "client/client.go"];
    await run(join(folder, "bin/oapi-codegen"), [...options, specFile("workers.openapi-3.0.json")], { cwd: folder });
    mkdirSync(join(folder, "worker"), { recursive: true });
    writeFileSync(
      join(folder, "worker/main.go"),
      source(programIn("go")).replace('"worker/client"', '"clients/client"'),
    );
    await run("go", ["vet", "./worker"], { cwd: folder });
    await run("go", ["build", "-o", "program", "./worker"], { cwd: folder });
    return { folder, command: [join(folder, "program")] };
  },
};

describe.each([PYTHON, GO])("the worker in $name", ({ make }) => {
  let gateway: TestGateway;
  let worker: ChildProcess;
  let client: TaskFlowClient;

  beforeAll(async () => {
    gateway = await startTestGateway({ routes: { zapier: workerRoute("agent:main:main") } });
    client = createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret: SECRET });
    const made = await make((text) =>
      text
        .replace("http://127.0.0.1:18789", gateway.url)
        // So that the test sees heartbeats.
        .replace("stopped.wait(10)", "stopped.wait(0.2)")
        .replace("10 * time.Second", "200 * time.Millisecond"),
    );
    const [command = "", ...args] = made.command;
    const env = { ...process.env, TASKFLOW_WEBHOOKS_SECRET: SECRET };
    worker = spawn(command, args, { cwd: made.folder, env, stdio: "inherit" });
  }, 10 * 60_000);
  afterAll(async () => {
    worker?.kill("SIGKILL");
    await gateway?.close();
  });

  async function newTask() {
    const { flowId } = (await client.createFlow({ goal: "Review" })).flow;
    const fields = { runtime: "acp", task: "Look", queue: "reviews", settleFlow: true, inputJson: { n: 7 } } as const;
    const { taskId } = (await client.runTask({ flowId, ...fields })).task;
    return { flowId, taskId, status: async () => (await client.getTask({ taskId })).task?.status };
  }

  test("claims a task, sends heartbeats, and completes it, so that its flow succeeds", {
    timeout: 60_000,
  }, async () => {
    const { flowId, taskId } = await newTask();
    const flow = await client.waitForFlow(flowId, { signal: AbortSignal.timeout(50_000) });
    expect(flow.status).toBe("succeeded");
    const { task } = await client.getTask({ taskId });
    expect(task).toMatchObject({ attempt: 1, progressSummary: "Working", resultJson: { seen: { n: 7 } } });
  });

  test("stops a task that its sender cancels", async () => {
    const { flowId, taskId, status } = await newTask();
    await expect.poll(status, { timeout: 50_000, interval: 20 }).toBe("running");
    expect(await client.cancelTask({ taskId })).toMatchObject({ cancelled: false });
    const flow = await client.waitForFlow(flowId, { signal: AbortSignal.timeout(50_000) });
    expect([await status(), flow.status]).toEqual(["cancelled", "failed"]);
  });
});
