import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { TaskQueues } from "../../src/taskflow/task-queues.ts";
import { commandsOn } from "../support/commands.ts";
import { timeOf } from "../support/time.ts";
import { claimOne, end, find, OWNER, putFlow, run } from "./task-records.ts";

/** What every store reads and changes for operators. */
export function describeOperator(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a store of an operator`, () => {
    let store: FlowStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    test("lists each session with flows once, page by page", async () => {
      const keys = ["a\u0000b", "agent:b:main", "agent:main:main", "ä"];
      for (const ownerKey of [...keys, "agent:b:main"]) await putFlow(store, { ownerKey });
      const first = await store.operator.listSessions({ limit: 3 });
      const rest = await store.operator.listSessions({ after: first.at(-1), limit: 3 });
      expect([first.length, [...first, ...rest].sort()]).toEqual([3, keys.sort()]);
      expect(await store.operator.listSessions({ after: rest.at(-1), limit: 3 })).toEqual([]);
    });

    test("counts what waits and runs in each queue of a session, up to a bound", async () => {
      const flow = await putFlow(store);
      for (let count = 0; count < 3; count += 1) await run(store, flow, { queue: "q" });
      await run(store, flow, { queue: "r" });
      await run(store, await putFlow(store, { ownerKey: "other" }), { queue: "elsewhere" });
      await claimOne(store);
      const page = { limit: 10, atMost: 100 };
      const agents = { queue: "q", waiting: 2, running: 1 };
      const mail = { queue: "r", waiting: 1, running: 0 };
      expect(await store.operator.measureQueues(OWNER, page)).toEqual([agents, mail]);
      expect(await store.operator.measureQueues(OWNER, { ...page, atMost: 1 })).toEqual([
        { ...agents, waiting: 1 },
        mail,
      ]);
      expect(await store.operator.measureQueues(OWNER, { ...page, after: "q" })).toEqual([mail]);
      expect(await store.operator.measureQueues(OWNER, { ...page, limit: 1 })).toEqual([agents]);
      expect(await store.operator.measureQueues("nobody", page)).toEqual([]);
    });

    test("puts a task that ended back into its queue, where it waits like a new one", async () => {
      const flow = await putFlow(store);
      const task = await run(store, flow, { maxAttempts: 1 });
      await end(store, await claimOne(store), "failed");
      const queues = new TaskQueues(store.tasks, Date.now);
      const { tasks } = bindSession(commandsOn(store), timeOf(Date.now), { sessionKey: OWNER, queues });
      const outcome = await tasks?.retryTask(task.taskId);
      const stored = await find(store, task);
      expect(outcome).toEqual({ task: stored });
      expect(stored).toMatchObject({ status: "queued", attempt: 0, endedAt: undefined, cleanupAfter: undefined });
      expect(await store.operator.measureQueues(OWNER, { limit: 1, atMost: 9 })).toMatchObject([{ waiting: 1 }]);
      expect(await claimOne(store)).toMatchObject({ taskId: task.taskId, status: "running" });
      expect(await store.pruneTasks({ now: Number.MAX_SAFE_INTEGER, limit: 9 })).toBe(0);
    });
  });
}
