import { expect, test } from "vitest";
import { gatewayForTest } from "../support/gateway.ts";

const HOUR = 3_600_000;

test("blockedTaskId and parentTaskId are free text, and need not name a task", async () => {
  const gateway = await gatewayForTest();
  const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
  const text = "ticket 4711, not a task";
  const parked = await gateway.call({ action: "set_waiting", flowId, expectedRevision: 0, blockedTaskId: text });
  expect(parked.body.result.flow).toMatchObject({ status: "blocked", blockedTaskId: text });
  const run = await gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t", parentTaskId: text });
  expect(run.body.result.task.parentTaskId).toBe(text);
});

test("a flow stays blocked when the task that blockedTaskId names has ended, until resume_flow", async () => {
  let now = 1_764_000_000_000;
  const gateway = await gatewayForTest({ clock: () => now, maintenance: { sweepIntervalMs: 20 } });
  const { flowId } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result.flow;
  const { task } = (await gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t" })).body.result;
  await gateway.call({ action: "set_waiting", flowId, expectedRevision: 0, blockedTaskId: task.taskId });
  now += HOUR;
  await expect
    .poll(async () => (await gateway.call({ action: "get_task_summary", flowId })).body.result.summary.byStatus.lost, {
      timeout: 15_000,
    })
    .toBe(1);
  const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
  expect(flow).toMatchObject({ status: "blocked", blockedTaskId: task.taskId, revision: 1 });
  const resumed = await gateway.call({ action: "resume_flow", flowId, expectedRevision: 1 });
  expect(resumed.body.result.flow.status).toBe("queued");
});
