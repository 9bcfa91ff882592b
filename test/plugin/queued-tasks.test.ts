import { describe, expect, test } from "vitest";
import type { Answer, TestGateway } from "../support/gateway.ts";
import {
  claimedTask,
  claimTasks,
  leaseOf,
  newFlow,
  runTask,
  taskGateway,
  workerRoute,
} from "../support/queued-tasks.ts";

const YEAR = 365 * 86_400_000;
const problems = ({ status, body }: Answer) => [
  status,
  body.details?.map(({ pointer, message }) => [pointer, message]) ?? body.code,
];
const run = async (gateway: TestGateway, fields: object, route = "zapier") =>
  gateway.call(
    { action: "run_task", flowId: (await newFlow(gateway)).flowId, runtime: "acp", task: "Look", ...fields },
    route,
  );

describe("run_task with a queue", () => {
  test("records a task that waits, with the defaults, and leaves the flow's revision", async () => {
    const gateway = await taskGateway();
    const { body } = await run(gateway, { queue: "agents" });
    expect(body.result.task).toMatchObject({ status: "queued", queue: "agents", attempt: 0, maxAttempts: 3 });
    expect(body.result.flow.revision).toBe(0);
    for (const absent of ["inputJson", "resultJson", "workerId", "leaseExpiresAt", "runAt", "timeoutMs"])
      expect(body.result.task).not.toHaveProperty(absent);
  });

  test("keeps all that it is given, and the digits of the input", async () => {
    const gateway = await taskGateway();
    const runAt = Date.now() + YEAR - 60_000;
    const given = { queue: "a.b_c-9", maxAttempts: 7, timeoutMs: 60_000, runAt, settleFlow: true };
    const { flowId } = await newFlow(gateway);
    const input = '{"id":12345678901234567890,"text":" kept ","rate":1.10}';
    const fields = JSON.stringify({ action: "run_task", flowId, runtime: "acp", task: "Look", ...given });
    const answer = await gateway.send({ body: `${fields.slice(0, -1)},"inputJson":${input}}` }, "run_task");
    const { settleFlow: _, ...shown } = given;
    expect(answer.body.result.task).toMatchObject(shown);
    const { taskId } = answer.body.result.task;
    const { text } = await gateway.call({ action: "get_task", taskId });
    expect(text).toContain('"inputJson":{"id":12345678901234567890,"text":" kept ","rate":1.1}');
  });

  test.each([
    [{ queue: "" }, "/queue"],
    [{ queue: "Agents" }, "/queue"],
    [{ queue: "a b" }, "/queue"],
    [{ queue: "x".repeat(65) }, "/queue"],
    [{ queue: 1 }, "/queue"],
    [{ queue: null }, "/queue"],
    [{ queue: "q", maxAttempts: 0 }, "/maxAttempts"],
    [{ queue: "q", maxAttempts: 101 }, "/maxAttempts"],
    [{ queue: "q", timeoutMs: 0 }, "/timeoutMs"],
    [{ queue: "q", timeoutMs: 1.5 }, "/timeoutMs"],
    [{ queue: "q", runAt: Date.now() + YEAR + 3_600_000 }, "/runAt"],
    [{ queue: "q", runAt: Math.floor(Date.now() / 1_000) }, "/runAt"],
    [{ queue: "q", runAt: Date.now() * 1_000 }, "/runAt"],
    [{ queue: "q", settleFlow: "yes" }, "/settleFlow"],
    [{ queue: "q", status: "running" }, "/status"],
  ])("refuses %j at %s", async (fields, pointer) => {
    const gateway = await taskGateway();
    const answer = await run(gateway, fields);
    expect(problems(answer)).toEqual([400, [[pointer, expect.any(String)]]]);
  });

  test("says what a queue may be named", async () => {
    const gateway = await taskGateway();
    const [, [[, message]]] = problems(await run(gateway, { queue: "Builds!" })) as [number, [string[]]];
    expect(message).toBe("must be 1 to 64 characters of a-z, 0-9, -, _ and .");
  });
});

