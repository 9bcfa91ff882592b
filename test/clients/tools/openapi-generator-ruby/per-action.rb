# frozen_string_literal: true

require_relative 'check'
include Taskflow

drive, read, cancellation, tasks =
  [FlowsDriveApi, FlowsReadApi, CancellationApi, TasksApi].map { |api| connect(api) }

review = CreateFlowRequest.new(goal: 'Review inbound queue', state_json: { reviewed: 0 })
created = drive.create_flow(ROUTE, review).result
check(created.created, created)
inbound = created.flow
check(inbound.revision.zero?, inbound)
check(inbound.status == FlowStatus::QUEUED, inbound)
check(inbound.state_json == { reviewed: 0 }, inbound)
flow_id = inbound.flow_id
thread, stale = ['Summarise the thread', 'Close stale tickets'].map do |goal|
  drive.create_flow(ROUTE, CreateFlowRequest.new(goal: goal)).result.flow
end

found = read.get_flow(ROUTE, GetFlowRequest.new(flow_id: flow_id)).result.flow
check(found.goal == 'Review inbound queue', found)
unknown = read.get_flow(ROUTE, GetFlowRequest.new(flow_id: 'unknown')).result
check(unknown.flow.nil?, unknown)

first = read.list_flows(ROUTE, ListFlowsRequest.new(limit: 2)).result
check(first.flows.map(&:flow_id) == [stale.flow_id, thread.flow_id], first)
last = read.list_flows(ROUTE, ListFlowsRequest.new(limit: 2, cursor: first.next_cursor)).result
check(last.flows.map(&:flow_id) == [flow_id], last)
check(last.next_cursor.nil?, last)
latest = read.find_latest_flow(ROUTE, FindLatestFlowRequest.new).result.flow
check(latest.flow_id == stale.flow_id, latest)
resolved = read.resolve_flow(ROUTE, ResolveFlowRequest.new(token: flow_id)).result.flow
check(resolved.flow_id == flow_id, resolved)

wait = SetWaitingRequest.new(
  flow_id: flow_id, expected_revision: 0, current_step: 'await_reply', wait_json: { kind: 'reply' }
)
waiting = drive.set_waiting(ROUTE, wait).result
check(waiting.applied, waiting)
check(waiting.flow.status == FlowStatus::WAITING, waiting)
check(waiting.flow.wait_json == { kind: 'reply' }, waiting)
resume = ResumeFlowRequest.new(flow_id: flow_id, expected_revision: 1, status: 'running')
resumed = drive.resume_flow(ROUTE, resume).result.flow
check(resumed.status == FlowStatus::RUNNING, resumed)

conflict = failure(409, FinishFlowFailure) do
  drive.finish_flow(ROUTE, FinishFlowRequest.new(flow_id: flow_id, expected_revision: 1))
end
check(conflict.ok == false && conflict.code == 'revision_conflict', conflict)
current = conflict.result.current
check(current.revision == 2, current)
finish = FinishFlowRequest.new(
  flow_id: flow_id, expected_revision: current.revision, state_json: { reviewed: 42 }
)
finished = drive.finish_flow(ROUTE, finish).result.flow
check(finished.status == FlowStatus::SUCCEEDED && finished.ended_at.is_a?(Integer), finished)

inspection = RunTaskRequest.new(flow_id: thread.flow_id, runtime: 'acp', task: 'Inspect the next message batch')
task = tasks.run_task(ROUTE, inspection).result.task
check(task.status == 'queued', task)
summary = tasks.get_task_summary(ROUTE, GetTaskSummaryRequest.new(flow_id: thread.flow_id)).result.summary
check(summary.active == 1 && summary.by_runtime.acp == 1, summary)
accepted, status = cancellation.cancel_flow_with_http_info(ROUTE, CancelFlowRequest.new(flow_id: thread.flow_id))
check(status == 202, status)
check(accepted.result.cancelled == false, accepted)
check(accepted.result.tasks.first.task_id == task.task_id, accepted)
give_up = FailFlowRequest.new(flow_id: thread.flow_id, expected_revision: 1, blocked_summary: 'The worker is gone')
failed = drive.fail_flow(ROUTE, give_up).result.flow
check(failed.blocked_summary == 'The worker is gone', failed)

ask = RequestCancelRequest.new(flow_id: stale.flow_id, expected_revision: 0)
asked = cancellation.request_cancel(ROUTE, ask).result.flow
check(asked.cancel_requested_at.is_a?(Integer), asked)
cancelled = cancellation.cancel_flow(ROUTE, CancelFlowRequest.new(flow_id: stale.flow_id)).result.flow
check(cancelled.status == FlowStatus::CANCELLED, cancelled)

not_running = RunTaskRequest.new(flow_id: flow_id, runtime: 'acp', task: 'Started without running', started_at: 1)
invalid = failure(400, RunTaskFailure) { tasks.run_task(ROUTE, not_running) }
check(invalid.code == 'invalid_request', invalid)
check(invalid.details.first.pointer == '/status', invalid)
refused = failure(401, GetFlowFailure) do
  connect(FlowsReadApi, 'wrong').get_flow(ROUTE, GetFlowRequest.new(flow_id: flow_id))
end
check(refused.code == 'unauthorized', refused)
