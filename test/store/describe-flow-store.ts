import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import type { Decision, FlowStore, KeyRecord, KeysToPrune } from "../../src/taskflow/flow-store.ts";
import { DEFAULT_MAINTENANCE } from "../../src/taskflow/maintenance.ts";
import { sweepAt } from "../support/commands.ts";
import { insertFlow } from "../support/flows.ts";

const OWNER = "agent:main:main";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = 1_700_000_000_000;
const ALL = { maxBytes: Number.MAX_SAFE_INTEGER };

let counter = 0;
export function aFlow(over: Partial<FlowRecord> = {}): FlowRecord {
  counter += 1;
  return {
    flowId: `flow-${String(counter).padStart(6, "0")}`,
    ownerKey: OWNER,
    syncMode: "managed",
    controllerId: "c",
    revision: 0,
    status: "queued",
    notifyPolicy: "done_only",
    goal: "g",
    createdAt: NOW,
    updatedAt: NOW,
    ...over,
  };
}
export function aTask(flow: FlowRecord, over: Partial<TaskRecord> = {}): TaskRecord {
  counter += 1;
  return {
    taskId: `task-${counter}`,
    ownerKey: flow.ownerKey,
    parentFlowId: flow.flowId,
    runtime: "acp",
    task: "t",
    status: "queued",
    deliveryStatus: "pending",
    notifyPolicy: "done_only",
    createdAt: NOW,
    lastEventAt: NOW,
    ...over,
  };
}

