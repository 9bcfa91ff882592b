import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { LOCAL } from "../support/endpoints.ts";
import { gatewayForTest, RAISED, SECRET, type TestGateway } from "../support/gateway.ts";
import { PATIENCE } from "../support/raw-client.ts";
import { EventStreamClient } from "../support/stream-client.ts";

const TEXT = "the customer's name";
const SESSION = { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED };
const ROUTES: Routes = {
  zapier: { ...SESSION, grants: ["worker", "endpoints"] },
  eraser: { ...SESSION, grants: ["delete"] },
  other: { ...SESSION, sessionKey: "agent:main:other", grants: ["delete"] },
};

const open = () => gatewayForTest({ routes: ROUTES, taskflow: { endpoints: LOCAL } });

async function endedFlow(gateway: TestGateway, headers?: Record<string, string>): Promise<string> {
  const fields = { goal: TEXT, currentStep: TEXT, stateJson: { text: TEXT } };
  const { body } = await gateway.call({ action: "create_flow", ...fields }, "zapier", headers);
  const { flowId } = body.result.flow;
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  return flowId;
}

const remove = (gateway: TestGateway, fields: object, route = "eraser", headers?: Record<string, string>) =>
  gateway.call({ action: "delete_flow", ...fields }, route, headers);

const events = async (gateway: TestGateway, fields: object = {}) =>
  (await gateway.call({ action: "list_events", ...fields })).body.result;

describe("delete_flow", () => {
  test("deletes a flow that has ended, so that no action finds it any more", async () => {
    const gateway = await open();
    const flowId = await endedFlow(gateway);
    const { status, body } = await remove(gateway, { flowId });
    expect([status, body]).toMatchObject([200, { ok: true, routeId: "eraser", result: { deleted: true } }]);
    for (const action of ["get_flow", "find_latest_flow"] as const)
      expect((await gateway.call({ action, flowId: action === "get_flow" ? flowId : undefined })).body.result).toEqual({
        flow: null,
      });
    expect((await gateway.call({ action: "list_flows" })).body.result).toEqual({ flows: [] });
    for (const change of [
      { action: "resume_flow", flowId, expectedRevision: 1 },
      { action: "finish_flow", flowId, expectedRevision: 2 },
      { action: "cancel_flow", flowId },
      { action: "run_task", flowId, runtime: "acp", task: "Look" },
    ] as const)
      expect((await gateway.call(change)).body.code, change.action).toBe("not_found");
    expect((await remove(gateway, { flowId })).body).toMatchObject({ code: "not_found", error: "TaskFlow not found." });
  });

  test("refuses a flow that is under way, also for an active task, and says what it is", async () => {
    const gateway = await open();
    const created = await gateway.call({ action: "create_flow", goal: "g" });
    const { flowId } = created.body.result.flow;
    const refused = await remove(gateway, { flowId });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: "not_ended", error: "Flow is still queued.", result: { current: created.body.result.flow } },
    });
    await gateway.call({ action: "run_task", flowId, runtime: "acp", task: "Look", queue: "agents" });
    await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
    expect((await remove(gateway, { flowId })).body).toMatchObject({
      code: "not_ended",
      error: "One or more child tasks are still active.",
    });
    const claimed = await gateway.call({ action: "claim_tasks", workerId: "w", queues: ["agents"] });
    const [claim] = claimed.body.result.claims;
    const lease = { taskId: claim?.task.taskId, leaseToken: claim?.leaseToken };
    await gateway.call({ action: "complete_task", ...lease });
    expect((await remove(gateway, { flowId })).status).toBe(200);
    const late = await gateway.call({ action: "heartbeat_task", ...lease });
    expect([late.status, late.body.code]).toEqual([404, "not_found"]);
    expect((await gateway.call({ action: "list_tasks" })).body.result.tasks).toEqual([]);
  });

  test("deletes at the revision that the sender has seen alone, if it names one", async () => {
    const gateway = await open();
    const flowId = await endedFlow(gateway);
    expect(await remove(gateway, { flowId, expectedRevision: 0 })).toMatchObject({
      status: 409,
      body: { code: "revision_conflict", result: { current: { flowId, revision: 1 } } },
    });
    expect((await remove(gateway, { flowId, expectedRevision: 1 })).status).toBe(200);
  });

  test("finds no flow of another session", async () => {
    const gateway = await open();
    const flowId = await endedFlow(gateway);
    expect((await remove(gateway, { flowId }, "other")).status).toBe(404);
    expect((await gateway.call({ action: "get_flow", flowId })).body.result.flow).not.toBeNull();
  });

  test("is done once for an Idempotency-Key, whose answer does not name the flow", async () => {
    const gateway = await open();
    const flowId = await endedFlow(gateway);
    const key = { "idempotency-key": "delete-1" };
    const [first, again] = [
      await remove(gateway, { flowId }, "eraser", key),
      await remove(gateway, { flowId }, "eraser", key),
    ];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body).toEqual(first.body);
    expect(JSON.stringify(again.body)).not.toContain(flowId);
  });

  test("forgets the answers to repeated requests about the flow", async () => {
    const gateway = await open();
    const key = { "idempotency-key": "create-1" };
    const flowId = await endedFlow(gateway, key);
    await remove(gateway, { flowId });
    const fields = { goal: TEXT, currentStep: TEXT, stateJson: { text: TEXT } };
    const repeated = await gateway.call({ action: "create_flow", ...fields }, "zapier", key);
    expect(repeated.headers.get("idempotency-replayed")).toBeNull();
    expect(repeated.body.result.flow.flowId).not.toBe(flowId);
  });
});

