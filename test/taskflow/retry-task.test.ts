import { beforeEach, describe, expect, test } from "vitest";
import { BoundTasks } from "./support/bound-tasks.ts";

let bound: BoundTasks;

beforeEach(async () => {
  bound = new BoundTasks();
  await bound.begin();
});

const failed = async (attempts = 1) => {
  const lease = await bound.held({ maxAttempts: attempts });
  await bound.tasks.failTask({ ...lease, error: "broken", retryable: false });
  bound.heard();
  return lease.taskId;
};

describe("retryTask puts a task back into its queue", () => {
  test("that failed: a worker gets it at once, and its last error stays until then", async () => {
    const taskId = await failed();
    const task = { status: "queued", attempt: 0, error: "broken", endedAt: undefined, cleanupAfter: undefined };
    expect(await bound.tasks.retryTask(taskId)).toMatchObject({ task });
    expect(bound.heard()).toEqual(["task.retrying"]);
    expect(await bound.claim()).toMatchObject({ task: { taskId, attempt: 1 } });
  });

  test("with attempts left as the next of them", async () => {
    const taskId = await failed(3);
    await bound.tasks.retryTask(taskId);
    expect(await bound.claim()).toMatchObject({ task: { taskId, attempt: 2 } });
  });

  test("that was cancelled, without its flow", async () => {
    const { taskId } = await bound.run();
    await bound.tasks.cancelTask(taskId);
    expect(await bound.tasks.retryTask(taskId)).toMatchObject({
      task: { status: "queued", cancelRequestedAt: undefined },
    });
    expect(await bound.claim()).toMatchObject({ task: { taskId } });
  });

  test("so that its end decides again how the flow ends", async () => {
    const other = await bound.run({ settleFlow: true });
    await bound.claim();
    const { taskId } = await bound.run({ settleFlow: true });
    await bound.tasks.cancelTask(taskId);
    await bound.tasks.retryTask(taskId);
    expect(bound.task(taskId)).toMatchObject({ settleFlow: true });
    expect(bound.task(other.taskId)).toMatchObject({ status: "running" });
    expect(bound.flow.endedAt).toBeUndefined();
  });
});

describe("retryTask changes nothing, and says why,", () => {
  const refused = async (taskId: string, reason: string) => {
    const before = bound.task(taskId);
    bound.heard();
    expect(await bound.tasks.retryTask(taskId)).toMatchObject({ refused: "not_retryable", reason });
    expect(bound.task(taskId)).toEqual(before);
    expect(bound.heard()).toEqual([]);
  };

  test("of a task that waits, runs or has succeeded", async () => {
    const { taskId } = await bound.run();
    await refused(taskId, "Task is still queued.");
    const { leaseToken } = await bound.claim();
    await refused(taskId, "Task is still running.");
    await bound.tasks.completeTask({ taskId, leaseToken });
    await refused(taskId, "Task has succeeded.");
  });

  test("of a task without a queue", async () => {
    const { taskId } = await bound.record();
    await bound.tasks.cancelTask(taskId);
    await refused(taskId, "Task has no queue: no worker would get it.");
  });

  test("of a task whose flow has ended, or is to be cancelled", async () => {
    const taskId = await failed();
    const { taskId: held } = await bound.held();
    await bound.flows.cancel(bound.flowId);
    await refused(taskId, "Cancellation of the task's flow has been requested.");
    await bound.tasks.cancelTask(held);
    bound.store.flows.set(bound.flowId, { ...bound.flow, status: "cancelled", endedAt: bound.now });
    await refused(taskId, "The flow of the task is already cancelled.");
  });

  test("of a task that is unknown", async () => {
    expect(await bound.tasks.retryTask("t")).toEqual({ refused: "not_found", reason: "Task not found." });
  });
});
