# frozen_string_literal: true

require_relative 'check'
include Taskflow

API = connect(TaskFlowsApi)

# Returns the request of an action, of the class that the union has for the action.
def request(action, **fields)
  kind = ActionRequest.openapi_discriminator_mapping.fetch(action.to_sym)
  Taskflow.const_get(kind).new(action: action, **fields)
end

def result(action, **fields)
  API.perform_action(ROUTE, request(action, **fields)).result
end

created = result('create_flow', goal: 'Review inbound queue', state_json: { reviewed: 0 })
check(created.created, created)
inbound = created.flow
check(inbound.revision.zero?, inbound)
check(inbound.status == FlowStatus::QUEUED, inbound)
check(inbound.state_json == { reviewed: 0 }, inbound)
flow_id = inbound.flow_id
thread, stale = ['Summarise the thread', 'Close stale tickets'].map do |goal|
  result('create_flow', goal: goal).flow
end

found = result('get_flow', flow_id: flow_id).flow
check(found.goal == 'Review inbound queue', found)
unknown = result('get_flow', flow_id: 'unknown')
check(unknown.flow.nil?, unknown)

first = result('list_flows', limit: 2)
check(first.flows.map(&:flow_id) == [stale.flow_id, thread.flow_id], first)
last = result('list_flows', limit: 2, cursor: first.next_cursor)
check(last.flows.map(&:flow_id) == [flow_id], last)
check(last.next_cursor.nil?, last)
latest = result('find_latest_flow').flow
check(latest.flow_id == stale.flow_id, latest)
resolved = result('resolve_flow', token: flow_id).flow
check(resolved.flow_id == flow_id, resolved)

waiting = result(
  'set_waiting', flow_id: flow_id, expected_revision: 0, current_step: 'await_reply', wait_json: { kind: 'reply' }
)
check(waiting.applied, waiting)
check(waiting.flow.status == FlowStatus::WAITING, waiting)
check(waiting.flow.wait_json == { kind: 'reply' }, waiting)
resumed = result('resume_flow', flow_id: flow_id, expected_revision: 1, status: 'running').flow
check(resumed.status == FlowStatus::RUNNING, resumed)

conflict = failure(409, ConflictError) do
  API.perform_action(ROUTE, request('finish_flow', flow_id: flow_id, expected_revision: 1))
end
check(conflict.ok == false && conflict.code == 'revision_conflict', conflict)
current = conflict.result.current
check(current.revision == 2, current)
finished = result(
  'finish_flow', flow_id: flow_id, expected_revision: current.revision, state_json: { reviewed: 42 }
).flow
check(finished.status == FlowStatus::SUCCEEDED && finished.ended_at.is_a?(Integer), finished)

task = result('run_task', flow_id: thread.flow_id, runtime: 'acp', task: 'Inspect the next message batch').task
check(task.status == 'queued', task)
summary = result('get_task_summary', flow_id: thread.flow_id).summary
check(summary.active == 1 && summary.by_runtime.acp == 1, summary)
accepted, status = API.perform_action_with_http_info(ROUTE, request('cancel_flow', flow_id: thread.flow_id))
check(status == 202, status)
check(accepted.result.cancelled == false, accepted)
check(accepted.result.tasks.first.task_id == task.task_id, accepted)
failed = result('fail_flow', flow_id: thread.flow_id, expected_revision: 1, blocked_summary: 'The worker is gone').flow
check(failed.blocked_summary == 'The worker is gone', failed)

asked = result('request_cancel', flow_id: stale.flow_id, expected_revision: 0).flow
check(asked.cancel_requested_at.is_a?(Integer), asked)
cancelled = result('cancel_flow', flow_id: stale.flow_id).flow
check(cancelled.status == FlowStatus::CANCELLED, cancelled)

not_running = request('run_task', flow_id: flow_id, runtime: 'acp', task: 'Started without running', started_at: 1)
invalid = failure(400, InvalidRequestError) { API.perform_action(ROUTE, not_running) }
check(invalid.code == 'invalid_request', invalid)
check(invalid.details.first.pointer == '/status', invalid)
refused = failure(401, UnauthorizedError) do
  connect(TaskFlowsApi, 'wrong').perform_action(ROUTE, request('get_flow', flow_id: flow_id))
end
check(refused.code == 'unauthorized', refused)
