import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import {
  ALL_BYTES,
  changeTask,
  claim,
  claimOne,
  end,
  endAttempts,
  ending,
  eventTypes,
  find,
  NO_SETTLE,
  OWNER,
  putFlow,
  record,
  retry,
  run,
  settling,
  until,
} from "./task-records.ts";

const SETTLES = { settleFlow: true } as const;

/** What every store tells of the tasks of a flow when one of them has ended. */
export function describeTaskSettling(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} when a task has ended`, () => {
    let store: FlowStore;
    let flow: FlowRecord;
    beforeEach(async () => {
      store = await open();
      flow = await putFlow(store);
    });
    afterEach(() => store.close());

    /** What was left of the flow's tasks after one has ended. */
    const leftAfter = async (
      task: TaskRecord,
      ...[status, over]: [Parameters<typeof end>[2]?, Partial<TaskRecord>?]
    ) => {
      const { settle, seen } = settling();
      await end(store, task, status, { ...over, settle });
      expect(seen.length).toBeGreaterThan(0);
      return seen.at(-1);
    };
    const carries = async (task: TaskRecord) => (await find(store, task))?.settleFlow === true;

    test("tells whether the flow has another active one, with a queue or without", async () => {
      const [waiting, done] = [await run(store, flow), await run(store, flow)];
      const recorded = await record(store, flow);
      await run(store, await putFlow(store));
      expect(await leftAfter(done)).toEqual({ hasActive: true, settled: undefined });
      expect(await leftAfter(waiting)).toEqual({ hasActive: true, settled: undefined });
      expect(await leftAfter(recorded, "cancelled")).toEqual({ hasActive: false, settled: undefined });
    });

    test("is silent while the task goes on", async () => {
      const { settle, seen } = settling();
      await run(store, flow, SETTLES);
      const task = await claimOne(store);
      await changeTask(store, task, (current) => ({ outcome: 0, task: { ...current, progressSummary: "p" } }), settle);
      await changeTask(store, task, () => ({ outcome: 0 }), settle);
      await changeTask(
        store,
        task,
        (current) => ({ outcome: 0, task: { ...current, status: "queued" as const, leaseHash: undefined } }),
        settle,
      );
      expect(seen).toEqual([]);
    });

    test("changes the flow in the same transaction, with an event after that of the task", async () => {
      const task = await run(store, flow, SETTLES);
      const { settle } = settling({ status: "succeeded", endedAt: 5 });
      await end(store, task, "succeeded", { settle });
      expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "succeeded", revision: 1, endedAt: 5 });
      await until(
        () => eventTypes(store, flow),
        (types) => types.slice(2).join() === "task.succeeded,flow.succeeded",
      );
      expect([...(await store.countFlows())].filter(([, count]) => count > 0)).toEqual([["succeeded", 1]]);
    });

    test("changes neither the task nor the flow when the flow cannot be settled", async () => {
      const task = await run(store, flow, SETTLES);
      const settle = () => {
        throw new Error("no");
      };
      await expect(end(store, task, "succeeded", { settle })).rejects.toThrow();
      expect(await find(store, task)).toEqual(task);
      expect(await store.findFlow(OWNER, flow.flowId)).toEqual(flow);
    });

    describe("and settles its flow", () => {
      test("waits for the last active one that does, whether it is claimed or waits", async () => {
        const [first, second, third] = [
          await run(store, flow, SETTLES),
          await run(store, flow, SETTLES),
          await run(store, flow, SETTLES, 60_000),
        ];
        await claim(store, { limit: 2 });
        expect(await leftAfter(first)).toEqual({ hasActive: true, settled: undefined });
        expect(await leftAfter(third)).toEqual({ hasActive: true, settled: undefined });
        expect(await leftAfter(second)).toEqual({ hasActive: false, settled: { error: undefined } });
      });

      test("does not wait for tasks that do not", async () => {
        const task = await run(store, flow, SETTLES);
        await run(store, flow);
        await record(store, flow);
        await run(store, await putFlow(store), SETTLES);
        expect(await leftAfter(task)).toEqual({ hasActive: true, settled: { error: undefined } });
      });

      test("is not asked by the end of a task that does not", async () => {
        const [plain, task] = [await run(store, flow), await run(store, flow, SETTLES)];
        await end(store, task, "failed", { error: "e", settleFlow: undefined });
        expect(await leftAfter(plain)).toEqual({ hasActive: false, settled: undefined });
      });

      test("tells the error of the first that did not succeed", async () => {
        const tasks = [];
        for (let n = 0; n < 4; n += 1) tasks.push(await run(store, flow, SETTLES));
        const [a, b, c, d] = tasks as [TaskRecord, TaskRecord, TaskRecord, TaskRecord];
        await end(store, d, "succeeded", { endedAt: 1_000 });
        await end(store, c, "failed", { error: "later", endedAt: 3_000 });
        await end(store, b, "failed", { error: "first", endedAt: 2_000 });
        expect(await leftAfter(a, "failed", { error: "last", endedAt: 4_000 })).toEqual({
          hasActive: false,
          settled: { error: "first" },
        });
      });

      test("tells the error of the one that was run first, of those that ended at the same time", async () => {
        const [a, b, c] = [
          await run(store, flow, SETTLES),
          await run(store, flow, SETTLES),
          await run(store, flow, SETTLES),
        ];
        await end(store, c, "failed", { error: "c", endedAt: 1_000 });
        await end(store, b, "failed", { error: "b", endedAt: 1_000 });
        expect((await leftAfter(a))?.settled).toEqual({ error: "b" });
      });

      test.each(["failed", "timed_out", "cancelled"] as const)(
        "says that it is %s where it has no error",
        async (status) => {
          const task = await run(store, flow, SETTLES);
          expect((await leftAfter(task, status))?.settled).toEqual({ error: `Task was ${status}.` });
        },
      );

      test.each(["a\u0000b", "a\ud800b", "\u0001x", ""])("keeps the error %j as it is", async (error) => {
        const task = await run(store, flow, SETTLES);
        expect((await leftAfter(task, "failed", { error }))?.settled).toEqual({ error });
      });

      test("does so once: tasks of a later round are judged alone", async () => {
        const other = await putFlow(store);
        const elsewhere = await run(store, other, SETTLES);
        const [a, b] = [await run(store, flow, SETTLES), await run(store, flow, SETTLES)];
        await end(store, a, "failed", { error: "old" });
        expect(await carries(a)).toBe(true);
        expect((await leftAfter(b))?.settled).toEqual({ error: "old" });
        expect([await carries(a), await carries(b), await carries(elsewhere)]).toEqual([false, false, true]);
        expect((await leftAfter(await run(store, flow)))?.settled).toBeUndefined();
        expect((await leftAfter(await run(store, flow, SETTLES)))?.settled).toEqual({ error: undefined });
      });

      test("of a task that is tried again waits for its end", async () => {
        const [a, b] = [await run(store, flow, SETTLES), await run(store, flow, SETTLES)];
        await claim(store, { limit: 2 });
        await retry(store, a);
        expect((await leftAfter(b))?.settled).toBeUndefined();
        expect((await leftAfter(a))?.settled).toEqual({ error: undefined });
      });

      test("when its lease has ended", async () => {
        await run(store, flow, SETTLES);
        const { settle, seen } = settling({ status: "failed", blockedSummary: "e" });
        await claimOne(store, { leaseMs: 20 });
        await endAttempts(store, 1, ending("failed", { error: "e" }), settle);
        expect(seen.at(-1)).toEqual({ hasActive: false, settled: { error: "e" } });
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "failed", revision: 1 });
      });

      test("when nobody has claimed it in time, each task after the other", async () => {
        await store.claimMaintenance(60_000);
        for (let n = 0; n < 3; n += 1) await run(store, flow, SETTLES);
        const { settle, seen } = settling({ status: "failed" });
        const batch = { availableBefore: Date.now() + 3_600_000, limit: 10, maxBytes: ALL_BYTES };
        await store.tasks.endUnclaimed(batch, ending("timed_out", { error: "e" }), (current, left) =>
          left.settled ? settle(current, left) : undefined,
        );
        expect(seen).toEqual([{ hasActive: false, settled: { error: "e" } }]);
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "failed", revision: 1 });
      });
    });

    test("a flow whose last active task is lost has none left", async () => {
      await store.claimMaintenance(60_000);
      await record(store, flow, { lastEventAt: 1 });
      const waiting = await run(store, flow);
      const { settle, seen } = settling();
      const lose = () =>
        store.loseSilentTasks(
          { silentBefore: Date.now() + 60_000, limit: 10, maxBytes: ALL_BYTES },
          (task, parent) => {
            const { task: next, events } = ending("failed")(task, parent);
            return { task: { ...(next as TaskRecord), status: "lost" }, event: (events ?? [])[0] as never };
          },
          settle,
        );
      expect(await lose()).toBe(1);
      expect(seen).toEqual([]);
      await end(store, waiting, "cancelled", { settle: NO_SETTLE });
      await record(store, flow, { lastEventAt: 1 });
      expect(await lose()).toBe(1);
      expect(seen).toEqual([{ hasActive: false }]);
    });
  });
}
