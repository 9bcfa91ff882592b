import assert from "node:assert/strict";
import {
  type CancelFlowResult,
  type CreateFlowResult,
  type FlowChangeRefusal,
  failure,
  type GetFlowResult,
  type GetTaskSummaryResult,
  type ListFlowsResult,
  type RunTaskResult,
  result,
  type SetWaitingResult,
} from "./perform";

async function main() {
  const { created, flow: inbound } = await result<CreateFlowResult>({
    action: "create_flow",
    goal: "Review inbound queue",
    stateJson: { reviewed: 0 },
  });
  assert.equal(created, true);
  assert.equal(inbound.revision, 0);
  assert.equal(inbound.status, "queued");
  assert.deepEqual(inbound.stateJson, { reviewed: 0 });
  const { flowId } = inbound;
  const { flow: thread } = await result<CreateFlowResult>({ action: "create_flow", goal: "Summarise the thread" });
  const { flow: stale } = await result<CreateFlowResult>({ action: "create_flow", goal: "Close stale tickets" });

  const found = await result<GetFlowResult>({ action: "get_flow", flowId });
  assert.equal(found.flow?.goal, "Review inbound queue");
  const unknown = await result<GetFlowResult>({ action: "get_flow", flowId: "unknown" });
  assert.equal(unknown.flow, null);

  const first = await result<ListFlowsResult>({ action: "list_flows", limit: 2 });
  assert.deepEqual(
    first.flows.map((flow) => flow.flowId),
    [stale.flowId, thread.flowId],
  );
  assert.ok(first.nextCursor);
  const last = await result<ListFlowsResult>({ action: "list_flows", limit: 2, cursor: first.nextCursor });
  assert.deepEqual(
    last.flows.map((flow) => flow.flowId),
    [flowId],
  );
  assert.equal(last.nextCursor, undefined);
  const latest = await result<GetFlowResult>({ action: "find_latest_flow" });
  assert.equal(latest.flow?.flowId, stale.flowId);
  const resolved = await result<GetFlowResult>({ action: "resolve_flow", token: flowId });
  assert.equal(resolved.flow?.flowId, flowId);

  const waiting = await result<SetWaitingResult>({
    action: "set_waiting",
    flowId,
    expectedRevision: 0,
    currentStep: "await_reply",
    waitJson: { kind: "reply" },
  });
  assert.equal(waiting.applied, true);
  assert.equal(waiting.flow.status, "waiting");
  assert.deepEqual(waiting.flow.waitJson, { kind: "reply" });
  const resumed = await result<SetWaitingResult>({
    action: "resume_flow",
    flowId,
    expectedRevision: 1,
    status: "running",
  });
  assert.equal(resumed.flow.status, "running");

  const conflict = await failure({ action: "finish_flow", flowId, expectedRevision: 1 }, 409);
  assert.ok(conflict.code === "revision_conflict");
  const { current } = conflict.result as FlowChangeRefusal;
  assert.equal(current?.revision, 2);
  const finished = await result<SetWaitingResult>({
    action: "finish_flow",
    flowId,
    expectedRevision: current.revision,
    stateJson: { reviewed: 42 },
  });
  assert.equal(finished.flow.status, "succeeded");
  assert.ok(finished.flow.endedAt);

  const { task } = await result<RunTaskResult>({
    action: "run_task",
    flowId: thread.flowId,
    runtime: "acp",
    task: "Inspect the next message batch",
  });
  assert.equal(task.status, "queued");
  const { summary } = await result<GetTaskSummaryResult>({ action: "get_task_summary", flowId: thread.flowId });
  assert.equal(summary?.active, 1);
  assert.equal(summary.byRuntime.acp, 1);
  const pending = await result<CancelFlowResult>({ action: "cancel_flow", flowId: thread.flowId }, 202);
  assert.equal(pending.cancelled, false);
  assert.equal(pending.tasks?.[0]?.taskId, task.taskId);
  const failed = await result<SetWaitingResult>({
    action: "fail_flow",
    flowId: thread.flowId,
    expectedRevision: 1,
    blockedSummary: "The worker is gone",
  });
  assert.equal(failed.flow.blockedSummary, "The worker is gone");

  const asked = await result<SetWaitingResult>({
    action: "request_cancel",
    flowId: stale.flowId,
    expectedRevision: 0,
  });
  assert.ok(asked.flow.cancelRequestedAt);
  const cancelled = await result<CancelFlowResult>({ action: "cancel_flow", flowId: stale.flowId });
  assert.equal(cancelled.flow?.status, "cancelled");

  const invalid = await failure(
    { action: "run_task", flowId, runtime: "acp", task: "Started without running", startedAt: 1 },
    400,
  );
  assert.ok(invalid.code === "invalid_request");
  assert.equal(invalid.details[0]?.pointer, "/status");
  const refused = await failure({ action: "get_flow", flowId }, 401, "wrong");
  assert.equal(refused.code, "unauthorized");
}

main();
