import { beforeEach, describe, expect, test } from "vitest";
import { settleFlow } from "../../src/taskflow/settle-flow.ts";
import { endUnclaimed } from "../../src/taskflow/task-reports.ts";
import { BoundTasks } from "./support/bound-tasks.ts";

let bound: BoundTasks;

beforeEach(async () => {
  bound = new BoundTasks();
  await bound.begin();
  bound.heard();
});

const statuses = () => bound.store.tasks.map(({ status }) => status);

describe("cancel_task", () => {
  test("ends at once a task that waits, and one without a queue", async () => {
    for (const { taskId } of [await bound.run(), await bound.record()]) {
      bound.heard();
      const task = { status: "cancelled", endedAt: bound.now, cleanupAfter: bound.now + 1_000_000 };
      expect(await bound.tasks.cancelTask(taskId)).toMatchObject({ cancelled: true, task });
      expect(bound.task(taskId)).toMatchObject(task);
      expect(bound.heard()).toEqual(["task.cancelled"]);
    }
    expect(await bound.claims()).toEqual([]);
  });

  test("asks the worker that holds the task, once and without an event", async () => {
    const { taskId } = await bound.held();
    bound.heard();
    const asked = { cancelled: false, reason: "A worker holds the task.", task: { cancelRequestedAt: bound.now } };
    expect(await bound.tasks.cancelTask(taskId)).toMatchObject(asked);
    bound.now += 5;
    expect(await bound.tasks.cancelTask(taskId)).toMatchObject(asked);
    expect(bound.heard()).toEqual([]);
  });

  test("is refused for an ended task and for an unknown one", async () => {
    const lease = await bound.held();
    await bound.tasks.completeTask(lease);
    expect(await bound.tasks.cancelTask(lease.taskId)).toMatchObject({
      refused: "terminal",
      reason: "Task is already succeeded.",
      task: { status: "succeeded" },
    });
    expect(await bound.tasks.cancelTask("t")).toEqual({ refused: "not_found", reason: "Task not found." });
  });

  test("of the last active task completes the cancellation of the flow", async () => {
    const { taskId } = await bound.record();
    await bound.flows.cancel(bound.flowId);
    bound.heard();
    await bound.tasks.cancelTask(taskId);
    expect(bound.flow).toMatchObject({ status: "cancelled", revision: 2, endedAt: bound.now });
    expect(bound.heard()).toEqual(["task.cancelled", "flow.cancelled"]);
  });
});

describe("cancel_flow", () => {
  test("with tasks alone that nobody holds cancels them and the flow at once", async () => {
    await bound.run({ settleFlow: true });
    await bound.run();
    bound.heard();
    const cancellation = await bound.flows.cancel(bound.flowId);
    const tasks = [{ status: "cancelled" }, { status: "cancelled" }];
    expect(cancellation).toMatchObject({ cancelled: true, flow: { status: "cancelled", revision: 2 }, tasks });
    expect(bound.heard()).toEqual(["task.cancelled", "task.cancelled", "flow.cancelled"]);
    expect(bound.store.tasks.filter(({ settleFlow: settles }) => settles)).toEqual([]);
  });

  test("waits for a task that a worker holds, or that has no queue, and for no other", async () => {
    await bound.record();
    const lease = await bound.held();
    await bound.run();
    bound.heard();
    expect(await bound.flows.cancel(bound.flowId)).toMatchObject({
      code: "cancel_pending",
      tasks: [{ status: "cancelled" }, { status: "running" }, { status: "queued" }],
    });
    expect(bound.heard()).toEqual(["flow.cancel_requested", "task.cancelled"]);
    await bound.tasks.releaseTask(lease);
    expect(bound.flow).toMatchObject({ status: "queued", revision: 1 });
    await bound.tasks.cancelTask(bound.store.tasks[0]?.taskId ?? "");
    expect(bound.flow).toMatchObject({ status: "cancelled", revision: 2 });
  });

  test("of an ended flow leaves its tasks alone", async () => {
    await bound.run();
    await bound.flows.finish({ flowId: bound.flowId, expectedRevision: 0 });
    expect(await bound.flows.cancel(bound.flowId)).toMatchObject({ code: "terminal", tasks: [{ status: "queued" }] });
    expect(statuses()).toEqual(["queued"]);
  });
});

describe("request_cancel", () => {
  const guard = () => ({ flowId: bound.flowId, expectedRevision: bound.flow.revision });

  test("that ends the last active tasks cancels the flow", async () => {
    await bound.run();
    bound.heard();
    const flow = { status: "cancelled", revision: 2, endedAt: bound.now, cancelRequestedAt: bound.now };
    expect(await bound.flows.requestCancel(guard())).toMatchObject({ applied: true, flow });
    expect(bound.flow).toMatchObject(flow);
    expect(bound.heard()).toEqual(["flow.cancel_requested", "task.cancelled", "flow.cancelled"]);
  });

  test("without a task notes the request", async () => {
    const change = await bound.flows.requestCancel(guard());
    expect(change).toMatchObject({ applied: true, flow: { status: "queued", revision: 1 } });
    expect(bound.heard()).toEqual(["flow.cancel_requested"]);
  });

  test("ends what waits, while others are active", async () => {
    await bound.held();
    await bound.run();
    const change = await bound.flows.requestCancel(guard());
    expect(change).toMatchObject({ applied: true, flow: { status: "queued", revision: 1 } });
    expect(statuses()).toEqual(["running", "cancelled"]);
  });

  test("with a stale revision changes no task", async () => {
    await bound.run();
    const change = await bound.flows.requestCancel({ flowId: bound.flowId, expectedRevision: 7 });
    expect(change).toMatchObject({ applied: false, code: "revision_conflict" });
    expect(statuses()).toEqual(["queued"]);
  });

  test("of an ended flow ends the tasks that wait, and leaves its end", async () => {
    await bound.run();
    await bound.flows.finish(guard());
    await bound.flows.requestCancel(guard());
    expect([statuses(), bound.flow.status]).toEqual([["cancelled"], "succeeded"]);
  });
});

