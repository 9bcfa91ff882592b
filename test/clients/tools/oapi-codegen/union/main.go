package main

import (
	"context"
	"reflect"

	"clients/check"
	"clients/client"
)

// The request is put into the union by its From method, and the result is taken out by its As method: nothing ties the
// one to the other.
func main() {
	object := func(value map[string]any) *any { return check.Ptr[any](value) }

	created := result((*client.ActionRequest).FromCreateFlowRequest, client.CreateFlowRequest{
		Goal: "Review inbound queue", StateJson: object(map[string]any{"reviewed": 0.0}),
	}, client.ActionResponse_Result.AsCreateFlowResult)
	check.That(created.Created, "created: %v", created)
	check.That(created.Flow.Revision == 0, "revision: %v", created.Flow)
	check.That(created.Flow.Status == client.FlowStatusQueued, "status: %v", created.Flow)
	check.That(reflect.DeepEqual(*created.Flow.StateJson, map[string]any{"reviewed": 0.0}), "state: %v", created.Flow)
	flowId := created.Flow.FlowId.String()
	create := func(goal string) client.Flow {
		return result((*client.ActionRequest).FromCreateFlowRequest, client.CreateFlowRequest{Goal: goal}, client.ActionResponse_Result.AsCreateFlowResult).Flow
	}
	thread, stale := create("Summarise the thread"), create("Close stale tickets")

	found := result((*client.ActionRequest).FromGetFlowRequest, client.GetFlowRequest{FlowId: flowId}, client.ActionResponse_Result.AsGetFlowResult).Flow
	check.That(found != nil && found.Goal == "Review inbound queue", "get_flow: %v", found)
	unknown := result((*client.ActionRequest).FromGetFlowRequest, client.GetFlowRequest{FlowId: "unknown"}, client.ActionResponse_Result.AsGetFlowResult).Flow
	check.That(unknown == nil, "unknown: %v", unknown)

	first := result((*client.ActionRequest).FromListFlowsRequest, client.ListFlowsRequest{Limit: check.Ptr(2)}, client.ActionResponse_Result.AsListFlowsResult)
	check.That(reflect.DeepEqual(check.Ids(first.Flows, flowID), []string{stale.FlowId.String(), thread.FlowId.String()}), "first page: %v", first)
	check.That(first.NextCursor != nil, "no cursor: %v", first)
	last := result((*client.ActionRequest).FromListFlowsRequest, client.ListFlowsRequest{Limit: check.Ptr(2), Cursor: first.NextCursor}, client.ActionResponse_Result.AsListFlowsResult)
	check.That(reflect.DeepEqual(check.Ids(last.Flows, flowID), []string{flowId}), "last page: %v", last)
	check.That(last.NextCursor == nil, "cursor: %v", last)
	latest := result((*client.ActionRequest).FromFindLatestFlowRequest, client.FindLatestFlowRequest{}, client.ActionResponse_Result.AsFindLatestFlowResult).Flow
	check.That(latest != nil && latest.FlowId.String() == stale.FlowId.String(), "latest: %v", latest)
	resolved := result((*client.ActionRequest).FromResolveFlowRequest, client.ResolveFlowRequest{Token: flowId}, client.ActionResponse_Result.AsResolveFlowResult).Flow
	check.That(resolved != nil && resolved.FlowId.String() == flowId, "resolved: %v", resolved)

	waiting := result((*client.ActionRequest).FromSetWaitingRequest, client.SetWaitingRequest{
		FlowId: flowId, ExpectedRevision: 0, CurrentStep: check.Ptr("await_reply"), WaitJson: object(map[string]any{"kind": "reply"}),
	}, client.ActionResponse_Result.AsSetWaitingResult)
	check.That(waiting.Applied, "applied: %v", waiting)
	check.That(waiting.Flow.Status == client.FlowStatusWaiting, "waiting: %v", waiting.Flow)
	check.That(reflect.DeepEqual(*waiting.Flow.WaitJson, map[string]any{"kind": "reply"}), "wait: %v", waiting.Flow)
	resumed := result((*client.ActionRequest).FromResumeFlowRequest, client.ResumeFlowRequest{
		FlowId: flowId, ExpectedRevision: 1, Status: check.Ptr(client.ResumeFlowRequestStatusRunning),
	}, client.ActionResponse_Result.AsResumeFlowResult).Flow
	check.That(resumed.Status == client.FlowStatusRunning, "resumed: %v", resumed)

	conflict := perform((*client.ActionRequest).FromFinishFlowRequest, client.FinishFlowRequest{FlowId: flowId, ExpectedRevision: 1}, 409, check.Secret).JSON409
	check.That(conflict.Code == client.RevisionConflict, "code: %v", conflict)
	refusal := check.Must(conflict.Result.AsFlowChangeRefusal())
	check.That(refusal.Current != nil && refusal.Current.Revision == 2, "current: %v", refusal)
	finished := result((*client.ActionRequest).FromFinishFlowRequest, client.FinishFlowRequest{
		FlowId: flowId, ExpectedRevision: refusal.Current.Revision, StateJson: object(map[string]any{"reviewed": 42}),
	}, client.ActionResponse_Result.AsFinishFlowResult).Flow
	check.That(finished.Status == client.FlowStatusSucceeded && finished.EndedAt != nil, "finished: %v", finished)

	task := result((*client.ActionRequest).FromRunTaskRequest, client.RunTaskRequest{
		FlowId: thread.FlowId.String(), Runtime: client.RunTaskRequestRuntimeAcp, Task: "Inspect the next message batch",
	}, client.ActionResponse_Result.AsRunTaskResult).Task
	check.That(task.Status == client.TaskStatusQueued, "task: %v", task)
	summary := result((*client.ActionRequest).FromGetTaskSummaryRequest, client.GetTaskSummaryRequest{FlowId: thread.FlowId.String()}, client.ActionResponse_Result.AsGetTaskSummaryResult).Summary
	check.That(summary != nil && summary.Active == 1 && summary.ByRuntime.Acp == 1, "summary: %v", summary)
	pending := check.Must(perform((*client.ActionRequest).FromCancelFlowRequest, client.CancelFlowRequest{FlowId: thread.FlowId.String()}, 202, check.Secret).JSON202.Result.AsCancelFlowResult())
	check.That(!pending.Cancelled, "pending: %v", pending)
	check.That((*pending.Tasks)[0].TaskId == task.TaskId, "tasks: %v", pending)
	failed := result((*client.ActionRequest).FromFailFlowRequest, client.FailFlowRequest{
		FlowId: thread.FlowId.String(), ExpectedRevision: 1, BlockedSummary: check.Ptr("The worker is gone"),
	}, client.ActionResponse_Result.AsFailFlowResult).Flow
	check.That(*failed.BlockedSummary == "The worker is gone", "failed: %v", failed)

	asked := result((*client.ActionRequest).FromRequestCancelRequest, client.RequestCancelRequest{FlowId: stale.FlowId.String()}, client.ActionResponse_Result.AsRequestCancelResult).Flow
	check.That(asked.CancelRequestedAt != nil, "asked: %v", asked)
	cancelled := result((*client.ActionRequest).FromCancelFlowRequest, client.CancelFlowRequest{FlowId: stale.FlowId.String()}, client.ActionResponse_Result.AsCancelFlowResult).Flow
	check.That(cancelled.Status == client.FlowStatusCancelled, "cancelled: %v", cancelled)

	invalid := perform((*client.ActionRequest).FromRunTaskRequest, client.RunTaskRequest{
		FlowId: flowId, Runtime: client.RunTaskRequestRuntimeAcp, Task: "Started without running", StartedAt: check.Ptr(int64(1)),
	}, 400, check.Secret).JSON400
	check.That(invalid.Details[0].Pointer == "/status", "details: %v", invalid)
	refused := perform((*client.ActionRequest).FromGetFlowRequest, client.GetFlowRequest{FlowId: flowId}, 401, "wrong").JSON401
	check.That(refused.Code == client.UnauthorizedErrorCodeUnauthorized, "refused: %v", refused)
}

func perform[Body any](put func(*client.ActionRequest, Body) error, body Body, status int, secret string) *client.PerformActionResponse {
	c := check.Must(client.NewClientWithResponses(check.URL, client.WithRequestEditorFn(check.Bearer(secret))))
	var request client.ActionRequest
	check.That(put(&request, body) == nil, "%v does not go into the union", body)
	return check.Status[*client.PerformActionResponse](status)(c.PerformActionWithResponse(context.Background(), check.Route, nil, request))
}

func result[Body, Result any](
	put func(*client.ActionRequest, Body) error, body Body, take func(client.ActionResponse_Result) (Result, error),
) Result {
	return check.Must(take(perform(put, body, 200, check.Secret).JSON200.Result))
}

func flowID(flow client.Flow) string { return flow.FlowId.String() }
