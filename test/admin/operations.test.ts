import { beforeEach, describe, expect, test } from "vitest";
import { startReceiver } from "../delivery/support/receiver.ts";
import { create, endpointGateway, granted } from "../support/endpoints.ts";
import { SECRET, type TestGateway } from "../support/gateway.ts";
import { workerRoute } from "../support/queued-tasks.ts";
import { adminFor } from "./support/admin.ts";

const MAIN = "agent:main:main";
const OTHER = "agent:main:other";
const STATE = "state-that-nobody-sees";

let gateway: TestGateway;
let admin: Awaited<ReturnType<typeof adminFor>>;
beforeEach(async () => {
  const routes = {
    zapier: granted(MAIN),
    other: granted(OTHER),
    worker: workerRoute(MAIN),
    open: granted(MAIN, { secret: { source: "env", provider: "default", id: "UNSET" } }),
  };
  gateway = await endpointGateway({ routes });
  admin = await adminFor(gateway);
});

async function createFlow(goal: string, route = "zapier"): Promise<string> {
  const { body } = await gateway.call({ action: "create_flow", goal, stateJson: { secret: STATE } }, route);
  return body.result.flow.flowId;
}

async function runTask(flowId: string, fields: object = {}): Promise<string> {
  const fixed = { runtime: "acp", task: "t", queue: "builds", inputJson: { secret: STATE } };
  const { body } = await gateway.call({ action: "run_task", flowId, ...fixed, ...fields });
  return body.result.task.taskId;
}

async function failTask(): Promise<void> {
  const { body } = await gateway.call({ action: "claim_tasks", workerId: "w", queues: ["builds"] }, "worker");
  for (const { task, leaseToken } of body.result.claims)
    await gateway.call(
      { action: "fail_task", taskId: task.taskId, leaseToken, error: "broken", retryable: false },
      "worker",
    );
}

describe("flows", () => {
  test("of all sessions are listed newest first, by session and by status, without their state", async () => {
    const [first, second] = [await createFlow("one"), await createFlow("two", "other")];
    const { items, more } = await admin.call("flows.list", {});
    expect(items.map(({ flowId, session }) => [flowId, session])).toEqual([
      [second, OTHER],
      [first, MAIN],
    ]);
    expect([more, JSON.stringify(items).includes(STATE)]).toEqual([false, false]);
    await gateway.call({ action: "finish_flow", flowId: first, expectedRevision: 0 });
    const idsOf = async (filter: object) => (await admin.call("flows.list", filter)).items.map(({ flowId }) => flowId);
    expect(await idsOf({ status: "succeeded" })).toEqual([first]);
    expect(await idsOf({ session: OTHER })).toEqual([second]);
    expect(await admin.call("flows.list", { limit: 1 })).toMatchObject({ items: [{ flowId: second }], more: true });
  });

  test("are found in any session, or in the one that is named", async () => {
    const flowId = await createFlow("one", "other");
    expect(await admin.call("flows.show", { id: flowId })).toMatchObject({
      session: OTHER,
      flowId,
      tasks: { total: 0 },
    });
    const elsewhere = { id: flowId, session: MAIN };
    await expect(admin.call("flows.show", elsewhere)).rejects.toThrow(
      `There is no flow ${flowId} in the session ${MAIN}.`,
    );
  });

  test("are cancelled, and their events have no route then", async () => {
    const flowId = await createFlow("one");
    await runTask(flowId);
    expect(await admin.call("flows.cancel", { id: flowId })).toMatchObject({
      cancelled: true,
      flow: { status: "cancelled" },
    });
    await expect(admin.call("flows.cancel", { id: flowId })).rejects.toThrow("Flow is already cancelled.");
    const { items } = await admin.call("flows.events", { id: flowId });
    expect(items.map(({ type, routeId }) => [type, routeId])).toEqual([
      ["flow.created", "zapier"],
      ["task.created", "zapier"],
      ["task.cancelled", undefined],
      ["flow.cancelled", undefined],
    ]);
    const last = await admin.call("flows.events", { id: flowId, limit: 1 });
    expect(last).toMatchObject({ items: [{ type: "flow.cancelled" }], more: true });
    expect(admin.log).toEqual([expect.stringContaining(`"operation":"flows.cancel","id":"${flowId}"`)]);
  });
});

