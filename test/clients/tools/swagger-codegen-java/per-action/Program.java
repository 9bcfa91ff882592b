import client.ApiClient;
import client.ApiException;
import client.ApiResponse;
import client.CancellationApi;
import client.FlowsDriveApi;
import client.FlowsReadApi;
import client.JSON;
import client.TasksApi;
import client.auth.ApiKeyAuth;
import client.model.*;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public class Program {
  static final String ROUTE = System.getenv("TASKFLOW_ROUTE");

  public static void main(String[] args) throws Exception {
    var client = connect(System.getenv("TASKFLOW_SECRET"));
    var drive = new FlowsDriveApi(client);
    var read = new FlowsReadApi(client);
    var cancellation = new CancellationApi(client);
    var tasks = new TasksApi(client);

    var created =
        drive.createFlow(new CreateFlowRequest().goal("Review inbound queue").stateJson(Map.of("reviewed", 0)), ROUTE, null)
            .getResult();
    var inbound = created.getFlow();
    check(inbound.getRevision() == 0, inbound);
    check(inbound.getStatus() == FlowStatus.QUEUED, inbound);
    check(inbound.getStateJson().equals(Map.of("reviewed", 0.0)), inbound);
    var flowId = inbound.getFlowId().toString();
    var thread = drive.createFlow(new CreateFlowRequest().goal("Summarise the thread"), ROUTE, null).getResult().getFlow();
    var stale = drive.createFlow(new CreateFlowRequest().goal("Close stale tickets"), ROUTE, null).getResult().getFlow();

    var found = read.getFlow(new GetFlowRequest().flowId(flowId), ROUTE).getResult().getFlow();
    check(found.getGoal().equals("Review inbound queue"), found);
    var unknown = read.getFlow(new GetFlowRequest().flowId("unknown"), ROUTE).getResult().getFlow();
    check(unknown == null, unknown);

    var first = read.listFlows(new ListFlowsRequest().limit(2), ROUTE).getResult();
    check(ids(first.getFlows()).equals(List.of(stale.getFlowId(), thread.getFlowId())), first);
    check(first.getNextCursor() != null, first);
    var last = read.listFlows(new ListFlowsRequest().limit(2).cursor(first.getNextCursor()), ROUTE).getResult();
    check(ids(last.getFlows()).equals(List.of(inbound.getFlowId())), last);
    check(last.getNextCursor() == null, last);
    var latest = read.findLatestFlow(new FindLatestFlowRequest(), ROUTE).getResult().getFlow();
    check(latest.getFlowId().equals(stale.getFlowId()), latest);
    var resolved = read.resolveFlow(new ResolveFlowRequest().token(flowId), ROUTE).getResult().getFlow();
    check(resolved.getFlowId().toString().equals(flowId), resolved);

    var waiting =
        drive.setWaiting(new SetWaitingRequest()
                    .flowId(flowId)
                    .expectedRevision(0L)
                    .currentStep("await_reply")
                    .waitJson(Map.of("kind", "reply")), ROUTE, null)
            .getResult()
            .getFlow();
    check(waiting.getStatus() == FlowStatus.WAITING, waiting);
    check(waiting.getWaitJson().equals(Map.of("kind", "reply")), waiting);
    var resumed =
        drive.resumeFlow(new ResumeFlowRequest()
                    .flowId(flowId)
                    .expectedRevision(1L)
                    .status(ResumeFlowRequest.StatusEnum.RUNNING), ROUTE, null)
            .getResult()
            .getFlow();
    check(resumed.getStatus() == FlowStatus.RUNNING, resumed);

    var conflict =
        failure(
            409,
            FinishFlowFailure.class,
            () -> drive.finishFlow(new FinishFlowRequest().flowId(flowId).expectedRevision(1L), ROUTE, null));
    check(conflict.getCode() == FinishFlowFailure.CodeEnum.REVISION_CONFLICT, conflict);
    var current = conflict.getResult().getCurrent();
    check(current.getRevision() == 2, current);
    var finished =
        drive.finishFlow(new FinishFlowRequest()
                    .flowId(flowId)
                    .expectedRevision(current.getRevision())
                    .stateJson(Map.of("reviewed", 42)), ROUTE, null)
            .getResult()
            .getFlow();
    check(finished.getStatus() == FlowStatus.SUCCEEDED && finished.getEndedAt() != null, finished);

    var task =
        tasks.runTask(new RunTaskRequest()
                    .flowId(thread.getFlowId().toString())
                    .runtime(RunTaskRequest.RuntimeEnum.ACP)
                    .task("Inspect the next message batch"), ROUTE, null)
            .getResult()
            .getTask();
    check(task.getStatus() == Task.StatusEnum.QUEUED, task);
    var summary =
        tasks.getTaskSummary(new GetTaskSummaryRequest().flowId(thread.getFlowId().toString()), ROUTE).getResult().getSummary();
    check(summary.getActive() == 1 && summary.getByRuntime().getAcp() == 1, summary);
    ApiResponse<CancelFlowSuccess> accepted =
        cancellation.cancelFlowWithHttpInfo(new CancelFlowRequest().flowId(thread.getFlowId().toString()), ROUTE, null);
    check(accepted.getStatusCode() == 202, accepted);
    var pending = accepted.getData().getResult();
    check(!pending.isCancelled(), pending);
    check(pending.getTasks().get(0).getTaskId().equals(task.getTaskId()), pending);
    var failed =
        drive.failFlow(new FailFlowRequest()
                    .flowId(thread.getFlowId().toString())
                    .expectedRevision(1L)
                    .blockedSummary("The worker is gone"), ROUTE, null)
            .getResult()
            .getFlow();
    check(failed.getBlockedSummary().equals("The worker is gone"), failed);

    var asked =
        cancellation.requestCancel(new RequestCancelRequest().flowId(stale.getFlowId().toString()).expectedRevision(0L), ROUTE, null)
            .getResult()
            .getFlow();
    check(asked.getCancelRequestedAt() != null, asked);
    var cancelled = cancellation.cancelFlow(new CancelFlowRequest().flowId(stale.getFlowId().toString()), ROUTE, null).getResult();
    check(cancelled.getFlow().getStatus() == FlowStatus.CANCELLED, cancelled);

    var notRunning =
        new RunTaskRequest()
            .flowId(flowId)
            .runtime(RunTaskRequest.RuntimeEnum.ACP)
            .task("Started without running")
            .startedAt(1L);
    var invalid = failure(400, RunTaskFailure.class, () -> tasks.runTask(notRunning, ROUTE, null));
    check(invalid.getCode() == RunTaskFailure.CodeEnum.INVALID_REQUEST, invalid);
    check(invalid.getDetails().get(0).getPointer().equals("/status"), invalid);
    var stranger = new FlowsReadApi(connect("wrong"));
    var refused =
        failure(401, GetFlowFailure.class, () -> stranger.getFlow(new GetFlowRequest().flowId(flowId), ROUTE));
    check(refused.getCode() == GetFlowFailure.CodeEnum.UNAUTHORIZED, refused);
  }

  static ApiClient connect(String secret) {
    var client = new ApiClient();
    client.setBasePath(System.getenv("TASKFLOW_URL"));
    ((ApiKeyAuth) client.getAuthentication("bearerSecret")).setApiKey("Bearer " + secret);
    return client;
  }

  interface Call {
    void run() throws ApiException;
  }

  /** The client throws the answer as text; its own mapper reads it. */
  static <T> T failure(int status, Class<T> kind, Call call) throws Exception {
    try {
      call.run();
    } catch (ApiException error) {
      check(error.getCode() == status, error);
      return new JSON().deserialize(error.getResponseBody(), kind);
    }
    throw new AssertionError("no error");
  }

  static List<UUID> ids(List<Flow> flows) {
    return flows.stream().map(Flow::getFlowId).toList();
  }

  static void check(boolean fact, Object found) {
    if (!fact) throw new AssertionError(found);
  }
}
