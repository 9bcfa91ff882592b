import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BoundTaskFlow, MutationName, Mutations } from "../../src/port/bound-task-flow.ts";
import type { EventRecord } from "../../src/port/events.ts";
import { openStore } from "../../src/store/open-store.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { DEFAULT_MAINTENANCE } from "../../src/taskflow/maintenance.ts";
import { commandsOn, sweepAt } from "../support/commands.ts";
import { NOW, OWNER, readPage } from "../support/events.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { timeOf } from "../support/time.ts";

let store: FlowStore;
let flows: BoundTaskFlow;
let now: number;
let flowId: string;

beforeEach(async () => {
  now = NOW;
  store = openStore({ stateDir: temporaryDirectory() });
  flows = bindSession(
    commandsOn(store),
    timeOf(() => now),
    { sessionKey: OWNER, routeId: "zapier" },
  );
  const creation = await flows.createManaged({ goal: "g", controllerId: "c", currentStep: "one", stateJson: "1" });
  flowId = creation.created ? creation.flow.flowId : "";
  now += 1_000;
});
afterEach(() => store.close());

const events = async (): Promise<EventRecord[]> => (await readPage(store)).events.map(({ event }) => event);
/** Without the first, which is of the creation. */
const later = async (): Promise<EventRecord[]> => (await events()).slice(1);
const typesOf = (found: readonly EventRecord[]) => found.map(({ type }) => type);
const guard = (expectedRevision = 0) => ({ flowId, expectedRevision });
const run = (more: object = {}) => flows.runTask({ flowId, runtime: "acp", task: "t", ...more });

describe("one event is written", () => {
  test("for a new flow, with what it is after the change and no more", async () => {
    expect(await events()).toEqual([
      {
        eventId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        ownerKey: OWNER,
        type: "flow.created",
        occurredAt: NOW,
        flowId,
        revision: 0,
        status: "queued",
        currentStep: "one",
        routeId: "zapier",
      },
    ]);
  });

  test.each<[string, () => Promise<unknown>, Partial<EventRecord>]>([
    ["set_waiting", () => flows.setWaiting({ ...guard(), currentStep: "two" }), waiting("flow.waiting", "waiting")],
    [
      "set_waiting with what blocks",
      () => flows.setWaiting({ ...guard(), blockedSummary: "b", currentStep: "two" }),
      waiting("flow.blocked", "blocked"),
    ],
    [
      "resume_flow",
      () => flows.resume({ ...guard(), status: "running" }),
      { type: "flow.resumed", status: "running", revision: 1 },
    ],
    ["finish_flow", () => flows.finish(guard()), { type: "flow.succeeded", status: "succeeded", revision: 1 }],
    ["fail_flow", () => flows.fail(guard()), { type: "flow.failed", status: "failed", revision: 1 }],
    [
      "request_cancel",
      () => flows.requestCancel(guard()),
      { type: "flow.cancel_requested", status: "queued", revision: 1 },
    ],
    ["cancel_flow at once", () => flows.cancel(flowId), { type: "flow.cancelled", status: "cancelled", revision: 2 }],
  ])("for %s", async (_name, change, expected) => {
    await change();
    const found = await later();
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ currentStep: "one", ...expected, occurredAt: now, flowId, routeId: "zapier" });
    expect(found[0]?.revision).toBe((await flows.get(flowId))?.revision);
    expect(found[0]?.taskId).toBeUndefined();
  });

  function waiting(type: EventRecord["type"], status: EventRecord["status"]): Partial<EventRecord> {
    return { type, status, currentStep: "two", revision: 1 };
  }

  test("for a new task, with the flow as it is", async () => {
    const creation = await run({ status: "running", progressSummary: "half  way" });
    const task = creation.created ? creation.task : undefined;
    const about = { taskId: task?.taskId, taskStatus: "running", progressSummary: "half way" };
    expect(await later()).toMatchObject([{ type: "task.created", revision: 0, status: "queued", ...about }]);
  });

  test("for a repeated run that fills in something, and none for one that changes nothing", async () => {
    for (let n = 0; n < 3; n += 1) await run({ runId: "r" });
    expect(typesOf(await later())).toEqual(["task.created"]);
    for (let n = 0; n < 3; n += 1) await run({ runId: "r", label: "l" });
    expect(typesOf(await later())).toEqual(["task.created", "task.progress"]);
  });

  test("for a cancellation that has to wait, and none for its repetition", async () => {
    await run();
    for (let n = 0; n < 3; n += 1) await flows.cancel(flowId);
    expect((await later()).slice(1)).toMatchObject([{ type: "flow.cancel_requested", status: "queued", revision: 1 }]);
  });

  test("for each change whose policy is silence as well", async () => {
    const creation = await flows.createManaged({ goal: "g", controllerId: "c", notifyPolicy: "silent" });
    const silent = { flowId: creation.created ? creation.flow.flowId : "" };
    await flows.runTask({ ...silent, runtime: "acp", task: "t", notifyPolicy: "silent" });
    await flows.finish({ ...silent, expectedRevision: 0 });
    expect(typesOf(await later())).toEqual(["flow.created", "task.created", "flow.succeeded"]);
  });

  test("with the id of its change's time, in the order of the changes", async () => {
    for (let n = 0; n < 20; n += 1) await flows.setWaiting(guard(n));
    const ids = (await events()).map(({ eventId }) => eventId);
    expect(ids).toEqual([...ids].sort());
  });
});