describe("events of a deleted flow", () => {
  test("are listed without texts, after cursors that stay valid, and flow.deleted is the last", async () => {
    const gateway = await open();
    const flowId = await endedFlow(gateway);
    const first = await events(gateway, { limit: 1 });
    await remove(gateway, { flowId });
    const rest = await events(gateway, { cursor: first.cursor });
    expect(rest.events.map(({ type }: { type: string }) => type)).toEqual(["flow.succeeded", "flow.deleted"]);
    expect(rest.events.at(-1)).toMatchObject({ flowId, revision: 2, status: "succeeded", routeId: "eraser" });
    expect(JSON.stringify(await events(gateway))).not.toContain(TEXT);
  });

  test("reach an open stream and a waiting request, which show no text of it again", async () => {
    const gateway = await open();
    const stream = new EventStreamClient(gateway.url);
    const flowId = await endedFlow(gateway);
    await stream.receives(2);
    const { cursor } = await events(gateway);
    const waiting = events(gateway, { cursor, waitMs: 20_000, types: ["flow.deleted"] });
    await remove(gateway, { flowId });
    expect((await waiting).events).toMatchObject([{ type: "flow.deleted", flowId }]);
    expect((await stream.receives(3)).at(-1)).toMatchObject({ type: "flow.deleted", flowId });
    expect(JSON.stringify(await events(gateway))).not.toContain(TEXT);
    const late = new EventStreamClient(gateway.url, { path: "/plugins/webhooks/zapier/events?position=oldest" });
    expect(JSON.stringify(await late.receives(3))).not.toContain(TEXT);
  });

  test("go to an endpoint as flow.deleted alone, with no flow", async () => {
    const gateway = await open();
    const url = "http://127.0.0.1:1/";
    const { body } = await gateway.call({ action: "create_endpoint", url, types: ["flow.succeeded", "flow.deleted"] });
    const { endpointId } = body.result.endpoint;
    const listed = async () =>
      (await gateway.call({ action: "list_deliveries", endpointId })).body.result.deliveries.map(
        ({ type }: { type: string }) => type,
      );
    const flowId = await endedFlow(gateway);
    await expect.poll(listed, PATIENCE).toEqual(["flow.succeeded"]);
    await remove(gateway, { flowId });
    await expect.poll(listed, PATIENCE).toEqual(["flow.deleted"]);
  });
});
