package main

import (
	"context"
	"errors"
	"net/http"
	"reflect"

	"clients/check"
	"clients/client"
)

func main() {
	ctx, route := authorized(check.Secret), check.Route
	c := connect()

	review := client.NewCreateFlowRequest("Review inbound queue")
	review.SetStateJson(map[string]any{"reviewed": 0})
	created := ok(c.FlowsDriveAPI.CreateFlow(ctx, route).CreateFlowRequest(*review).Execute()).Result
	check.That(created.Created, "created: %v", created)
	check.That(created.Flow.Revision == 0, "revision: %v", created.Flow)
	check.That(created.Flow.Status == client.QUEUED, "status: %v", created.Flow)
	check.That(reflect.DeepEqual(created.Flow.StateJson, map[string]any{"reviewed": 0.0}), "state: %v", created.Flow)
	flowId := created.Flow.FlowId
	thread := ok(c.FlowsDriveAPI.CreateFlow(ctx, route).CreateFlowRequest(*client.NewCreateFlowRequest("Summarise the thread")).Execute()).Result.Flow
	stale := ok(c.FlowsDriveAPI.CreateFlow(ctx, route).CreateFlowRequest(*client.NewCreateFlowRequest("Close stale tickets")).Execute()).Result.Flow

	found := ok(c.FlowsReadAPI.GetFlow(ctx, route).GetFlowRequest(*client.NewGetFlowRequest(flowId)).Execute()).Result.Flow
	check.That(found.Get() != nil && found.Get().Goal == "Review inbound queue", "get_flow: %v", found)
	unknown := ok(c.FlowsReadAPI.GetFlow(ctx, route).GetFlowRequest(*client.NewGetFlowRequest("unknown")).Execute()).Result.Flow
	check.That(unknown.IsSet() && unknown.Get() == nil, "unknown: %v", unknown)

	page := client.NewListFlowsRequest()
	page.SetLimit(2)
	first := ok(c.FlowsReadAPI.ListFlows(ctx, route).ListFlowsRequest(*page).Execute()).Result
	check.That(reflect.DeepEqual(check.Ids(first.Flows, flowID), []string{stale.FlowId, thread.FlowId}), "first page: %v", first)
	check.That(first.NextCursor != nil, "no cursor: %v", first)
	page.SetCursor(*first.NextCursor)
	last := ok(c.FlowsReadAPI.ListFlows(ctx, route).ListFlowsRequest(*page).Execute()).Result
	check.That(reflect.DeepEqual(check.Ids(last.Flows, flowID), []string{flowId}), "last page: %v", last)
	check.That(last.NextCursor == nil, "cursor: %v", last)
	latest := ok(c.FlowsReadAPI.FindLatestFlow(ctx, route).FindLatestFlowRequest(*client.NewFindLatestFlowRequest()).Execute()).Result.Flow
	check.That(latest.Get() != nil && latest.Get().FlowId == stale.FlowId, "latest: %v", latest)
	resolved := ok(c.FlowsReadAPI.ResolveFlow(ctx, route).ResolveFlowRequest(*client.NewResolveFlowRequest(flowId)).Execute()).Result.Flow
	check.That(resolved.Get() != nil && resolved.Get().FlowId == flowId, "resolved: %v", resolved)

	wait := client.NewSetWaitingRequest(flowId, 0)
	wait.SetCurrentStep("await_reply")
	wait.SetWaitJson(map[string]any{"kind": "reply"})
	waiting := ok(c.FlowsDriveAPI.SetWaiting(ctx, route).SetWaitingRequest(*wait).Execute()).Result
	check.That(waiting.Applied, "applied: %v", waiting)
	check.That(waiting.Flow.Status == client.WAITING, "waiting: %v", waiting.Flow)
	check.That(reflect.DeepEqual(waiting.Flow.WaitJson, map[string]any{"kind": "reply"}), "wait: %v", waiting.Flow)
	resume := client.NewResumeFlowRequest(flowId, 1)
	resume.SetStatus("running")
	resumed := ok(c.FlowsDriveAPI.ResumeFlow(ctx, route).ResumeFlowRequest(*resume).Execute()).Result.Flow
	check.That(resumed.Status == client.RUNNING, "resumed: %v", resumed)

	conflict := failure[*client.FinishFlowSuccess, client.FinishFlowFailure](409)(c.FlowsDriveAPI.FinishFlow(ctx, route).FinishFlowRequest(*client.NewFinishFlowRequest(flowId, 1)).Execute())
	check.That(!conflict.Ok && conflict.Code == "revision_conflict", "code: %v", conflict)
	current := conflict.Result.Current
	check.That(current != nil && current.Revision == 2, "current: %v", current)
	finish := client.NewFinishFlowRequest(flowId, current.Revision)
	finish.SetStateJson(map[string]any{"reviewed": 42})
	finished := ok(c.FlowsDriveAPI.FinishFlow(ctx, route).FinishFlowRequest(*finish).Execute()).Result.Flow
	check.That(finished.Status == client.SUCCEEDED && finished.EndedAt != nil, "finished: %v", finished)

	inspect := client.NewRunTaskRequest(thread.FlowId, "acp", "Inspect the next message batch")
	task := ok(c.TasksAPI.RunTask(ctx, route).RunTaskRequest(*inspect).Execute()).Result.Task
	check.That(task.Status == "queued", "task: %v", task)
	summary := ok(c.TasksAPI.GetTaskSummary(ctx, route).GetTaskSummaryRequest(*client.NewGetTaskSummaryRequest(thread.FlowId)).Execute()).Result.Summary.Get()
	check.That(summary != nil && summary.Active == 1 && summary.ByRuntime.Acp == 1, "summary: %v", summary)
	pending := answered[*client.CancelFlowSuccess](202)(c.CancellationAPI.CancelFlow(ctx, route).CancelFlowRequest(*client.NewCancelFlowRequest(thread.FlowId)).Execute()).Result
	check.That(!pending.Cancelled, "pending: %v", pending)
	check.That(pending.Tasks[0].TaskId == task.TaskId, "tasks: %v", pending)
	fail := client.NewFailFlowRequest(thread.FlowId, 1)
	fail.SetBlockedSummary("The worker is gone")
	failed := ok(c.FlowsDriveAPI.FailFlow(ctx, route).FailFlowRequest(*fail).Execute()).Result.Flow
	check.That(failed.GetBlockedSummary() == "The worker is gone", "failed: %v", failed)

	asked := ok(c.CancellationAPI.RequestCancel(ctx, route).RequestCancelRequest(*client.NewRequestCancelRequest(stale.FlowId, 0)).Execute()).Result.Flow
	check.That(asked.CancelRequestedAt != nil, "asked: %v", asked)
	cancelled := ok(c.CancellationAPI.CancelFlow(ctx, route).CancelFlowRequest(*client.NewCancelFlowRequest(stale.FlowId)).Execute()).Result.Flow
	check.That(cancelled != nil && cancelled.Status == client.CANCELLED, "cancelled: %v", cancelled)

	notRunning := client.NewRunTaskRequest(flowId, "acp", "Started without running")
	notRunning.SetStartedAt(1)
	invalid := failure[*client.RunTaskSuccess, client.RunTaskFailure](400)(c.TasksAPI.RunTask(ctx, route).RunTaskRequest(*notRunning).Execute())
	check.That(invalid.Code == "invalid_request", "code: %v", invalid)
	check.That(invalid.Details[0].Pointer == "/status", "details: %v", invalid)
	refused := failure[*client.GetFlowSuccess, client.GetFlowFailure](401)(c.FlowsReadAPI.GetFlow(authorized("wrong"), route).GetFlowRequest(*client.NewGetFlowRequest(flowId)).Execute())
	check.That(refused.Code == "unauthorized", "refused: %v", refused)
}

