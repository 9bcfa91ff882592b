package main

import (
	"context"
	"reflect"

	"github.com/go-faster/jx"
	"github.com/ogen-go/ogen/ogenerrors"

	"clients/check"
	"clients/client"
)

func main() {
	ctx := context.Background()
	c := connect(check.Secret)

	created := as[*client.CreateFlowSuccessHeaders](c.CreateFlow(ctx, &client.CreateFlowRequest{
		Goal: "Review inbound queue", StateJson: jx.Raw(`{"reviewed":0}`),
	}, client.CreateFlowParams{RouteId: check.Route})).Response.Result
	check.That(created.Created, "created: %v", created)
	check.That(created.Flow.Revision == 0, "revision: %v", created.Flow)
	check.That(created.Flow.Status == client.FlowStatusQueued, "status: %v", created.Flow)
	check.That(string(created.Flow.StateJson) == `{"reviewed":0}`, "state: %s", created.Flow.StateJson)
	flowId := created.Flow.FlowId.String()
	create := func(goal string) client.Flow {
		return as[*client.CreateFlowSuccessHeaders](c.CreateFlow(ctx, &client.CreateFlowRequest{Goal: goal}, client.CreateFlowParams{RouteId: check.Route})).Response.Result.Flow
	}
	thread, stale := create("Summarise the thread"), create("Close stale tickets")

	found := as[*client.GetFlowSuccessHeaders](c.GetFlow(ctx, &client.GetFlowRequest{FlowId: flowId}, client.GetFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(found.Value.Goal == "Review inbound queue", "get_flow: %v", found)
	unknown := as[*client.GetFlowSuccessHeaders](c.GetFlow(ctx, &client.GetFlowRequest{FlowId: "unknown"}, client.GetFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(unknown.Null, "unknown: %v", unknown)

	first := as[*client.ListFlowsSuccessHeaders](c.ListFlows(ctx, &client.ListFlowsRequest{Limit: client.NewOptListFlowsRequestLimit(2)}, client.ListFlowsParams{RouteId: check.Route})).Response.Result
	check.That(reflect.DeepEqual(check.Ids(first.Flows, flowID), []string{stale.FlowId.String(), thread.FlowId.String()}), "first page: %v", first)
	check.That(first.NextCursor.Set, "no cursor: %v", first)
	last := as[*client.ListFlowsSuccessHeaders](c.ListFlows(ctx, &client.ListFlowsRequest{Limit: client.NewOptListFlowsRequestLimit(2), Cursor: first.NextCursor}, client.ListFlowsParams{RouteId: check.Route})).Response.Result
	check.That(reflect.DeepEqual(check.Ids(last.Flows, flowID), []string{flowId}), "last page: %v", last)
	check.That(!last.NextCursor.Set, "cursor: %v", last)
	latest := as[*client.FindLatestFlowSuccessHeaders](c.FindLatestFlow(ctx, &client.FindLatestFlowRequest{}, client.FindLatestFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(latest.Value.FlowId.String() == stale.FlowId.String(), "latest: %v", latest)
	resolved := as[*client.ResolveFlowSuccessHeaders](c.ResolveFlow(ctx, &client.ResolveFlowRequest{Token: flowId}, client.ResolveFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(resolved.Value.FlowId.String() == flowId, "resolved: %v", resolved)

	waiting := as[*client.SetWaitingSuccessHeaders](c.SetWaiting(ctx, &client.SetWaitingRequest{
		FlowId: flowId, ExpectedRevision: 0, CurrentStep: client.NewOptNilString("await_reply"), WaitJson: jx.Raw(`{"kind":"reply"}`),
	}, client.SetWaitingParams{RouteId: check.Route})).Response.Result
	check.That(bool(waiting.Applied), "applied: %v", waiting)
	check.That(waiting.Flow.Status == client.FlowStatusWaiting, "waiting: %v", waiting.Flow)
	check.That(string(waiting.Flow.WaitJson) == `{"kind":"reply"}`, "wait: %s", waiting.Flow.WaitJson)
	resumed := as[*client.ResumeFlowSuccessHeaders](c.ResumeFlow(ctx, &client.ResumeFlowRequest{
		FlowId: flowId, ExpectedRevision: 1, Status: client.NewOptResumeFlowRequestStatus(client.ResumeFlowRequestStatusRunning),
	}, client.ResumeFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(resumed.Status == client.FlowStatusRunning, "resumed: %v", resumed)

	conflict := as[*client.FinishFlowConflictHeaders](c.FinishFlow(ctx, &client.FinishFlowRequest{FlowId: flowId, ExpectedRevision: 1}, client.FinishFlowParams{RouteId: check.Route}))
	check.That(conflict.Response.Code == client.FinishFlowFailureCodeRevisionConflict, "code: %v", conflict)
	current := conflict.Response.Result.Value.Current.Value
	check.That(current.Revision == 2, "current: %v", current)
	finished := as[*client.FinishFlowSuccessHeaders](c.FinishFlow(ctx, &client.FinishFlowRequest{
		FlowId: flowId, ExpectedRevision: current.Revision, StateJson: jx.Raw(`{"reviewed":42}`),
	}, client.FinishFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(finished.Status == client.FlowStatusSucceeded && finished.EndedAt.Set, "finished: %v", finished)

	task := as[*client.RunTaskSuccessHeaders](c.RunTask(ctx, &client.RunTaskRequest{
		FlowId: thread.FlowId.String(), Runtime: client.RunTaskRequestRuntimeAcp, Task: "Inspect the next message batch",
	}, client.RunTaskParams{RouteId: check.Route})).Response.Result.Task
	check.That(task.Status == client.TaskStatusQueued, "task: %v", task)
	summary := as[*client.GetTaskSummarySuccessHeaders](c.GetTaskSummary(ctx, &client.GetTaskSummaryRequest{FlowId: thread.FlowId.String()}, client.GetTaskSummaryParams{RouteId: check.Route})).Response.Result.Summary
	check.That(summary.Value.Active == 1 && summary.Value.ByRuntime.Acp == 1, "summary: %v", summary)
	pending := as[*client.CancelFlowAccepted](c.CancelFlow(ctx, &client.CancelFlowRequest{FlowId: thread.FlowId.String()}, client.CancelFlowParams{RouteId: check.Route})).Response.Result
	check.That(!pending.Cancelled, "pending: %v", pending)
	check.That(pending.Tasks[0].TaskId == task.TaskId, "tasks: %v", pending)
	failed := as[*client.FailFlowSuccessHeaders](c.FailFlow(ctx, &client.FailFlowRequest{
		FlowId: thread.FlowId.String(), ExpectedRevision: 1, BlockedSummary: client.NewOptNilString("The worker is gone"),
	}, client.FailFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(failed.BlockedSummary.Value == "The worker is gone", "failed: %v", failed)

	asked := as[*client.RequestCancelSuccessHeaders](c.RequestCancel(ctx, &client.RequestCancelRequest{FlowId: stale.FlowId.String()}, client.RequestCancelParams{RouteId: check.Route})).Response.Result.Flow
	check.That(asked.CancelRequestedAt.Set, "asked: %v", asked)
	cancelled := as[*client.CancelFlowOK](c.CancelFlow(ctx, &client.CancelFlowRequest{FlowId: stale.FlowId.String()}, client.CancelFlowParams{RouteId: check.Route})).Response.Result.Flow
	check.That(cancelled.Value.Status == client.FlowStatusCancelled, "cancelled: %v", cancelled)

	invalid := as[*client.RunTaskBadRequest](c.RunTask(ctx, &client.RunTaskRequest{
		FlowId: flowId, Runtime: client.RunTaskRequestRuntimeAcp, Task: "Started without running", StartedAt: client.NewOptInt64(1),
	}, client.RunTaskParams{RouteId: check.Route}))
	check.That(invalid.Response.Code == client.RunTaskFailureCodeInvalidRequest, "code: %v", invalid)
	check.That(invalid.Response.Details[0].Pointer == "/status", "details: %v", invalid)
	refused := as[*client.GetFlowUnauthorizedHeaders](connect("wrong").GetFlow(ctx, &client.GetFlowRequest{FlowId: flowId}, client.GetFlowParams{RouteId: check.Route}))
	check.That(refused.Response.Code == client.GetFlowFailureCodeUnauthorized, "refused: %v", refused)
}

// as returns the answer when it is of the kind that is expected; each status has its own kind.
func as[Kind any](answer any, err error) Kind {
	check.That(err == nil, "%v", err)
	kind, fits := answer.(Kind)
	check.That(fits, "%T: %+v", answer, answer)
	return kind
}

type secret string

func (s secret) BearerSecret(context.Context, client.OperationName) (client.BearerSecret, error) {
	return client.BearerSecret{Token: string(s)}, nil
}

func (s secret) HeaderSecret(context.Context, client.OperationName) (client.HeaderSecret, error) {
	return client.HeaderSecret{}, ogenerrors.ErrSkipClientSecurity
}

func connect(s string) *client.Client { return check.Must(client.NewClient(check.URL, secret(s))) }

func flowID(flow client.Flow) string { return flow.FlowId.String() }
