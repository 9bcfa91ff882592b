import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TaskRecord } from "../../src/port/records.ts";
import { openStore } from "../../src/store/open-store.ts";
import { flowColumns, flowValues, taskColumns, taskValues } from "../../src/store/rows.ts";
import { claimTasks, nextTaskMs } from "../../src/store/sqlite/claim-tasks.ts";
import type { Tables } from "../../src/store/sqlite/flows.ts";
import { Journal } from "../../src/store/sqlite/journal.ts";
import { type LeaseEnds, LeaseHeap } from "../../src/store/sqlite/lease-heap.ts";
import { listTasks } from "../../src/store/sqlite/list-tasks.ts";
import { migrate } from "../../src/store/sqlite/migrations.ts";
import { prepareStatements, type Statements } from "../../src/store/sqlite/statements.ts";
import { TaskLeases } from "../../src/store/sqlite/task-leases.ts";
import { WaitingTasks } from "../../src/store/sqlite/waiting-tasks.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { aFlow, aTask } from "./describe-flow-store.ts";
import { describeOperator } from "./describe-operator.ts";
import { describeTasks } from "./describe-tasks.ts";
import {
  ALL_BYTES,
  changeTask,
  claim,
  claiming,
  claimOne,
  end,
  find,
  idsOf,
  leaseOf,
  OWNER,
  putFlow,
  run,
  settling,
} from "./task-records.ts";

