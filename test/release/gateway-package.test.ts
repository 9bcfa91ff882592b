import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gatewayForTest, SECRET, temporaryDirectory } from "../support/gateway.ts";
import { call, clientOverStdio, mcpEnvironment } from "../support/mcp-client.ts";
import { runTask, taskGateway } from "../support/queued-tasks.ts";
import { agentWithTurn } from "../worker/acp/support/run-agent.ts";
import { archive, projectOf } from "./support/artifacts.ts";

test("the packed package runs in an empty project, without the sources", async () => {
  const directory = await projectOf(archive("taskflow-webhooks"));
  const command = join(directory, "node_modules/.bin/taskflow-webhooks");
  const run = (...args: string[]) => execFileSync(process.execPath, [command, ...args], { encoding: "utf8" });
  expect(run("--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run("secret", "generate")).toMatch(/^[\w-]{43}\n$/);
  writeFileSync(
    join(directory, "openclaw.json"),
    "{ plugins: { entries: { webhooks: { config: { routes: { a: { sessionKey: 's', secret: 'x' } } } } } } }",
  );
  expect(run("routes", "--config", join(directory, "openclaw.json"))).toContain("secret resolves");
  const installed = join(directory, "node_modules/taskflow-webhooks");
  const published = readdirSync(installed);
  expect(published).toEqual(expect.arrayContaining(["dist", "openapi.yaml", "README.md", "LICENSE"]));
  expect(published).not.toContain("src");
  // No import names these: they are the files of a thread and of processes.
  for (const file of [
    "cli/serve/store-thread.js",
    "store/sqlite/background-thread.js",
    "worker/guard-process.js",
    "worker/worker-process.js",
  ])
    expect(existsSync(join(installed, "dist/src", file)), file).toBe(true);
  await expectMcp(join(installed, "dist/src/main.js"));
  // Its libraries are part of its file: nothing of them is installed.
  expect(existsSync(join(directory, "node_modules/@modelcontextprotocol"))).toBe(false);
  expect(readFileSync(join(installed, "dist/src/mcp/LICENSES.txt"), "utf8")).toMatch(
    /^@modelcontextprotocol\/server /m,
  );
  await expectAgent(command);
  expect(existsSync(join(directory, "node_modules/@agentclientprotocol"))).toBe(false);
  expect(readFileSync(join(installed, "dist/src/worker/acp/LICENSES.txt"), "utf8")).toMatch(
    /^@agentclientprotocol\/sdk /m,
  );
  // The validators are generated: nothing of the program compiles a schema, so that no compiler is installed.
  expect(existsSync(join(directory, "node_modules/ajv"))).toBe(false);
  expect(readFileSync(join(installed, "dist/generated/LICENSES.txt"), "utf8")).toMatch(/^ajv /m);
  // Installed by whoever wants to read the log on a terminal.
  expect(existsSync(join(directory, "node_modules/pino-pretty"))).toBe(false);
  await expectJsonLog(`${process.execPath} ${command} serve --port 0 --state-dir ${join(directory, "terminal")}`);
  rmSync(join(installed, "generated/openapi.json"));
  await expectService(
    spawn(process.execPath, [command, "serve", "--port", "0", "--state-dir", join(directory, "state")]),
    command,
  );
});

/** On a terminal. */
async function expectJsonLog(command: string): Promise<void> {
  const terminal = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"]);
  try {
    let output = "";
    terminal.stdout.on("data", (chunk) => void (output += chunk));
    await expect.poll(() => output, { timeout: 20_000 }).toMatch(/^\{"level":30,.*"url":"http/m);
  } finally {
    terminal.kill("SIGTERM");
  }
}

/** Its results and its errors: these are distinguished by a class of the SDK, which is another file of the package. */
async function expectMcp(main: string): Promise<void> {
  const { client } = await clientOverStdio(mcpEnvironment((await gatewayForTest()).url), { main });
  expect((await call(client, "create_flow", { goal: "From the package" })).result).toMatchObject({ created: true });
  const refused = await call(client, "finish_flow", { flowId: "nope", expectedRevision: 0 });
  expect([refused.isError, refused.facts.code]).toEqual([true, "not_found"]);
}

/** A worker runs a task with an agent. */
async function expectAgent(command: string): Promise<void> {
  const gateway = await taskGateway();
  const { taskId } = await runTask(gateway);
  const agent = join(temporaryDirectory(), "agent.mjs");
  writeFileSync(agent, agentWithTurn('say("Done")').args.at(-1) ?? "");
  const route = { TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/worker`, TASKFLOW_WEBHOOKS_SECRET: SECRET };
  const args = [command, "work", "--queue", "agents", "--acp", `${process.execPath} ${agent}`];
  const worker = spawn(process.execPath, args, { env: { ...process.env, ...route }, stdio: "ignore" });
  try {
    const task = async () => (await gateway.call({ action: "get_task", taskId })).body.result.task;
    await expect.poll(task, { timeout: 60_000 }).toMatchObject({ status: "succeeded", terminalSummary: "Done" });
  } finally {
    worker.kill("SIGKILL");
  }
}

/**
 * The package holds what it serves, the viewer with it, and what its commands use. What somebody took away is missed, and
 * nothing else is.
 */
async function expectService(server: ChildProcessWithoutNullStreams, command: string): Promise<void> {
  try {
    let out = "";
    for await (const chunk of server.stdout) {
      out += chunk;
      const [, route = "", url = "", file = ""] =
        /POST ((http:\/\/[\d.:]+)\S+).*Bearer \$\(cat (\S+)\)/.exec(out) ?? [];
      if (!url) continue;
      for (const path of ["/docs", "/docs/scalar.js", "/openapi.yaml", "/openapi.actions.json"])
        expect((await fetch(`${url}${path}`)).status, path).toBe(200);
      const missed = await fetch(`${url}/openapi.json`);
      expect([missed.status, await missed.json()]).toMatchObject([500, { ok: false, code: "internal_error" }]);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      const called = execFileSync(process.execPath, [command, "call", "create_flow", "--goal", "Packed"], {
        env: { ...process.env, TASKFLOW_WEBHOOKS_URL: route, TASKFLOW_WEBHOOKS_SECRET: readFileSync(file, "utf8") },
        encoding: "utf8",
      });
      expect(JSON.parse(called)).toMatchObject({ created: true, flow: { goal: "Packed" } });
      return;
    }
    expect.unreachable(`the server ended: ${out}`);
  } finally {
    server.kill("SIGKILL");
  }
}
