import assert from "node:assert/strict";

/**
 * Plays the scenario with a client that has no types. `call` performs one action and returns the status and the body, for
 * an error too; with `secret: "wrong"` it uses that secret.
 */
export async function playScenario(call) {
  const result = async (action, body, expected = 200) => {
    const answer = await call(action, body, {});
    assert.equal(answer.status, expected, JSON.stringify(answer.body));
    assert.equal(answer.body.ok, true);
    return answer.body.result;
  };
  const failure = async (action, body, expected, options = {}) => {
    const answer = await call(action, body, options);
    assert.equal(answer.status, expected, JSON.stringify(answer.body));
    assert.equal(answer.body.ok, false);
    return answer.body;
  };

  const { created, flow: inbound } = await result("create_flow", {
    goal: "Review inbound queue",
    stateJson: { reviewed: 0 },
  });
  assert.equal(created, true);
  assert.equal(inbound.revision, 0);
  assert.equal(inbound.status, "queued");
  assert.deepEqual(inbound.stateJson, { reviewed: 0 });
  const { flowId } = inbound;
  const { flow: thread } = await result("create_flow", { goal: "Summarise the thread" });
  const { flow: stale } = await result("create_flow", { goal: "Close stale tickets" });

  assert.equal((await result("get_flow", { flowId })).flow.goal, "Review inbound queue");
  assert.deepEqual(await result("get_flow", { flowId: "unknown" }), { flow: null });

  const first = await result("list_flows", { limit: 2 });
  const last = await result("list_flows", { limit: 2, cursor: first.nextCursor });
  assert.deepEqual(
    [first, last].map(({ flows }) => flows.map((flow) => flow.flowId)),
    [[stale.flowId, thread.flowId], [flowId]],
  );
  assert.equal(last.nextCursor, undefined);
  assert.equal((await result("find_latest_flow", {})).flow.flowId, stale.flowId);
  assert.equal((await result("resolve_flow", { token: flowId })).flow.flowId, flowId);

  const parked = { flowId, expectedRevision: 0, currentStep: "await_reply", waitJson: { kind: "reply" } };
  const waiting = await result("set_waiting", parked);
  assert.equal(waiting.flow.status, "waiting");
  assert.deepEqual(waiting.flow.waitJson, { kind: "reply" });
  const resumed = await result("resume_flow", { flowId, expectedRevision: 1, status: "running" });
  assert.equal(resumed.flow.status, "running");
  const conflict = await failure("finish_flow", { flowId, expectedRevision: 1 }, 409);
  assert.equal(conflict.code, "revision_conflict");
  const { revision } = conflict.result.current;
  const finished = await result("finish_flow", { flowId, expectedRevision: revision, stateJson: { reviewed: 42 } });
  assert.equal(finished.flow.status, "succeeded");

  const ofThread = { flowId: thread.flowId };
  const { task } = await result("run_task", { ...ofThread, runtime: "acp", task: "Inspect the next message batch" });
  assert.equal(task.status, "queued");
  const { summary } = await result("get_task_summary", ofThread);
  assert.equal(summary.active, 1);
  assert.equal(summary.byRuntime.acp, 1);
  const pending = await result("cancel_flow", ofThread, 202);
  assert.equal(pending.tasks[0].taskId, task.taskId);
  const ending = { ...ofThread, expectedRevision: 1, blockedSummary: "The worker is gone" };
  assert.equal((await result("fail_flow", ending)).flow.blockedSummary, "The worker is gone");

  const asked = await result("request_cancel", { flowId: stale.flowId, expectedRevision: 0 });
  assert.ok(asked.flow.cancelRequestedAt);
  assert.equal((await result("cancel_flow", { flowId: stale.flowId })).flow.status, "cancelled");

  const notRunning = { flowId, runtime: "acp", task: "Started without running", startedAt: 1 };
  const invalid = await failure("run_task", notRunning, 400);
  assert.equal(invalid.code, "invalid_request");
  assert.equal(invalid.details[0].pointer, "/status");
  const refused = await failure("get_flow", { flowId }, 401, { secret: "wrong" });
  assert.equal(refused.code, "unauthorized");
}