describeOperator("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));
describeTasks("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));

describe("the SQLite store after a restart", () => {
  test("has each lease and each attempt last its full length again", async () => {
    const stateDir = temporaryDirectory();
    const first = openStore({ stateDir });
    const flow = await putFlow(first);
    await run(first, flow, { timeoutMs: 600_000 });
    const task = await claimOne(first, { leaseMs: 300_000 });
    await changeTask(first, task, (current) => ({
      outcome: 0,
      task: { ...current, leaseMs: 60_000 },
      leaseMs: 10,
    }));
    await run(first, flow);
    const done = await claimOne(first);
    await end(first, done);
    await first.close();
    const second = openStore({ stateDir });
    const lease = await leaseOf(second, task);
    expect(lease?.leftMs).toBeGreaterThan(50_000);
    expect(lease?.leftMs).toBeLessThanOrEqual(60_000);
    expect(lease?.attemptLeftMs).toBeGreaterThan(590_000);
    expect(await second.tasks.nextAttemptEndMs()).toBeGreaterThan(50_000);
    expect(await leaseOf(second, done)).toBeUndefined();
    expect(await claim(second)).toEqual([]);
    await second.close();
  });
});

describe("a database of version 9", () => {
  const flow = aFlow({ ownerKey: OWNER, goal: "\ud800" });
  const waits = { queue: "q", attempt: 0, maxAttempts: 3, availableAt: 1, settleFlow: true } as const;
  const [first, second] = [1, 2].map((n) => aTask(flow, { taskId: `waits-${3 - n}`, ...waits })) as [
    TaskRecord,
    TaskRecord,
  ];
  const runs = aTask(flow, { ...waits, status: "running", leaseMs: 60_000 });
  const recorded = aTask(flow, { runId: "r", status: "failed", cleanupAfter: 9, endedAt: 8 });
  const other = aFlow({ ownerKey: OWNER, status: "succeeded", endedAt: 1 });
  const othersTask = aTask(other, { status: "succeeded" });
  const tasks = [first, second, runs, recorded];

  const openUpgraded = () => {
    const stateDir = temporaryDirectory();
    const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
    migrate(db, "old", 9);
    const insert = (table: string, columns: string[], values: SQLInputValue[]) =>
      db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => "?").join()})`).run(...values);
    for (const one of [flow, other]) insert("flow_runs", flowColumns, flowValues(one));
    db.exec("INSERT INTO flow_counts VALUES ('queued', 1), ('succeeded', 1)");
    for (const task of [othersTask, ...tasks]) insert("task_runs", taskColumns, taskValues(task));
    // Numbers of rows have gaps.
    db.exec("UPDATE task_runs SET seq = seq * 10");
    db.close();
    return openStore({ stateDir });
  };

  test("keeps each task with its flow, its run and its lease", async () => {
    const store = openUpgraded();
    for (const task of tasks) expect(await store.findTask(OWNER, flow.flowId, task.taskId)).toEqual(task);
    const ofFlow = await store.tasks.listTasks(OWNER, { flowId: flow.flowId, limit: 9, maxBytes: ALL_BYTES });
    expect(idsOf(ofFlow.tasks).sort()).toEqual(idsOf(tasks).sort());
    const repeated = { runtime: "acp", runId: "r", childSessionKey: undefined } as const;
    const seen = { ownerKey: OWNER, flowId: flow.flowId, run: repeated, activeTasks: 1, withWaiting: true };
    expect(await store.change(seen, (all) => ({ outcome: all }))).toMatchObject({
      flow,
      existing: recorded,
      hasActiveTasks: true,
      waiting: [second, first],
    });
    expect((await leaseOf(store, runs))?.leftMs).toBeGreaterThan(0);
    await store.close();
  });

  test("hands out tasks in the order of before, and settles their flow with the last of them", async () => {
    const store = openUpgraded();
    const claimed = await claim(store, { limit: 5 });
    expect(idsOf(claimed)).toEqual(idsOf([first, second]));
    const { settle, seen } = settling();
    for (const task of [...claimed, runs]) await end(store, task, "succeeded", { settle });
    expect(seen).toEqual([{ hasActive: true }, { hasActive: true }, { hasActive: false, settled: {} }]);
    await store.close();
  });

  test("deletes a flow with its tasks, and refuses a task of no flow", async () => {
    const store = openUpgraded();
    expect(await store.pruneFlows({ endedBefore: 2, limit: 9 })).toBe(1);
    expect(await find(store, othersTask)).toBeUndefined();
    expect(await store.pruneTasks({ now: 9, limit: 9 })).toBe(1);
    const lone = aTask(other);
    await expect(
      store.change({ ownerKey: OWNER, flowId: other.flowId }, () => ({ outcome: 0, task: lone })),
    ).rejects.toThrow();
    expect(await find(store, lone)).toBeUndefined();
    await store.close();
  });
});

test("a change that fails leaves the leases of the changes that shared its transaction", async () => {
  const store = openStore({ stateDir: temporaryDirectory() });
  const flow = await putFlow(store);
  for (let n = 0; n < 4; n += 1) await run(store, flow);
  const [longer, done] = (await claim(store, { limit: 2, leaseMs: 60_000 })) as [TaskRecord, TaskRecord];
  let failed = 0;
  const heard: string[] = [];
  store.tasks.onTasks((_owner, queue) => heard.push(queue));
  const results = await Promise.allSettled([
    changeTask(store, longer, (task) => ({ outcome: 0, task: { ...task, leaseMs: 900_000 }, leaseMs: 900_000 })),
    end(store, done),
    claim(store, { leaseMs: 300_000 }),
    run(store, flow, { queue: "late" }),
    changeTask(store, longer, () => {
      failed += 1;
      throw new Error("no");
    }),
    claim(store, { leaseMs: 300_000 }),
  ]);
  expect(results.map(({ status }) => status)).toEqual([...Array(4).fill("fulfilled"), "rejected", "fulfilled"]);
  // First with the others, and then alone.
  expect(failed).toBe(2);
  expect((await leaseOf(store, longer))?.leftMs).toBeGreaterThan(800_000);
  expect(await leaseOf(store, done)).toBeUndefined();
  expect(await store.tasks.nextAttemptEndMs()).toBeGreaterThan(200_000);
  expect(heard).toEqual(["late"]);
  const { tasks } = await store.tasks.listTasks(flow.ownerKey, {
    statuses: ["running"],
    limit: 9,
    maxBytes: ALL_BYTES,
  });
  expect(tasks).toHaveLength(3);
  await store.close();
});

test("who asks in vain for tasks causes no commit", async () => {
  const store = openStore({ stateDir: temporaryDirectory() });
  await run(store, await putFlow(store), {}, 60_000);
  let commits = 0;
  store.onCommit(() => void (commits += 1));
  for (let n = 0; n < 5; n += 1) expect(await claim(store)).toEqual([]);
  expect(
    await store.tasks.endAttempts(
      { limit: 9 },
      () => ({}),
      () => undefined,
    ),
  ).toBe(0);
  expect(commits).toBe(0);
  await store.close();
});

describe("with 100,000 waiting tasks of a flow, and 100,000 that have ended", () => {
  const db = new DatabaseSync(":memory:");
  migrate(db, "memory");
  db.exec(`
    INSERT INTO flow_runs (owner_key, flow_id, sync_mode, revision, status, notify_policy, goal, created_at, updated_at)
      VALUES ('o', 'f', 'managed', 0, 'queued', 'silent', 'g', 0, 0);
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199999)
    INSERT INTO task_runs (flow_seq, owner_key, task_id, parent_flow_id, runtime, task, status, delivery_status, notify_policy,
        created_at, queue, attempt, available_at, ended_at)
      SELECT 1, 'o', 'task-' || i, 'f', 'acp', 't', iif(i % 2, 'queued', 'succeeded'), 'pending', 'silent', i,
        'q' || (i / 2 % 4), 0, i, iif(i % 2, NULL, i) FROM n`);
  const read = { rows: 0 };
  const sql = counting(prepareStatements(db), read);
  const rowsOf = <Result>(work: () => Result): [Result, number] => {
    read.rows = 0;
    const result = work();
    return [result, read.rows];
  };
  const tables = {
    sql,
    journal: new Journal(sql),
    leases: new TaskLeases(sql),
    waiting: new WaitingTasks(),
  } as Partial<Tables> as Tables;
  const now = 1_000_000;

  test.each([[["q0"]], [["q0", "q1", "q2", "q3", "none"]]])(
    "a claim from %j reads what it takes, and little more",
    (queues) => {
      const [claimed, rows] = rowsOf(() => claimTasks(tables, { ownerKey: "o", queues, limit: 32, now }, claiming()));
      expect(claimed).toHaveLength(32);
      // Its place, the task and its flow.
      expect(rows).toBeLessThan(32 * 3 + 40);
      const [next, looks] = rowsOf(() => nextTaskMs(sql, "o", queues, now));
      expect([next, looks]).toEqual([0, queues.length]);
    },
  );

  const filters = [
    {},
    { queue: "q1" },
    { flowId: "f" },
    { statuses: ["queued"] },
    { statuses: ["running"], queue: "q0" },
    { flowId: "f", queue: "q1" },
    { flowId: "f", statuses: ["running"] },
    { flowId: "f", queue: "q1", statuses: ["succeeded"] },
    { queue: "q1", statuses: ["failed"] },
  ] as const;
  test.each(filters)("a page of %j reads what it holds, and little more", (filter) => {
    const after = { createdAt: 150_000, taskId: "task-150000" };
    for (const from of [undefined, after]) {
      const query = { ...filter, limit: 50, maxBytes: ALL_BYTES, after: from };
      const [{ tasks }, rows] = rowsOf(() => listTasks(sql, "o", query));
      expect(rows).toBeLessThan(2 * tasks.length + 130);
    }
  });
});

/** Counts the rows that statements return. */
function counting(statements: Statements, read: { rows: number }): Statements {
  const counted = Object.entries(statements).map(([name, statement]) => [
    name,
    {
      get: (...parameters: never[]) => {
        read.rows += 1;
        return statement.get(...parameters);
      },
      all: (...parameters: never[]) => {
        const rows = statement.all(...parameters);
        read.rows += rows.length;
        return rows;
      },
      run: (...parameters: never[]) => statement.run(...parameters),
    },
  ]);
  return Object.fromEntries(counted) as Statements;
}

test("the heap of leases knows which ends first, and which have ended, after any changes", () => {
  const step = fc.record({ task: fc.nat(12), lease: fc.option(fc.nat(30)) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.nat(30), (steps, now) => {
      const heap = new LeaseHeap();
      const model = new Map<string, LeaseEnds>();
      for (const { task, lease } of steps) {
        const taskId = `task-${task}`;
        const ends = lease === null ? undefined : { taskId, lease, attempt: Number.POSITIVE_INFINITY };
        if (ends) {
          heap.set(ends);
          model.set(taskId, ends);
        } else {
          heap.delete(taskId);
          model.delete(taskId);
        }
        const first = [...model.values()].sort((a, b) => a.lease - b.lease)[0];
        expect(heap.first?.lease).toBe(first?.lease);
        expect(heap.get(taskId)).toBe(ends);
      }
      const ended = [...model.values()].filter(({ lease }) => lease <= now);
      expect(idsOf([...heap.endedBy(now)] as never).sort()).toEqual(idsOf(ended as never).sort());
    }),
  );
});