describe("tasks", () => {
  test("that failed are listed by queue and status, and retried for a worker to get", async () => {
    const flowId = await createFlow("one");
    const taskId = await runTask(flowId);
    const waiting = await runTask(flowId, { queue: "elsewhere" });
    await failTask();
    const { items } = await admin.call("tasks.list", { status: "failed", queue: "builds" });
    expect(items).toMatchObject([{ taskId, session: MAIN, error: "broken", attempt: 1 }]);
    expect(JSON.stringify([items, await admin.call("tasks.show", { id: taskId })])).not.toContain(STATE);
    expect(await admin.call("tasks.retry", { id: taskId })).toMatchObject({ taskId, status: "queued" });
    await expect(admin.call("tasks.retry", { id: waiting })).rejects.toThrow("Task is still queued.");
    const { body } = await gateway.call({ action: "claim_tasks", workerId: "w", queues: ["builds"] }, "worker");
    expect(body.result.claims).toMatchObject([{ task: { taskId, attempt: 2 } }]);
    const shown = await admin.call("tasks.show", { id: taskId });
    expect([shown.workerId, "leaseHash" in shown]).toEqual(["w", false]);
  });

  test("are cancelled: one that a worker holds by the worker", async () => {
    const flowId = await createFlow("one");
    const taskId = await runTask(flowId);
    await gateway.call({ action: "claim_tasks", workerId: "w", queues: ["builds"] }, "worker");
    const asked = { cancelled: false, reason: "A worker holds the task." };
    expect(await admin.call("tasks.cancel", { id: taskId })).toMatchObject(asked);
    const waiting = await runTask(flowId);
    expect(await admin.call("tasks.cancel", { id: waiting })).toMatchObject({ cancelled: true });
    await expect(admin.call("tasks.cancel", { id: "nope" })).rejects.toThrow("There is no task nope.");
  });
});

test("deliveries are listed with the receiver's answer, and sent again; no answer has a secret", async () => {
  const receiver = await startReceiver((res) => void res.writeHead(410).end("gone since Monday"));
  const url = `${receiver.url}/services/T0/path-secret`;
  const { endpoint, secret } = await create(gateway, { url, types: ["flow.created"] });
  await createFlow("one");
  await expect
    .poll(async () => (await admin.call("endpoints.list", {})).items[0]?.enabled, { timeout: 20_000 })
    .toBe(false);
  const listed = await admin.call("endpoints.list", { status: "disabled" });
  expect(listed.items).toMatchObject([
    { endpointId: endpoint.endpointId, url: `${new URL(receiver.url).origin}/…`, session: MAIN },
  ]);
  const { items } = await admin.call("endpoints.deliveries", { id: endpoint.endpointId, status: "failed" });
  expect(items).toMatchObject([{ attempts: 1, lastAttempt: { status: 410 }, response: "gone since Monday" }]);
  const event = items[0]?.eventId ?? "";
  expect(await admin.call("endpoints.redeliver", { id: endpoint.endpointId, event })).toEqual({ queued: 1 });
  expect(await admin.call("endpoints.redeliver", { id: endpoint.endpointId, since: 0 })).toEqual({ queued: 1 });
  const both = { id: endpoint.endpointId, event, since: 0 };
  await expect(admin.call("endpoints.redeliver", both)).rejects.toThrow("one of both");
  const everything = JSON.stringify([listed, items, await admin.call("status", {}), admin.log]);
  for (const hidden of [secret ?? "", "path-secret", SECRET]) expect(everything).not.toContain(hidden);
});

test("status has the version, routes, queues, pending webhooks and the last backup", async () => {
  const flowId = await createFlow("one");
  await runTask(flowId);
  await runTask(flowId);
  await create(gateway, { url: "http://127.0.0.1:1/", types: ["flow.created"] });
  await createFlow("two");
  const pending = { pending: 1, oldestAt: expect.any(Number) };
  await expect.poll(() => admin.call("status", {}), { timeout: 20_000 }).toMatchObject({ deliveries: pending });
  expect(await admin.call("status", {})).toMatchObject({
    version: "1.2.3",
    store: "sqlite",
    gateway: {
      url: gateway.url,
      logLevel: "info",
      routes: [
        { routeId: "zapier", session: MAIN, path: "/plugins/webhooks/zapier", served: true },
        { routeId: "other", served: true },
        { routeId: "worker", served: true },
        { routeId: "open", served: false },
      ],
    },
    flows: { queued: 2 },
    queues: [{ session: MAIN, queue: "builds", waiting: 2, running: 0 }],
    lastBackupAt: 1_000,
  });
});

test("the log level changes at run time, and comes back", async () => {
  expect(await admin.call("log-level", { level: "debug" })).toEqual({ level: "debug" });
  expect(await admin.call("log-level", {})).toEqual({ level: "debug" });
  expect(await admin.call("log-level", { level: "info" })).toEqual({ level: "info" });
});
