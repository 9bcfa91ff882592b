from client.models import (
    CancelFlowRequest,
    CancelFlowResult,
    ConflictError,
    CreateFlowRequest,
    CreateFlowResult,
    FailFlowRequest,
    FindLatestFlowRequest,
    FinishFlowRequest,
    FlowChangeRefusal,
    GetFlowRequest,
    GetFlowResult,
    GetTaskSummaryRequest,
    GetTaskSummaryResult,
    InvalidRequestError,
    ListFlowsRequest,
    ListFlowsResult,
    RequestCancelRequest,
    ResolveFlowRequest,
    ResumeFlowRequest,
    RunTaskRequest,
    RunTaskResult,
    SetWaitingRequest,
    SetWaitingResult,
    UnauthorizedError,
)
from perform import failure, refusal, result

# Results that have the same fields come as the first of them in the contract: a change as a SetWaitingResult, a flow
# that was looked for as a GetFlowResult.
inbound = result(
    CreateFlowRequest(action="create_flow", goal="Review inbound queue", state_json={"reviewed": 0}), CreateFlowResult
)
assert inbound.created is True
assert inbound.flow.revision == 0
assert inbound.flow.status == "queued"
assert inbound.flow.state_json == {"reviewed": 0}
flow_id = str(inbound.flow.flow_id)
thread_id = str(
    result(CreateFlowRequest(action="create_flow", goal="Summarise the thread"), CreateFlowResult).flow.flow_id
)
stale_id = str(result(CreateFlowRequest(action="create_flow", goal="Close stale tickets"), CreateFlowResult).flow.flow_id)

found = result(GetFlowRequest(action="get_flow", flow_id=flow_id), GetFlowResult).flow
assert found is not None and found.goal == "Review inbound queue"
assert result(GetFlowRequest(action="get_flow", flow_id="unknown"), GetFlowResult).flow is None

first = result(ListFlowsRequest(action="list_flows", limit=2), ListFlowsResult)
assert [str(flow.flow_id) for flow in first.flows] == [stale_id, thread_id]
assert isinstance(first.next_cursor, str)
last = result(ListFlowsRequest(action="list_flows", limit=2, cursor=first.next_cursor), ListFlowsResult)
assert [str(flow.flow_id) for flow in last.flows] == [flow_id]
assert not last.next_cursor
latest = result(FindLatestFlowRequest(action="find_latest_flow"), GetFlowResult).flow
assert latest is not None and str(latest.flow_id) == stale_id
resolved = result(ResolveFlowRequest(action="resolve_flow", token=flow_id), GetFlowResult).flow
assert resolved is not None and str(resolved.flow_id) == flow_id

waiting = result(
    SetWaitingRequest(
        action="set_waiting",
        flow_id=flow_id,
        expected_revision=0,
        current_step="await_reply",
        wait_json={"kind": "reply"},
    ),
    SetWaitingResult,
)
assert waiting.applied is True
assert waiting.flow.status == "waiting"
assert waiting.flow.wait_json == {"kind": "reply"}
resumed = result(
    ResumeFlowRequest(action="resume_flow", flow_id=flow_id, expected_revision=1, status="running"), SetWaitingResult
)
assert resumed.flow.status == "running"

conflict = failure(
    FinishFlowRequest(action="finish_flow", flow_id=flow_id, expected_revision=1), ConflictError, 409
)
assert conflict.code == "revision_conflict"
refused = refusal(conflict, FlowChangeRefusal)
assert refused.current
finished = result(
    FinishFlowRequest(
        action="finish_flow",
        flow_id=flow_id,
        expected_revision=refused.current.revision,
        state_json={"reviewed": 42},
    ),
    SetWaitingResult,
)
assert finished.flow.status == "succeeded"
assert finished.flow.ended_at

task = result(
    RunTaskRequest(action="run_task", flow_id=thread_id, runtime="acp", task="Inspect the next message batch"),
    RunTaskResult,
).task
assert task.status == "queued"
summary = result(
    GetTaskSummaryRequest(action="get_task_summary", flow_id=thread_id), GetTaskSummaryResult
).summary
assert summary is not None and summary.active == 1 and summary.by_runtime.acp == 1
pending = result(CancelFlowRequest(action="cancel_flow", flow_id=thread_id), CancelFlowResult, 202)
assert pending.cancelled is False
assert pending.tasks and pending.tasks[0].task_id == task.task_id
failed = result(
    FailFlowRequest(
        action="fail_flow", flow_id=thread_id, expected_revision=1, blocked_summary="The worker is gone"
    ),
    SetWaitingResult,
)
assert failed.flow.blocked_summary == "The worker is gone"

asked = result(
    RequestCancelRequest(action="request_cancel", flow_id=stale_id, expected_revision=0), SetWaitingResult
)
assert asked.flow.cancel_requested_at
cancelled = result(CancelFlowRequest(action="cancel_flow", flow_id=stale_id), CancelFlowResult)
assert cancelled.flow and cancelled.flow.status == "cancelled"

invalid = failure(
    RunTaskRequest(
        action="run_task", flow_id=flow_id, runtime="acp", task="Started without running", started_at=1
    ),
    InvalidRequestError,
    400,
)
assert invalid.details[0].pointer == "/status"
stranger = failure(GetFlowRequest(action="get_flow", flow_id=flow_id), UnauthorizedError, 401, secret="wrong")
assert stranger.code == "unauthorized"
