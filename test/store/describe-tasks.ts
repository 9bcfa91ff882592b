import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import { taskEvent } from "../../src/taskflow/events.ts";
import type { FlowStore, KeyRecord } from "../../src/taskflow/flow-store.ts";
import { describeLeases } from "./describe-leases.ts";
import { describeTaskPages } from "./describe-task-pages.ts";
import { describeTaskSettling } from "./describe-task-settling.ts";
import {
  ALL_BYTES,
  changeTask,
  claim,
  claiming,
  claimOne,
  end,
  ended,
  ending,
  eventTypes,
  find,
  idsOf,
  NO_SETTLE,
  OWNER,
  putFlow,
  record,
  retry,
  run,
  target,
  until,
} from "./task-records.ts";

const HOUR = 3_600_000;

/** What every store does with tasks of queues; a store's own test file runs it on the real thing. */
export function describeTasks(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a store of tasks`, () => {
    let store: FlowStore;
    let flow: FlowRecord;
    beforeEach(async () => {
      store = await open();
      flow = await putFlow(store);
    });
    afterEach(() => store.close());

    test("gives back every field of a task as it was put", async () => {
      const task = await run(store, flow, {
        runId: "r",
        timeoutMs: 1_000,
        inputJson: '{"z":1,"a":[null,"x"]}',
        resultJson: "null",
        runAt: 1,
        settleFlow: true,
        cancelRequestedAt: 2,
        workerId: "w",
        leaseHash: "h",
        leaseMs: 3,
        leaseExpiresAt: 4,
        progressAt: 5,
      });
      expect(await find(store, task)).toEqual(task);
      const recorded = await record(store, flow);
      expect(await find(store, recorded)).toEqual(recorded);
    });

    test.each(["a\u0000b", "a\ud800b", "\u0001x", "😀", ""])("keeps a task with the texts %j", async (text) => {
      const queue = `q${text}`;
      const over = { queue, workerId: text, inputJson: JSON.stringify(text), resultJson: JSON.stringify([text]) };
      const task = await run(store, flow, over);
      expect(await find(store, task)).toEqual(task);
      expect(idsOf(await claim(store, { queues: [queue] }))).toEqual([task.taskId]);
    });

    test("another owner neither finds, changes nor claims a task", async () => {
      const { taskId } = await run(store, flow);
      expect(await store.tasks.findTask("other", taskId)).toBeUndefined();
      const seen = await store.tasks.changeTask(
        { ownerKey: "other", taskId },
        (found) => ({ outcome: found }),
        NO_SETTLE,
      );
      expect(seen).toEqual({ task: undefined, flow: undefined, lease: undefined });
      expect(await claim(store, { ownerKey: "other" })).toEqual([]);
      expect(await store.tasks.nextTaskMs("other", ["q"], Date.now())).toBeUndefined();
    });

    describe("a claim", () => {
      test("gets the oldest tasks of its queues, up to its limit, with what it made of them", async () => {
        const a = await run(store, flow, { queue: "a" });
        const b = await run(store, flow, { queue: "b" });
        await run(store, flow, { queue: "c" });
        const a2 = await run(store, flow, { queue: "a" });
        const b2 = await run(store, flow, { queue: "b" });
        const first = await claim(store, { queues: ["b", "a"], limit: 3, workerId: "w1" });
        expect(idsOf(first)).toEqual(idsOf([a, b, a2]));
        for (const task of first) {
          expect(task).toMatchObject({ status: "running", attempt: 1, workerId: "w1" });
          expect(await find(store, task)).toEqual(task);
        }
        expect(idsOf(await claim(store, { queues: ["a", "b"], limit: 3 }))).toEqual([b2.taskId]);
        expect(await claim(store, { queues: ["a", "b"], limit: 3 })).toEqual([]);
      });

      test("is handed the flow of each task", async () => {
        const other = await putFlow(store, { goal: "other" });
        await run(store, flow);
        await run(store, other);
        const request = { ownerKey: OWNER, queues: ["q"], limit: 2, now: Date.now() };
        expect(await store.tasks.claimTasks(request, (_task, parent) => ({ outcome: parent }))).toEqual([flow, other]);
      });

      test("is handed what it made of the tasks before", async () => {
        for (let n = 0; n < 3; n += 1) await run(store, flow);
        const request = { ownerKey: OWNER, queues: ["q"], limit: 3, now: Date.now() };
        const counts = await store.tasks.claimTasks<number>(request, (task, parent, before) => ({
          ...claiming()(task, parent),
          outcome: before.reduce((sum, count) => sum + count, 1),
        }));
        expect(counts).toEqual([1, 2, 4]);
      });

      test("that names a queue twice gets each task once", async () => {
        await run(store, flow);
        expect(await claim(store, { queues: ["q", "q"], limit: 5 })).toHaveLength(1);
      });

      test("gets no task without a queue", async () => {
        await record(store, flow);
        expect(await claim(store, { queues: ["", "q"], limit: 5 })).toEqual([]);
      });

      test("that takes no more leaves the others where they are", async () => {
        const tasks = [await run(store, flow), await run(store, flow), await run(store, flow)];
        const handed: string[] = [];
        const take = claiming();
        const request = { ownerKey: OWNER, queues: ["q"], limit: 3, now: Date.now() };
        const claimed = await store.tasks.claimTasks(request, (task, parent) => {
          handed.push(task.taskId);
          return handed.length > 2 ? undefined : take(task, parent);
        });
        expect(idsOf(claimed)).toEqual(idsOf(tasks.slice(0, 2)));
        expect(new Set(handed)).toEqual(new Set(idsOf(tasks)));
        expect(await find(store, tasks[2] as TaskRecord)).toEqual(tasks[2]);
        expect(idsOf(await claim(store, { limit: 3 }))).toEqual(idsOf(tasks.slice(2)));
      });

      test("that fails leaves all tasks where they are, and no lease", async () => {
        const tasks = [await run(store, flow), await run(store, flow)];
        const take = claiming();
        let handed = 0;
        const request = { ownerKey: OWNER, queues: ["q"], limit: 2, now: Date.now() };
        const failing = store.tasks.claimTasks(request, (task, parent) => {
          handed += 1;
          if (handed === 2) throw new Error("no");
          return take(task, parent);
        });
        await expect(failing).rejects.toThrow();
        expect(await store.tasks.nextAttemptEndMs()).toBeUndefined();
        expect(idsOf(await claim(store, { limit: 2 }))).toEqual(idsOf(tasks));
      });

      test("of 40 at the same time gets what no other gets", async () => {
        for (let n = 0; n < 100; n += 1) await run(store, flow, { queue: n % 2 ? "a" : "b" });
        const claims = await Promise.all(
          Array.from({ length: 40 }, (_, n) => claim(store, { queues: n % 3 ? ["a", "b"] : ["b"], limit: 4 })),
        );
        const ids = claims.flatMap(idsOf);
        expect(new Set(ids).size).toBe(ids.length);
        // Claims at the same time may pass over each other's tasks, but leave none for ever.
        await until(
          async () => ids.push(...idsOf(await claim(store, { queues: ["a", "b"], limit: 4 }))),
          (count) => count >= 100,
        );
        expect(new Set(ids).size).toBe(100);
      });

      test("writes its events into the journal", async () => {
        await run(store, flow);
        await claim(store);
        await until(
          () => eventTypes(store, flow),
          (types) => types.join() === "flow.created,task.created,task.claimed",
        );
      });
    });

    describe("a task with a delay", () => {
      test("is available when that is over, and not before", async () => {
        const started = Date.now();
        const task = await run(store, flow, {}, 200);
        expect(await store.tasks.nextTaskMs(OWNER, ["q"], Date.now())).toBeLessThanOrEqual(200);
        const claimed = await until(
          () => claim(store),
          (tasks) => tasks.length > 0,
        );
        // The clocks of two machines are never quite the same.
        expect(Date.now() - started).toBeGreaterThan(150);
        expect(idsOf(claimed)).toEqual([task.taskId]);
      });

      test("does not hold up those that were run after it", async () => {
        await run(store, flow, {}, HOUR);
        const next = await run(store, flow);
        expect(await store.tasks.nextTaskMs(OWNER, ["q"], Date.now())).toBe(0);
        expect(idsOf(await claim(store, { limit: 5 }))).toEqual([next.taskId]);
      });

      test("of a retry waits behind, one that keeps its place does not", async () => {
        const [first, second] = [await run(store, flow), await run(store, flow)];
        await claimOne(store);
        await retry(store, first);
        expect(idsOf(await claim(store))).toEqual([first.taskId]);
        await retry(store, first, HOUR);
        expect(idsOf(await claim(store, { limit: 5 }))).toEqual([second.taskId]);
        await retry(store, second, 50);
        const again = await until(
          () => claim(store),
          (tasks) => tasks.length > 0,
        );
        expect(again).toMatchObject([{ taskId: second.taskId, attempt: 2 }]);
      });

      test("tells how long the first of several queues waits, and nothing where none waits", async () => {
        expect(await store.tasks.nextTaskMs(OWNER, ["q", "a"], Date.now())).toBeUndefined();
        await run(store, flow, {}, 60_000);
        await run(store, flow, { queue: "a" }, 30_000);
        const leftMs = await store.tasks.nextTaskMs(OWNER, ["q", "a", "none"], Date.now());
        expect(leftMs).toBeGreaterThan(20_000);
        expect(leftMs).toBeLessThanOrEqual(30_000);
        expect(await store.tasks.nextTaskMs(OWNER, ["none"], Date.now())).toBeUndefined();
      });
    });

    describe("who listens", () => {
      const listen = () => {
        const heard: string[] = [];
        store.tasks.onTasks((ownerKey, queue) => heard.push(`${ownerKey} ${queue}`));
        const expectHeard = (...queues: string[]) =>
          until(
            async () => heard.join(),
            (text) => text === queues.map((queue) => `${OWNER} ${queue}`).join(),
          );
        return { heard, expectHeard };
      };

      test("hears of each task that comes into its queue, also late or once more", async () => {
        const { expectHeard } = listen();
        const task = await run(store, flow);
        await expectHeard("q");
        await run(store, flow, { queue: "a" }, 60_000);
        await expectHeard("q", "a");
        await claimOne(store);
        await retry(store, task, 0);
        await expectHeard("q", "a", "q");
      });

      test("hears nothing of claims, ends, tasks without a queue, and changes that were undone", async () => {
        await run(store, flow);
        const { heard, expectHeard } = listen();
        const task = await claimOne(store);
        await record(store, flow);
        await end(store, task);
        const undone = store.change(target(flow), () => {
          throw new Error("no");
        });
        await expect(undone).rejects.toThrow();
        await run(store, flow, { queue: "last" });
        await expectHeard("last");
        expect(heard).toHaveLength(1);
      });
    });

    describe("a change of a task", () => {
      test("sees the task and its flow, and leaves both as they are if that was decided", async () => {
        const task = await run(store, flow);
        const seen = await changeTask(store, task, (_task, all) => ({ outcome: all }));
        expect(seen).toEqual({ task, flow, lease: undefined });
        expect(await find(store, task)).toEqual(task);
        expect(await store.findFlow(OWNER, flow.flowId)).toEqual(flow);
      });

      test("that fails changes nothing", async () => {
        const task = await run(store, flow);
        const failing = changeTask(store, task, () => {
          throw new Error("no");
        });
        await expect(failing).rejects.toThrow();
        expect(await find(store, task)).toEqual(task);
      });

      test("keeps the input of the task, and its result from then on", async () => {
        await run(store, flow, { inputJson: '{"n":1}' });
        const task = await claimOne(store);
        const done = await end(store, task, "succeeded", { resultJson: '{"ok":true}', terminalSummary: "s" });
        expect(await find(store, task)).toEqual({ ...done, inputJson: '{"n":1}' });
      });

      test("with a key is made once, and answered again", async () => {
        const task = await run(store, flow);
        const now = Date.now();
        const key: KeyRecord = {
          ownerKey: OWNER,
          key: "k",
          kind: "key",
          fingerprint: "f",
          now,
          expiresAt: now + 60_000,
        };
        let decisions = 0;
        const cancel = (one: KeyRecord) =>
          store.tasks.changeTaskKeyed(
            one,
            task,
            (seen) => {
              decisions += 1;
              if (!seen.task) return { outcome: "unknown" };
              return { outcome: "cancelled", ...ending("cancelled")(seen.task, seen.flow) };
            },
            NO_SETTLE,
          );
        expect(await cancel(key)).toEqual({ answer: "cancelled", replayed: false });
        const decided = decisions;
        expect(await cancel(key)).toEqual({ answer: "cancelled", replayed: true });
        expect(await cancel({ ...key, fingerprint: "other" })).toEqual({ refused: "reused" });
        expect(decisions).toBe(decided);
        expect(await find(store, task)).toMatchObject({ status: "cancelled" });
      });
    });

    describe("a flow with tasks that wait", () => {
      const look = (over: Partial<Parameters<FlowStore["change"]>[0]> = {}) =>
        store.change({ ...target(flow), activeTasks: 1, withWaiting: true, ...over }, (seen) => ({ outcome: seen }));

      test("shows those that nobody holds, oldest first, beside its other tasks", async () => {
        const waiting = [await run(store, flow), await run(store, flow, { queue: "a" }, 60_000)];
        await run(store, await putFlow(store));
        const seen = await look();
        expect(idsOf(seen.waiting)).toEqual(idsOf(waiting));
        expect(seen.hasActiveTasks).toBe(false);
        expect((await look({ withWaiting: false })).hasActiveTasks).toBe(true);
        await record(store, flow);
        expect((await look()).hasActiveTasks).toBe(true);
      });

      test("does not count what a worker holds among them", async () => {
        const held = await run(store, flow);
        await claimOne(store);
        expect(await look()).toMatchObject({ waiting: [], hasActiveTasks: true });
        await end(store, held);
        expect(await look()).toMatchObject({ waiting: [], hasActiveTasks: false });
      });

      test("ends them in the transaction of its change, with their events in order", async () => {
        const tasks = [await run(store, flow, { inputJson: "1" }), await run(store, flow)];
        const cancelled = await store.change({ ...target(flow), withWaiting: true }, ({ waiting }) => {
          const next = waiting.map((task) => ended(task, "cancelled"));
          const events = next.map((task) => taskEvent("task.cancelled", task, flow, { now: Date.now() }));
          return { outcome: next, ended: next, events };
        });
        expect(idsOf(cancelled)).toEqual(idsOf(tasks));
        for (const task of tasks)
          expect(await find(store, task)).toMatchObject({ status: "cancelled", inputJson: task.inputJson });
        expect(await claim(store, { limit: 5 })).toEqual([]);
        await until(
          () => eventTypes(store, flow),
          (types) => types.slice(3).join() === "task.cancelled,task.cancelled",
        );
      });

      test("counts them in its summary", async () => {
        await run(store, flow);
        await run(store, flow);
        await claimOne(store);
        expect(await store.taskSummary(OWNER, flow.flowId)).toMatchObject({
          total: 2,
          active: 2,
          byStatus: { queued: 1, running: 1 },
        });
      });
    });

    describe("maintenance", () => {
      const unclaimed = { availableBefore: Date.now() + 3_600_000, limit: 10, maxBytes: ALL_BYTES };
      const timeOut = ending("timed_out", { error: "No worker claimed the task in time." });

      test("never loses a task of a queue, whether a worker holds it or not", async () => {
        const held = await run(store, flow, { lastEventAt: 1, createdAt: 1 });
        await claimOne(store);
        const waiting = await run(store, flow, { lastEventAt: 1, createdAt: 1 });
        const silent = await record(store, flow, { lastEventAt: 1, createdAt: 1 });
        const batch = { silentBefore: Date.now() + 60_000, limit: 10, maxBytes: ALL_BYTES };
        const lost: string[] = [];
        await store.claimMaintenance(60_000);
        await store.loseSilentTasks(
          batch,
          (task) => {
            const next: TaskRecord = { ...task, status: "lost", endedAt: 1 };
            if (!lost.includes(task.taskId)) lost.push(task.taskId);
            return { task: next, event: taskEvent("task.lost", next, flow, { now: 1 }) };
          },
          NO_SETTLE,
        );
        expect(lost).toEqual([silent.taskId]);
        expect(await find(store, held)).toMatchObject({ status: "running" });
        expect(await find(store, waiting)).toMatchObject({ status: "queued" });
      });

      test("ends tasks that nobody has claimed since they were available, and no others", async () => {
        await store.claimMaintenance(60_000);
        const overdue: boolean[] = [];
        const endUnclaimed = (batch: typeof unclaimed) =>
          store.tasks.endUnclaimed(
            batch,
            (task, parent, isOverdue) => {
              overdue.push(isOverdue);
              return timeOut(task, parent);
            },
            NO_SETTLE,
          );
        const held = await run(store, flow);
        await claimOne(store);
        const waiting = [await run(store, flow), await run(store, flow, { queue: "a" }), await run(store, flow)];
        const early = Date.now() - 60_000;
        expect(await endUnclaimed({ ...unclaimed, availableBefore: early })).toBe(0);
        expect(await endUnclaimed({ ...unclaimed, limit: 2 })).toBe(2);
        expect(await endUnclaimed(unclaimed)).toBe(1);
        expect(await endUnclaimed(unclaimed)).toBe(0);
        for (const task of waiting) expect(await find(store, task)).toMatchObject({ status: "timed_out" });
        expect(await find(store, held)).toMatchObject({ status: "running" });
        expect(new Set(overdue)).toEqual(new Set([true]));
        expect(await store.tasks.nextTaskMs(OWNER, ["q", "a"], Date.now())).toBeUndefined();
      });

      test("ends as many unclaimed tasks as have a number of bytes in one step", async () => {
        await store.claimMaintenance(60_000);
        for (let n = 0; n < 4; n += 1) await run(store, flow, { inputJson: JSON.stringify("x".repeat(10_000)) });
        const step = () => store.tasks.endUnclaimed({ ...unclaimed, maxBytes: 25_000 }, timeOut, NO_SETTLE);
        expect([await step(), await step(), await step()]).toEqual([2, 2, 0]);
      });

      test("keeps a task that will decide how its flow ends until it has", async () => {
        await store.claimMaintenance(60_000);
        const prune = () => store.pruneTasks({ now: Date.now() + 7_200_000, limit: 10 });
        const [failed, running] = [
          await run(store, flow, { settleFlow: true }),
          await run(store, flow, { settleFlow: true }),
        ];
        await end(store, failed, "failed", { error: "first" });
        await end(store, await run(store, flow));
        expect(await prune()).toBe(1);
        expect(await find(store, failed)).toMatchObject({ error: "first" });
        await end(store, running);
        expect(await prune()).toBe(2);
      });
    });
  });
  describeLeases(name, open);
  describeTaskSettling(name, open);
  describeTaskPages(name, open);
}
