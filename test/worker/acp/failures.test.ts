import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { agentOf, agentWithTurn, run } from "./support/run-agent.ts";

/** The library writes there what it cannot handle, which an agent could repeat without end. */
let console: MockInstance;
beforeEach(() => void (console = vi.spyOn(globalThis.console, "error")));
afterEach(() => {
  expect(console).not.toHaveBeenCalled();
  console.mockRestore();
});

const PROTOCOL = "The agent does not keep to the Agent Client Protocol: ";
const KEEPS_ON = "setInterval(() => undefined, 1000);";

test.each([
  ["ends at once", agentOf(""), "The agent ended with exit code 0 before it finished the task."],
  [
    "ends in its turn",
    agentWithTurn("process.exit(7)"),
    "The agent ended with exit code 7 before it finished the task.",
  ],
  [
    "ends as if all were well",
    agentWithTurn("process.exit(0)"),
    "The agent ended with exit code 0 before it finished the task.",
  ],
  [
    "is killed",
    agentWithTurn('process.kill(process.pid, "SIGKILL"); await forever()'),
    "The agent ended with signal SIGKILL before it finished the task.",
  ],
  ["throws", agentOf('throw new Error("s3cret")'), "The agent ended with exit code 1 before it finished the task."],
  ["does not exist", { command: "/nowhere/agent", args: [] }, "The agent cannot be started (ENOENT)."],
  ["is no program", { command: "/etc/passwd", args: [] }, "The agent cannot be started (EACCES)."],
  [
    "closes its output and stays",
    agentWithTurn('import("node:fs").then(({ closeSync }) => closeSync(1)); await forever()'),
    "The agent closed its output before it finished the task.",
  ],
  [
    "refuses to start a session",
    agentOf(
      'serve({ "session/new": () => ({ error: { code: -32603, message: "No\\nmodel\\u001b[2J", data: "s3cret" } }) })',
    ),
    "The agent reported an error: No model [2J (-32603)",
  ],
  [
    "fails in its turn",
    agentWithTurn('return { error: { code: -32603, message: "x".repeat(1000) } }'),
    `The agent reported an error: ${"x".repeat(299)}… (-32603)`,
  ],
  [
    "wants a login",
    agentOf('serve({ "session/new": () => ({ error: { code: -32000, message: "Authentication required" } }) })'),
    "The agent requires a login. Log in with the agent's own command, as the user of the worker.",
  ],
  [
    "speaks another version",
    agentOf("serve({ initialize: () => ({ protocolVersion: 2 }) })"),
    "The agent does not speak version 1 of the Agent Client Protocol.",
  ],
  [
    "answers with nothing",
    agentOf("serve({ initialize: () => null })"),
    "The agent does not speak version 1 of the Agent Client Protocol.",
  ],
  [
    "opens a session without an ID",
    agentOf('serve({ "session/new": () => ({ sessionId: 1 }) })'),
    `${PROTOCOL}its session has no ID.`,
  ],
  ["ends a turn with nothing", agentWithTurn("return null"), `${PROTOCOL}it ended with an unknown stop reason.`],
])("an agent that %s fails the task with a sentence, and another attempt may succeed", async (_, command, message) => {
  const { failure, log } = await run(command, { limits: { exitMs: 1_000 } });
  expect(failure).toMatchObject({ message, outcome: "failed", retryable: true });
  expect(log).toMatchObject([{ taskId: "t-1", err: message, message: "The agent failed." }]);
});

test.each([
  ["a line that is not JSON", 'write("Welcome to the agent!")'],
  ["a line that is not JSON", 'write("{".repeat(1_000_000))'],
  ["a line that is not JSON", "process.stdout.write(Buffer.from([0xff, 0xfe, 0x0a]))"],
  ["JSON that is not a message of JSON-RPC 2.0", "write(JSON.stringify([{ jsonrpc: '2.0', method: 'x' }]))"],
  ["JSON that is not a message of JSON-RPC 2.0", 'write("null")'],
  ["JSON that is not a message of JSON-RPC 2.0", `write("[".repeat(100_000) + "]".repeat(100_000))`],
  ["JSON that is not a message of JSON-RPC 2.0", "write(JSON.stringify({ id: 1, method: 'x' }))"],
  ["JSON that is not a message of JSON-RPC 2.0", "send({ id: {}, method: 'x' })"],
  ["JSON that is not a message of JSON-RPC 2.0", "send({ method: 1 })"],
  ["JSON that is not a message of JSON-RPC 2.0", "send({ id: 2 })"],
  ["JSON that is not a message of JSON-RPC 2.0", "send({ id: 2, result: 1, error: { code: 1, message: '' } })"],
  ["JSON that is not a message of JSON-RPC 2.0", "send({ id: 2, error: 'none' })"],
  ["an answer to a request that it did not get", "send({ id: 99, result: {} })"],
  ["an answer to a request that it did not get", "send({ id: null, error: { code: -32700, message: 'Parse error' } })"],
  ["an answer to a request that it did not get", "send({ id: 0, result: { protocolVersion: 1 } })"],
])("an agent that writes %s fails the task: %s", async (what, code) => {
  const { failure, log } = await run(agentWithTurn(`${code}; await forever()`), { limits: { exitMs: 300 } });
  expect(failure).toMatchObject({ message: `${PROTOCOL}it wrote ${what}.`, outcome: "failed", retryable: true });
  expect(log).toEqual([expect.objectContaining({ detail: expect.stringMatching(/^The agent wrote: .{1,210}$/) })]);
});