describe("run_task without a queue", () => {
  const OF_QUEUES = { inputJson: {}, maxAttempts: 3, timeoutMs: 1_000, runAt: Date.now(), settleFlow: false };

  test("refuses what needs one, all in one answer", async () => {
    const gateway = await taskGateway();
    const answer = await run(gateway, OF_QUEUES);
    const expected = Object.keys(OF_QUEUES).map((name) => [`/${name}`, "requires a queue"]);
    expect(problems(answer)).toEqual([400, expected]);
  });

  test.each([{}, { inputJson: null }])("records what it always did, without a field of queues: %j", async (fields) => {
    const gateway = await taskGateway();
    const { body } = await run(gateway, fields);
    const names = ["queue", "attempt", "maxAttempts", "timeoutMs", "inputJson", "resultJson", "workerId", "runAt"];
    expect(names.filter((name) => name in body.result.task)).toEqual([]);
    expect(await claimTasks(gateway)).toEqual([]);
  });

  test("takes the queue of the route, and what needs one", async () => {
    const gateway = await taskGateway({ routes: { zapier: workerRoute("agent:main:main", { queue: "default" }) } });
    expect((await run(gateway, OF_QUEUES)).body.result.task).toMatchObject({ queue: "default", maxAttempts: 3 });
    expect((await run(gateway, { queue: "mine" })).body.result.task.queue).toBe("mine");
  });

  test("with the status running is a record on a route with a queue too", async () => {
    const gateway = await taskGateway({ routes: { zapier: workerRoute("agent:main:main", { queue: "default" }) } });
    const { task } = (await run(gateway, { status: "running" })).body.result;
    expect([task.status, task.queue, task.attempt]).toEqual(["running", undefined, undefined]);
    const why = "requires a queue, which a task with the status running does not have";
    expect(problems(await run(gateway, { status: "running", maxAttempts: 2 }))).toEqual([400, [["/maxAttempts", why]]]);
  });

  test("gets its answer again after the queue of the route has changed", async () => {
    const zapier = workerRoute("agent:main:main", { queue: "before" });
    const gateway = await taskGateway({ routes: { zapier } });
    const { flowId } = await newFlow(gateway);
    const request = { action: "run_task", flowId, runtime: "acp", task: "Look" } as const;
    const first = await gateway.call(request, "zapier", { "idempotency-key": "k" });
    const routes = { zapier: { ...zapier, queue: "after" } };
    await gateway.reload({ ...gateway.config, webhooks: { enabled: true, config: { routes } } });
    const again = await gateway.call(request, "zapier", { "idempotency-key": "k" });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect((await run(gateway, {})).body.result.task.queue).toBe("after");
  });
});

describe("get_task", () => {
  test("returns the task, and null for one of another session or none", async () => {
    const gateway = await taskGateway();
    const { taskId } = await runTask(gateway, { inputJson: { n: 1 } });
    const task = (await gateway.call({ action: "get_task", taskId })).body.result.task;
    expect(task).toMatchObject({ taskId, queue: "agents", inputJson: { n: 1 } });
    expect((await gateway.call({ action: "get_task", taskId }, "other")).body.result.task).toBeNull();
    expect((await gateway.call({ action: "get_task", taskId: "none" })).body.result.task).toBeNull();
  });

  test("reads tasks without a queue too", async () => {
    const gateway = await taskGateway();
    const { task } = (await run(gateway, { status: "running" })).body.result;
    expect((await gateway.call({ action: "get_task", taskId: task.taskId })).body.result.task).toEqual(task);
  });
});

