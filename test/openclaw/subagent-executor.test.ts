import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, test } from "vitest";
import { MAX_RUNNING, MAX_WAITING, SubagentExecutor } from "../../src/openclaw/subagent-executor.ts";
import { MAX_REPLY } from "../../src/openclaw/subagent-reply.ts";
import type { RunTimes } from "../../src/openclaw/subagent-run.ts";
import type { RunTaskInput } from "../../src/port/bound-task-flow.ts";
import { FakeFlows, FakeSubagent } from "./support/fake-host.ts";

/** Tasks that the host's agent runs; test/hosts has them in real gateways. */

const SOON = { timeout: 15_000, interval: 5 };
const MINUTES = 60_000;

/** What has no reason to wait has happened then. */
const asMuchAsPossible = () => new Promise((resolve) => setImmediate(resolve));

function executorWith(times: Partial<RunTimes> = {}) {
  return new SubagentExecutor({ withinMs: 10 * MINUTES, waitMs: 20, pauseMs: 1, ...times });
}

function setUp(times: Partial<RunTimes> = {}, sessionKey = "agent:main:main", executor = executorWith(times)) {
  const subagent = new FakeSubagent();
  const flows = new FakeFlows();
  const lines: string[] = [];
  const line = (message: string) => void lines.push(message);
  const logger = { info: () => {}, warn: line, error: line };
  const run = executor.runTaskOf({ subagent, sessionKey, routeId: "zapier", flows, logger });
  const runTask = (flowId: string, task: string, fields: Partial<RunTaskInput> = {}) =>
    run({ flowId, runtime: "acp", task, ...fields });
  const asked = (task: string) =>
    expect.poll(() => subagent.runs.filter(({ message }) => message === task).length, SOON).toBe(1);
  const ended = (flowId: string, status: string) => expect.poll(() => flows.at(flowId).status, SOON).toBe(status);
  return { subagent, flows, lines, runTask, asked, ended };
}

