package main

import (
	"context"
	"reflect"

	"clients/check"
	"clients/client"
)

func main() {
	ctx, route := context.Background(), check.Route
	c := connect(check.Secret)

	created := ok(c.CreateFlowWithResponse(ctx, route, nil, client.CreateFlowRequest{
		Goal: "Review inbound queue", StateJson: map[string]any{"reviewed": 0.0},
	})).JSON200.Result
	check.That(created.Created, "created: %v", created)
	check.That(created.Flow.Revision == 0, "revision: %v", created.Flow)
	check.That(created.Flow.Status == client.FlowStatusQueued, "status: %v", created.Flow)
	check.That(reflect.DeepEqual(created.Flow.StateJson, map[string]any{"reviewed": 0.0}), "state: %v", created.Flow)
	flowId := created.Flow.FlowId.String()
	thread := ok(c.CreateFlowWithResponse(ctx, route, nil, client.CreateFlowRequest{Goal: "Summarise the thread"})).JSON200.Result.Flow
	stale := ok(c.CreateFlowWithResponse(ctx, route, nil, client.CreateFlowRequest{Goal: "Close stale tickets"})).JSON200.Result.Flow

	found := ok(c.GetFlowWithResponse(ctx, route, client.GetFlowRequest{FlowId: flowId})).JSON200.Result.Flow
	check.That(found != nil && found.Goal == "Review inbound queue", "get_flow: %v", found)
	unknown := ok(c.GetFlowWithResponse(ctx, route, client.GetFlowRequest{FlowId: "unknown"})).JSON200.Result.Flow
	check.That(unknown == nil, "unknown: %v", unknown)

	first := ok(c.ListFlowsWithResponse(ctx, route, client.ListFlowsRequest{Limit: check.Ptr(2)})).JSON200.Result
	check.That(reflect.DeepEqual(check.Ids(first.Flows, flowID), []string{stale.FlowId.String(), thread.FlowId.String()}), "first page: %v", first)
	check.That(first.NextCursor != nil, "no cursor: %v", first)
	last := ok(c.ListFlowsWithResponse(ctx, route, client.ListFlowsRequest{Limit: check.Ptr(2), Cursor: first.NextCursor})).JSON200.Result
	check.That(reflect.DeepEqual(check.Ids(last.Flows, flowID), []string{flowId}), "last page: %v", last)
	check.That(last.NextCursor == nil, "cursor: %v", last)
	latest := ok(c.FindLatestFlowWithResponse(ctx, route, client.FindLatestFlowRequest{})).JSON200.Result.Flow
	check.That(latest != nil && latest.FlowId.String() == stale.FlowId.String(), "latest: %v", latest)
	resolved := ok(c.ResolveFlowWithResponse(ctx, route, client.ResolveFlowRequest{Token: flowId})).JSON200.Result.Flow
	check.That(resolved != nil && resolved.FlowId.String() == flowId, "resolved: %v", resolved)

	waiting := ok(c.SetWaitingWithResponse(ctx, route, nil, client.SetWaitingRequest{
		FlowId: flowId, ExpectedRevision: 0, CurrentStep: check.Ptr("await_reply"), WaitJson: map[string]any{"kind": "reply"},
	})).JSON200.Result
	check.That(waiting.Applied, "applied: %v", waiting)
	check.That(waiting.Flow.Status == client.FlowStatusWaiting, "waiting: %v", waiting.Flow)
	check.That(reflect.DeepEqual(waiting.Flow.WaitJson, map[string]any{"kind": "reply"}), "wait: %v", waiting.Flow)
	resumed := ok(c.ResumeFlowWithResponse(ctx, route, nil, client.ResumeFlowRequest{
		FlowId: flowId, ExpectedRevision: 1, Status: check.Ptr(client.ResumeFlowRequestStatusRunning),
	})).JSON200.Result.Flow
	check.That(resumed.Status == client.FlowStatusRunning, "resumed: %v", resumed)

	conflict := check.Status[*client.FinishFlowResponse](409)(c.FinishFlowWithResponse(ctx, route, nil, client.FinishFlowRequest{
		FlowId: flowId, ExpectedRevision: 1,
	})).JSON409
	check.That(conflict.Code == client.FinishFlowFailureCodeRevisionConflict, "code: %v", conflict)
	current := conflict.Result.Current
	check.That(current != nil && current.Revision == 2, "current: %v", current)
	finished := ok(c.FinishFlowWithResponse(ctx, route, nil, client.FinishFlowRequest{
		FlowId: flowId, ExpectedRevision: current.Revision, StateJson: map[string]any{"reviewed": 42},
	})).JSON200.Result.Flow
	check.That(finished.Status == client.FlowStatusSucceeded && finished.EndedAt != nil, "finished: %v", finished)

	task := ok(c.RunTaskWithResponse(ctx, route, nil, client.RunTaskRequest{
		FlowId: thread.FlowId.String(), Runtime: client.RunTaskRequestRuntimeAcp, Task: "Inspect the next message batch",
	})).JSON200.Result.Task
	check.That(task.Status == client.TaskStatusQueued, "task: %v", task)
	summary := ok(c.GetTaskSummaryWithResponse(ctx, route, client.GetTaskSummaryRequest{FlowId: thread.FlowId.String()})).JSON200.Result.Summary
	check.That(summary != nil && summary.Active == 1 && summary.ByRuntime.Acp == 1, "summary: %v", summary)
	pending := check.Status[*client.CancelFlowResponse](202)(c.CancelFlowWithResponse(ctx, route, nil, client.CancelFlowRequest{FlowId: thread.FlowId.String()})).JSON202.Result
	check.That(!pending.Cancelled, "pending: %v", pending)
	check.That((*pending.Tasks)[0].TaskId == task.TaskId, "tasks: %v", pending)
	failed := ok(c.FailFlowWithResponse(ctx, route, nil, client.FailFlowRequest{
		FlowId: thread.FlowId.String(), ExpectedRevision: 1, BlockedSummary: check.Ptr("The worker is gone"),
	})).JSON200.Result.Flow
	check.That(*failed.BlockedSummary == "The worker is gone", "failed: %v", failed)

	asked := ok(c.RequestCancelWithResponse(ctx, route, nil, client.RequestCancelRequest{FlowId: stale.FlowId.String()})).JSON200.Result.Flow
	check.That(asked.CancelRequestedAt != nil, "asked: %v", asked)
	cancelled := ok(c.CancelFlowWithResponse(ctx, route, nil, client.CancelFlowRequest{FlowId: stale.FlowId.String()})).JSON200.Result.Flow
	check.That(cancelled.Status == client.FlowStatusCancelled, "cancelled: %v", cancelled)

	invalid := check.Status[*client.RunTaskResponse](400)(c.RunTaskWithResponse(ctx, route, nil, client.RunTaskRequest{
		FlowId: flowId, Runtime: client.RunTaskRequestRuntimeAcp, Task: "Started without running", StartedAt: check.Ptr(int64(1)),
	})).JSON400
	check.That(invalid.Code == client.RunTaskFailureCodeInvalidRequest, "code: %v", invalid)
	check.That((*invalid.Details)[0].Pointer == "/status", "details: %v", invalid)
	refused := check.Status[*client.GetFlowResponse](401)(connect("wrong").GetFlowWithResponse(ctx, route, client.GetFlowRequest{FlowId: flowId})).JSON401
	check.That(refused.Code == client.GetFlowFailureCodeUnauthorized, "refused: %v", refused)
}

func connect(secret string) *client.ClientWithResponses {
	return check.Must(client.NewClientWithResponses(check.URL, client.WithRequestEditorFn(check.Bearer(secret))))
}

func ok[T check.Answer](answer T, err error) T { return check.Status[T](200)(answer, err) }

func flowID(flow client.Flow) string { return flow.FlowId.String() }
