import { describe, expect, test, vi } from "vitest";
import { type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { claimedTask, claimTasks, leaseOf, newFlow, runTask, taskGateway } from "../support/queued-tasks.ts";

const WAIT = { waitMs: 20_000 };
const PATIENT = { timeout: 15_000, interval: 20 };

const get = async (gateway: TestGateway, taskId: string) =>
  (await gateway.call({ action: "get_task", taskId })).body.result.task;
const flowOf = async (gateway: TestGateway, flowId: string) =>
  (await gateway.call({ action: "get_flow", flowId })).body.result.flow;
const complete = (gateway: TestGateway, claim: Parameters<typeof leaseOf>[0], more: object = {}) =>
  gateway.call({ action: "complete_task", ...leaseOf(claim), ...more }, "worker");
const eventsOf = async (gateway: TestGateway) =>
  (await gateway.call({ action: "list_events", limit: 1_000 })).body.result.events.map(({ type }) => type);

describe("a task that runs", () => {
  test("is recorded, claimed by a worker that waits for it, completed, and ends its flow", async () => {
    const gateway = await taskGateway();
    const { flowId } = await newFlow(gateway);
    const claiming = claimTasks(gateway, WAIT);
    const waits = async () => (await (await fetch(`${gateway.metricsUrl}/metrics`)).text()).match(/waiting\S* 1$/m);
    await vi.waitFor(async () => expect(await waits()).not.toBeNull(), PATIENT);
    await runTask(gateway, { flowId, settleFlow: true, inputJson: { n: 1 } });
    const [claim] = await claiming;
    if (!claim) throw new Error("no claim");
    expect(claim).toMatchObject({ task: { status: "running", attempt: 1, inputJson: { n: 1 } }, flow: { flowId } });
    await gateway.call({ action: "heartbeat_task", ...leaseOf(claim), progressSummary: "half" }, "worker");
    await complete(gateway, claim, { resultJson: [1], terminalSummary: "done" });
    expect(await get(gateway, claim.task.taskId)).toMatchObject({ status: "succeeded", resultJson: [1] });
    expect(await flowOf(gateway, flowId)).toMatchObject({ status: "succeeded", revision: 1 });
    const task = ["task.created", "task.claimed", "task.progress", "task.succeeded"];
    expect(await eventsOf(gateway)).toEqual(["flow.created", ...task, "flow.succeeded"]);
  });

  test("past its timeoutMs goes to a worker that waits, and times out in the end", async () => {
    const gateway = await taskGateway();
    const { taskId } = await claimedTask(gateway, { timeoutMs: 50, maxAttempts: 2 }).then(({ task }) => task);
    const [again] = await claimTasks(gateway, WAIT);
    expect(again?.task).toMatchObject({ taskId, attempt: 2 });
    await vi.waitFor(async () => expect(await get(gateway, taskId)).toMatchObject({ status: "timed_out" }), PATIENT);
    const retried = ["task.claimed", "task.retrying", "task.claimed", "task.timed_out"];
    expect((await eventsOf(gateway)).slice(2)).toEqual(retried);
  });

  test("is cancelled with its flow as soon as its worker says so", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway);
    const { flowId } = claim.flow;
    expect((await gateway.call({ action: "cancel_flow", flowId })).status).toBe(202);
    const beat = await gateway.call({ action: "heartbeat_task", ...leaseOf(claim) }, "worker");
    expect(beat.body.result.cancelRequested).toBe(true);
    const report = { error: "stopped", outcome: "cancelled" };
    await gateway.call({ action: "fail_task", ...leaseOf(claim), ...report }, "worker");
    expect(await flowOf(gateway, flowId)).toMatchObject({ status: "cancelled", revision: 2 });
  });

  test("that no worker claims times out, and fails the flow that waits for it", async () => {
    const gateway = await taskGateway({
      taskflow: { tasks: { maxQueuedMs: 1 }, maintenance: { sweepIntervalMs: 20 } },
    });
    const { flowId } = await newFlow(gateway);
    const { taskId } = await runTask(gateway, { flowId, settleFlow: true });
    const error = "No worker claimed the task in time.";
    await vi.waitFor(
      async () => expect(await get(gateway, taskId)).toMatchObject({ status: "timed_out", error }),
      PATIENT,
    );
    expect(await flowOf(gateway, flowId)).toMatchObject({ status: "failed", blockedSummary: error });
  });

  test("outlasts silence that loses a task without a queue, waiting or held", async () => {
    const gateway = await taskGateway({ taskflow: { maintenance: { lostAfterMs: 1, sweepIntervalMs: 20 } } });
    const waiting = await runTask(gateway, { queue: "later" });
    const held = await claimedTask(gateway);
    const { flowId } = await newFlow(gateway);
    const record = { action: "run_task", flowId, runtime: "acp", task: "t" } as const;
    const { taskId } = (await gateway.call(record)).body.result.task;
    await vi.waitFor(async () => expect(await get(gateway, taskId)).toMatchObject({ status: "lost" }), PATIENT);
    expect(await get(gateway, waiting.taskId)).toMatchObject({ status: "queued" });
    expect(await get(gateway, held.task.taskId)).toMatchObject({ status: "running" });
  });
});

