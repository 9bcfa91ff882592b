import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type BoundTaskFlow, PersistError } from "../../src/port/bound-task-flow.ts";
import { openStore, StoreError } from "../../src/store/open-store.ts";
import { CommitMarks } from "../../src/store/sqlite/commit-marks.ts";
import { ThreadCalls } from "../../src/store/sqlite/thread/thread-calls.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import type { CommandStore } from "../../src/taskflow/command-store.ts";
import type { DeliveryStore, StoredEndpoint } from "../../src/taskflow/delivery-store.ts";
import { DEFAULT_MAINTENANCE, sweepRequest } from "../../src/taskflow/maintenance.ts";
import { TaskQueues } from "../../src/taskflow/task-queues.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { openThread } from "../support/store-thread.ts";
import { timeOf } from "../support/time.ts";

const SESSION = "agent:main:main";
const EVENTS = { after: "0", limit: 100, maxBytes: 1e6 };

let stateDir: string;
let store: CommandStore;
let flows: BoundTaskFlow;

beforeEach(() => {
  stateDir = temporaryDirectory();
});

async function open(onFailure = vi.fn()) {
  store = await openThread({ stateDir, onFailure });
  onTestFinished(() => store.close());
  const queues = new TaskQueues(store.tasks, Date.now);
  flows = bindSession(store, timeOf(Date.now), { sessionKey: SESSION, routeId: "zapier", queues });
  return onFailure;
}

async function create(goal = "g"): Promise<string> {
  const creation = await flows.createManaged({ goal, controllerId: "c" });
  if (!creation.created) throw new Error(creation.reason);
  return creation.flow.flowId;
}