func connect() *client.APIClient {
	configuration := client.NewConfiguration()
	configuration.Servers = client.ServerConfigurations{{URL: check.URL}}
	return client.NewAPIClient(configuration)
}

func authorized(secret string) context.Context {
	return context.WithValue(context.Background(), client.ContextAccessToken, secret)
}

// answered returns the answer when it has the status.
func answered[Answer any](status int) func(Answer, *http.Response, error) Answer {
	return func(answer Answer, response *http.Response, err error) Answer {
		check.That(err == nil, "%v", err)
		check.That(response.StatusCode == status, "%d: %v", response.StatusCode, answer)
		return answer
	}
}

func ok[Answer any](answer Answer, response *http.Response, err error) Answer {
	return answered[Answer](200)(answer, response, err)
}

// failure returns the model that the client read from a refusal with the status.
func failure[Answer, Failure any](status int) func(Answer, *http.Response, error) Failure {
	return func(_ Answer, response *http.Response, err error) Failure {
		check.That(response != nil && response.StatusCode == status, "%v", err)
		var refusal *client.GenericOpenAPIError
		check.That(errors.As(err, &refusal), "%v", err)
		model, fits := refusal.Model().(Failure)
		check.That(fits, "%T", refusal.Model())
		return model
	}
}

func flowID(flow client.Flow) string { return flow.FlowId }