describe("settleFlow", () => {
  test("ends the flow as succeeded when the last of such tasks has succeeded, whatever becomes of others", async () => {
    const [one, two] = [await bound.held({ settleFlow: true }), await bound.held({ settleFlow: true })];
    const other = await bound.held({ maxAttempts: 1 });
    await bound.tasks.failTask({ ...other, error: "e" });
    await bound.tasks.completeTask(one);
    expect(bound.flow).toMatchObject({ status: "queued", revision: 0 });
    bound.heard();
    await bound.tasks.completeTask(two);
    const ended = { status: "succeeded", revision: 1, waitJson: "null", endedAt: bound.now };
    expect(bound.flow).toMatchObject(ended);
    expect(bound.heard()).toEqual(["task.succeeded", "flow.succeeded"]);
  });

  test("ends it as failed with the first error", async () => {
    const tasks = [];
    for (let n = 0; n < 3; n += 1) tasks.push(await bound.held({ settleFlow: true, maxAttempts: 1 }));
    const [one, two, three] = tasks as [(typeof tasks)[0], (typeof tasks)[0], (typeof tasks)[0]];
    await bound.tasks.failTask({ ...two, error: "first" });
    await bound.tasks.failTask({ ...one, error: "second" });
    await bound.tasks.completeTask(three);
    expect(bound.flow).toMatchObject({ status: "failed", blockedSummary: "first", revision: 1 });
  });

  test("counts a task that a sender has cancelled as one that did not succeed", async () => {
    const { taskId } = await bound.run({ settleFlow: true });
    await bound.tasks.cancelTask(taskId);
    expect(bound.flow).toMatchObject({ status: "failed", blockedSummary: "Task was cancelled." });
  });

  test("waits for retries", async () => {
    const lease = await bound.held({ settleFlow: true });
    await bound.tasks.failTask({ ...lease, error: "e", retryAfterMs: 0 });
    expect(bound.flow.status).toBe("queued");
    const { leaseToken } = await bound.claim();
    await bound.tasks.completeTask({ ...lease, leaseToken });
    expect(bound.flow.status).toBe("succeeded");
  });

  test("leaves a flow that its controller ended, and a later life of the flow", async () => {
    const lease = await bound.held({ settleFlow: true, maxAttempts: 1 });
    await bound.flows.finish({ flowId: bound.flowId, expectedRevision: 0 });
    await bound.tasks.failTask({ ...lease, error: "e" });
    expect(bound.flow).toMatchObject({ status: "succeeded", revision: 1 });
    await bound.flows.resume({ flowId: bound.flowId, expectedRevision: 1 });
    await bound.tasks.completeTask(await bound.held({ settleFlow: true }));
    expect(bound.flow).toMatchObject({ status: "succeeded", revision: 3 });
  });

  test("never wins over a cancellation", async () => {
    const [one, two] = [await bound.held({ settleFlow: true }), await bound.held()];
    await bound.flows.cancel(bound.flowId);
    await bound.tasks.completeTask(one);
    expect(bound.flow).toMatchObject({ status: "queued", revision: 1 });
    await bound.tasks.completeTask(two);
    expect(bound.flow).toMatchObject({ status: "cancelled", revision: 2 });
  });

  test("clears what blocked the flow before", () => {
    const blocked = { ...bound.flow, blockedTaskId: "t", blockedSummary: "old", status: "blocked" as const };
    const failed = settleFlow(blocked, { hasActive: false, settled: { error: "new" } }, bound.now);
    expect(failed?.flow).toMatchObject({ status: "failed", blockedSummary: "new", blockedTaskId: undefined });
    const done = settleFlow(blocked, { hasActive: true, settled: {} }, bound.now);
    expect(done?.flow).toMatchObject({ status: "succeeded", blockedSummary: undefined, blockedTaskId: undefined });
  });

  test("leaves a mirrored flow", () => {
    const mirrored = { ...bound.flow, syncMode: "task_mirrored" as const };
    expect(settleFlow(mirrored, { hasActive: false, settled: {} }, bound.now)).toBeUndefined();
  });
});

describe("a task that nobody claims", () => {
  const rules = (availableBefore: number) => ({ now: bound.now, availableBefore, retainEndedMs: 7 });

  test("has timed out", async () => {
    const { taskId } = await bound.run();
    const task = { status: "timed_out", error: "No worker claimed the task in time.", cleanupAfter: bound.now + 7 };
    expect(endUnclaimed(bound.task(taskId), bound.flow, rules(bound.now + 1))).toMatchObject({ task });
  });

  test("waits from when a worker gave it back, at the end of its queue", async () => {
    const { taskId, leaseToken } = await bound.held({}, { leaseMs: 200_000 });
    bound.now += 100_000;
    await bound.tasks.releaseTask({ taskId, leaseToken });
    const effect = endUnclaimed(bound.task(taskId), bound.flow, rules(bound.now - 50_000));
    expect(effect).toMatchObject({ task: { status: "queued", availableAt: bound.now }, delayMs: 0 });
    bound.now += 50_001;
    const late = endUnclaimed(bound.task(taskId), bound.flow, rules(bound.now - 50_000));
    expect(late).toMatchObject({ task: { status: "timed_out" } });
  });
});
