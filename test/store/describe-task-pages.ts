import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TaskRecord, TaskStatus } from "../../src/port/records.ts";
import type { ListTasksQuery } from "../../src/port/tasks.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { ALL_BYTES, end, idsOf, OWNER, putFlow, record, run } from "./task-records.ts";

const TIME = 1_700_000_000_000;
const STATUSES = ["queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost"] as const;

/** How every store lists tasks. */
export function describeTaskPages(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a list of tasks`, () => {
    let store: FlowStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const list = (query: Partial<ListTasksQuery> = {}, ownerKey = OWNER) =>
      store.tasks.listTasks(ownerKey, { limit: 100, maxBytes: ALL_BYTES, ...query });
    /** All tasks, from page to page. */
    const follow = async (query: Partial<ListTasksQuery>): Promise<TaskRecord[]> => {
      const found: TaskRecord[] = [];
      for (;;) {
        const { tasks, more } = await list({ ...query, after: found.at(-1) });
        found.push(...tasks);
        if (!more) return found;
        expect(tasks.length).toBeGreaterThan(0);
      }
    };

    test("is empty where there is none", async () => {
      const none = { tasks: [], more: false };
      expect(await list()).toEqual(none);
      const flow = await putFlow(store);
      expect(await list({ flowId: flow.flowId })).toEqual(none);
      await run(store, flow);
      expect(await list({ queue: "other" })).toEqual(none);
      expect(await list({ statuses: ["lost"] })).toEqual(none);
      expect(await list({ flowId: "unknown" })).toEqual(none);
      expect(await list({}, "other")).toEqual(none);
      expect(await list({ statuses: [] })).toEqual(none);
    });

    test("has every field but the input and the result", async () => {
      const flow = await putFlow(store);
      const task = await run(store, flow, { inputJson: "{}", timeoutMs: 5, runAt: 6, settleFlow: true });
      const done = await end(store, task, "succeeded", { resultJson: "[]", terminalSummary: "s" });
      for (const query of [{}, { flowId: flow.flowId }, { queue: "q" }])
        expect((await list(query)).tasks).toEqual([
          { ...done, inputJson: undefined, resultJson: undefined, settleFlow: undefined },
        ]);
    });

    test("follows each combination of filters from page to page, newest first", async () => {
      const flows = [await putFlow(store), await putFlow(store)];
      await run(store, await putFlow(store, { ownerKey: "other" }));
      const all: TaskRecord[] = [];
      for (let n = 0; n < 84; n += 1) {
        const flow = flows[n % 5 ? 0 : 1] as (typeof flows)[0];
        // Several at the same time.
        const over = {
          createdAt: TIME + Math.floor(n / 4),
          status: STATUSES[(n * 5) % 7] as TaskStatus,
          runtime: n % 3 ? ("acp" as const) : ("subagent" as const),
        };
        all.push(n % 4 ? await run(store, flow, { ...over, queue: `q${n % 3}` }) : await record(store, flow, over));
      }
      all.sort((a, b) => b.createdAt - a.createdAt || (a.taskId < b.taskId ? 1 : -1));
      const someStatuses = [undefined, ["queued"], ["running", "lost", "running"], ["succeeded", "failed"]] as const;
      for (const flowId of [undefined, ...flows.map((flow) => flow.flowId)])
        for (const queue of [undefined, "q0", "q2"])
          for (const statuses of someStatuses) {
            const wanted = all.filter(
              (task) =>
                (flowId === undefined || task.parentFlowId === flowId) &&
                (queue === undefined || task.queue === queue) &&
                (statuses === undefined || (statuses as readonly TaskStatus[]).includes(task.status)),
            );
            const query = { flowId, queue, statuses, limit: 5 };
            expect(idsOf(await follow(query)), JSON.stringify(query)).toEqual(idsOf(wanted));
          }
    });

    test("says that there are more only where there are", async () => {
      const flow = await putFlow(store);
      for (let n = 0; n < 4; n += 1) await run(store, flow);
      expect(await list({ limit: 3 })).toMatchObject({ tasks: { length: 3 }, more: true });
      expect(await list({ limit: 4 })).toMatchObject({ tasks: { length: 4 }, more: false });
    });

    test("goes on after a task that has gone", async () => {
      const flow = await putFlow(store);
      const tasks = [];
      for (let n = 0; n < 3; n += 1) tasks.push(await record(store, flow, { createdAt: TIME }));
      const [oldest, , newest] = tasks as [TaskRecord, TaskRecord, TaskRecord];
      const after = { createdAt: TIME, taskId: `${oldest.taskId}0` };
      expect(idsOf((await list({ after })).tasks)).toEqual([oldest.taskId]);
      expect(idsOf((await list({ after: newest })).tasks)).toEqual(idsOf(tasks.slice(0, 2).reverse()));
    });

    test("ends a page before it has more bytes than it may, but for its first task", async () => {
      const flow = await putFlow(store);
      for (let n = 0; n < 4; n += 1)
        await run(store, flow, { task: "x".repeat(10_000), inputJson: `"${"y".repeat(50_000)}"` });
      expect(await list({ maxBytes: 25_000 })).toMatchObject({ tasks: { length: 2 }, more: true });
      expect(await list({ maxBytes: 10 })).toMatchObject({ tasks: { length: 1 }, more: true });
      expect(await follow({ maxBytes: 25_000 })).toHaveLength(4);
    });
  });
}