describe("a recorded task, with execute: subagent", () => {
  test("is run with its text in a session of the route's agent, under its run ID or else its own ID", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp({}, "agent:ops:hooks");
    const flowId = flows.create();
    const creation = await runTask(flowId, "Inspect");
    expect(creation).toMatchObject({ task: { progressSummary: expect.stringContaining("later becomes lost") } });
    await asked("Inspect");
    await runTask(flows.create(), "Count", { runId: " run-1 " });
    await asked("Count");
    const own = { lane: "subagent", deliver: false, sessionKey: expect.stringMatching(/^agent:ops:subagent:webhook-/) };
    expect(subagent.runs).toEqual([
      { ...own, message: "Inspect", idempotencyKey: "task-1" },
      { ...own, message: "Count", idempotencyKey: "run-1" },
    ]);
    expect(subagent.runs[0]?.sessionKey).not.toBe(subagent.runs[1]?.sessionKey);
    subagent.reply("Inspect", "Done.");
    await ended(flowId, "succeeded");
    expect(flows.at(flowId).stateJson).toBe('{"reply":"Done."}');
  });

  test("is run outside of the request that recorded it", async () => {
    const { subagent, flows, runTask, asked } = setUp();
    const request = new AsyncLocalStorage<string>();
    const seen: unknown[] = [];
    subagent.onRun = () => void seen.push(request.getStore());
    await request.run("a request", () => runTask(flows.create(), "Inspect"));
    await asked("Inspect");
    expect(seen).toEqual([undefined]);
  });

  test("stays a record when it is running already, or has a session", async () => {
    const { subagent, flows, runTask, asked } = setUp();
    const flowId = flows.create();
    for (const begun of [{ status: "running" }, { childSessionKey: "agent:main:acp:worker" }] as const)
      expect(await runTask(flowId, "Leave", begun)).not.toHaveProperty("task.progressSummary");
    await runTask(flowId, "Mark");
    await asked("Mark");
    expect(subagent.runs.map(({ message }) => message)).toEqual(["Mark"]);
  });

  test("fails its flow when the agent fails, ends by a timeout of the host, or is refused", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp();
    const ends = [
      [{ status: "error", error: "LLM request\n failed." }, "LLM request failed."],
      [{ status: "error" }, "The agent failed."],
      [{ status: "timeout", error: "aborted" }, "aborted"],
      [{ status: "timeout" }, "The agent ran out of time."],
    ] as const;
    for (const [index, [state, blockedSummary]] of ends.entries()) {
      const flowId = flows.create({ stateJson: '{"step":1}' });
      await runTask(flowId, `Try ${index}`);
      await asked(`Try ${index}`);
      subagent.end(`Try ${index}`, state);
      await ended(flowId, "failed");
      const blockedTaskId = `task-${index + 1}`;
      expect(flows.at(flowId)).toMatchObject({ stateJson: '{"step":1}', blockedTaskId, blockedSummary });
    }
    subagent.onRun = () => {
      throw new Error("missing scope: operator.write");
    };
    const flowId = flows.create();
    await runTask(flowId, "Try");
    await ended(flowId, "failed");
    expect(flows.at(flowId).blockedSummary).toBe("The gateway failed to run the task: missing scope: operator.write");
  });

  test("is awaited while the host has it in a queue", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp({ waitMs: 10_000 });
    const states = [{ status: "pending" }, { status: "pending" }] as const;
    const wait = subagent.waitForRun.bind(subagent);
    let asks = 0;
    subagent.waitForRun = async (run) => states[asks++] ?? wait(run);
    const flowId = flows.create();
    await runTask(flowId, "Queue");
    await asked("Queue");
    subagent.reply("Queue", "done");
    await ended(flowId, "succeeded");
    expect(asks).toBe(3);
  });

  test("that ends without a message in its session is another's run, and fails its flow", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp();
    const flowId = flows.create();
    await runTask(flowId, "Read", { runId: "taken" });
    await asked("Read");
    subagent.end("Read", { status: "ok" });
    await ended(flowId, "failed");
    expect(flows.at(flowId).blockedSummary).toContain("its run ID is that of another run");
  });

  test("has a reply of at most 64 Ki characters", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp();
    const flowId = flows.create();
    await runTask(flowId, "Write");
    await asked("Write");
    subagent.reply("Write", `\0${"😀".repeat(MAX_REPLY)}`);
    await ended(flowId, "succeeded");
    const { reply } = JSON.parse(flows.at(flowId).stateJson ?? "") as { reply: string };
    expect(reply).toHaveLength(MAX_REPLY);
    expect(reply).toMatch(/^😀+.?\n\[Shortened\. The whole reply has 131072 characters\.\]$/u);
  });
});

describe("repeated run IDs", () => {
  test("run once, while the run goes on and afterwards, and each flow gets the outcome", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp();
    const [first, second, third] = [flows.create(), flows.create(), flows.create()];
    await runTask(first, "Count", { runId: "run" });
    await runTask(second, "Count", { runId: "run" });
    await asked("Count");
    subagent.reply("Count", "3");
    for (const flowId of [first, second]) await ended(flowId, "succeeded");
    await runTask(third, "Count again", { runId: "run" });
    await ended(third, "succeeded");
    expect([first, second, third].map((flowId) => flows.at(flowId).stateJson)).toEqual(Array(3).fill('{"reply":"3"}'));
    expect(subagent.runs).toHaveLength(1);
  });
});

describe("a run ID of another session", () => {
  test("fails the flow, whatever became of the run, and asks the host for nothing", async () => {
    const executor = executorWith();
    const [mine, theirs] = [setUp({}, "agent:main:main", executor), setUp({}, "agent:main:other", executor)];
    await mine.runTask(mine.flows.create(), "Read", { runId: "run" });
    await mine.asked("Read");
    const flowId = theirs.flows.create();
    await theirs.runTask(flowId, "Read", { runId: "run" });
    await theirs.ended(flowId, "failed");
    expect(theirs.flows.at(flowId).blockedSummary).toContain("its run ID is that of another run");
    expect(theirs.subagent.runs).toEqual([]);
  });
});

