import { spawnSync } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StopReason } from "../../../src/worker/executor.ts";
import { SECRET, temporaryDirectory } from "../../support/gateway.ts";
import { start } from "../../support/program.ts";
import { startTaskServer } from "../../support/task-server.ts";
import { agentOf, agentWithTurn, processes, processesWith, run, stopAt } from "./support/run-agent.ts";

const whenWorking = (reason: StopReason) => ({ watch: stopAt("Working", reason) });
/** Ends its turn when that is cancelled. */
const OBEYS = agentOf(`
  let stop;
  serve({
    "session/prompt": () => { tool("Working"); return new Promise((resolve) => (stop = resolve)); },
    "session/cancel": ({ sessionId }) => { tool("Cancelled " + sessionId); stop("cancelled"); },
  });`);

test.each<[StopReason, object]>([
  ["cancelled", { message: "The task was cancelled.", outcome: "cancelled" }],
  ["timed_out", { message: "The attempt took too long.", outcome: "timed_out" }],
  ["lease_lost", { message: "The worker has lost the lease of the task.", outcome: "failed" }],
  ["shutdown", { message: "The worker was stopped.", outcome: "failed" }],
])(
  "an attempt that is stopped as %s cancels the turn of the agent, and rejects with that",
  async (reason, expected) => {
    const { failure, progress, log } = await run(OBEYS, whenWorking(reason));
    expect(failure).toMatchObject(expected);
    expect([progress, log]).toEqual([["Working", "Cancelled s1"], []]);
  },
);

test.each([
  ["ignores the cancellation", agentWithTurn('tool("Working"); await forever()')],
  ["ignores SIGTERM too", agentWithTurn('process.on("SIGTERM", () => undefined); tool("Working"); await forever()')],
  [
    "writes on",
    agentWithTurn('tool("Working"); for (;;) { tool("On"); await new Promise((go) => setTimeout(go, 1)) }'),
  ],
  [
    "dies of it",
    agentOf(`serve({
    "session/prompt": async () => { tool("Working"); await forever() }, "session/cancel": () => process.exit(1) })`),
  ],
  [
    "ends its turn as if it had done all",
    agentOf(`let stop; serve({
    "session/prompt": () => { tool("Working"); return new Promise((resolve) => (stop = resolve)) },
    "session/cancel": () => stop("end_turn") })`),
  ],
  [
    "answers with an error",
    agentOf(`let stop; serve({
    "session/prompt": () => { tool("Working"); return new Promise((resolve) => (stop = resolve)) },
    "session/cancel": () => stop({ error: { code: 1, message: "Aborted" } }) })`),
  ],
  [
    "answers with nonsense",
    agentOf(`serve({
    "session/prompt": async () => { tool("Working"); await forever() }, "session/cancel": () => write("Bye!") })`),
  ],
])("an agent that %s is stopped all the same, within a bounded time", async (_, command) => {
  const { failure } = await run(command, { ...whenWorking("cancelled"), limits: { cancelMs: 300, exitMs: 300 } });
  expect(failure).toMatchObject({ message: "The task was cancelled.", outcome: "cancelled" });
});

test("a permission that is asked for while the turn is being cancelled is answered as cancelled", async () => {
  const agent = agentOf(`
    let stop;
    serve({
      "session/prompt": () => { tool("Working"); return new Promise((resolve) => (stop = resolve)); },
      "session/cancel": async () => {
        tool(JSON.stringify(await askPermission(["allow_once", "reject_once"], { kind: "read" })));
        stop("cancelled");
      },
    });`);
  const { progress } = await run(agent, { permissions: ["read"], ...whenWorking("cancelled") });
  expect(progress).toEqual(["Working", '{"outcome":"cancelled"}']);
});

test("an attempt that is stopped before it starts starts no process", async () => {
  const { failure } = await run({ command: "/nowhere", args: [] }, { watch: (_, { stop }) => stop("shutdown") });
  expect(failure?.message).toBe("The worker was stopped.");
});

test("an attempt that is stopped while its agent starts waits for no session", async () => {
  const { failure } = await run(agentOf("setInterval(() => undefined, 1000)"), {
    watch: (_, { stop }) => void setTimeout(stop, 200, "shutdown"),
    limits: { exitMs: 300 },
  });
  expect(failure?.message).toBe("The worker was stopped.");
});

test("an agent ends with a worker that exits without waiting for it", async () => {
  const mark = randomUUID();
  const { command, args } = agentWithTurn('process.on("SIGTERM", () => undefined); tool("Working"); await forever()');
  const worker = `
    import { createAcpExecutor } from ${JSON.stringify(new URL("../../../src/worker/acp/acp-executor.ts", import.meta.url))};
    const execute = createAcpExecutor(${JSON.stringify({ command, args, env: { MARK: mark } })});
    const attempt = { signal: new AbortController().signal, progress: () => process.exit(3) };
    await execute({ task: { taskId: "t-1", task: "Do it" } }, attempt);`;
  const { status } = spawnSync(process.execPath, ["--input-type=module", "--eval", worker], { encoding: "utf8" });
  expect(status).toBe(3);
  await expect.poll(() => processesWith(mark), { timeout: 10_000 }).toEqual([]);
});

test("an agent and what it runs in a separate session end with a worker that is killed", async () => {
  const seconds = String(randomInt(100_000, 200_000));
  const running = () => processes().filter((line) => line.includes(seconds));
  const { command, args } = agentOf(`
    import { spawn } from "node:child_process";
    serve({ "session/prompt": async () => {
      spawn("sleep", ["${seconds}"], { detached: true, stdio: "ignore" });
      await forever();
    } });`);
  const agent = join(temporaryDirectory(), "agent.mjs");
  writeFileSync(agent, args.at(-1) ?? "");
  const server = await startTaskServer();
  server.add({ queue: "agents" });
  const env = { TASKFLOW_WEBHOOKS_URL: server.url, TASKFLOW_WEBHOOKS_SECRET: SECRET };
  const { child } = start(["work", "--queue", "agents", "--acp", `${command} ${agent}`], env);
  await expect.poll(running, { timeout: 30_000 }).toContainEqual(expect.stringMatching(/^ *\d+ sleep/));
  child.kill("SIGKILL");
  await expect.poll(running, { timeout: 10_000 }).toEqual([]);
});
