<?php

require 'autoload.php';
require 'check.php';

use TaskFlow\Api\TaskFlowsApi;
use TaskFlow\Model as M;

$route = getenv('TASKFLOW_ROUTE');
$api = connect(TaskFlowsApi::class, getenv('TASKFLOW_SECRET'));

$request = function (string $action, array $fields = []): M\ModelInterface {
    $kind = 'TaskFlow\Model\\' . str_replace('_', '', ucwords($action, '_')) . 'Request';
    return new $kind(['action' => $action] + $fields);
};
$result = fn(string $action, array $fields = []): M\ActionResponseResult
    => $api->performAction($route, $request($action, $fields))->getResult();

$created = $result('create_flow', ['goal' => 'Review inbound queue', 'state_json' => ['reviewed' => 0]]);
check($created->getCreated(), $created);
$inbound = $created->getFlow();
check($inbound->getRevision() === 0, $inbound);
check($inbound->getStatus() === M\FlowStatus::QUEUED, $inbound);
check((array) $inbound->getStateJson() === ['reviewed' => 0], $inbound);
$flowId = $inbound->getFlowId();
$thread = $result('create_flow', ['goal' => 'Summarise the thread'])->getFlow();
$stale = $result('create_flow', ['goal' => 'Close stale tickets'])->getFlow();

$found = $result('get_flow', ['flow_id' => $flowId])->getFlow();
check($found->getGoal() === 'Review inbound queue', $found);
$unknown = $result('get_flow', ['flow_id' => 'unknown']);
check($unknown->getFlow() === null, $unknown);

$first = $result('list_flows', ['limit' => 2]);
check(ids($first->getFlows()) === [$stale->getFlowId(), $thread->getFlowId()], $first);
$last = $result('list_flows', ['limit' => 2, 'cursor' => $first->getNextCursor()]);
check(ids($last->getFlows()) === [$flowId], $last);
check($last->getNextCursor() === null, $last);
$latest = $result('find_latest_flow')->getFlow();
check($latest->getFlowId() === $stale->getFlowId(), $latest);
$resolved = $result('resolve_flow', ['token' => $flowId])->getFlow();
check($resolved->getFlowId() === $flowId, $resolved);

$waiting = $result('set_waiting', [
    'flow_id' => $flowId,
    'expected_revision' => 0,
    'current_step' => 'await_reply',
    'wait_json' => ['kind' => 'reply'],
]);
check($waiting->getApplied(), $waiting);
check($waiting->getFlow()->getStatus() === M\FlowStatus::WAITING, $waiting);
check((array) $waiting->getFlow()->getWaitJson() === ['kind' => 'reply'], $waiting);
$resumed = $result('resume_flow', ['flow_id' => $flowId, 'expected_revision' => 1, 'status' => 'running'])->getFlow();
check($resumed->getStatus() === M\FlowStatus::RUNNING, $resumed);

$finishStale = $request('finish_flow', ['flow_id' => $flowId, 'expected_revision' => 1]);
$conflict = failure(409, M\ConflictError::class, fn() => $api->performAction($route, $finishStale));
check(!$conflict->getOk() && $conflict->getCode() === 'revision_conflict', $conflict);
$current = $conflict->getResult()->getCurrent();
check($current->getRevision() === 2, $current);
$finished = $result('finish_flow', [
    'flow_id' => $flowId,
    'expected_revision' => $current->getRevision(),
    'state_json' => ['reviewed' => 42],
])->getFlow();
check($finished->getStatus() === M\FlowStatus::SUCCEEDED && is_int($finished->getEndedAt()), $finished);

$task = $result('run_task', [
    'flow_id' => $thread->getFlowId(),
    'runtime' => 'acp',
    'task' => 'Inspect the next message batch',
])->getTask();
check($task->getStatus() === M\Task::STATUS_QUEUED, $task);
$ofThread = ['flow_id' => $thread->getFlowId()];
$summary = $result('get_task_summary', $ofThread)->getSummary();
check($summary->getActive() === 1 && $summary->getByRuntime()->getAcp() === 1, $summary);
[$accepted, $status] = $api->performActionWithHttpInfo($route, $request('cancel_flow', $ofThread));
check($status === 202, $status);
check(!$accepted->getResult()->getCancelled(), $accepted);
check($accepted->getResult()->getTasks()[0]->getTaskId() === $task->getTaskId(), $accepted);
$failed = $result('fail_flow', $ofThread + ['expected_revision' => 1, 'blocked_summary' => 'The worker is gone'])->getFlow();
check($failed->getBlockedSummary() === 'The worker is gone', $failed);

$ofStale = ['flow_id' => $stale->getFlowId()];
$asked = $result('request_cancel', $ofStale + ['expected_revision' => 0])->getFlow();
check(is_int($asked->getCancelRequestedAt()), $asked);
$cancelled = $result('cancel_flow', $ofStale)->getFlow();
check($cancelled->getStatus() === M\FlowStatus::CANCELLED, $cancelled);

$notRunning = $request('run_task', [
    'flow_id' => $flowId,
    'runtime' => 'acp',
    'task' => 'Started without running',
    'started_at' => 1,
]);
$invalid = failure(400, M\InvalidRequestError::class, fn() => $api->performAction($route, $notRunning));
check($invalid->getCode() === 'invalid_request', $invalid);
check($invalid->getDetails()[0]->getPointer() === '/status', $invalid);
$stranger = connect(TaskFlowsApi::class, 'wrong');
$lookup = $request('get_flow', ['flow_id' => $flowId]);
$refused = failure(401, M\UnauthorizedError::class, fn() => $stranger->performAction($route, $lookup));
check($refused->getCode() === 'unauthorized', $refused);