describe("no event is written", () => {
  test("for a change that is refused", async () => {
    await flows.setWaiting(guard(7));
    await flows.finish({ flowId: "none", expectedRevision: 0 });
    await flows.cancel("none");
    await flows.runTask({ flowId: "none", runtime: "acp", task: "t" });
    await run({ childSessionKey: "agent:other:x" });
    await flows.finish(guard());
    await flows.cancel(flowId);
    await run();
    expect(typesOf(await later())).toEqual(["flow.succeeded"]);
  });

  test.each<[MutationName, () => Mutations[MutationName]["input"]]>([
    ["createManaged", () => ({ goal: "g", controllerId: "c" })],
    ["setWaiting", () => guard()],
    ["cancel", () => flowId],
    ["runTask", () => ({ flowId, runtime: "acp", task: "t" })],
  ])("for the repetition of a key, whose first %s has one", async (method, input) => {
    const key = { kind: "key", key: "k", fingerprint: "f" } as const;
    for (let n = 0; n < 3; n += 1) await flows.runKeyed(key, method, input() as never);
    expect(await later()).toHaveLength(1);
  });

  test("for a read, or a record that retention deletes", async () => {
    await run();
    await flows.list({ limit: 10 });
    await flows.finish(guard());
    const before = await events();
    await sweepAt(store, now + 299_000, { ...DEFAULT_MAINTENANCE, retainEndedMs: 0 });
    await sweepAt(store, now + 300_001, DEFAULT_MAINTENANCE);
    await sweepAt(store, now + 90_000_000, { ...DEFAULT_MAINTENANCE, retainEndedMs: 0, retainEventsMs: 1e12 });
    expect(await flows.get(flowId)).toBeUndefined();
    expect(typesOf(await events())).toEqual([...typesOf(before), "task.lost"]);
  });
});

test("tasks that are lost come before the cancellation that waited for them, and no route did that", async () => {
  for (const task of ["a", "b"]) await run({ runId: task });
  await flows.cancel(flowId);
  const before = (await events()).length;
  const sweptAt = now + 300_001;
  await sweepAt(store, sweptAt, DEFAULT_MAINTENANCE);
  const found = (await events()).slice(before);
  expect(found).toMatchObject([
    { type: "task.lost", taskStatus: "lost", status: "queued", revision: 1, occurredAt: sweptAt },
    { type: "task.lost", taskStatus: "lost", status: "queued", revision: 1, occurredAt: sweptAt },
    { type: "flow.cancelled", status: "cancelled", revision: 2, occurredAt: sweptAt },
  ]);
  expect(found.map(({ routeId }) => routeId)).toEqual([undefined, undefined, undefined]);
  expect(new Set(found.map(({ eventId }) => eventId)).size).toBe(3);
});
