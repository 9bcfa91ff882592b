import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import type { EndTask } from "../../src/taskflow/task-store.ts";
import {
  changeTask,
  claim,
  claimOne,
  end,
  endAttempts,
  ending,
  find,
  idsOf,
  leaseOf,
  NO_SETTLE,
  putFlow,
  record,
  retried,
  retry,
  run,
  until,
} from "./task-records.ts";

/** How every store keeps the leases of tasks that workers hold. */
export function describeLeases(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a store of leases`, () => {
    let store: FlowStore;
    let flow: FlowRecord;
    beforeEach(async () => {
      store = await open();
      flow = await putFlow(store);
    });
    afterEach(() => store.close());

    const heartbeat = (task: TaskRecord, leaseMs: number, over: Partial<TaskRecord> = {}) =>
      changeTask(store, task, (current) => ({ outcome: undefined, task: { ...current, leaseMs, ...over }, leaseMs }));
    const held = async (lease: { leaseMs?: number; attemptMs?: number } = {}) => {
      await run(store, flow);
      return claimOne(store, lease);
    };
    /** Notes of which tasks an attempt has ended, and whether it had used up its time. */
    const noting = (decide: EndTask = ending("failed", { error: "The lease expired." })) => {
      const noted = new Map<string, boolean>();
      const note: EndTask = (task, parent, isOverdue) => {
        noted.set(task.taskId, isOverdue);
        return decide(task, parent, isOverdue);
      };
      return { noted, note };
    };

    test("only a task that a worker holds has a lease", async () => {
      const waiting = await run(store, flow);
      expect(await leaseOf(store, waiting)).toBeUndefined();
      expect(await leaseOf(store, await record(store, flow))).toBeUndefined();
      const task = await claimOne(store, { leaseMs: 60_000 });
      const lease = await leaseOf(store, task);
      expect(lease?.leftMs).toBeGreaterThan(50_000);
      expect(lease?.leftMs).toBeLessThanOrEqual(60_000);
      expect(lease?.attemptLeftMs).toBe(Number.POSITIVE_INFINITY);
      await end(store, task);
      expect(await leaseOf(store, task)).toBeUndefined();
    });

    test("a lease ends with its attempt, however long it was meant to be", async () => {
      const task = await held({ leaseMs: 60_000, attemptMs: 30_000 });
      const lease = await leaseOf(store, task);
      expect(lease?.leftMs).toBeLessThanOrEqual(30_000);
      expect(lease?.attemptLeftMs).toBeGreaterThan(20_000);
      expect(lease?.attemptLeftMs).toBeLessThanOrEqual(30_000);
      await heartbeat(task, 3_600_000);
      expect((await leaseOf(store, task))?.leftMs).toBeLessThanOrEqual(30_000);
    });

    test("a heartbeat sets how long the lease lasts from then on, and keeps the attempt's time", async () => {
      const task = await held({ leaseMs: 60_000, attemptMs: 600_000 });
      await heartbeat(task, 300_000, { progressSummary: "half" });
      const longer = await leaseOf(store, task);
      expect(longer?.leftMs).toBeGreaterThan(290_000);
      expect(longer?.attemptLeftMs).toBeLessThanOrEqual(600_000);
      await heartbeat(task, 5_000);
      expect((await leaseOf(store, task))?.leftMs).toBeLessThanOrEqual(5_000);
      expect(await find(store, task)).toMatchObject({ status: "running", leaseMs: 5_000, progressSummary: "half" });
    });

    test("a change that says nothing of the lease leaves it", async () => {
      const task = await held({ leaseMs: 60_000 });
      await changeTask(store, task, (current) => ({ outcome: 0, task: { ...current, cancelRequestedAt: 1 } }));
      expect((await leaseOf(store, task))?.leftMs).toBeGreaterThan(50_000);
      expect(await find(store, task)).toEqual({ ...task, cancelRequestedAt: 1 });
    });

    test("a heartbeat that fails leaves the lease", async () => {
      const task = await held({ leaseMs: 60_000 });
      const failing = changeTask(store, task, () => {
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow();
      expect((await leaseOf(store, task))?.leftMs).toBeGreaterThan(50_000);
    });

    test("the first end of all leases is known", async () => {
      expect(await store.tasks.nextAttemptEndMs()).toBeUndefined();
      await run(store, flow);
      expect(await store.tasks.nextAttemptEndMs()).toBeUndefined();
      const long = await claimOne(store, { leaseMs: 900_000 });
      const short = await held({ leaseMs: 900_000, attemptMs: 60_000 });
      expect(await store.tasks.nextAttemptEndMs()).toBeLessThanOrEqual(60_000);
      await end(store, short);
      expect(await store.tasks.nextAttemptEndMs()).toBeGreaterThan(800_000);
      await heartbeat(long, 60_000);
      expect(await store.tasks.nextAttemptEndMs()).toBeLessThanOrEqual(60_000);
      await retry(store, long);
      expect(await store.tasks.nextAttemptEndMs()).toBeUndefined();
    });

    test("a lease that nobody extends is seen to end, once", async () => {
      const { noted, note } = noting();
      const other = await held({ leaseMs: 60_000 });
      expect(await store.tasks.endAttempts({ limit: 10 }, note, NO_SETTLE)).toBe(0);
      const task = await held({ leaseMs: 50, attemptMs: 60_000 });
      await until(
        async () => (await leaseOf(store, task))?.leftMs,
        (leftMs) => leftMs === 0,
      );
      // Until somebody looks it stays with its worker.
      expect(await find(store, task)).toEqual(task);
      expect(await store.tasks.nextAttemptEndMs()).toBe(0);
      await endAttempts(store, 1, note);
      expect(await store.tasks.endAttempts({ limit: 10 }, note, NO_SETTLE)).toBe(0);
      expect(noted).toEqual(new Map([[task.taskId, false]]));
      expect(await find(store, task)).toMatchObject({ status: "failed", error: "The lease expired." });
      expect(await find(store, other)).toMatchObject({ status: "running" });
      expect(await store.tasks.nextAttemptEndMs()).toBeGreaterThan(50_000);
    });

    test("an attempt that has used up its time is distinguished from a lease that has ended", async () => {
      const { noted, note } = noting();
      const task = await held({ leaseMs: 60_000, attemptMs: 50 });
      await endAttempts(store, 1, note);
      expect(noted).toEqual(new Map([[task.taskId, true]]));
    });

    test("a task whose lease has ended goes back into its queue, for another lease", async () => {
      const task = await held({ leaseMs: 50 });
      await endAttempts(store, 1, (current) => ({ task: retried(current, 0), delayMs: 0 }));
      expect(await leaseOf(store, task)).toBeUndefined();
      const again = await until(
        () => claim(store, { leaseMs: 60_000 }),
        (tasks) => tasks.length > 0,
      );
      expect(again).toMatchObject([{ taskId: task.taskId, attempt: 2 }]);
      expect((await leaseOf(store, task))?.leftMs).toBeGreaterThan(50_000);
    });

    test("leases that end together are seen in steps", async () => {
      const { noted, note } = noting();
      for (let n = 0; n < 5; n += 1) await run(store, flow);
      const tasks = await claim(store, { limit: 5, leaseMs: 50 });
      await until(
        () => Promise.all(tasks.map((task) => leaseOf(store, task))),
        (leases) => leases.every((lease) => lease?.leftMs === 0),
      );
      const step = () => store.tasks.endAttempts({ limit: 2 }, note, NO_SETTLE);
      expect([await step(), await step(), await step(), await step()]).toEqual([2, 2, 1, 0]);
      expect(new Set(noted.keys())).toEqual(new Set(idsOf(tasks)));
    });

    test("a task that ended in time is not seen", async () => {
      const { noted, note } = noting();
      const [done, late] = [await held({ leaseMs: 100 }), await held({ leaseMs: 100 })];
      await end(store, done);
      await endAttempts(store, 1, note);
      expect([...noted.keys()]).toEqual([late.taskId]);
      expect(await find(store, done)).toMatchObject({ status: "succeeded" });
    });

    test("an end that fails is seen again", async () => {
      const { noted, note } = noting();
      const task = await held({ leaseMs: 50 });
      await until(
        async () => (await leaseOf(store, task))?.leftMs,
        (leftMs) => leftMs === 0,
      );
      const failing = store.tasks.endAttempts(
        { limit: 10 },
        () => {
          throw new Error("no");
        },
        NO_SETTLE,
      );
      await expect(failing).rejects.toThrow();
      expect(await find(store, task)).toEqual(task);
      await endAttempts(store, 1, note);
      expect([...noted.keys()]).toEqual([task.taskId]);
    });
  });
}