describe("several tasks of a flow", () => {
  test("end it when the last has ended, with the reply of the last", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp();
    const flowId = flows.create();
    for (const task of ["one", "two"]) await runTask(flowId, task);
    for (const task of ["one", "two"]) await asked(task);
    subagent.reply("two", "second");
    await runTask(flowId, "three");
    await asked("three");
    subagent.reply("three", "third");
    await asMuchAsPossible();
    expect(flows.at(flowId).status).toBe("queued");
    subagent.reply("one", "first");
    await ended(flowId, "succeeded");
    expect(flows.at(flowId)).toMatchObject({ revision: 1, stateJson: '{"reply":"first"}' });
  });

  test("fail it when one has failed, with the first error and the replies of the others", async () => {
    const { subagent, flows, runTask, asked, ended } = setUp();
    const flowId = flows.create();
    for (const task of ["one", "two", "three"]) await runTask(flowId, task);
    for (const task of ["one", "two", "three"]) await asked(task);
    subagent.end("two", { status: "error", error: "first" });
    await asMuchAsPossible();
    subagent.end("one", { status: "error", error: "second" });
    await asMuchAsPossible();
    subagent.reply("three", "done");
    await ended(flowId, "failed");
    const blocked = { blockedTaskId: "task-2", blockedSummary: "first" };
    expect(flows.at(flowId)).toMatchObject({ ...blocked, stateJson: '{"reply":"done"}' });
  });
});

describe("bounds", () => {
  test(`at most ${MAX_RUNNING} run at a time, ${MAX_WAITING} wait, and one more fails its flow at once`, async () => {
    const { subagent, flows, runTask, ended } = setUp();
    const all = MAX_RUNNING + MAX_WAITING;
    const ids = Array.from({ length: all + 1 }, () => flows.create());
    for (const [index, flowId] of ids.entries()) await runTask(flowId, `task ${index}`);
    await ended(ids.at(-1) ?? "", "failed");
    expect(flows.at(ids.at(-1) ?? "").blockedSummary).toContain(`already has ${MAX_WAITING} tasks that wait`);
    let most = 0;
    for (let done = 0; done < all; done += 1) {
      await expect.poll(() => subagent.runs.length, SOON).toBeGreaterThan(done);
      most = Math.max(most, subagent.runs.length - done);
      subagent.reply(subagent.runs[done]?.message ?? "", "done");
      await ended(ids[done] ?? "", "succeeded");
    }
    expect(most).toBe(MAX_RUNNING);
    expect(subagent.runs.map(({ message }) => message)).toEqual(ids.slice(0, all).map((_, index) => `task ${index}`));
  });

  test("an agent that does not end in time is stopped, and fails the flow", async () => {
    const { subagent, flows, runTask, ended } = setUp({ withinMs: 60 });
    const flowId = flows.create();
    await runTask(flowId, "Hang");
    await ended(flowId, "failed");
    expect(flows.at(flowId).blockedSummary).toBe("The agent did not end within 1 minutes.");
    await expect.poll(() => subagent.stopped, SOON).toEqual([subagent.runs[0]?.sessionKey]);
  });
});

describe("cancellation", () => {
  test("stops the agent, and leaves the flow as it is", async () => {
    const { subagent, flows, runTask, asked } = setUp();
    const flowId = flows.create();
    await runTask(flowId, "Hang");
    await asked("Hang");
    const { revision } = flows.change(flowId, { cancelRequestedAt: 2 });
    await expect.poll(() => subagent.stopped, SOON).toEqual([subagent.runs[0]?.sessionKey]);
    expect(flows.at(flowId)).toMatchObject({ status: "queued", revision });
  });

  test("keeps a task that waits from being run", async () => {
    const { subagent, flows, runTask, asked } = setUp();
    const busy = Array.from({ length: MAX_RUNNING }, (_, index) => `busy ${index}`);
    for (const task of busy) await runTask(flows.create(), task);
    for (const task of busy) await asked(task);
    const flowId = flows.create();
    await runTask(flowId, "Late");
    await runTask(flows.create(), "Last");
    flows.change(flowId, { status: "cancelled" });
    subagent.reply("busy 0", "done");
    await asked("Last");
    expect(subagent.runs.map(({ message }) => message)).not.toContain("Late");
  });
});
