import pg from "pg";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import type { SharedStore } from "../../src/store/shared-store.ts";
import { taskEvent } from "../../src/taskflow/events.ts";
import { describeOperator } from "../store/describe-operator.ts";
import { describeTasks } from "../store/describe-tasks.ts";
import {
  ALL_BYTES,
  changeTask,
  claim,
  claimOne,
  end,
  ended,
  ending,
  find,
  idsOf,
  NO_SETTLE,
  OWNER,
  putFlow,
  retry,
  run,
  target,
} from "../store/task-records.ts";
import { idsOf as eventIdsOf, readOn } from "./support/journal.ts";
import { databaseOf, PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let shared: string;
const TABLES = [
  "flow_runs",
  "task_runs",
  "events",
  "event_horizons",
  "idempotency_keys",
  "key_usage",
  "maintenance_lease",
];
beforeAll(async () => {
  server = await PostgresServer.start();
  shared = await server.createDatabase();
  await (await openPostgresStore(shared)).close();
});
afterAll(() => server.stop());

// A database for each would take longer than what they test.
const openEmpty = async () => {
  const tables = TABLES.map((table) => `taskflow.${table}`).join(", ");
  await server.asAdmin(databaseOf(shared), `TRUNCATE ${tables}`);
  return openPostgresStore(shared);
};
describeTasks("PostgreSQL", openEmpty);
describeOperator("PostgreSQL", openEmpty);

/** Gateways on a new database. */
async function replicas(count: number): Promise<{ stores: SharedStore[]; url: string }> {
  const url = await server.createDatabase();
  const stores: SharedStore[] = [];
  for (let n = 0; n < count; n += 1) stores.push(await openPostgresStore(`${url}?pool_max_conns=6`));
  onTestFinished(async () => {
    await Promise.all(stores.map((store) => store.close()));
  });
  return { stores, url };
}
const of = (stores: readonly SharedStore[], n: number) => stores[n % stores.length] as SharedStore;

/** A connection of somebody else, with an open transaction. */
async function holder(url: string, statement: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement);
  onTestFinished(() => client.end());
  return client;
}

/** How many sessions of a database wait for a lock. */
async function waiters(url: string): Promise<number> {
  const count = "SELECT count(*)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)";
  const condition = `WHERE NOT granted AND datname = '${databaseOf(url)}'`;
  const [found] = await server.asAdmin(databaseOf(url), `${count} ${condition}`);
  return found?.rows[0]?.count as number;
}

