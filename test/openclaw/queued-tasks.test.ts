import { describe, expect, test } from "vitest";
import { requestExamples } from "../support/examples.ts";
import { ROUTE, type Route, serve } from "./support/serve-plugin.ts";

const OF_TASKS = /^(?:get|list|cancel|claim|heartbeat|complete|fail|release)_tasks?$/;
const WORKER: Route = { ...ROUTE, grants: ["worker"] };
const RUN = { action: "run_task", flowId: "f-1", runtime: "acp", task: "Look" };
const FLOW = { flowId: "f-1", revision: 0, status: "running", goal: "g", createdAt: 1, updatedAt: 1 };
const KNOWN = { ...FLOW, syncMode: "managed", notifyPolicy: "silent" };

/** Flows that record what runTask gets. */
function recordingFlows() {
  const recorded: object[] = [];
  const task = { taskId: "t", runtime: "acp", task: "Look", status: "queued", deliveryStatus: "pending", createdAt: 1 };
  const session = {
    get: (flowId: string) => (flowId === KNOWN.flowId ? KNOWN : undefined),
    runTask: (input: object) => {
      recorded.push(input);
      return { found: true, created: true, flow: KNOWN, task: { ...task, notifyPolicy: "silent" } };
    },
  };
  return { session, recorded };
}

describe("inside an OpenClaw gateway", () => {
  const examples = requestExamples.filter(({ value }) => OF_TASKS.test(value.action));

  test.each(examples)("$name is 501, with the grant, without it, and with a key", async ({ value }) => {
    const notSupported = { status: 501, code: "not_supported", error: "This gateway runs no tasks." };
    for (const route of [ROUTE, WORKER]) {
      const { call } = await serve(route);
      expect(await call(value)).toMatchObject(notSupported);
      expect(await call(value, { "idempotency-key": "k-1" })).toMatchObject(notSupported);
    }
  });

  test("run_task with a queue is 501, and nothing is recorded, nor kept with a key", async () => {
    const { session, recorded } = recordingFlows();
    const { call } = await serve(ROUTE, session);
    for (let n = 0; n < 2; n += 1) {
      const answer = await call({ ...RUN, queue: "agents", inputJson: 1 }, { "idempotency-key": "k-1" });
      expect(answer).toMatchObject({ status: 501, code: "not_supported", error: "This gateway runs no tasks." });
      expect(answer.result).toMatchObject({ found: true, created: false, flow: { flowId: "f-1" } });
    }
    expect(recorded).toEqual([]);
    expect(await call(RUN, { "idempotency-key": "k-1" })).toMatchObject({ status: 200 });
    expect(recorded).toHaveLength(1);
  });

  test("run_task with a queue is 404 for a flow that is not there", async () => {
    const { session, recorded } = recordingFlows();
    const { call } = await serve(ROUTE, session);
    const answer = await call({ ...RUN, flowId: "none", queue: "agents" });
    expect(answer).toMatchObject({ status: 404, code: "not_found", error: "TaskFlow not found." });
    expect(recorded).toEqual([]);
  });

  test("the queue of a route is ignored with a warning, and so is what needs one", async () => {
    const { session, recorded } = recordingFlows();
    const { call, warnings } = await serve({ ...ROUTE, queue: "agents" }, session);
    const ignored = 'Route "zapier" has the queue "agents", but this gateway runs no tasks. It ignores the queue.';
    expect(warnings).toContain(ignored);
    expect(await call(RUN)).toMatchObject({ status: 200 });
    expect(recorded).toHaveLength(1);
    expect(recorded[0]).not.toHaveProperty("queue");
    expect(await call({ ...RUN, maxAttempts: 2 })).toMatchObject({ status: 400 });
    expect((await serve(ROUTE)).warnings).toEqual([]);
  });

  test("the grant worker is of no use, which a warning says", async () => {
    const { warnings } = await serve(WORKER);
    expect(warnings).toContain('Route "zapier" has the grant "worker", but this gateway runs no tasks.');
  });
});