test("after a restart a task is held by the same lease, and another waits on", async () => {
  const stateDir = temporaryDirectory();
  const first = await taskGateway({ stateDir });
  const held = await claimedTask(first);
  const { taskId } = await runTask(first);
  await first.close();
  const second = await taskGateway({ stateDir });
  expect((await claimTasks(second)).map(({ task }) => task.taskId)).toEqual([taskId]);
  expect((await complete(second, held)).body.result.task).toMatchObject({ status: "succeeded", attempt: 1 });
});

test("of many tasks and many workers at once, each task is done once, by one worker", async () => {
  const gateway = await taskGateway();
  const { flowId } = await newFlow(gateway);
  const done: string[] = [];
  const work = async (): Promise<void> => {
    while (done.length < 150) {
      const [claim] = await claimTasks(gateway, { waitMs: 200 });
      if (!claim) continue;
      expect((await complete(gateway, claim)).status).toBe(200);
      done.push(claim.task.taskId);
    }
  };
  const workers = Array.from({ length: 20 }, work);
  await Promise.all(Array.from({ length: 150 }, () => runTask(gateway, { flowId })));
  await vi.waitFor(() => expect(done.length).toBe(150), PATIENT);
  await Promise.all(workers);
  expect(new Set(done).size).toBe(150);
  const types = await eventsOf(gateway);
  for (const type of ["task.created", "task.claimed", "task.succeeded"])
    expect(types.filter((one) => one === type)).toHaveLength(150);
  expect(types).not.toContain("task.retrying");
});

describe("while the clock is set", () => {
  const MINUTE = 60_000;
  const DAY = 24 * 60 * MINUTE;

  /** Its clocks go on when the test says so, and its maintenance says when it believes a jump. */
  async function clockGateway() {
    const time = { monotonic: 0, set: 0 };
    const log: string[] = [];
    const gateway = await taskGateway({
      clock: () => 1_700_000_000_000 + time.monotonic + time.set,
      monotonic: () => time.monotonic,
      maintenance: { sweepIntervalMs: 20 },
      log,
    });
    const said = (message: string) => vi.waitFor(() => expect(log.join("")).toContain(message), PATIENT);
    return { gateway, time, said };
  }

  test.each([-DAY, DAY])("by %i ms, for a moment and for good, tasks can be claimed at once", async (jump) => {
    const { gateway, time, said } = await clockGateway();
    const before = await runTask(gateway);
    time.set = jump;
    const unseen = await runTask(gateway);
    expect((await claimTasks(gateway, { maxTasks: 1 })).map(({ task }) => task.taskId)).toEqual([before.taskId]);
    await said("The clock has jumped");
    const doubted = await runTask(gateway);
    expect((await claimTasks(gateway, { maxTasks: 1 })).map(({ task }) => task.taskId)).toEqual([unseen.taskId]);
    time.monotonic += 11 * MINUTE;
    await said("is trusted again");
    const believed = await runTask(gateway);
    const claims = await claimTasks(gateway, { maxTasks: 5 });
    expect(claims.map(({ task }) => task.taskId)).toEqual([doubted.taskId, believed.taskId]);
  });

  test("ahead by more than maxQueuedMs, a task that waits does not time out", async () => {
    const { gateway, time, said } = await clockGateway();
    const { taskId } = await runTask(gateway);
    time.set = 2 * DAY;
    await said("The clock has jumped");
    time.monotonic += 11 * MINUTE;
    await said("is trusted again");
    const record = await runTask(gateway, { queue: "other" });
    await gateway.call({ action: "cancel_task", taskId: record.taskId });
    expect(await get(gateway, taskId)).toMatchObject({ status: "queued" });
    time.monotonic += DAY;
    await vi.waitFor(async () => expect(await get(gateway, taskId)).toMatchObject({ status: "timed_out" }), PATIENT);
  });

  test("a task with runAt is available after as long as it was away", async () => {
    const { gateway, time, said } = await clockGateway();
    const { taskId } = await runTask(gateway, { runAt: 1_700_000_000_000 + 20 * MINUTE });
    time.set = -DAY;
    await said("The clock has jumped");
    time.monotonic += 19 * MINUTE;
    expect(await claimTasks(gateway)).toEqual([]);
    time.monotonic += MINUTE;
    expect((await claimTasks(gateway)).map(({ task }) => task.taskId)).toEqual([taskId]);
  });
});