test.each([
  ["initialize", agentOf(KEEPS_ON)],
  ["session/new", agentOf('serve({ "session/new": forever })')],
])("an agent that hangs at %s fails the task after its time to start", async (_, command) => {
  const { failure } = await run(command, { limits: { startMs: 300, exitMs: 300 } });
  expect(failure).toMatchObject({ message: "The agent did not open a session within 300 ms.", retryable: true });
});

test.each([
  [
    "one line without end",
    'for (;;) if (!process.stdout.write("x".repeat(65536))) await new Promise((go) => process.stdout.once("drain", go))',
    "a message of more than 1000000 bytes.",
  ],
  [
    "a line in very small pieces",
    'process.stdout.write(\'{"\'); for (;;) if (!process.stdout.write("xy")) await new Promise((go) => process.stdout.once("drain", go))',
    "a message of more than 1000000 bytes.",
  ],
  [
    "messages without end",
    'for (;;) { tool("Step"); if (process.stdout.writableNeedDrain) await new Promise((go) => process.stdout.once("drain", go)) }',
    "more than 5000000 bytes.",
  ],
])(
  "an agent that writes %s fails the task",
  async (_, code, message) => {
    const { failure, progress } = await run(agentWithTurn(code), {
      limits: { messageBytes: 1e6, totalBytes: 5e6, exitMs: 300 },
    });
    expect(failure?.message).toBe(`The agent wrote ${message}`);
    expect(progress.length).toBeLessThan(2);
  },
  60_000,
);

test("an agent that asks without end and reads no answer fails the task", async () => {
  const agent = agentOf(`
    serve({ "session/prompt": async () => {
      process.stdin.pause();
      for (let id = 1; ; id += 1) {
        send({ id, method: "x".repeat(1000) });
        if (process.stdout.writableNeedDrain) await new Promise((go) => process.stdout.once("drain", go));
      }
    } });`);
  const { failure } = await run(agent, { limits: { unreadBytes: 1e6, exitMs: 300 } });
  expect(failure?.message).toBe("The agent left more than 1000000 bytes of its input unread.");
});

test("what an agent writes to standard error is for the operator alone, and the last two kilobytes of it", async () => {
  const agent = agentWithTurn(`
    for (let n = 0; n < 1000; n += 1) process.stderr.write("noise ".repeat(1000));
    process.stderr.write("\\nsk-s3cret\\n", () => process.exit(1)); await forever()`);
  const { failure, log } = await run(agent);
  expect(failure?.message).toBe("The agent ended with exit code 1 before it finished the task.");
  const stderr = String(log[0]?.stderr);
  expect([stderr.endsWith("noise \nsk-s3cret"), Buffer.byteLength(stderr) <= 2048]).toEqual([true, true]);
  expect(JSON.stringify([failure, String(failure?.message)])).not.toContain("s3cret");
});

test("an agent that ends well leaves no line in the log, whatever it wrote to standard error", async () => {
  const { result, log } = await run(agentWithTurn('console.error("Ready"); say("Done")'));
  expect([result, log]).toEqual([{ terminalSummary: "Done" }, []]);
});

test.each([
  ["in its process group", "false"],
  ["in a separate session", "true"],
])("what an agent leaves running %s ends with it, though it holds the output open", async (_, detached) => {
  const agent = agentOf(`
    import { spawn } from "node:child_process";
    serve({ "session/prompt": async () => {
      const code = 'process.on("SIGTERM", () => undefined); setInterval(() => undefined, 1000); process.send("ready")';
      const stdio = ["inherit", "inherit", "inherit", "ipc"];
      const child = spawn(process.execPath, ["--eval", code], { stdio, detached: ${detached} });
      await new Promise((go) => child.once("message", go));
      process.exit(5);
    } });`);
  const { failure } = await run(agent, { limits: { exitMs: 500 } });
  expect(failure?.message).toBe("The agent ended with exit code 5 before it finished the task.");
});

test("a working directory that does not exist is no missing command", async () => {
  const { failure, log } = await run(agentWithTurn(""), { cwd: "/nowhere/project" });
  expect(failure?.message).toBe("The agent cannot be started (ENOENT).");
  expect(log[0]?.detail).toContain("/nowhere/project");
});
