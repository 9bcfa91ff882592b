import { describe, expect, test } from "vitest";
import type { ActionName } from "../../generated/actions.ts";
import { RAISED, SECRET, type TestGateway } from "../support/gateway.ts";
import {
  CLAIM,
  claimedTask,
  claimTasks,
  leaseOf,
  newFlow,
  runTask,
  taskGateway,
  workerRoute,
} from "../support/queued-tasks.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const MIB = 1024 * 1024;
const work = (
  gateway: TestGateway,
  body: { action: ActionName; [name: string]: unknown },
  headers?: Record<string, string>,
) => gateway.call(body, "worker", headers);

describe("claim_tasks", () => {
  test("hands out the task, its flow and a lease, oldest first, and each task once", async () => {
    const gateway = await taskGateway();
    const flow = await newFlow(gateway, { stateJson: { a: 1 } });
    for (const label of ["1", "2", "3"])
      await runTask(gateway, { flowId: flow.flowId, label, inputJson: { of: label } });
    const before = Date.now();
    const claims = await claimTasks(gateway, { maxTasks: 2, leaseMs: 30_000 });
    expect(claims.map(({ task }) => task.label)).toEqual(["1", "2"]);
    const [claim] = claims;
    expect(claim).toMatchObject({
      task: { status: "running", attempt: 1, workerId: "worker-1", inputJson: { of: "1" }, queue: "agents" },
      flow: { flowId: flow.flowId, revision: 0, stateJson: { a: 1 } },
      leaseToken: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(claim?.leaseExpiresAt).toBe(claim?.task.leaseExpiresAt);
    expect(claim?.leaseExpiresAt).toBeGreaterThanOrEqual(before + 30_000);
    expect((await claimTasks(gateway, { maxTasks: 32 })).map(({ task }) => task.label)).toEqual(["3"]);
    expect(await claimTasks(gateway)).toEqual([]);
  });

  test("takes tasks of its queues and its session alone", async () => {
    const gateway = await taskGateway();
    await runTask(gateway, { queue: "builds" });
    await runTask(gateway, {}, "other");
    expect(await claimTasks(gateway, { maxTasks: 32 })).toEqual([]);
    expect(await claimTasks(gateway, { queues: ["agents", "builds"], maxTasks: 32 })).toHaveLength(1);
  });

  test.each([
    [{ workerId: " " }, "/workerId"],
    [{ workerId: "x".repeat(257) }, "/workerId"],
    [{ queues: [] }, "/queues"],
    [{ queues: ["a", "a"] }, "/queues"],
    [{ queues: ["a", "B"] }, "/queues/1"],
    [{ queues: Array.from({ length: 33 }, (_, n) => `q${n}`) }, "/queues"],
    [{ maxTasks: 0 }, "/maxTasks"],
    [{ maxTasks: 33 }, "/maxTasks"],
    [{ leaseMs: 4_999 }, "/leaseMs"],
    [{ leaseMs: 3_600_001 }, "/leaseMs"],
    [{ waitMs: 50_001 }, "/waitMs"],
  ])("refuses %j at %s", async (fields, pointer) => {
    const gateway = await taskGateway();
    const { status, body } = await work(gateway, { ...CLAIM, ...fields });
    expect([status, body.details.map((detail) => detail.pointer)]).toEqual([400, [pointer]]);
  });

  test("ends before 4 MiB, and what did not fit stays in the queue", async () => {
    const limits = { ...RAISED, maxBodyBytes: 3 * MIB };
    const zapier = { sessionKey: "agent:main:main", secret: SECRET, limits };
    const gateway = await taskGateway({ routes: { zapier } });
    const { flowId } = await newFlow(gateway);
    // Three bytes in each character.
    for (const label of ["1", "2", "3"]) await runTask(gateway, { flowId, label, inputJson: "€".repeat(MIB / 2) });
    const answers = [await work(gateway, { ...CLAIM, maxTasks: 32 }), await work(gateway, { ...CLAIM, maxTasks: 32 })];
    for (const { text } of answers) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4 * MIB);
    const labels = answers.map(({ body }) => body.result.claims.map(({ task }) => task.label));
    expect(labels).toEqual([["1", "2"], ["3"]]);
    expect(answers[1]?.body.result.claims[0]?.task.attempt).toBe(1);
  });

  test("shows the flow in short where both would exceed 4 MiB", async () => {
    const limits = { ...RAISED, maxBodyBytes: 3 * MIB };
    const zapier = { sessionKey: "agent:main:main", secret: SECRET, limits };
    const gateway = await taskGateway({ routes: { zapier } });
    const { flowId } = await newFlow(gateway, { stateJson: "x".repeat(2.5 * MIB) });
    await runTask(gateway, { flowId, inputJson: "y".repeat(2.5 * MIB) });
    const [claim] = await claimTasks(gateway);
    expect([claim?.flowTruncated, claim?.flow.flowId, claim?.flow.stateJson]).toEqual([true, flowId, undefined]);
    expect(claim?.task.inputJson).toHaveLength(2.5 * MIB);
  });

  test.each(["k-1", "k".repeat(300), "ü, two"])(
    "ignores the Idempotency-Key %j, and keeps nothing with it",
    async (key) => {
      const gateway = await taskGateway();
      for (const label of ["1", "2"]) await runTask(gateway, { label });
      const headers = { "idempotency-key": Buffer.from(key).toString("latin1") };
      const answers = [await work(gateway, CLAIM, headers), await work(gateway, CLAIM, headers)];
      expect(answers.map(({ body }) => body.result.claims[0]?.task.label)).toEqual(["1", "2"]);
      for (const answer of answers)
        expect([answer.headers.get("idempotency-key"), answer.headers.get("idempotency-replayed")]).toEqual([
          null,
          null,
        ]);
    },
  );

  test("on a signed route claims once for a message, and keeps no lease token", async () => {
    const worker = workerRoute("agent:main:main", { ...SIGNED_ROUTE });
    const gateway = await taskGateway({ routes: { worker } });
    for (const label of ["1", "2"]) await runTask(gateway, { label });
    const body = JSON.stringify({ ...CLAIM, maxTasks: 1 });
    const message = signed(body);
    const send = (headers = message) =>
      gateway.send(
        { path: "/plugins/webhooks/worker", body, headers: { authorization: "", ...headers } },
        "claim_tasks",
      );
    const first = await send();
    expect(first.body.result.claims.map(({ task }) => task.label)).toEqual(["1"]);
    const again = await send();
    expect([again.status, again.body.result.claims]).toEqual([200, []]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect((await send(signed(body))).body.result.claims.map(({ task }) => task.label)).toEqual(["2"]);
  });
});

describe("a worker that holds a task", () => {
  test("extends its lease, and reports progress", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway, { inputJson: { secret: "not shown" } });
    const before = Date.now();
    const request = { action: "heartbeat_task", ...leaseOf(claim), leaseMs: 120_000, progressSummary: "Half" } as const;
    const { status, body, text } = await work(gateway, request);
    expect([status, body.result.cancelRequested]).toEqual([200, false]);
    expect(body.result.leaseExpiresAt).toBeGreaterThanOrEqual(before + 120_000);
    expect(body.result.task).toMatchObject({ progressSummary: "Half", leaseExpiresAt: body.result.leaseExpiresAt });
    expect(text).not.toContain("not shown");
  });

  test("completes it, with the digits of the result, and the revision stays", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway);
    const request = JSON.stringify({ action: "complete_task", ...leaseOf(claim), terminalSummary: " Done " });
    const result = '{"total":12345678901234567890,"text":" kept "}';
    const body = `${request.slice(0, -1)},"resultJson":${result}}`;
    const answer = await gateway.send({ path: "/plugins/webhooks/worker", body }, "complete_task");
    expect(answer.body.result.task).toMatchObject({ status: "succeeded", terminalSummary: "Done", attempt: 1 });
    expect(answer.text).toContain(`"resultJson":${result}`);
    for (const name of ["workerId", "leaseExpiresAt"]) expect(answer.body.result.task).not.toHaveProperty(name);
    const { flowId } = claim.flow;
    expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow.revision).toBe(0);
  });

  test("fails an attempt, which puts the task back, or ends it", async () => {
    const gateway = await taskGateway();
    const fail = async (fields: object) => {
      const claim = await claimedTask(gateway);
      return (await work(gateway, { action: "fail_task", ...leaseOf(claim), error: "No luck", ...fields })).body.result;
    };
    expect((await fail({ retryAfterMs: 60_000 })).task).toMatchObject({
      status: "queued",
      attempt: 1,
      error: "No luck",
    });
    expect((await fail({ retryable: false })).task).toMatchObject({ status: "failed", error: "No luck" });
    expect((await fail({ retryable: false, outcome: "timed_out" })).task.status).toBe("timed_out");
    expect((await fail({ outcome: "cancelled" })).task.status).toBe("cancelled");
  });

  test("releases it, which uses up no attempt", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway);
    const { body } = await work(gateway, { action: "release_task", ...leaseOf(claim) });
    expect(body.result.task).toMatchObject({ status: "queued", attempt: 0 });
    const [again] = await claimTasks(gateway);
    expect([again?.task.taskId, again?.task.attempt]).toEqual([claim.task.taskId, 1]);
    expect(again?.leaseToken).not.toBe(claim.leaseToken);
  });

  test("gets the answer to a report again with its Idempotency-Key", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway);
    const report = () =>
      work(gateway, { action: "complete_task", ...leaseOf(claim), resultJson: 1 }, { "idempotency-key": "done" });
    const first = await report();
    const again = await report();
    expect([again.status, again.text]).toEqual([200, first.text]);
    const without = await work(gateway, { action: "complete_task", ...leaseOf(claim), resultJson: 1 });
    expect([without.status, without.body.code]).toEqual([409, "lease_lost"]);
  });
});

