import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BoundTaskFlow } from "../../src/port/bound-task-flow.ts";
import { openStore } from "../../src/store/open-store.ts";
import { BelievedTime } from "../../src/taskflow/believed-time.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { commandsOn } from "../support/commands.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { timeOf } from "../support/time.ts";

let store: FlowStore;
let flows: BoundTaskFlow;
let stranger: BoundTaskFlow;
let now: number;

beforeEach(() => {
  now = 1_700_000_000_000;
  store = openStore({ stateDir: temporaryDirectory() });
  flows = bindSession(
    commandsOn(store),
    timeOf(() => now),
    { sessionKey: "agent:main:main", routeId: "zapier" },
  );
  stranger = bindSession(
    commandsOn(store),
    timeOf(() => now),
    { sessionKey: "agent:main:other", routeId: "other" },
  );
});
afterEach(() => store.close());

const create = async (session = flows, goal = "g") => {
  const creation = await session.createManaged({ goal, controllerId: "c" });
  if (!creation.created) throw new Error(creation.reason);
  return creation.flow;
};

describe("a session", () => {
  test("finds what it created, at the time of its clock", async () => {
    const flow = await create();
    expect(flow).toMatchObject({ createdAt: now, updatedAt: now, revision: 0 });
    expect(await flows.get(flow.flowId)).toEqual(flow);
  });

  test("does not see, change, cancel or run tasks in the flows of another", async () => {
    const { flowId } = await create();
    const guard = { flowId, expectedRevision: 0 };
    expect(await stranger.get(flowId)).toBeUndefined();
    expect(await stranger.resolve(flowId)).toBeUndefined();
    expect(await stranger.findLatest()).toBeUndefined();
    expect(await stranger.getTaskSummary(flowId)).toBeUndefined();
    for (const change of ["setWaiting", "resume", "finish", "fail", "requestCancel"] as const)
      expect(await stranger[change](guard)).toEqual({ applied: false, code: "not_found" });
    expect(await stranger.cancel(flowId)).toEqual({ cancelled: false, code: "not_found", reason: "Flow not found." });
    expect(await stranger.runTask({ flowId, runtime: "acp", task: "t" })).toMatchObject({ code: "not_found" });
    expect(await flows.get(flowId)).toMatchObject({ revision: 0, status: "queued" });
  });

  test("resolves a flow id, and its own key to the latest flow, and no other key", async () => {
    const first = await create();
    const latest = await create();
    expect(await flows.resolve(first.flowId)).toEqual(first);
    expect(await flows.resolve("agent:main:main")).toEqual(latest);
    expect(await flows.resolve("agent:main:other")).toBeUndefined();
    expect(await flows.resolve("agent:main:main ")).toBeUndefined();
  });

  test("lists flows of one millisecond in the reverse of the order in which they were made", async () => {
    const made = [];
    for (let n = 0; n < 30; n += 1) made.push((await create()).flowId);
    const { flows: listed } = await flows.list({ limit: 100 });
    expect(listed.map(({ flowId }) => flowId)).toEqual(made.reverse());
  });
});

