import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../../support/gateway.ts";
import { agentOf, agentWithTurn, run } from "./support/run-agent.ts";

test("each task has a new directory, which nobody else can read and which is removed with all that is in it", async () => {
  const agent = agentOf(`
    import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
    serve({
      "session/new": ({ cwd }) => ({ sessionId: cwd }),
      "session/prompt": ({ sessionId }) => {
        const before = readdirSync(".");
        mkdirSync("deep/deeper", { recursive: true });
        writeFileSync("deep/deeper/file", "x", { mode: 0o000 });
        const text = JSON.stringify({ before, sessionId, cwd: process.cwd() });
        update({ sessionUpdate: "agent_message_chunk", content: { type: "text", text } }, sessionId);
      },
    });`);
  const directories = [];
  for (let n = 0; n < 2; n += 1) {
    const { before, sessionId, cwd } = JSON.parse((await run(agent)).result?.terminalSummary ?? "");
    expect([before, realpathSync(dirname(sessionId))]).toEqual([[], dirname(cwd)]);
    expect(existsSync(cwd)).toBe(false);
    directories.push(cwd);
  }
  expect(new Set(directories).size).toBe(2);
});

test("the directory of a failed task is removed too", async () => {
  const { failure, progress } = await run(agentWithTurn("tool(process.cwd()); process.exit(3)"));
  expect(failure?.message).toContain("exit code 3");
  expect(progress).toEqual([expect.stringContaining("taskflow-webhooks-task-")]);
  expect(existsSync(progress[0] ?? "")).toBe(false);
});

test("a configured directory is used as it is, and stays", async () => {
  const cwd = join(temporaryDirectory(), "project");
  mkdirSync(cwd, { mode: 0o755 });
  const agent = agentOf(`
    import { writeFileSync } from "node:fs";
    serve({ "session/new": ({ cwd }) => ({ sessionId: (writeFileSync("cwd", cwd), "s1") }) });`);
  await run(agent, { cwd });
  expect([readdirSync(cwd), statSync(cwd).mode & 0o777]).toEqual([["cwd"], 0o755]);
});

test("an agent has the environment that it is given, and nothing of the worker's", async () => {
  process.env.TASKFLOW_WEBHOOKS_SECRET_OF_TEST = "hunter2";
  const { result } = await run(agentWithTurn("say(JSON.stringify(process.env))"), { env: { ONE: "1" } });
  delete process.env.TASKFLOW_WEBHOOKS_SECRET_OF_TEST;
  expect(JSON.parse(result?.terminalSummary ?? "")).toEqual({
    PATH: process.env.PATH,
    ONE: "1",
    MARK: expect.any(String),
    TASKFLOW_PROCESS_MARK: expect.any(String),
  });
});

test("a command is looked for in the PATH of the environment that it is given", async () => {
  const { args } = agentWithTurn('say("Found")');
  const found = await run({ command: "node", args }, { env: { PATH: dirname(process.execPath) } });
  expect(found.result?.terminalSummary).toBe("Found");
  const missed = await run({ command: "node", args }, { env: { PATH: "/nowhere" } });
  expect(missed.failure?.message).toBe("The agent cannot be started (ENOENT).");
});

test("an argument is no text for a shell", async () => {
  const { command, args } = agentWithTurn("say(process.argv.slice(1).join())");
  const { result } = await run({ command, args: [...args, "$(id)", "a b; id"] });
  expect(result?.terminalSummary).toBe("$(id),a b; id");
});

const MCP_SERVERS = [
  { name: "files", command: "mcp-files", args: ["--root", "."], env: [{ name: "A", value: "b" }] },
  { type: "http" as const, name: "far", url: "http://127.0.0.1:9/mcp", headers: [] },
];
const WITH_MCP = (mcpCapabilities: string) =>
  agentOf(`
    let servers;
    serve({
      initialize: () => ({ protocolVersion: 1, agentCapabilities: { mcpCapabilities: ${mcpCapabilities} } }),
      "session/new": ({ mcpServers }) => { servers = mcpServers; return { sessionId: "s1" }; },
      "session/prompt": () => { say(JSON.stringify(servers)); },
    });`);

test("a session has the MCP servers of the configuration", async () => {
  const { result } = await run(WITH_MCP("{ http: true }"), { mcpServers: MCP_SERVERS });
  expect(JSON.parse(result?.terminalSummary ?? "")).toEqual(MCP_SERVERS);
});

test.each(["{ sse: true }", "null", "[]"])("an agent that cannot connect to one (%s) fails the task", async (known) => {
  const { failure } = await run(WITH_MCP(known), { mcpServers: MCP_SERVERS });
  expect(failure?.message).toBe("The agent cannot connect to MCP servers over http, such as far.");
});

test("twenty tasks at once have separate agents, directories and results", async () => {
  const agent = agentWithTurn("say(params.prompt[0].text + process.pid + process.cwd())");
  const tasks = Array.from({ length: 20 }, (_, n) => run(agent, { task: `Task ${n}, ` }));
  const summaries = (await Promise.all(tasks)).map(({ result }) => result?.terminalSummary ?? "");
  expect(summaries.every((summary, n) => summary.startsWith(`Task ${n}, `))).toBe(true);
  expect(new Set(summaries.map((summary) => summary.replace(/^Task \d+, /, ""))).size).toBe(20);
});
