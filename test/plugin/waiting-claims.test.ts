import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { type Answer, RAISED, SECRET, type TestGateway } from "../support/gateway.ts";
import { CLAIM, claimTasks, heldClaims, newFlow, runTask, taskGateway, workerRoute } from "../support/queued-tasks.ts";
import { PATIENCE, RawClient, requestOf } from "../support/raw-client.ts";
import { scrape, valueOf } from "../support/scrape.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const MAIN = "agent:main:main";
const LONG = { ...CLAIM, waitMs: 50_000 };
const WORKER_PATH = "/plugins/webhooks/worker";

async function waiting(gateway: TestGateway): Promise<number> {
  return valueOf(await scrape(gateway.url), "taskflow_waiting_requests");
}

async function begun(gateway: TestGateway, count: number): Promise<void> {
  await expect.poll(() => waiting(gateway), PATIENCE).toBe(count);
}

const reload = (gateway: TestGateway, routes: Routes) =>
  gateway.reload({ ...gateway.config, webhooks: { enabled: true, config: { routes } } });
const outcome = ({ status, body }: Answer) => [status, body.code ?? body.result.claims.length];
const labels = ({ body }: Answer) => body.result.claims.map(({ task }) => task.label);

describe("claim_tasks with waitMs", () => {
  test("answers at once where there is a task", async () => {
    const gateway = await taskGateway();
    await runTask(gateway, { label: "1" });
    expect(labels(await gateway.call(LONG, "worker"))).toEqual(["1"]);
  });

  test("answers soon after the first task of its queues, and not with others", async () => {
    const gateway = await taskGateway();
    const answer = gateway.call({ ...LONG, queues: ["agents", "builds"] }, "worker");
    await begun(gateway, 1);
    await runTask(gateway, { queue: "others" });
    await runTask(gateway, { queue: "agents" }, "other");
    await runTask(gateway, { queue: undefined });
    expect(await waiting(gateway)).toBe(1);
    const added = performance.now();
    await runTask(gateway, { queue: "builds", label: "mine" });
    expect(labels(await answer)).toEqual(["mine"]);
    expect(performance.now() - added).toBeLessThan(5_000);
  });

  test("answers without claims when the time is over", async () => {
    const gateway = await taskGateway();
    const started = performance.now();
    expect(outcome(await gateway.call({ ...LONG, waitMs: 300 }, "worker"))).toEqual([200, 0]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(299);
  });

  test("gets a task when its time has come", async () => {
    const gateway = await taskGateway();
    const answer = gateway.call(LONG, "worker");
    await begun(gateway, 1);
    await runTask(gateway, { label: "later", runAt: Date.now() + 400 });
    expect(labels(await answer)).toEqual(["later"]);
  });

  test("gives each of many waiters one task, and no task twice", async () => {
    const gateway = await taskGateway();
    const answers = Array.from({ length: 40 }, () => gateway.call(LONG, "worker"));
    await begun(gateway, 40);
    const { flowId } = await newFlow(gateway);
    const expected = Array.from({ length: 40 }, (_, n) => String(n));
    await Promise.all(expected.map((label) => runTask(gateway, { flowId, label })));
    const got = (await Promise.all(answers)).flatMap(labels);
    expect(got).toHaveLength(expected.length);
    expect(new Set(got)).toEqual(new Set(expected));
  });

  test("tells the next waiter where the one that was woken has gone", async () => {
    const gateway = await taskGateway();
    const client = new RawClient(gateway.url).send(requestOf(LONG, WORKER_PATH)).read();
    await begun(gateway, 1);
    const answer = gateway.call(LONG, "worker");
    await begun(gateway, 2);
    const task = runTask(gateway, { label: "1" });
    client.socket.destroy();
    await task;
    // Whichever of the two was woken: the task is claimed by the second, in its first attempt.
    const [claim] = (await answer).body.result.claims;
    expect([claim?.task.label, claim?.task.attempt]).toEqual(["1", 1]);
  });
});

describe("a claim that waits", () => {
  test("has no place in flight, and one of its route's waiting requests", async () => {
    const worker = workerRoute(MAIN, { limits: { ...RAISED, maxInFlight: 1, maxWorkerInFlight: 1, maxWaiting: 2 } });
    const gateway = await taskGateway({ routes: { worker } });
    const answers = [gateway.call(LONG, "worker")];
    await begun(gateway, 1);
    const event = gateway.call({ action: "list_events", position: "latest", waitMs: 50_000 }, "worker");
    await begun(gateway, 2);
    const refused = await gateway.call(LONG, "worker");
    expect(outcome(refused)).toEqual([429, "too_many_in_flight"]);
    expect(refused.body.error).toBe("More than 2 requests wait for events or tasks.");
    expect(refused.headers.get("ratelimit-policy")).toBe('"waiting";q=2;qu="concurrent-requests"');
    expect(outcome(await gateway.call(CLAIM, "worker"))).toEqual([200, 0]);
    await runTask(gateway);
    expect((await Promise.all(answers)).map(outcome)).toEqual([[200, 1]]);
    expect((await event).status).toBe(200);
  });

  test("takes no place of a large response", async () => {
    const gateway = await taskGateway();
    const answers = Array.from({ length: 16 }, () => gateway.call({ ...LONG, maxTasks: 2 }, "worker"));
    await begun(gateway, 16);
    expect((await gateway.call({ action: "list_flows" })).status).toBe(200);
    const closed = gateway.close({ graceMs: 3_000 });
    expect((await Promise.all(answers)).map(outcome)).toEqual(Array(16).fill([200, 0]));
    await closed;
  });

  test("gives its place back when its client goes away, and claims nothing afterwards", async () => {
    const gateway = await taskGateway();
    const client = new RawClient(gateway.url).send(requestOf(LONG, WORKER_PATH)).read();
    await begun(gateway, 1);
    client.socket.destroy();
    await begun(gateway, 0);
    const { taskId } = await runTask(gateway);
    const { task } = (await gateway.call({ action: "get_task", taskId })).body.result;
    expect([task.status, task.attempt]).toEqual(["queued", 0]);
  });

  test("is answered with 200 at a graceful shutdown", async () => {
    const gateway = await taskGateway();
    const answer = gateway.call(LONG, "worker");
    await begun(gateway, 1);
    const closed = gateway.close({ graceMs: 3_000 });
    expect(outcome(await answer)).toEqual([200, 0]);
    await closed;
  });

  test("is counted as waiting, and its wait not as the time of an answer", async () => {
    const gateway = await taskGateway();
    const answer = gateway.call({ ...LONG, waitMs: 2_000 }, "worker");
    await begun(gateway, 1);
    const samples = await scrape(gateway.url);
    expect(valueOf(samples, "taskflow_waiting_requests", { route: "worker" })).toBe(1);
    expect(valueOf(samples, "taskflow_requests_in_flight", { route: "worker" })).toBe(0);
    await answer;
    const ofRoute = { route: "worker", action: "claim_tasks" };
    const later = await scrape(gateway.url);
    expect(valueOf(later, "taskflow_request_duration_seconds_sum", ofRoute)).toBeLessThan(2);
  });
});

describe("tasks whose worker went away before the answer was written", () => {
  test.each([
    ["of a claim that waits", LONG],
    ["of a claim that does not", CLAIM],
  ])("go back at once, and use up no attempt: %s", async (_what, request) => {
    const { store, claimed, free } = heldClaims();
    const gateway = await taskGateway({ store });
    const { taskId } = await runTask(gateway);
    const client = new RawClient(gateway.url).send(requestOf(request, WORKER_PATH)).read();
    await expect.poll(claimed, PATIENCE).toBe(1);
    client.socket.destroy();
    await expect
      .poll(
        async () => valueOf(await scrape(gateway.url), "taskflow_requests_in_flight", { route: "worker" }),
        PATIENCE,
      )
      .toBe(0);
    free();
    const task = async () => (await gateway.call({ action: "get_task", taskId })).body.result.task;
    await expect.poll(async () => (await task()).status, PATIENCE).toBe("queued");
    expect(await task()).toMatchObject({ attempt: 0 });
    const [claim] = await claimTasks(gateway);
    expect(claim?.task).toMatchObject({ taskId, attempt: 1 });
  });
});

test("tasks of a claim whose answer was not read to its end go back, and use up no attempt", async () => {
  const limits = { ...RAISED, maxBodyBytes: 32 * 1024 * 1024 };
  const gateway = await taskGateway({ routes: { zapier: { sessionKey: MAIN, secret: SECRET, limits } } });
  // More than the kernel takes for a client that does not read.
  const { taskId } = await runTask(gateway, { inputJson: "x".repeat(30 * 1024 * 1024) });
  const status = async () => (await gateway.call({ action: "list_tasks" })).body.result.tasks[0]?.status;
  const client = new RawClient(gateway.url).send(requestOf(CLAIM, WORKER_PATH));
  await expect.poll(status, PATIENCE).toBe("running");
  client.socket.destroy();
  await expect.poll(status, PATIENCE).toBe("queued");
  const { task } = (await gateway.call({ action: "get_task", taskId })).body.result;
  expect(task.attempt).toBe(0);
});

describe("a reload", () => {
  test.each([
    ["revokes the secret", { worker: workerRoute(MAIN, { secret: "s3cret-of-tomorrow" }) }, [401, "unauthorized"]],
    ["removes the route", { other: workerRoute("agent:main:other") }, [401, "unauthorized"]],
    ["binds the route to another session", { worker: workerRoute("agent:main:else") }, [401, "unauthorized"]],
    ["takes the grant away", { worker: workerRoute(MAIN, { grants: [] }) }, [403, "action_not_allowed"]],
    ["takes the action away", { worker: workerRoute(MAIN, { actions: ["list_events"] }) }, [403, "action_not_allowed"]],
  ] as [string, Routes, unknown][])("ends a wait when it %s", async (_what, routes, expected) => {
    const gateway = await taskGateway();
    const answer = gateway.call(LONG, "worker");
    await begun(gateway, 1);
    const sender = { zapier: { sessionKey: MAIN, secret: SECRET, limits: RAISED } };
    await reload(gateway, { ...sender, ...routes });
    expect(outcome(await answer)).toEqual(expected);
    const { taskId } = await runTask(gateway);
    expect((await gateway.call({ action: "get_task", taskId })).body.result.task.status).toBe("queued");
  });

  test("that takes list_events away lets a claim wait on", async () => {
    const gateway = await taskGateway();
    const answer = gateway.call(LONG, "worker");
    await begun(gateway, 1);
    const sender = { zapier: { sessionKey: MAIN, secret: SECRET, limits: RAISED } };
    await reload(gateway, { ...sender, worker: workerRoute(MAIN, { actions: ["claim_tasks"] }) });
    await runTask(gateway);
    expect(outcome(await answer)).toEqual([200, 1]);
  });
});

test("on a route with signatures a claim waits, and its message claims nothing when it comes again", async () => {
  const worker = workerRoute(MAIN, { ...SIGNED_ROUTE });
  const gateway = await taskGateway({ routes: { worker } });
  const body = JSON.stringify(LONG);
  const headers = { authorization: "", ...signed(body) };
  const send = () => gateway.send({ path: WORKER_PATH, body, headers }, "claim_tasks");
  const first = send();
  await begun(gateway, 1);
  expect(outcome(await send())).toEqual([200, 0]);
  await runTask(gateway);
  expect(outcome(await first)).toEqual([200, 1]);
  await runTask(gateway);
  expect(outcome(await send())).toEqual([200, 0]);
});