const REPORTS = [
  { action: "heartbeat_task" },
  { action: "complete_task" },
  { action: "fail_task", error: "No luck" },
  { action: "release_task" },
] as const;

describe.each(REPORTS)("$action", (report) => {
  test("with another token, of another session or for no task changes nothing", async () => {
    const gateway = await taskGateway();
    const claim = await claimedTask(gateway, { inputJson: { secret: "not shown" } });
    const { taskId } = claim.task;
    const before = (await gateway.call({ action: "get_task", taskId })).text;
    const lost = await work(gateway, { ...report, taskId, leaseToken: `${claim.leaseToken.slice(0, -1)}!` });
    expect([lost.status, lost.body.code, lost.body.ok]).toEqual([409, "lease_lost", false]);
    expect(lost.text).not.toContain("not shown");
    expect(lost.text).not.toContain(claim.leaseToken.slice(0, -1));
    const elsewhere = await gateway.call({ ...report, ...leaseOf(claim) }, "other");
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, "not_found"]);
    const unknown = await work(gateway, { ...report, taskId: "none", leaseToken: claim.leaseToken });
    expect([unknown.status, unknown.body.code]).toEqual([404, "not_found"]);
    expect((await gateway.call({ action: "get_task", taskId })).text).toBe(before);
  });

  test("refuses a token that is too long without naming it", async () => {
    const gateway = await taskGateway();
    const { status, body, text } = await work(gateway, { ...report, taskId: "t", leaseToken: "s3cret".repeat(50) });
    expect([status, body.details.map(({ pointer }) => pointer)]).toEqual([400, ["/leaseToken"]]);
    expect(text).not.toContain("s3cret");
  });
});

test("a lease token is in no line of the log, and in no answer but that of the claim", async () => {
  const log: string[] = [];
  const gateway = await taskGateway({ log, logLevel: "trace" });
  const claim = await claimedTask(gateway);
  const { taskId } = claim.task;
  const answers = [
    await work(gateway, { action: "heartbeat_task", ...leaseOf(claim), progressSummary: "Half" }),
    await gateway.call({ action: "get_task", taskId }),
    await gateway.call({ action: "list_tasks" }),
    await gateway.call({ action: "list_events" }),
    await work(gateway, { action: "complete_task", ...leaseOf(claim) }),
    await work(gateway, { action: "complete_task", ...leaseOf(claim) }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 409]);
  expect(log.join("\n")).toContain("complete_task");
  for (const text of [...log, ...answers.map((answer) => answer.text)]) expect(text).not.toContain(claim.leaseToken);
});
