from call import (
    cancel_flow,
    create_flow,
    fail_flow,
    failure,
    find_latest_flow,
    finish_flow,
    get_flow,
    get_task_summary,
    list_flows,
    request_cancel,
    resolve_flow,
    result,
    resume_flow,
    run_task,
    set_waiting,
)
from client.models import (
    CancelFlowRequest,
    CancelFlowSuccess,
    CreateFlowRequest,
    CreateFlowSuccess,
    FailFlowRequest,
    FailFlowSuccess,
    FindLatestFlowRequest,
    FindLatestFlowSuccess,
    FinishFlowFailure,
    FinishFlowRequest,
    FinishFlowSuccess,
    GetFlowFailure,
    GetFlowRequest,
    GetFlowSuccess,
    GetTaskSummaryRequest,
    GetTaskSummarySuccess,
    ListFlowsRequest,
    ListFlowsSuccess,
    RequestCancelRequest,
    RequestCancelSuccess,
    ResolveFlowRequest,
    ResolveFlowSuccess,
    ResumeFlowRequest,
    ResumeFlowSuccess,
    RunTaskFailure,
    RunTaskRequest,
    RunTaskSuccess,
    SetWaitingRequest,
    SetWaitingSuccess,
)

inbound = result(create_flow, CreateFlowRequest(goal="Review inbound queue", state_json={"reviewed": 0}), CreateFlowSuccess)
assert inbound.result.created is True
assert inbound.result.flow.revision == 0
assert inbound.result.flow.status == "queued"
assert inbound.result.flow.state_json == {"reviewed": 0}
flow_id = str(inbound.result.flow.flow_id)
thread_id = str(result(create_flow, CreateFlowRequest(goal="Summarise the thread"), CreateFlowSuccess).result.flow.flow_id)
stale_id = str(result(create_flow, CreateFlowRequest(goal="Close stale tickets"), CreateFlowSuccess).result.flow.flow_id)

found = result(get_flow, GetFlowRequest(flow_id=flow_id), GetFlowSuccess).result.flow
assert found is not None and found.goal == "Review inbound queue"
assert result(get_flow, GetFlowRequest(flow_id="unknown"), GetFlowSuccess).result.flow is None

first = result(list_flows, ListFlowsRequest(limit=2), ListFlowsSuccess).result
assert [str(flow.flow_id) for flow in first.flows] == [stale_id, thread_id]
assert isinstance(first.next_cursor, str)
last = result(list_flows, ListFlowsRequest(limit=2, cursor=first.next_cursor), ListFlowsSuccess).result
assert [str(flow.flow_id) for flow in last.flows] == [flow_id]
assert not last.next_cursor
latest = result(find_latest_flow, FindLatestFlowRequest(), FindLatestFlowSuccess).result.flow
assert latest is not None and str(latest.flow_id) == stale_id
resolved = result(resolve_flow, ResolveFlowRequest(token=flow_id), ResolveFlowSuccess).result.flow
assert resolved is not None and str(resolved.flow_id) == flow_id

waiting = result(
    set_waiting,
    SetWaitingRequest(flow_id=flow_id, expected_revision=0, current_step="await_reply", wait_json={"kind": "reply"}),
    SetWaitingSuccess,
).result
assert waiting.applied is True
assert waiting.flow.status == "waiting"
assert waiting.flow.wait_json == {"kind": "reply"}
resumed = result(
    resume_flow, ResumeFlowRequest(flow_id=flow_id, expected_revision=1, status="running"), ResumeFlowSuccess
).result
assert resumed.flow.status == "running"

conflict = failure(finish_flow, FinishFlowRequest(flow_id=flow_id, expected_revision=1), FinishFlowFailure, 409)
assert conflict.code == "revision_conflict"
assert conflict.result and conflict.result.current
finished = result(
    finish_flow,
    FinishFlowRequest(
        flow_id=flow_id, expected_revision=conflict.result.current.revision, state_json={"reviewed": 42}
    ),
    FinishFlowSuccess,
).result
assert finished.flow.status == "succeeded"
assert finished.flow.ended_at

task = result(
    run_task,
    RunTaskRequest(flow_id=thread_id, runtime="acp", task="Inspect the next message batch"),
    RunTaskSuccess,
).result.task
assert task.status == "queued"
summary = result(get_task_summary, GetTaskSummaryRequest(flow_id=thread_id), GetTaskSummarySuccess).result.summary
assert summary is not None and summary.active == 1 and summary.by_runtime.acp == 1
pending = result(cancel_flow, CancelFlowRequest(flow_id=thread_id), CancelFlowSuccess, 202).result
assert pending.cancelled is False
assert pending.tasks and pending.tasks[0].task_id == task.task_id
failed = result(
    fail_flow,
    FailFlowRequest(flow_id=thread_id, expected_revision=1, blocked_summary="The worker is gone"),
    FailFlowSuccess,
).result
assert failed.flow.blocked_summary == "The worker is gone"

asked = result(request_cancel, RequestCancelRequest(flow_id=stale_id, expected_revision=0), RequestCancelSuccess).result
assert asked.flow.cancel_requested_at
cancelled = result(cancel_flow, CancelFlowRequest(flow_id=stale_id), CancelFlowSuccess).result
assert cancelled.flow and cancelled.flow.status == "cancelled"

invalid = failure(
    run_task,
    RunTaskRequest(flow_id=flow_id, runtime="acp", task="Started without running", started_at=1),
    RunTaskFailure,
    400,
)
assert invalid.code == "invalid_request"
assert invalid.details and invalid.details[0].pointer == "/status"
refused = failure(get_flow, GetFlowRequest(flow_id=flow_id), GetFlowFailure, 401, secret="wrong")
assert refused.code == "unauthorized"
