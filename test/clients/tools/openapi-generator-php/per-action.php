<?php

require 'autoload.php';
require 'check.php';

use TaskFlow\Api\CancellationApi;
use TaskFlow\Api\FlowsDriveApi;
use TaskFlow\Api\FlowsReadApi;
use TaskFlow\Api\TasksApi;
use TaskFlow\Model as M;

$route = getenv('TASKFLOW_ROUTE');
[$drive, $read, $cancellation, $tasks] = array_map(
    fn($api) => connect($api, getenv('TASKFLOW_SECRET')),
    [FlowsDriveApi::class, FlowsReadApi::class, CancellationApi::class, TasksApi::class],
);

$review = new M\CreateFlowRequest(['goal' => 'Review inbound queue', 'state_json' => ['reviewed' => 0]]);
$created = $drive->createFlow($route, $review)->getResult();
check($created->getCreated(), $created);
$inbound = $created->getFlow();
check($inbound->getRevision() === 0, $inbound);
check($inbound->getStatus() === M\FlowStatus::QUEUED, $inbound);
check((array) $inbound->getStateJson() === ['reviewed' => 0], $inbound);
$flowId = $inbound->getFlowId();
[$thread, $stale] = array_map(
    fn($goal) => $drive->createFlow($route, new M\CreateFlowRequest(['goal' => $goal]))->getResult()->getFlow(),
    ['Summarise the thread', 'Close stale tickets'],
);

$found = $read->getFlow($route, new M\GetFlowRequest(['flow_id' => $flowId]))->getResult()->getFlow();
check($found->getGoal() === 'Review inbound queue', $found);
$unknown = $read->getFlow($route, new M\GetFlowRequest(['flow_id' => 'unknown']))->getResult();
check($unknown->getFlow() === null, $unknown);

$first = $read->listFlows($route, new M\ListFlowsRequest(['limit' => 2]))->getResult();
check(ids($first->getFlows()) === [$stale->getFlowId(), $thread->getFlowId()], $first);
$next = new M\ListFlowsRequest(['limit' => 2, 'cursor' => $first->getNextCursor()]);
$last = $read->listFlows($route, $next)->getResult();
check(ids($last->getFlows()) === [$flowId], $last);
check($last->getNextCursor() === null, $last);
$latest = $read->findLatestFlow($route, new M\FindLatestFlowRequest())->getResult()->getFlow();
check($latest->getFlowId() === $stale->getFlowId(), $latest);
$resolved = $read->resolveFlow($route, new M\ResolveFlowRequest(['token' => $flowId]))->getResult()->getFlow();
check($resolved->getFlowId() === $flowId, $resolved);

$wait = new M\SetWaitingRequest([
    'flow_id' => $flowId,
    'expected_revision' => 0,
    'current_step' => 'await_reply',
    'wait_json' => ['kind' => 'reply'],
]);
$waiting = $drive->setWaiting($route, $wait)->getResult();
check($waiting->getApplied(), $waiting);
check($waiting->getFlow()->getStatus() === M\FlowStatus::WAITING, $waiting);
check((array) $waiting->getFlow()->getWaitJson() === ['kind' => 'reply'], $waiting);
$resume = new M\ResumeFlowRequest(['flow_id' => $flowId, 'expected_revision' => 1, 'status' => 'running']);
$resumed = $drive->resumeFlow($route, $resume)->getResult()->getFlow();
check($resumed->getStatus() === M\FlowStatus::RUNNING, $resumed);

$finishStale = new M\FinishFlowRequest(['flow_id' => $flowId, 'expected_revision' => 1]);
$conflict = failure(409, M\FinishFlowFailure::class, fn() => $drive->finishFlow($route, $finishStale));
check(!$conflict->getOk() && $conflict->getCode() === 'revision_conflict', $conflict);
$current = $conflict->getResult()->getCurrent();
check($current->getRevision() === 2, $current);
$finish = new M\FinishFlowRequest([
    'flow_id' => $flowId,
    'expected_revision' => $current->getRevision(),
    'state_json' => ['reviewed' => 42],
]);
$finished = $drive->finishFlow($route, $finish)->getResult()->getFlow();
check($finished->getStatus() === M\FlowStatus::SUCCEEDED && is_int($finished->getEndedAt()), $finished);

$inspect = new M\RunTaskRequest([
    'flow_id' => $thread->getFlowId(),
    'runtime' => 'acp',
    'task' => 'Inspect the next message batch',
]);
$task = $tasks->runTask($route, $inspect)->getResult()->getTask();
check($task->getStatus() === M\Task::STATUS_QUEUED, $task);
$ofThread = ['flow_id' => $thread->getFlowId()];
$summary = $tasks->getTaskSummary($route, new M\GetTaskSummaryRequest($ofThread))->getResult()->getSummary();
check($summary->getActive() === 1 && $summary->getByRuntime()->getAcp() === 1, $summary);
[$accepted, $status] = $cancellation->cancelFlowWithHttpInfo($route, new M\CancelFlowRequest($ofThread));
check($status === 202, $status);
check(!$accepted->getResult()->getCancelled(), $accepted);
check($accepted->getResult()->getTasks()[0]->getTaskId() === $task->getTaskId(), $accepted);
$fail = new M\FailFlowRequest($ofThread + ['expected_revision' => 1, 'blocked_summary' => 'The worker is gone']);
$failed = $drive->failFlow($route, $fail)->getResult()->getFlow();
check($failed->getBlockedSummary() === 'The worker is gone', $failed);

$ofStale = ['flow_id' => $stale->getFlowId()];
$ask = new M\RequestCancelRequest($ofStale + ['expected_revision' => 0]);
$asked = $cancellation->requestCancel($route, $ask)->getResult()->getFlow();
check(is_int($asked->getCancelRequestedAt()), $asked);
$cancelled = $cancellation->cancelFlow($route, new M\CancelFlowRequest($ofStale))->getResult()->getFlow();
check($cancelled->getStatus() === M\FlowStatus::CANCELLED, $cancelled);

$notRunning = new M\RunTaskRequest([
    'flow_id' => $flowId,
    'runtime' => 'acp',
    'task' => 'Started without running',
    'started_at' => 1,
]);
$invalid = failure(400, M\RunTaskFailure::class, fn() => $tasks->runTask($route, $notRunning));
check($invalid->getCode() === 'invalid_request', $invalid);
check($invalid->getDetails()[0]->getPointer() === '/status', $invalid);
$stranger = connect(FlowsReadApi::class, 'wrong');
$lookup = new M\GetFlowRequest(['flow_id' => $flowId]);
$refused = failure(401, M\GetFlowFailure::class, fn() => $stranger->getFlow($route, $lookup));
check($refused->getCode() === 'unauthorized', $refused);