describe("list_tasks", () => {
  test("lists the newest first, without input and result", async () => {
    const gateway = await taskGateway();
    const { flowId } = await newFlow(gateway);
    for (const label of ["a", "b"]) await runTask(gateway, { flowId, label, inputJson: { long: "x".repeat(1_000) } });
    await runTask(gateway, { label: "elsewhere" }, "other");
    const [claim] = await claimTasks(gateway);
    if (!claim) throw new Error("Nothing was claimed.");
    await gateway.call({ action: "complete_task", ...leaseOf(claim), resultJson: { r: 1 } }, "worker");
    const { tasks, nextCursor } = (await gateway.call({ action: "list_tasks" })).body.result;
    expect(tasks.map(({ label, status }) => [label, status])).toEqual([
      ["b", "queued"],
      ["a", "succeeded"],
    ]);
    expect(nextCursor).toBeUndefined();
    for (const task of tasks) for (const name of ["inputJson", "resultJson"]) expect(task).not.toHaveProperty(name);
  });

  test("filters by flow, status and queue, and pages without a gap", async () => {
    const gateway = await taskGateway();
    const { flowId } = await newFlow(gateway);
    for (let n = 0; n < 7; n += 1)
      await runTask(gateway, { flowId, label: String(n), queue: n % 2 === 0 ? "even" : "odd" });
    await runTask(gateway, { label: "of another flow", queue: "even" });
    const labels: (string | undefined)[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = { flowId, queue: "even", status: ["queued"], limit: 3, ...(cursor && { cursor }) };
      const { body } = await gateway.call({ action: "list_tasks", ...page });
      expect(body.result.tasks.length).toBeLessThanOrEqual(3);
      labels.push(...body.result.tasks.map(({ label }) => label));
      cursor = body.result.nextCursor;
    }
    expect(labels).toEqual(["6", "4", "2", "0"]);
    expect((await gateway.call({ action: "list_tasks", status: ["failed"] })).body.result.tasks).toEqual([]);
  });

  test("holds 100 tasks by default, and 1,000 at most", async () => {
    const gateway = await taskGateway();
    const { flowId } = await newFlow(gateway);
    for (let n = 0; n < 101; n += 1) await runTask(gateway, { flowId });
    expect((await gateway.call({ action: "list_tasks" })).body.result.tasks).toHaveLength(100);
    expect((await gateway.call({ action: "list_tasks", limit: 1_000 })).body.result.tasks).toHaveLength(101);
    expect(problems(await gateway.call({ action: "list_tasks", limit: 1_001 }))[0]).toBe(400);
  });

  test.each(["x", "", "bm90aGluZw"])("refuses the cursor %j, which no page had", async (cursor) => {
    const gateway = await taskGateway();
    expect(problems(await gateway.call({ action: "list_tasks", cursor }))).toEqual([
      400,
      [["/cursor", expect.any(String)]],
    ]);
  });
});

describe("cancel_task", () => {
  test("ends a task that waits in a queue, and one without a queue, at once", async () => {
    const gateway = await taskGateway();
    const waits = await runTask(gateway, { inputJson: 1 });
    const record = (await run(gateway, { status: "running" })).body.result.task;
    for (const { taskId } of [waits, record]) {
      const { status, body } = await gateway.call({ action: "cancel_task", taskId });
      expect([status, body.result.cancelled, body.result.task.status]).toEqual([200, true, "cancelled"]);
    }
    expect(await claimTasks(gateway)).toEqual([]);
  });

  test("asks the worker that holds the task, and says so with 202", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway);
    const { taskId } = claim.task;
    for (const _ of "12") {
      const { status, body } = await gateway.call({ action: "cancel_task", taskId });
      expect([status, body.ok, body.code, body.result.cancelled]).toEqual([202, true, "cancel_pending", false]);
      expect(body.result.task).toMatchObject({ taskId, status: "running", workerId: "worker-1" });
    }
    const beat = await gateway.call({ action: "heartbeat_task", ...leaseOf(claim) }, "worker");
    expect(beat.body.result.cancelRequested).toBe(true);
  });

  test("refuses a task that has ended with 409, and one that is not there with 404", async () => {
    const gateway = await taskGateway();
    const { taskId } = await runTask(gateway, { inputJson: { secret: "not shown" } });
    await gateway.call({ action: "cancel_task", taskId });
    const ended = await gateway.call({ action: "cancel_task", taskId });
    expect([ended.status, ended.body.code, ended.body.error]).toEqual([409, "terminal", "Task is already cancelled."]);
    expect(ended.body.result.task).toMatchObject({ taskId, status: "cancelled" });
    expect(ended.text).not.toContain("not shown");
    for (const route of ["zapier", "other"]) {
      const unknown = await gateway.call({ action: "cancel_task", taskId: route === "other" ? taskId : "none" }, route);
      expect([unknown.status, unknown.body.code]).toEqual([404, "not_found"]);
    }
  });

  test("with an Idempotency-Key that comes again gets its answer again", async () => {
    const gateway = await taskGateway();
    const { taskId } = await runTask(gateway);
    const cancel = () => gateway.call({ action: "cancel_task", taskId }, "zapier", { "idempotency-key": "k" });
    const first = await cancel();
    const again = await cancel();
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
  });
});

test("cancel_flow shows its tasks without their input", async () => {
  const gateway = await taskGateway();
  const { flowId } = await newFlow(gateway);
  await runTask(gateway, { flowId, inputJson: { secret: "not shown" } });
  const { status, body, text } = await gateway.call({ action: "cancel_flow", flowId });
  expect([status, body.result.flow.status, body.result.tasks.map((task) => task.status)]).toEqual([
    200,
    "cancelled",
    ["cancelled"],
  ]);
  expect(text).not.toContain("not shown");
});
