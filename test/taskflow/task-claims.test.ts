import { beforeEach, describe, expect, test } from "vitest";
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

describe("run_task with a queue", () => {
  test("waits from now on, with three attempts", async () => {
    const task = await bound.run();
    expect(task).toMatchObject({ status: "queued", attempt: 0, maxAttempts: 3, availableAt: bound.now });
    expect(bound.heard()).toEqual(["task.created"]);
    expect(bound.flow.revision).toBe(0);
  });

  test("waits until runAt, or from now on when that is over", async () => {
    const later = bound.now + 5_000;
    expect(await bound.run({ runAt: later })).toMatchObject({ runAt: later, availableAt: later });
    expect(await bound.run({ runAt: 5 })).toMatchObject({ runAt: 5, availableAt: bound.now });
    expect(await bound.claims()).toHaveLength(1);
    bound.now = later;
    expect(await bound.claims()).toHaveLength(1);
  });

  test("without a queue, none of the fields of workers is there", async () => {
    const task = await bound.record();
    const fields = ["queue", "attempt", "maxAttempts", "timeoutMs", "runAt", "settleFlow", "availableAt", ...UNHELD];
    expect(present(task, fields)).toEqual([]);
  });

  test("a repeated run leaves the queue, its fields and the lease as they are", async () => {
    const first = await bound.run({ runId: "r", inputJson: "1", maxAttempts: 5, timeoutMs: 90_000 });
    await bound.claim();
    const held = bound.task(first.taskId);
    const other = { queue: "others", inputJson: "2", maxAttempts: 1, timeoutMs: 1, runAt: 1, settleFlow: true };
    expect(await bound.run({ runId: "r", label: "l", ...other })).toEqual({ ...held, label: "l" });
  });
});