/** What every store must do; a store's own test file runs it on the real thing. */
export function describeFlowStore(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a flow store`, () => {
    let store: FlowStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const put = async (over: Partial<FlowRecord> = {}): Promise<FlowRecord> => {
      const flow = aFlow(over);
      await insertFlow(store, flow);
      return flow;
    };
    const target = ({ ownerKey, flowId }: FlowRecord) => ({ ownerKey, flowId });
    const putTask = (flow: FlowRecord, over: Partial<TaskRecord> = {}): Promise<TaskRecord> =>
      store.change(target(flow), () => {
        const task = aTask(flow, over);
        return { outcome: task, task };
      });
    const tasksOf = (flow: FlowRecord) =>
      store.change({ ...target(flow), withTasks: ALL }, ({ tasks }) => ({ outcome: tasks }));
    const bump = (flow: FlowRecord): Decision<boolean> => ({
      outcome: true,
      flow: { ...flow, revision: flow.revision + 1 },
    });

    test("gives back every field as it was put", async () => {
      const full = await put({
        currentStep: "s",
        blockedTaskId: "t",
        blockedSummary: "b",
        stateJson: '{"z":1,"a":[null,"x",1.5,{"":true}]}',
        waitJson: "null",
        cancelRequestedAt: 1,
        endedAt: 2,
      });
      expect(await store.findFlow(OWNER, full.flowId)).toEqual(full);
      const task = await putTask(full, {
        runId: "r",
        label: "l",
        startedAt: 1,
        error: "e",
        terminalOutcome: "blocked",
        cleanupAfter: 9,
      });
      expect(await tasksOf(full)).toEqual([task]);
    });

    test.each(["a\u0000b", "a\ud800b", "\u0001x", "😀", "null", ""])("keeps the string %j", async (text) => {
      const flow = await put({ goal: text, stateJson: JSON.stringify({ [text]: text }) });
      expect(await store.findFlow(OWNER, flow.flowId)).toEqual(flow);
    });

    test("an owner whose name UTF-8 would make the same is another owner", async () => {
      const flow = await put({ ownerKey: "a\ud800" });
      expect(await store.findFlow("a\ufffd", flow.flowId)).toBeUndefined();
    });

    test("another owner sees nothing", async () => {
      const flow = await put();
      expect(await store.findFlow("other", flow.flowId)).toBeUndefined();
      expect(await store.latestFlow("other")).toBeUndefined();
      expect(await store.listFlows("other", { limit: 10 })).toEqual({ flows: [], more: false });
      expect(await store.taskSummary("other", flow.flowId)).toBeUndefined();
      const seen = await store.change({ ownerKey: "other", flowId: flow.flowId }, (s) => ({ outcome: s.flow }));
      expect(seen).toBeUndefined();
    });

    test("lists newest created first, ties by id, in pages that meet without a gap", async () => {
      const flows = [];
      for (let n = 0; n < 9; n += 1) flows.push(await put({ createdAt: NOW + Math.floor(n / 3) }));
      const expected = flows.map(({ flowId }) => flowId).reverse();
      expect((await store.latestFlow(OWNER))?.flowId).toBe(expected[0]);
      const found: string[] = [];
      let page = await store.listFlows(OWNER, { limit: 2 });
      while (page.flows.length > 0) {
        found.push(...page.flows.map(({ flowId }) => flowId));
        const last = page.flows.at(-1);
        if (!page.more || !last) break;
        page = await store.listFlows(OWNER, { limit: 2, after: last });
      }
      expect(found).toEqual(expected);
    });

    test.each(["a\u0000b", "a\ud800b", "\u0001x"])("keeps the flows of the owner %j apart", async (ownerKey) => {
      const flow = await put({ ownerKey });
      const task = await putTask(flow, { runId: "r" });
      expect(await store.findFlow(ownerKey, flow.flowId)).toEqual(flow);
      expect(await store.latestFlow(ownerKey)).toEqual(flow);
      expect((await store.listFlows(ownerKey, { limit: 1, statuses: ["queued"] })).flows).toEqual([flow]);
      expect(await store.taskSummary(ownerKey, flow.flowId)).toMatchObject({ total: 1 });
      expect(await tasksOf(flow)).toEqual([task]);
      await store.change(target(flow), ({ flow: seen }) => bump(seen as FlowRecord));
      expect((await store.findFlow(ownerKey, flow.flowId))?.revision).toBe(1);
    });

    test("lists by several statuses in one order", async () => {
      for (const status of ["queued", "waiting", "queued"] as const) await put({ status });
      await put({ status: "failed", endedAt: NOW });
      const { flows, more } = await store.listFlows(OWNER, { limit: 2, statuses: ["queued", "waiting"] });
      expect([flows.map(({ status }) => status), more]).toEqual([["queued", "waiting"], true]);
      expect((await store.listFlows(OWNER, { limit: 9, statuses: ["failed", "failed"] })).flows).toHaveLength(1);
      expect(await store.listFlows(OWNER, { limit: 9, statuses: [] })).toEqual({ flows: [], more: false });
    });

    test("lists ended and open flows in one order, in pages that meet without a gap", async () => {
      const statuses = ["queued", "failed", "succeeded"] as const;
      const flows = [];
      for (let n = 0; n < 12; n += 1) {
        const status = statuses[n % 3] as FlowRecord["status"];
        flows.push(await put({ status, createdAt: NOW + Math.floor(n / 4), ...(n % 3 > 0 && { endedAt: NOW }) }));
      }
      const found: string[] = [];
      for (let after: FlowRecord | undefined, more = true; more; ) {
        const page = await store.listFlows(OWNER, { limit: 5, statuses, ...(after && { after }) });
        found.push(...page.flows.map(({ flowId }) => flowId));
        after = page.flows.at(-1);
        more = page.more;
      }
      expect(found).toEqual(flows.map(({ flowId }) => flowId).reverse());
    });

    test.each([undefined, ["queued", "failed"] as const])(
      "ends a page of the statuses %j before a flow that is too much, with one flow at least",
      async (statuses) => {
        const large = { stateJson: JSON.stringify("é".repeat(10_000)), waitJson: JSON.stringify("x".repeat(10_000)) };
        for (let n = 0; n < 6; n += 1)
          await put({ createdAt: NOW + n, ...large, ...(n % 2 === 1 && { status: "failed", endedAt: NOW }) });
        const pageOf = async (maxBytes: number, limit = 100) => {
          const { flows, more } = await store.listFlows(OWNER, { limit, maxBytes, ...(statuses && { statuses }) });
          expect(flows.map(({ createdAt }) => createdAt)).toEqual(flows.map((_, n) => NOW + 5 - n));
          return [flows.length, more];
        };
        expect(await pageOf(1)).toEqual([1, true]);
        // Some stores count characters, others bytes.
        expect((await pageOf(65_000))[0]).toBeOneOf([2, 3]);
        expect(await pageOf(1_000_000)).toEqual([6, false]);
        expect(await pageOf(1_000_000, 5)).toEqual([5, true]);
        expect(await pageOf(1_000_000, 6)).toEqual([6, false]);
      },
    );

    test("pages of several statuses meet without a gap", async () => {
      const statuses = ["queued", "waiting"] as const;
      const flows = [];
      for (let n = 0; n < 9; n += 1)
        flows.push(await put({ status: statuses[n % 2] as FlowRecord["status"], createdAt: NOW + Math.floor(n / 4) }));
      const found: string[] = [];
      let page = await store.listFlows(OWNER, { limit: 2, statuses });
      for (let last = page.flows.at(-1); last; last = page.flows.at(-1)) {
        found.push(...page.flows.map(({ flowId }) => flowId));
        page = await store.listFlows(OWNER, { limit: 2, statuses, after: last });
      }
      expect(found).toEqual(flows.map(({ flowId }) => flowId).reverse());
    });

    test("finds the few flows of a status among thousands of others", async () => {
      const statusOf = (n: number) => (n % 900 === 0 ? "blocked" : "queued");
      const flows = Array.from({ length: 2_500 }, (_, n) => aFlow({ status: statusOf(n), createdAt: NOW + n }));
      await Promise.all(flows.map((flow) => insertFlow(store, flow)));
      const [third, second, first] = [1_800, 900, 0].map((n) => flows[n] as FlowRecord);
      const page = await store.listFlows(OWNER, { limit: 2, statuses: ["blocked", "lost"] });
      expect(page).toEqual({ flows: [third, second], more: true });
      const last = await store.listFlows(OWNER, { limit: 2, statuses: ["blocked"], after: second as FlowRecord });
      expect(last).toEqual({ flows: [first], more: false });
    });

    test("of 50 changes that start from one revision each sees what the one before left", async () => {
      const flow = await put();
      const applied = await Promise.all(
        Array.from({ length: 50 }, () =>
          store.change<boolean>(target(flow), ({ flow: current }) =>
            current?.revision === 0 ? bump(current) : { outcome: false },
          ),
        ),
      );
      expect(applied.filter(Boolean)).toHaveLength(1);
      expect((await store.findFlow(OWNER, flow.flowId))?.revision).toBe(1);
    });

    test("a change that throws fails alone; its neighbours are kept", async () => {
      const [a, b, c] = [await put(), await put(), await put()];
      const outcomes = await Promise.allSettled([
        store.change(target(a), ({ flow }) => bump(flow as FlowRecord)),
        store.change(target(b), () => {
          throw new Error("no");
        }),
        store.change(target(c), ({ flow }) => bump(flow as FlowRecord)),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(outcomes[1]).toMatchObject({ reason: { name: "PersistError" } });
      const revisions = await Promise.all(
        [a, b, c].map(async ({ flowId }) => (await store.findFlow(OWNER, flowId))?.revision),
      );
      expect(revisions).toEqual([1, 0, 1]);
    });

    test("a flow id that is taken is refused and the first is kept", async () => {
      const flow = await put();
      await expect(insertFlow(store, { ...flow, goal: "second" })).rejects.toMatchObject({ name: "PersistError" });
      expect((await store.findFlow(OWNER, flow.flowId))?.goal).toBe("g");
    });

    test("finds the task of a run by flow, runtime, run id and child session", async () => {
      const flow = await put();
      const withChild = await putTask(flow, { runId: "r\u0000", childSessionKey: "k" });
      const without = await putTask(flow, { runId: "r\u0000" });
      const existing = (runtime: "acp" | "subagent", childSessionKey?: string) =>
        store.change({ ...target(flow), run: { runtime, runId: "r\u0000", childSessionKey } }, (seen) => ({
          outcome: seen.existing?.taskId,
        }));
      expect(await existing("acp", "k")).toBe(withChild.taskId);
      expect(await existing("acp")).toBe(without.taskId);
      expect(await existing("acp", "other")).toBeUndefined();
      expect(await existing("subagent", "k")).toBeUndefined();
    });

    test("changes of one flow that arrive together see each other's flow, tasks and runs", async () => {
      const flow = await put();
      const old = await putTask(flow, { createdAt: 5, runId: "old" });
      const run = { runtime: "acp", runId: "r", childSessionKey: undefined } as const;
      const runAgain = (taskId: string) =>
        store.change({ ...target(flow), run }, ({ existing }) => {
          const task = existing ?? aTask(flow, { taskId, runId: "r" });
          return { outcome: task.taskId, task };
        });
      const touchOld = () =>
        store.change({ ...target(flow), run: { ...run, runId: "old" } }, ({ existing }) => {
          const task = { ...(existing as TaskRecord), label: "l" };
          return { outcome: task, task };
        });
      const all = () => store.change({ ...target(flow), withTasks: ALL }, (seen) => ({ outcome: seen }));
      const [first, second, , , seen] = await Promise.all([
        runAgain("a"),
        runAgain("b"),
        touchOld(),
        store.change(target(flow), (before) => bump(before.flow as FlowRecord)),
        all(),
      ]);
      expect([first, second]).toEqual(["a", "a"]);
      expect(seen.flow?.revision).toBe(1);
      expect(seen.tasks).toMatchObject([{ taskId: "a" }, { ...old, label: "l" }]);
      expect(await all()).toEqual(seen);
    });

    test("lists tasks newest first, ties by the order of arrival, and counts them", async () => {
      const flow = await put();
      const old = await putTask(flow, { createdAt: 5 });
      const first = await putTask(flow, { runtime: "subagent", status: "running" });
      const second = await putTask(flow, { status: "timed_out" });
      expect((await tasksOf(flow)).map(({ taskId }) => taskId)).toEqual([second.taskId, first.taskId, old.taskId]);
      expect(await store.taskSummary(OWNER, flow.flowId)).toEqual({
        total: 3,
        active: 2,
        terminal: 1,
        failures: 1,
        byStatus: { queued: 1, running: 1, succeeded: 0, failed: 0, timed_out: 1, cancelled: 0, lost: 0 },
        byRuntime: { subagent: 1, acp: 2, cli: 0, cron: 0 },
      });
    });

    test("reads the newest tasks of a flow up to a size, and says whether there are more", async () => {
      const flow = await put();
      for (let n = 0; n < 5; n += 1) await putTask(flow, { task: "t".repeat(10_000), createdAt: NOW + n });
      const read = (maxBytes: number) =>
        store.change({ ...target(flow), withTasks: { maxBytes } }, ({ tasks, moreTasks }) => ({
          outcome: [...tasks.map(({ createdAt }) => createdAt - NOW), moreTasks],
        }));
      expect(await read(1)).toEqual([4, true]);
      expect(await read(25_000)).toEqual([4, 3, true]);
      expect(await read(60_000)).toEqual([4, 3, 2, 1, 0, false]);
    });

    test("knows whether a flow has a number of active tasks, those of changes that came together included", async () => {
      const flow = await put();
      const has = (activeTasks: number, over?: Partial<TaskRecord>) =>
        store.change({ ...target(flow), activeTasks }, ({ hasActiveTasks }) => ({
          outcome: hasActiveTasks,
          ...(over && { task: aTask(flow, over) }),
        }));
      await putTask(flow, { status: "lost" });
      expect(await has(1)).toBe(false);
      const together = [
        has(1, {}),
        has(1),
        has(2, { status: "failed" }),
        has(2, { status: "running" }),
        has(2),
        has(3),
      ];
      expect(await Promise.all(together)).toEqual([false, true, false, false, true, false]);
      expect([await has(1), await has(2), await has(3)]).toEqual([true, true, false]);
    });

    test("finds a task by its owner, its flow and its id alone", async () => {
      const flow = await put();
      const task = await putTask(flow);
      expect(await store.findTask(OWNER, flow.flowId, task.taskId)).toEqual(task);
      expect(await store.findTask("agent:main:other", flow.flowId, task.taskId)).toBeUndefined();
      expect(await store.findTask(OWNER, (await put()).flowId, task.taskId)).toBeUndefined();
      expect(await store.findTask(OWNER, flow.flowId, "none")).toBeUndefined();
    });

    test("a task written again replaces itself", async () => {
      const flow = await put();
      const task = await putTask(flow);
      await store.change(target(flow), () => ({ outcome: true, task: { ...task, label: "l" } }));
      expect(await tasksOf(flow)).toEqual([{ ...task, label: "l" }]);
    });

    test("counts flows by status, whoever owns them, and not what was undone", async () => {
      const counts = async () => Object.fromEntries([...(await store.countFlows())].filter(([, count]) => count > 0));
      await put({ status: "running" });
      expect(await counts()).toEqual({ running: 1 });
      const flow = await put();
      await put({ ownerKey: "agent:main:other", status: "waiting" });
      expect(await counts()).toEqual({ running: 1, queued: 1, waiting: 1 });
      await store.change(target(flow), () => ({
        outcome: undefined,
        flow: { ...flow, revision: 1, status: "failed", endedAt: NOW },
      }));
      expect(await counts()).toEqual({ running: 1, failed: 1, waiting: 1 });
      await Promise.allSettled([insertFlow(store, flow), put({ status: "blocked" })]);
      expect(await store.claimMaintenance(60_000)).toBe(true);
      expect(await store.pruneFlows({ endedBefore: NOW + 1, limit: 10 })).toBe(1);
      expect(await counts()).toEqual({ running: 1, waiting: 1, blocked: 1 });
    });

    test("tells how many changes each commit made durable", async () => {
      const commits: number[] = [];
      store.onCommit((changes) => commits.push(changes));
      const flow = await put();
      await store.findFlow(flow.ownerKey, flow.flowId);
      expect(commits).toEqual([1]);
      const others = [0, 0, 0].map(() => aFlow());
      await Promise.allSettled([insertFlow(store, flow), ...others.map((other) => insertFlow(store, other))]);
      expect(commits.slice(1).reduce((sum, changes) => sum + changes, 0)).toBe(3);
    });

    test("answers while it is open; closed, it rejects reads and changes, and closing again does nothing", async () => {
      const flow = await put();
      await store.ping();
      const underWay = store.change(target(flow), ({ flow: seen }) => bump(seen as FlowRecord));
      await store.close();
      expect(await underWay).toBe(true);
      await store.close();
      const refused = [store.ping(), store.findFlow(OWNER, flow.flowId), insertFlow(store, aFlow())];
      for (const outcome of await Promise.allSettled(refused))
        expect(outcome).toMatchObject({ status: "rejected", reason: { name: "PersistError" } });
    });

    describe("a change with a key", () => {
      const KEY: KeyRecord = {
        ownerKey: OWNER,
        kind: "key",
        key: "k",
        fingerprint: "f",
        now: NOW,
        expiresAt: NOW + DAY,
      };
      const create = (key = KEY, answer = "made") =>
        store.changeKeyed(key, undefined, () => ({ outcome: answer, flow: aFlow({ ownerKey: key.ownerKey }) }));
      const first = (answer = "made") => ({ answer, replayed: false });
      const again = (answer = "made") => ({ answer, replayed: true });
      const count = async () => (await store.listFlows(OWNER, { limit: 1_000 })).flows.length;

      test("is made once, and its answer given again, as it was", async () => {
        const text = `{"a":"\u0001é😀"}\n${"x".repeat(100_000)}`;
        expect(await create(KEY, text)).toEqual(first(text));
        expect(await create(KEY, "other")).toEqual(again(text));
        expect(await count()).toBe(1);
      });

      test("is made once, however many come together", async () => {
        const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => create(KEY, `made ${n}`)));
        expect(answers).toEqual([first("made 0"), ...Array.from({ length: 19 }, () => again("made 0"))]);
        expect(await count()).toBe(1);
      });

      test("changes a flow and writes its task, and sees both", async () => {
        const flow = await put();
        const step = (key: string) =>
          store.changeKeyed({ ...KEY, key }, { ...target(flow), withTasks: ALL }, (seen) => ({
            outcome: `${seen.flow?.revision} ${seen.tasks.length}`,
            flow: { ...(seen.flow as FlowRecord), revision: (seen.flow?.revision ?? 0) + 1 },
            task: aTask(flow),
          }));
        const answers = [await step("a"), ...(await Promise.all([step("b"), step("a"), step("c")]))];
        expect(answers).toEqual([first("0 0"), first("1 1"), again("0 0"), first("2 2")]);
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ revision: 3 });
      });

      test("keeps a refusal, too", async () => {
        const refuse = () => store.changeKeyed(KEY, { ownerKey: OWNER, flowId: "none" }, () => ({ outcome: "no" }));
        expect([await refuse(), await refuse()]).toEqual([first("no"), again("no")]);
      });

      test("is refused when the key is another request's, and is another owner's business", async () => {
        await create();
        expect(await create({ ...KEY, fingerprint: "g" })).toEqual({ refused: "reused" });
        expect(await create({ ...KEY, ownerKey: "other\ud800" })).toEqual(first());
        expect(await create({ ...KEY, ownerKey: "other\ud800" })).toEqual(again());
        expect(await count()).toBe(1);
      });

      test("keeps nothing when it throws", async () => {
        const broken = store.changeKeyed(KEY, undefined, () => {
          throw new Error("no");
        });
        await expect(broken).rejects.toThrow();
        expect(await create()).toEqual(first());
      });

      test("can be looked up", async () => {
        expect(await store.findAnswer(KEY)).toBeUndefined();
        await create();
        expect(await store.findAnswer(KEY)).toBe("made");
        expect(await store.findAnswer({ ...KEY, key: "other" })).toBeUndefined();
        expect(await store.findAnswer({ ...KEY, ownerKey: "other" })).toBeUndefined();
      });

      const isKept = async (key: KeyRecord) => (await store.findAnswer(key)) !== undefined;

      test("is new again when the key has expired, swept away or not", async () => {
        await create();
        expect(await create({ ...KEY, now: NOW + DAY - 1 })).toEqual(again());
        expect([await isKept({ ...KEY, now: NOW + DAY - 1 }), await isKept({ ...KEY, now: NOW + DAY })]).toEqual([
          true,
          false,
        ]);
        const later = { ...KEY, now: NOW + DAY, expiresAt: NOW + 2 * DAY, fingerprint: "g" };
        expect(await create(later, "later")).toEqual(first("later"));
        expect(await create(later)).toEqual(again("later"));
        expect(await sweepAt(store, NOW + 2 * DAY - 1, DEFAULT_MAINTENANCE)).toMatchObject({ prunedKeys: 0 });
        expect(await create(later)).toEqual(again("later"));
        expect(await sweepAt(store, NOW + 2 * DAY, DEFAULT_MAINTENANCE)).toMatchObject({ prunedKeys: 1 });
        expect(await create(later, "last")).toEqual(first("last"));
      });

      /** Keys that expire one after the other. */
      const keysOf = (ownerKey: string, count: number): KeyRecord[] =>
        Array.from({ length: count }, (_, n) => ({ ...KEY, ownerKey, key: `k${n}`, expiresAt: NOW + DAY + n }));
      const kept = async (keys: KeyRecord[]) => {
        const found = await Promise.all(keys.map(isKept));
        return keys.flatMap(({ key }, n) => (found[n] ? [key] : []));
      };

      test.each([
        ["keys", { maxKeys: 3, maxKeyBytes: 1_000 }],
        ["bytes", { maxKeys: 1_000, maxKeyBytes: 13 }],
      ])("of too many %s those of the session that expire first go, batch by batch", async (_what, bounds) => {
        const keys = keysOf(OWNER, 8);
        for (const key of keys) await create(key);
        const settings = { ...DEFAULT_MAINTENANCE, ...bounds, batchSize: 4 };
        expect(await sweepAt(store, NOW, settings)).toMatchObject({ prunedKeys: 4 });
        expect(await sweepAt(store, NOW, settings)).toMatchObject({ prunedKeys: 1 });
        expect(await sweepAt(store, NOW, settings)).toMatchObject({ prunedKeys: 0 });
        expect(await kept(keys)).toEqual(["k5", "k6", "k7"]);
      });

      test("of one session takes nothing from another, however many and large they are", async () => {
        const [greedy, modest] = [keysOf("greedy", 30), keysOf(OWNER, 3)];
        for (const key of modest) await create(key);
        for (const key of greedy) await create(key, "x".repeat(100_000));
        const bounds = { ...DEFAULT_MAINTENANCE, maxKeys: 10, maxKeyBytes: 500_000 };
        expect(await sweepAt(store, NOW, bounds)).toMatchObject({ prunedKeys: 25 });
        expect(await kept(modest)).toEqual(["k0", "k1", "k2"]);
        expect(await kept(greedy)).toEqual(["k25", "k26", "k27", "k28", "k29"]);
      });

      test("of several sessions with too many is swept in one sweep, in steps of 16 MiB", async () => {
        const steps: number[] = [];
        const counted = {
          ...store,
          pruneKeys: async (batch: KeysToPrune) => {
            steps.push(await store.pruneKeys(batch));
            return steps.at(-1) ?? 0;
          },
        };
        const sessions = ["a", "b"].map((owner) => keysOf(owner, 10));
        for (const key of sessions.flat()) await create(key, "x".repeat(4 * 1024 * 1024));
        expect(await sweepAt(counted, NOW, { ...DEFAULT_MAINTENANCE, maxKeys: 1 })).toMatchObject({ prunedKeys: 18 });
        expect(steps).toHaveLength(7);
        expect(Math.max(...steps)).toBe(4);
        for (const keys of sessions) expect(await kept(keys)).toEqual(["k9"]);
      });

      describe("that is the id of a message", () => {
        const message = (n: number, over: Partial<KeyRecord> = {}): KeyRecord => ({
          ...KEY,
          kind: "message",
          key: `m${n}`,
          bounds: { maxKeys: 3, maxBytes: 1_000 },
          ...over,
        });
        const full = { refused: "full", retryAfterMs: DAY };

        test("is refused while the session keeps as many as it may, and none is forgotten before its time", async () => {
          const made = [];
          for (let n = 0; n < 5; n += 1) made.push(await create(message(n)));
          expect(made).toEqual([first(), first(), first(), full, full]);
          expect(await create(message(5, { now: NOW + HOUR }))).toEqual({ ...full, retryAfterMs: DAY - HOUR });
          expect(await create(message(0))).toEqual(again());
          expect(await sweepAt(store, NOW, { ...DEFAULT_MAINTENANCE, maxKeys: 1, maxKeyBytes: 1 })).toMatchObject({
            prunedKeys: 0,
          });
          expect(await kept([0, 1, 2, 3, 4].map((n) => message(n)))).toEqual(["m0", "m1", "m2"]);
          expect(await count()).toBe(3);
        });

        test("is refused, too, while the answers have as many bytes as they may", async () => {
          expect(await create(message(0), "x".repeat(900))).toEqual(first("x".repeat(900)));
          expect(await create(message(1), "x".repeat(900))).toEqual(first("x".repeat(900)));
          expect(await create(message(2))).toEqual(full);
        });

        test("is counted in its session alone, and apart from keys that senders choose", async () => {
          for (const key of keysOf(OWNER, 5)) await create(key);
          for (let n = 0; n < 3; n += 1) await create(message(n));
          expect(await create(message(3))).toEqual(full);
          expect(await create(message(3, { ownerKey: "other" }))).toEqual(first());
          expect(await create({ ...KEY, key: "one more" })).toEqual(first());
          expect(await sweepAt(store, NOW, { ...DEFAULT_MAINTENANCE, maxKeys: 2 })).toMatchObject({ prunedKeys: 4 });
          expect(await kept([0, 1, 2].map((n) => message(n)))).toEqual(["m0", "m1", "m2"]);
        });

        test("has room again when others have expired, swept away or not", async () => {
          for (let n = 0; n < 3; n += 1) await create(message(n));
          const later = { now: NOW + DAY, expiresAt: NOW + 2 * DAY };
          for (let n = 3; n < 6; n += 1) expect(await create(message(n, later))).toEqual(first());
          expect(await create(message(6, later))).toEqual(full);
          expect(await sweepAt(store, later.now, DEFAULT_MAINTENANCE)).toMatchObject({ prunedKeys: 3 });
          expect(await create(message(6, later))).toEqual(full);
        });

        test("of many that come together no more are taken than there is room for", async () => {
          const made = await Promise.all(Array.from({ length: 20 }, (_, n) => create(message(n))));
          expect(made.filter((answer) => "answer" in answer)).toHaveLength(3);
          expect(await count()).toBe(3);
        });
      });
    });

    describe("maintenance", () => {
      test("a task without an event counts from its start, else from its creation", async () => {
        const flow = await put();
        for (const times of [{ startedAt: NOW - 1, createdAt: 1 }, { createdAt: NOW - 1 }]) {
          const { lastEventAt: _, ...task } = aTask(flow, times);
          await store.change(target(flow), () => ({ outcome: true, task }));
        }
        expect(await sweepAt(store, NOW - 1 + 300_000, DEFAULT_MAINTENANCE)).toMatchObject({ lostTasks: 0 });
        expect(await sweepAt(store, NOW + 300_000, DEFAULT_MAINTENANCE)).toMatchObject({ lostTasks: 2 });
      });

      test("a cancellation requested after the last task had ended completes; one without tasks is its controller's", async () => {
        const ended = await put({ cancelRequestedAt: NOW, revision: 1 });
        await putTask(ended, { status: "lost" });
        const empty = await put({ cancelRequestedAt: NOW });
        const busy = await put({ cancelRequestedAt: NOW });
        await putTask(busy, { status: "lost" });
        await putTask(busy);
        const over = await put({ cancelRequestedAt: NOW, status: "failed", endedAt: NOW });
        await putTask(over, { status: "lost" });
        expect(await sweepAt(store, NOW + 1, DEFAULT_MAINTENANCE)).toMatchObject({ settledFlows: 1 });
        expect(await store.findFlow(OWNER, ended.flowId)).toMatchObject({
          status: "cancelled",
          revision: 2,
          endedAt: NOW + 1,
          waitJson: "null",
        });
        for (const flow of [empty, busy, over]) expect(await store.findFlow(OWNER, flow.flowId)).toEqual(flow);
      });

      test("cancellations that stay pending do not keep a sweep from those behind them", async () => {
        for (let n = 0; n < 5; n += 1) await put({ cancelRequestedAt: n });
        const behind = await put({ cancelRequestedAt: NOW });
        await putTask(behind, { status: "lost" });
        const settings = { ...DEFAULT_MAINTENANCE, batchSize: 2 };
        const settled = [];
        for (let n = 0; n < 3; n += 1) settled.push((await sweepAt(store, NOW, settings)).settledFlows);
        expect(settled).toEqual([0, 0, 1]);
        const late = await put({ cancelRequestedAt: 0 });
        await putTask(late, { status: "lost" });
        for (let n = 0; n < 4; n += 1) await sweepAt(store, NOW, settings);
        expect(await store.findFlow(OWNER, late.flowId)).toMatchObject({ status: "cancelled" });
      });

      test("an active task silent for five minutes is lost, and the cancellation that waited for it completes", async () => {
        const flow = await put({ cancelRequestedAt: NOW, revision: 1 });
        const other = await put();
        await putTask(flow, { status: "running", lastEventAt: NOW - 1 });
        await putTask(other, { lastEventAt: NOW - 1 });
        await putTask(other, { lastEventAt: NOW });
        expect(await sweepAt(store, NOW + 300_000, DEFAULT_MAINTENANCE)).toMatchObject({ lostTasks: 2 });
        expect(await tasksOf(flow)).toMatchObject([
          { status: "lost", endedAt: NOW + 300_000, cleanupAfter: NOW + 300_000 + DAY },
        ]);
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "cancelled", revision: 2 });
        expect(await store.findFlow(OWNER, other.flowId)).toMatchObject({ status: "queued", revision: 0 });
      });

      test("large tasks become lost in steps of 4 MiB, all of them in one sweep", async () => {
        const flow = await put({ cancelRequestedAt: NOW, revision: 1 });
        for (let n = 0; n < 10; n += 1) await putTask(flow, { task: "t".repeat(1024 * 1024), lastEventAt: NOW - 1 });
        const steps: number[] = [];
        const loseSilentTasks: FlowStore["loseSilentTasks"] = async (...batch) => {
          steps.push(await store.loseSilentTasks(...batch));
          return steps.at(-1) ?? 0;
        };
        const swept = await sweepAt({ ...store, loseSilentTasks }, NOW + 300_000, DEFAULT_MAINTENANCE);
        expect([swept.lostTasks, Math.max(...steps)]).toEqual([10, 3]);
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "cancelled", revision: 2 });
      });

      test("a cancellation waits for the last active task", async () => {
        const flow = await put({ cancelRequestedAt: NOW, revision: 1 });
        await putTask(flow, { lastEventAt: 1 });
        await putTask(flow, { lastEventAt: NOW });
        await sweepAt(store, NOW, DEFAULT_MAINTENANCE);
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "queued", revision: 1 });
        await sweepAt(store, NOW + 300_001, DEFAULT_MAINTENANCE);
        expect(await store.findFlow(OWNER, flow.flowId)).toMatchObject({ status: "cancelled", revision: 2 });
      });

      test("ended flows go after seven days with their tasks, but not while a task is active", async () => {
        const gone = await put({ status: "succeeded", endedAt: NOW });
        await putTask(gone, { status: "succeeded" });
        const busy = await put({ status: "succeeded", endedAt: NOW });
        await putTask(busy, { lastEventAt: NOW + 8 * DAY });
        const open = await put();
        expect(await sweepAt(store, NOW + 7 * DAY, DEFAULT_MAINTENANCE)).toMatchObject({ prunedFlows: 0 });
        expect(await sweepAt(store, NOW + 7 * DAY + 1, DEFAULT_MAINTENANCE)).toMatchObject({ prunedFlows: 1 });
        const left = (await store.listFlows(OWNER, { limit: 10 })).flows.map(({ flowId }) => flowId);
        expect(left.sort()).toEqual([busy.flowId, open.flowId].sort());
      });

      test("lost tasks go after 24 hours", async () => {
        const flow = await put();
        await putTask(flow, { lastEventAt: NOW });
        await sweepAt(store, NOW + HOUR, DEFAULT_MAINTENANCE);
        expect(await sweepAt(store, NOW + HOUR + DAY - 1, DEFAULT_MAINTENANCE)).toMatchObject({ prunedTasks: 0 });
        expect(await sweepAt(store, NOW + HOUR + DAY, DEFAULT_MAINTENANCE)).toMatchObject({ prunedTasks: 1 });
        expect(await tasksOf(flow)).toEqual([]);
      });

      test("a sweep does no more than its batch", async () => {
        for (let n = 0; n < 5; n += 1) await putTask(await put({ status: "failed", endedAt: 1 }), { lastEventAt: 1 });
        const settings = { ...DEFAULT_MAINTENANCE, batchSize: 2 };
        expect(await sweepAt(store, NOW, settings)).toMatchObject({ lostTasks: 2, prunedFlows: 2 });
        expect(await sweepAt(store, NOW, settings)).toMatchObject({ lostTasks: 2, prunedFlows: 2 });
        expect(await sweepAt(store, NOW, settings)).toMatchObject({ lostTasks: 1, prunedFlows: 1 });
      });
    });
  });
}
