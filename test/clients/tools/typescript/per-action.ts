import assert from "node:assert/strict";
import {
  cancelFlow,
  createFlow,
  failFlow,
  failure,
  findLatestFlow,
  finishFlow,
  getFlow,
  getTaskSummary,
  listFlows,
  requestCancel,
  resolveFlow,
  result,
  resumeFlow,
  runTask,
  setWaiting,
} from "./call";

async function main() {
  const { created, flow: inbound } = await result(createFlow, {
    goal: "Review inbound queue",
    stateJson: { reviewed: 0 },
  });
  assert.equal(created, true);
  assert.equal(inbound.revision, 0);
  assert.equal(inbound.status, "queued");
  assert.deepEqual(inbound.stateJson, { reviewed: 0 });
  const { flowId } = inbound;
  const { flow: thread } = await result(createFlow, { goal: "Summarise the thread" });
  const { flow: stale } = await result(createFlow, { goal: "Close stale tickets" });

  const found = await result(getFlow, { flowId });
  assert.equal(found.flow?.goal, "Review inbound queue");
  const unknown = await result(getFlow, { flowId: "unknown" });
  assert.equal(unknown.flow, null);

  const first = await result(listFlows, { limit: 2 });
  assert.deepEqual(
    first.flows.map((flow) => flow.flowId),
    [stale.flowId, thread.flowId],
  );
  assert.ok(first.nextCursor);
  const last = await result(listFlows, { limit: 2, cursor: first.nextCursor });
  assert.deepEqual(
    last.flows.map((flow) => flow.flowId),
    [flowId],
  );
  assert.equal(last.nextCursor, undefined);
  const latest = await result(findLatestFlow, {});
  assert.equal(latest.flow?.flowId, stale.flowId);
  const resolved = await result(resolveFlow, { token: flowId });
  assert.equal(resolved.flow?.flowId, flowId);

  const waiting = await result(setWaiting, {
    flowId,
    expectedRevision: 0,
    currentStep: "await_reply",
    waitJson: { kind: "reply" },
  });
  assert.equal(waiting.applied, true);
  assert.equal(waiting.flow.status, "waiting");
  assert.deepEqual(waiting.flow.waitJson, { kind: "reply" });
  const resumed = await result(resumeFlow, { flowId, expectedRevision: 1, status: "running" });
  assert.equal(resumed.flow.status, "running");

  const conflict = await failure(finishFlow, { flowId, expectedRevision: 1 }, 409);
  assert.equal(conflict.code, "revision_conflict");
  const current = conflict.result?.current;
  assert.equal(current?.revision, 2);
  const finished = await result(finishFlow, {
    flowId,
    expectedRevision: current.revision,
    stateJson: { reviewed: 42 },
  });
  assert.equal(finished.flow.status, "succeeded");
  assert.ok(finished.flow.endedAt);

  const { task } = await result(runTask, {
    flowId: thread.flowId,
    runtime: "acp",
    task: "Inspect the next message batch",
  });
  assert.equal(task.status, "queued");
  const { summary } = await result(getTaskSummary, { flowId: thread.flowId });
  assert.equal(summary?.active, 1);
  assert.equal(summary.byRuntime.acp, 1);
  const pending = await result(cancelFlow, { flowId: thread.flowId }, 202);
  assert.equal(pending.cancelled, false);
  assert.equal(pending.tasks?.[0]?.taskId, task.taskId);
  const failed = await result(failFlow, {
    flowId: thread.flowId,
    expectedRevision: 1,
    blockedSummary: "The worker is gone",
  });
  assert.equal(failed.flow.blockedSummary, "The worker is gone");

  const asked = await result(requestCancel, { flowId: stale.flowId, expectedRevision: 0 });
  assert.ok(asked.flow.cancelRequestedAt);
  const cancelled = await result(cancelFlow, { flowId: stale.flowId });
  assert.equal(cancelled.flow?.status, "cancelled");

  const notRunning = { flowId, runtime: "acp", task: "Started without running", startedAt: 1 } as const;
  const invalid = await failure(runTask, notRunning, 400);
  assert.equal(invalid.code, "invalid_request");
  assert.equal(invalid.details?.[0]?.pointer, "/status");
  const refused = await failure(getFlow, { flowId }, 401, "wrong");
  assert.equal(refused.code, "unauthorized");
}

main();