describe("through the store", () => {
  test("a whole life: waiting, resumed, finished, each one revision later", async () => {
    const { flowId } = await create();
    expect(await flows.setWaiting({ flowId, expectedRevision: 0, waitJson: '{"until":1}' })).toMatchObject({
      flow: { status: "waiting", revision: 1, waitJson: '{"until":1}' },
    });
    expect(await flows.resume({ flowId, expectedRevision: 1, status: "running" })).toMatchObject({
      flow: { status: "running", revision: 2, waitJson: "null" },
    });
    now += 5;
    await flows.finish({ flowId, expectedRevision: 2 });
    expect(await flows.get(flowId)).toMatchObject({ status: "succeeded", revision: 3, endedAt: now, updatedAt: now });
  });

  test("request_cancel on an ended flow notes the request and leaves the end", async () => {
    const { flowId } = await create();
    await flows.fail({ flowId, expectedRevision: 0 });
    const endedAt = now;
    now += 5;
    expect(await flows.requestCancel({ flowId, expectedRevision: 1 })).toMatchObject({
      flow: { status: "failed", endedAt, cancelRequestedAt: now, revision: 2 },
    });
    now += 5;
    expect(await flows.requestCancel({ flowId, expectedRevision: 2 })).toMatchObject({
      flow: { cancelRequestedAt: now - 5, revision: 3 },
    });
  });

  test("of 50 finishes of one revision exactly one applies, and the rest show the winner", async () => {
    const { flowId } = await create();
    const changes = await Promise.all(
      Array.from({ length: 50 }, (_, n) => flows.finish({ flowId, expectedRevision: 0, stateJson: String(n) })),
    );
    const winner = changes.find(({ applied }) => applied);
    expect(changes.filter(({ applied }) => applied)).toHaveLength(1);
    for (const change of changes.filter(({ applied }) => !applied))
      expect(change).toEqual({
        applied: false,
        code: "revision_conflict",
        current: winner?.applied ? winner.flow : undefined,
      });
  });

  test("cancel with an active task is pending, lists tasks newest first, and adds no second revision", async () => {
    const { flowId } = await create();
    for (const task of ["one", "two"]) await flows.runTask({ flowId, runtime: "acp", task });
    const pending = { code: "cancel_pending", flow: { revision: 1 }, tasks: [{ task: "two" }, { task: "one" }] };
    expect(await flows.cancel(flowId)).toMatchObject(pending);
    expect(await flows.cancel(flowId)).toMatchObject(pending);
    expect(await flows.runTask({ flowId, runtime: "acp", task: "t" })).toMatchObject({ code: "cancel_requested" });
  });

  test("cancel of a fresh flow goes from revision 0 to 2; once more it is terminal", async () => {
    const { flowId } = await create();
    expect(await flows.cancel(flowId)).toMatchObject({ cancelled: true, flow: { revision: 2 }, tasks: [] });
    expect(await flows.cancel(flowId)).toMatchObject({
      code: "terminal",
      reason: "Flow is already cancelled.",
      tasks: [],
    });
  });

  test("20 runs with one runId at once are one task; without a runId each is another", async () => {
    const { flowId } = await create();
    const run = (more: object) => flows.runTask({ flowId, runtime: "acp", task: "t", ...more });
    await Promise.all(Array.from({ length: 20 }, () => run({ runId: "r" })));
    expect(await flows.getTaskSummary(flowId)).toMatchObject({ total: 1 });
    await Promise.all(Array.from({ length: 20 }, () => run({ childSessionKey: "agent:main:x" })));
    expect(await flows.getTaskSummary(flowId)).toMatchObject({ total: 21, active: 21 });
    expect(await flows.get(flowId)).toMatchObject({ revision: 0 });
  });

  test("a task that starts at the greatest time of the contract is kept as it is", async () => {
    const { flowId } = await create();
    const startedAt = Number.MAX_SAFE_INTEGER;
    await flows.runTask({ flowId, runtime: "acp", task: "t", status: "running", startedAt });
    expect(await flows.cancel(flowId)).toMatchObject({
      tasks: [{ createdAt: now, startedAt, lastEventAt: startedAt }],
    });
  });
});

describe("while the clock has jumped, and no sweep has seen that", () => {
  const DAY = 86_400_000;
  test.each([
    [10 * DAY, {}],
    [-10 * DAY, {}],
    [3_650 * DAY, {}],
    [-3_650 * DAY, { status: "queued" as const }],
  ])("by %i ms, a task is heard of at the time as it goes on", async (jump, more) => {
    let set = 0;
    const time = await BelievedTime.start({ wall: () => now + set, monotonic: () => now - 1_000_000 }, 60_000);
    const session = bindSession(commandsOn(store), time, { sessionKey: "agent:main:main", routeId: "zapier" });
    const { flowId } = await create(session);
    set = jump;
    now += 1_000;
    const creation = await session.runTask({ flowId, runtime: "acp", task: "t", ...more });
    expect(creation).toMatchObject({ created: true, task: { createdAt: now, lastEventAt: now } });
    const said = { status: "running" as const, startedAt: now + set, lastEventAt: now + set };
    const claimed = await session.runTask({ flowId, runtime: "acp", task: "t", ...said });
    const lastEventAt = Math.min(now + set, now + DAY);
    expect(claimed).toMatchObject({ task: { startedAt: said.startedAt, lastEventAt } });
  });
});