describe("a store in a thread", () => {
  test("takes a task through its life, with its events, and keeps that for a store of this thread", async () => {
    await open();
    const flowId = await create();
    const woken = new Promise<void>((resolve) => flows.tasks?.listen(["q"], resolve));
    await flows.runTask({ flowId, runtime: "acp", task: "t", queue: "q", settleFlow: true });
    await woken;
    const bounds = { maxTasks: 2, leaseMs: 60_000, maxBytes: 1e6 };
    const [claim] = (await flows.tasks?.claim({ workerId: "w", queues: ["q"], ...bounds })) ?? [];
    const lease = { taskId: claim?.task.taskId ?? "", leaseToken: claim?.leaseToken ?? "" };
    expect(await flows.tasks?.completeTask({ ...lease, resultJson: "1" })).toMatchObject({
      task: { status: "succeeded" },
    });
    expect(await flows.tasks?.claim({ workerId: "w", queues: ["q"], ...bounds })).toEqual([]);
    const flow = await flows.get(flowId);
    expect(flow).toMatchObject({ status: "succeeded", revision: 1 });
    const after = await store.locateEvents(SESSION, "oldest");
    const read = await store.readEvents(SESSION, { ...EVENTS, after });
    const types = "events" in read ? read.events.map(({ event }) => event.type) : [];
    expect(types).toEqual(["flow.created", "task.created", "task.claimed", "task.succeeded", "flow.succeeded"]);
    await store.close();
    const again = openStore({ stateDir });
    expect(await again.findFlow(SESSION, flowId)).toEqual(flow);
    await again.close();
  });

  test("answers changes in text as the plugin writes them, and a key's repetition with the same", async () => {
    await open();
    const flowId = await create();
    const input = { flowId, expectedRevision: 0 };
    const key = { kind: "key", key: "k", fingerprint: "f" } as const;
    const first = await flows.runKeyed(key, "finish", input);
    expect(first).toMatchObject({ replayed: false });
    expect(await flows.runKeyed(key, "finish", input)).toEqual({ ...first, replayed: true });
    expect(await flows.findAnswer("k")).toBe("answer" in first ? first.answer : "");
    expect(await flows.answer?.("finish", input)).toMatch(/^\{"status":409.*\n\{"applied":false,"code":"revision_/);
  });

  test("gives each of a thousand changes at once its outcome, and reads all of them at once after that", async () => {
    await open();
    const changes: number[] = [];
    store.onCommit((count) => changes.push(count));
    const ids = await Promise.all(Array.from({ length: 1_000 }, (_, n) => create(String(n))));
    const found = await Promise.all(ids.map((flowId) => flows.get(flowId)));
    expect(found.map((flow) => flow?.goal)).toEqual(Array.from({ length: 1_000 }, (_, n) => String(n)));
    expect(changes.reduce((sum, count) => sum + count)).toBe(1_000);
    expect(await store.countFlows()).toEqual(new Map([["queued", 1_000]]));
  });

  test("fails a change that cannot be made alone, with what was wrong", async () => {
    await open();
    const broken = flows.finish({ flowId: 5 as unknown as string, expectedRevision: 0 });
    const made = create();
    await expect(broken).rejects.toThrow(PersistError);
    expect(await flows.get(await made)).toMatchObject({ status: "queued" });
  });

  test("finishes what was sent before it was closed", async () => {
    await open();
    const made = Array.from({ length: 50 }, () => create());
    await store.close();
    const ids = await Promise.all(made);
    expect(existsSync(join(stateDir, "taskflow.sqlite-wal"))).toBe(false);
    const again = openStore({ stateDir });
    for (const flowId of ids) expect(await again.findFlow(SESSION, flowId)).toBeDefined();
    await again.close();
  });

  test("sweeps, and tells of what was swept", async () => {
    await open();
    const flowId = await create();
    await flows.runTask({ flowId, runtime: "acp", task: "t" });
    const owners = vi.fn();
    store.onEvents((keys) => owners([...keys]));
    const later = Date.now() + 3_600_000;
    expect(await store.sweep(sweepRequest(later, DEFAULT_MAINTENANCE))).toMatchObject({ lostTasks: 1 });
    await expect.poll(() => owners.mock.calls).toEqual([[[SESSION]]]);
  });

  test("says why it cannot be opened, as a store of this thread does", async () => {
    await open();
    await expect(openThread({ stateDir })).rejects.toThrow(StoreError);
    await store.close();
    writeFileSync(join(stateDir, "taskflow.sqlite"), "not a database, but long enough to be read as a header of one");
    await expect(openThread({ stateDir })).rejects.toThrow(/cannot be opened as a database/);
  });

  test("replaces an endpoint by what a function made of it, also when it has changed meanwhile", async () => {
    await open();
    const deliveries = store.deliveries as DeliveryStore;
    const position = await store.locateEvents(SESSION, "latest");
    const about = { endpointId: "e", ownerKey: SESSION, source: "action", url: "https://example.com", enabled: true };
    await deliveries.createEndpoint({ ...about, createdAt: 1, updatedAt: 1, position } as StoredEndpoint, 10);
    const add = (type: string) =>
      deliveries.updateEndpoint(SESSION, "e", (seen) => ({
        ...seen,
        description: `${seen.description ?? ""} ${type}`,
      }));
    await Promise.all(["a", "b", "c", "d"].map((type) => add(type)));
    const endpoint = await deliveries.findEndpoint(SESSION, "e");
    expect(endpoint?.description?.trim().split(" ").sort()).toEqual(["a", "b", "c", "d"]);
  });
});

test("what was sent to a thread that dies is uncertain, and nothing is answered after it", async () => {
  const failed = vi.fn();
  const dying = `data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => process.exit(3));`;
  const data = { stateDir: "", marks: new CommitMarks().buffer };
  const calls = new ThreadCalls(new URL(dying), data, { news: () => {}, failed });
  const [first, second] = [calls.call("change"), calls.call("change")];
  await expect(first).rejects.toMatchObject({ name: "PersistError", uncertain: true });
  await expect(second).rejects.toMatchObject({ uncertain: true });
  await expect(calls.call("ping")).rejects.toThrow("The thread of the store has ended.");
  expect([failed.mock.calls, calls.waiting]).toEqual([[["The thread of the store has ended."]], 0]);
});

test("calls beyond a bound are refused at once, and change nothing", async () => {
  const silent = `data:text/javascript,import { parentPort } from "node:worker_threads"; parentPort.on("message", () => {});`;
  const data = { stateDir: "", marks: new CommitMarks().buffer };
  const calls = new ThreadCalls(new URL(silent), data, { news: () => {}, failed: () => {} });
  const sent = Array.from({ length: 20_000 }, () => calls.call("change").catch(() => "never"));
  await expect(calls.call("change")).rejects.toMatchObject({ name: "PersistError", uncertain: false });
  await calls.terminate();
  expect(new Set(await Promise.all(sent))).toEqual(new Set(["never"]));
});

describe("marks of commits", () => {
  test("show as durable what had begun before the last sync, also when the counts go round", () => {
    const buffer = new SharedArrayBuffer(8);
    new Int32Array(buffer).fill(2 ** 31 - 1);
    const marks = new CommitMarks(buffer);
    marks.begin();
    const { begun } = marks;
    expect(marks.isDurable(begun)).toBe(false);
    marks.durable();
    marks.begin();
    expect([marks.isDurable(begun), marks.isDurable(marks.begun)]).toEqual([true, false]);
  });
});
