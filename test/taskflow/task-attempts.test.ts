import { beforeEach, describe, expect, test } from "vitest";
import { endAttempt } from "../../src/taskflow/task-reports.ts";
import { BoundTasks } from "./support/bound-tasks.ts";

let bound: BoundTasks;

beforeEach(async () => {
  bound = new BoundTasks();
  await bound.begin();
  bound.heard();
});

const UNHELD = ["workerId", "leaseHash", "leaseMs", "leaseExpiresAt", "cancelRequestedAt"] as const;
const present = (task: object, fields: readonly string[]) =>
  fields.filter((field) => (task as Record<string, unknown>)[field] !== undefined);

describe("an ended task", () => {
  test("has succeeded, with its result and without an error of an attempt before", async () => {
    const { taskId, leaseToken } = await bound.held();
    await bound.tasks.failTask({ taskId, leaseToken, error: "e", retryAfterMs: 0 });
    const again = await bound.claim();
    expect(again.task.error).toBe("e");
    bound.heard();
    const report = { terminalSummary: "done", resultJson: "[1]" };
    await bound.tasks.completeTask({ taskId, leaseToken: again.leaseToken, ...report });
    const ended = { status: "succeeded", terminalOutcome: "succeeded", ...report, endedAt: bound.now };
    expect(bound.task(taskId)).toMatchObject({ ...ended, lastEventAt: bound.now, cleanupAfter: bound.now + 1_000_000 });
    expect(present(bound.task(taskId), [...UNHELD, "error", "availableAt"])).toEqual([]);
    expect(bound.heard()).toEqual(["task.succeeded"]);
    expect(bound.flow.revision).toBe(0);
  });

  test("cannot be reported again", async () => {
    const lease = await bound.held();
    await bound.tasks.completeTask(lease);
    expect(await bound.tasks.completeTask(lease)).toMatchObject({ refused: "lease_lost" });
    expect(await bound.tasks.failTask({ ...lease, error: "e" })).toMatchObject({ task: { status: "succeeded" } });
  });
});

describe("an attempt that failed", () => {
  test("puts the task back, with its reason, after a delay that doubles and is scattered by a fifth", async () => {
    const { taskId } = await bound.run({ maxAttempts: 12 });
    for (let attempt = 1; attempt < 12; attempt += 1) {
      const { leaseToken } = await bound.claim();
      bound.heard();
      await bound.tasks.failTask({ taskId, leaseToken, error: `e${attempt}` });
      const task = bound.task(taskId);
      expect(task).toMatchObject({ status: "queued", attempt, error: `e${attempt}` });
      expect(present(task, [...UNHELD, "endedAt", "cleanupAfter"])).toEqual([]);
      expect(bound.heard()).toEqual(["task.retrying"]);
      const delayMs = (task.availableAt ?? 0) - bound.now;
      const base = Math.min(1_000 * 2 ** (attempt - 1), 300_000);
      expect(delayMs).toBeGreaterThanOrEqual(base * 0.8);
      expect(delayMs).toBeLessThanOrEqual(base * 1.2);
      bound.now += delayMs - 1;
      expect(await bound.claims()).toEqual([]);
      bound.now += 1;
    }
  });

  test("waits exactly as long as the worker asks", async () => {
    const { taskId, leaseToken } = await bound.held();
    await bound.tasks.failTask({ taskId, leaseToken, error: "e", retryAfterMs: 86_400_000 });
    expect(bound.task(taskId).availableAt).toBe(bound.now + 86_400_000);
  });

  test("ends the task when no attempt is left, with the status that the worker names", async () => {
    for (const outcome of ["failed", "timed_out"] as const) {
      const { taskId, leaseToken } = await bound.held({ maxAttempts: 1 });
      bound.heard();
      await bound.tasks.failTask({ taskId, leaseToken, error: "e", outcome });
      expect(bound.task(taskId)).toMatchObject({ status: outcome, error: "e", attempt: 1, endedAt: bound.now });
      expect(present(bound.task(taskId), ["terminalOutcome"])).toEqual([]);
      expect(bound.heard()).toEqual([`task.${outcome}`]);
    }
  });

  test("ends the task at once when it is not retryable", async () => {
    const { taskId, leaseToken } = await bound.held();
    await bound.tasks.failTask({ taskId, leaseToken, error: "e", retryable: false });
    expect(bound.task(taskId).status).toBe("failed");
  });

  test("is never retried as cancelled, or after a cancellation", async () => {
    const one = await bound.held();
    await bound.tasks.failTask({ ...one, error: "e", outcome: "cancelled", retryable: true, retryAfterMs: 1 });
    const other = await bound.held();
    await bound.tasks.cancelTask(other.taskId);
    await bound.tasks.failTask({ ...other, error: "e", retryAfterMs: 1 });
    for (const { taskId } of [one, other]) {
      expect(bound.task(taskId)).toMatchObject({ status: "cancelled", error: "e" });
      expect(present(bound.task(taskId), UNHELD)).toEqual([]);
    }
  });
});

describe("release_task", () => {
  test("gives back the attempt and the place in the queue", async () => {
    const { taskId, leaseToken } = await bound.held();
    const { availableAt } = bound.task(taskId);
    bound.now += 5;
    const later = await bound.run();
    bound.heard();
    await bound.tasks.releaseTask({ taskId, leaseToken });
    expect(bound.task(taskId)).toMatchObject({ status: "queued", attempt: 0, availableAt });
    expect(present(bound.task(taskId), [...UNHELD, "error"])).toEqual([]);
    expect(bound.heard()).toEqual(["task.retrying"]);
    expect((await bound.claims()).map(({ task }) => task.taskId)).toEqual([taskId, later.taskId]);
  });

  test("ends a task that is to be cancelled", async () => {
    const lease = await bound.held();
    await bound.tasks.cancelTask(lease.taskId);
    expect(await bound.tasks.releaseTask(lease)).toMatchObject({ task: { status: "cancelled" } });
  });
});

describe("the end of an attempt without a report", () => {
  const rules = { now: 9_000, waitsFrom: 9_000, retainEndedMs: 1, random: 0.5 };

  test("without a heartbeat in time, another attempt follows, or the task has failed", async () => {
    const { taskId } = await bound.held({ maxAttempts: 2 });
    const error = "The lease expired: the worker sent no heartbeat in time.";
    const { task = bound.task(taskId), delayMs } = endAttempt(bound.task(taskId), bound.flow, false, rules);
    expect([task, delayMs]).toMatchObject([{ status: "queued", error, availableAt: 10_000, attempt: 1 }, 1_000]);
    const last = { ...bound.task(taskId), attempt: 2 };
    expect(endAttempt(last, bound.flow, false, rules)).toMatchObject({ task: { status: "failed", error } });
  });

  test("past timeoutMs another attempt follows, or the task has timed out", async () => {
    const { taskId } = await bound.held({ maxAttempts: 2, timeoutMs: 5_000 });
    const error = "The attempt took longer than 5000 ms (timeoutMs).";
    const late = bound.task(taskId);
    expect(endAttempt(late, bound.flow, true, rules)).toMatchObject({ task: { status: "queued", error } });
    const last = { ...late, attempt: 2 };
    expect(endAttempt(last, bound.flow, true, rules)).toMatchObject({ task: { status: "timed_out", error } });
  });

  test("of a task that is to be cancelled is its end", async () => {
    const { taskId } = await bound.held();
    await bound.tasks.cancelTask(taskId);
    expect(endAttempt(bound.task(taskId), bound.flow, false, rules)).toMatchObject({ task: { status: "cancelled" } });
  });
});