describe("claim_tasks", () => {
  test("is the next attempt: it counts, and the first one starts the task", async () => {
    const { taskId } = await bound.run();
    const startedAt = bound.now;
    const { task, flow, leaseToken, leaseExpiresAt } = await bound.claim({ leaseMs: 10_000 });
    expect(task).toMatchObject({ taskId, status: "running", attempt: 1, startedAt, workerId: "worker-1" });
    expect(task).toMatchObject({ leaseMs: 10_000, leaseExpiresAt, lastEventAt: bound.now });
    expect([leaseExpiresAt, flow]).toEqual([bound.now + 10_000, bound.flow]);
    await bound.tasks.failTask({ taskId, leaseToken, error: "e", retryAfterMs: 1 });
    bound.now += 1;
    expect((await bound.claim()).task).toMatchObject({ attempt: 2, startedAt });
  });

  test("keeps the hash of its token alone, and no token comes twice", async () => {
    for (let n = 0; n < 5; n += 1) await bound.run();
    const claims = await bound.claims();
    expect(new Set(claims.map(({ leaseToken }) => leaseToken)).size).toBe(5);
    const kept = JSON.stringify(bound.store.tasks);
    for (const { leaseToken } of claims) {
      expect(leaseToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(kept).not.toContain(leaseToken);
    }
  });

  test("lasts no longer than the attempt may", async () => {
    await bound.run({ timeoutMs: 2_000 });
    expect(await bound.claim({ leaseMs: 60_000 })).toMatchObject({ leaseExpiresAt: bound.now + 2_000 });
  });

  test("leaves in the queue what does not fit beside the first task", async () => {
    for (let n = 0; n < 4; n += 1) await bound.run();
    bound.bytesOfClaim = 50;
    expect(await bound.claims({ maxBytes: 100 })).toHaveLength(2);
    bound.bytesOfClaim = 500;
    expect(await bound.claims({ maxBytes: 100 })).toHaveLength(1);
    expect(bound.store.tasks.map(({ status }) => status)).toEqual(["running", "running", "running", "queued"]);
  });

  test("a claim whose transaction is repeated counts from the beginning", async () => {
    const { taskId } = await bound.run();
    const [task, flow] = [bound.task(taskId), bound.flow];
    const calls: (string | undefined)[] = [];
    bound.flowStore.tasks.claimTasks = async (_request, claim) => {
      for (let run = 0; run < 2; run += 1) {
        const first = claim(task, flow, []);
        calls.push(first && "first", claim(task, flow, first ? [first.outcome] : []) && "second");
      }
      return [];
    };
    bound.bytesOfClaim = 50;
    await bound.claims({ maxBytes: 60 });
    expect(calls).toEqual(["first", undefined, "first", undefined]);
  });
});

describe("a lease", () => {
  test("that is not the current one changes nothing, and shows the task", async () => {
    const { taskId, leaseToken } = await bound.held();
    const before = bound.task(taskId);
    for (const stale of ["x", "", `${leaseToken}x`]) {
      const lease = { taskId, leaseToken: stale };
      const refused = { refused: "lease_lost", reason: "The lease token is not the current one.", task: before };
      expect(await bound.tasks.heartbeatTask(lease)).toEqual(refused);
      expect(await bound.tasks.completeTask(lease)).toEqual(refused);
      expect(await bound.tasks.failTask({ ...lease, error: "e" })).toEqual(refused);
      expect(await bound.tasks.releaseTask(lease)).toEqual(refused);
    }
    expect(bound.task(taskId)).toEqual(before);
  });

  test("that has run out is lost, before anybody has noticed", async () => {
    const lease = await bound.held({}, { leaseMs: 5_000 });
    bound.now += 5_000;
    expect(await bound.tasks.completeTask(lease)).toMatchObject({
      refused: "lease_lost",
      reason: "The lease has expired.",
    });
  });

  test("of an unknown task is not found", async () => {
    const lease = { taskId: "t", leaseToken: "x" };
    expect(await bound.tasks.heartbeatTask(lease)).toEqual({ refused: "not_found", reason: "Task not found." });
  });

  test("of a task without a queue is none", async () => {
    const { taskId } = await bound.record();
    expect(await bound.tasks.completeTask({ taskId, leaseToken: "" })).toMatchObject({ refused: "lease_lost" });
  });
});

describe("heartbeat_task", () => {
  test("extends the lease from now on, by the length that it had, or by another", async () => {
    const lease = await bound.held({}, { leaseMs: 10_000 });
    bound.now += 4_000;
    expect(await bound.tasks.heartbeatTask(lease)).toMatchObject({ leaseExpiresAt: bound.now + 10_000 });
    expect(await bound.tasks.heartbeatTask({ ...lease, leaseMs: 60_000 })).toMatchObject({
      leaseExpiresAt: bound.now + 60_000,
    });
    bound.now += 1_000;
    expect(await bound.tasks.heartbeatTask(lease)).toMatchObject({ leaseExpiresAt: bound.now + 60_000 });
  });

  test("does not extend the attempt", async () => {
    const lease = await bound.held({ timeoutMs: 15_000 }, { leaseMs: 10_000 });
    bound.now += 9_000;
    const end = bound.now + 6_000;
    expect(await bound.tasks.heartbeatTask({ ...lease, leaseMs: 60_000 })).toMatchObject({ leaseExpiresAt: end });
    bound.now = end;
    expect(await bound.tasks.heartbeatTask(lease)).toMatchObject({ refused: "lease_lost" });
  });

  test("tells of progress once a second, and only when it changes; the record has the latest", async () => {
    const lease = await bound.held();
    bound.heard();
    const beat = async (progressSummary: string) => {
      await bound.tasks.heartbeatTask({ ...lease, progressSummary });
      return [bound.task(lease.taskId).progressSummary, ...bound.heard()];
    };
    expect(await beat(" half\n way ")).toEqual(["half way", "task.progress"]);
    bound.now += 999;
    expect(await beat("more")).toEqual(["more"]);
    bound.now += 1;
    expect(await beat("more")).toEqual(["more"]);
    expect(await beat("most")).toEqual(["most", "task.progress"]);
    bound.now += 5_000;
    await bound.tasks.heartbeatTask(lease);
    expect([bound.task(lease.taskId).progressSummary, ...bound.heard()]).toEqual(["most"]);
  });

  test("tells the worker that the task or its flow is to be cancelled", async () => {
    const [one, other] = [await bound.held(), await bound.held()];
    const asked = async (lease: typeof one) =>
      (await bound.tasks.heartbeatTask(lease)) as { cancelRequested?: boolean };
    expect((await asked(one)).cancelRequested).toBe(false);
    await bound.tasks.cancelTask(one.taskId);
    expect([(await asked(one)).cancelRequested, (await asked(other)).cancelRequested]).toEqual([true, false]);
    await bound.flows.cancel(bound.flowId);
    expect((await asked(other)).cancelRequested).toBe(true);
  });
});