describe("several gateways on one database", () => {
  test("claim and end 1,200 tasks of one flow in two queues: each is given out once", async () => {
    const { stores } = await replicas(3);
    const flow = await putFlow(of(stores, 0));
    await Promise.all(
      Array.from({ length: 1_200 }, (_, n) => run(of(stores, n), flow, { queue: n % 3 === 0 ? "a" : "b" })),
    );
    const given: string[] = [];
    const work = async (store: SharedStore, n: number): Promise<void> => {
      for (;;) {
        const queues = n % 4 === 0 ? ["a"] : ["b", "a"];
        const tasks = await claim(store, { queues, limit: 1 + (n % 7) });
        // What others are just claiming is skipped: empty-handed does not mean that all is done.
        if (tasks.length === 0 && (await store.tasks.nextTaskMs(OWNER, queues, 0)) === undefined) return;
        given.push(...idsOf(tasks));
        await Promise.all(tasks.map((task) => end(store, task)));
      }
    };
    await Promise.all(Array.from({ length: 30 }, (_, n) => work(of(stores, n), n)));
    expect(new Set(given).size).toBe(1_200);
    expect(given).toHaveLength(1_200);
    expect(await of(stores, 0).taskSummary(OWNER, flow.flowId)).toMatchObject({ active: 0, total: 1_200 });
  });

  test("that claim, cancel, put back and time out the tasks of a few flows at once leave each with one end", async () => {
    const { stores } = await replicas(3);
    const flows = await Promise.all([0, 1, 2].map(() => putFlow(of(stores, 0))));
    const flowOf = (n: number) => flows[n % flows.length] as FlowRecord;
    const tasks = await Promise.all(Array.from({ length: 90 }, (_, n) => run(of(stores, n), flowOf(n))));
    await of(stores, 0).claimMaintenance(600_000);
    const cancelWaiting = (store: SharedStore, flow: FlowRecord) =>
      store.change({ ...target(flow), withWaiting: true, activeTasks: 1 }, ({ waiting }) => {
        const some = waiting.slice(0, 2).map((task) => ended(task, "cancelled"));
        const events = some.map((task) => taskEvent("task.cancelled", task, flow, { now: 1 }));
        return { outcome: 0, ended: some, events };
      });
    const endWaiting = () =>
      of(stores, 0).tasks.endUnclaimed(
        { availableBefore: Date.now() + 1, limit: 2, maxBytes: ALL_BYTES },
        ending("timed_out"),
        NO_SETTLE,
      );
    const endExpired = (store: SharedStore) => store.tasks.endAttempts({ limit: 3 }, ending("failed"), NO_SETTLE);
    const turn = async (n: number): Promise<void> => {
      const store = of(stores, n);
      if (n % 5 === 0) await cancelWaiting(store, flowOf(n));
      if (n % 7 === 0) await endWaiting();
      if (n % 3 === 0) await endExpired(store);
      const [task] = await claim(store, { leaseMs: n % 4 === 0 ? 1 : 60_000 });
      if (!task || n % 4 === 0) return;
      const own = (current: TaskRecord) => current.attempt === task.attempt && current.status === "running";
      if (n % 4 === 1) await retry(store, task, 0);
      else
        await changeTask(store, task, (now, { flow }) =>
          own(now) && flow ? { outcome: 0, ...ending("succeeded")(now, flow) } : { outcome: 0 },
        );
    };
    await Promise.all(Array.from({ length: 200 }, (_, n) => turn(n)));
    for (let left = true; left; left = (await of(stores, 1).tasks.nextTaskMs(OWNER, ["q"], 0)) !== undefined)
      for (const task of await claim(of(stores, 1), { limit: 50 })) await end(of(stores, 1), task);
    const active = { statuses: ["running"], limit: 1, maxBytes: ALL_BYTES } as const;
    while ((await of(stores, 2).tasks.listTasks(OWNER, active)).tasks.length > 0) await endExpired(of(stores, 2));
    const { events } = await readOn(of(stores, 0), OWNER, await of(stores, 0).locateEvents(OWNER, "oldest"));
    expect(eventIdsOf(events).length).toBeGreaterThan(270);
    for (const { taskId } of tasks) {
      const types = events.flatMap(({ event }) => (event.taskId === taskId ? [event.type] : []));
      const ends = types.filter((type) => !["task.created", "task.claimed", "task.retrying"].includes(type));
      expect(ends, types.join()).toHaveLength(1);
      // Nobody gets it afterwards.
      expect(types.at(-1), types.join()).toBe(ends[0]);
    }
  });

  test("a claim waits for nobody: it gets tasks of a flow that is being changed, and skips what another is claiming", async () => {
    const { stores, url } = await replicas(1);
    const [store] = stores as [SharedStore];
    const flow = await putFlow(store);
    const tasks = [await run(store, flow), await run(store, flow), await run(store, flow)];
    await holder(url, "SELECT 1 FROM taskflow.flow_runs FOR UPDATE");
    await holder(url, `SELECT 1 FROM taskflow.task_runs WHERE task_id = '${tasks[0]?.taskId}' FOR UPDATE`);
    expect(idsOf(await claim(store, { limit: 2 }))).toEqual(idsOf(tasks.slice(1)));
  });

  test("a flow's cancellation waits for a claim under way, and sees its task as held", async () => {
    const { stores, url } = await replicas(1);
    const [store] = stores as [SharedStore];
    const flow = await putFlow(store);
    await run(store, flow);
    const claiming = await holder(url, "UPDATE taskflow.task_runs SET status = 'running'");
    const seen = store.change({ ...target(flow), withWaiting: true, activeTasks: 1 }, (all) => ({ outcome: all }));
    await expect.poll(() => waiters(url), { timeout: 10_000 }).toBe(1);
    await claiming.query("COMMIT");
    expect(await seen).toMatchObject({ waiting: [], hasActiveTasks: true });
  });

  test("a claim that takes less than it could hears of the rest, and so do others", async () => {
    const { stores } = await replicas(2);
    const [first, second] = stores as [SharedStore, SharedStore];
    const flow = await putFlow(first);
    for (let n = 0; n < 3; n += 1) await run(first, flow);
    const heard = [0, 0];
    for (const [n, store] of stores.entries()) store.tasks.onTasks(() => void (heard[n] = (heard[n] ?? 0) + 1));
    await second.tasks.nextTaskMs(OWNER, ["q"], 0);
    await claim(second, { queues: ["q"], limit: 1 });
    await expect.poll(() => second.tasks.pollTasksMs, { timeout: 10_000 }).toBeUndefined();
    heard[1] = 0;
    expect(await first.tasks.claimTasks({ ownerKey: OWNER, queues: ["q"], limit: 5, now: 0 }, () => undefined)).toEqual(
      [],
    );
    expect(heard[0]).toBe(2);
    await expect.poll(() => heard[1], { timeout: 10_000 }).toBe(2);
  });

  test("one that is asked about 20,000 queues looks for tasks itself: it does not keep more names", async () => {
    const { stores } = await replicas(2);
    const [first, second] = stores as [SharedStore, SharedStore];
    const heard: string[] = [];
    second.tasks.onTasks((_owner, queue) => heard.push(queue));
    await claim(second, { queues: ["q"] });
    await expect.poll(() => second.tasks.pollTasksMs, { timeout: 10_000 }).toBeUndefined();
    heard.length = 0;
    await claim(second, { queues: Array.from({ length: 20_100 }, (_, n) => `other-${n}`) });
    expect(second.tasks.pollTasksMs).toBeLessThanOrEqual(50);
    // Who waits already has to know that it must look.
    expect(heard).toContain("q");
    heard.length = 0;
    await run(first, await putFlow(first), { queue: "q" });
    await run(first, await putFlow(first), { queue: "other-20099" });
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(["other-20099"]);
  });

  test("go by the clock of the database, whatever theirs say", async () => {
    const { stores } = await replicas(1);
    const [store] = stores as [SharedStore];
    const flow = await putFlow(store);
    const day = 24 * 3_600_000;
    const task = await run(store, flow, { availableAt: Date.now() + day });
    expect(await store.tasks.nextTaskMs(OWNER, ["q"], Date.now() - day)).toBe(0);
    const held = await claimOne(store, { leaseMs: 60_000 });
    expect(held.taskId).toBe(task.taskId);
    const leftMs = await changeTask(store, held, (_task, { lease }) => ({ outcome: lease?.leftMs ?? 0 }));
    expect(leftMs).toBeGreaterThan(30_000);
    expect(leftMs).toBeLessThanOrEqual(60_000);
  });

  test("only the one that does the maintenance ends tasks that nobody claims", async () => {
    const { stores } = await replicas(2);
    const [first, second] = stores as [SharedStore, SharedStore];
    const task = await run(first, await putFlow(first));
    await first.claimMaintenance(60_000);
    const batch = { availableBefore: Date.now() + 1_000, limit: 10, maxBytes: ALL_BYTES };
    expect(await second.tasks.endUnclaimed(batch, ending("timed_out"), NO_SETTLE)).toBe(0);
    expect(await first.tasks.endUnclaimed(batch, ending("timed_out"), NO_SETTLE)).toBe(1);
    expect(await find(second, task)).toMatchObject({ status: "timed_out" });
  });
});

test("claims of more than one answer can hold share what there is, and hear of the rest", async () => {
  const { stores } = await replicas(1);
  const [store] = stores as [SharedStore];
  const flow = await putFlow(store);
  const inputJson = JSON.stringify("x".repeat(1_000_000));
  const tasks: TaskRecord[] = [];
  for (let n = 0; n < 20; n += 1) tasks.push(await run(store, flow, { inputJson }));
  const heard: string[] = [];
  store.tasks.onTasks((_owner, queue) => heard.push(queue));
  const claims = await Promise.all([claim(store, { limit: 10 }), claim(store, { limit: 10 })]);
  const claimed = claims.flat();
  expect(idsOf(claimed)).toEqual(idsOf(tasks.slice(0, claimed.length)));
  expect(claimed.length).toBeLessThan(20);
  expect(heard).toEqual(["q"]);
  expect(idsOf(await claim(store, { limit: 10 }))).toEqual(idsOf(tasks.slice(claimed.length)));
});
