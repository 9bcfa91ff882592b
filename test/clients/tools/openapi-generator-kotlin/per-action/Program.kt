@file:JvmName("Program")

import client.CancellationApi
import client.FlowsDriveApi
import client.FlowsReadApi
import client.TasksApi
import client.infrastructure.ApiClient
import client.infrastructure.ClientError
import client.infrastructure.ClientException
import client.infrastructure.Serializer
import client.infrastructure.Success
import client.model.*
import com.squareup.moshi.adapter

val URL: String = System.getenv("TASKFLOW_URL")
val ROUTE: String = System.getenv("TASKFLOW_ROUTE")

fun main() {
    ApiClient.accessToken = System.getenv("TASKFLOW_SECRET")
    val drive = FlowsDriveApi(URL)
    val read = FlowsReadApi(URL)
    val cancellation = CancellationApi(URL)
    val tasks = TasksApi(URL)

    val review = CreateFlowRequest(goal = "Review inbound queue", stateJson = mapOf("reviewed" to 0))
    val created = drive.createFlow(ROUTE, review).result
    check(created.created) { created }
    val inbound = created.flow
    check(inbound.revision == 0L && inbound.status == FlowStatus.queued) { inbound }
    check(inbound.stateJson == mapOf("reviewed" to 0.0)) { inbound }
    val flowId = inbound.flowId.toString()
    val thread = drive.createFlow(ROUTE, CreateFlowRequest("Summarise the thread")).result.flow.flowId
    val stale = drive.createFlow(ROUTE, CreateFlowRequest("Close stale tickets")).result.flow.flowId

    val found = read.getFlow(ROUTE, GetFlowRequest(flowId)).result.flow
    check(found?.goal == "Review inbound queue") { "$found" }
    val unknown = read.getFlow(ROUTE, GetFlowRequest("unknown")).result.flow
    check(unknown == null) { "$unknown" }

    val first = read.listFlows(ROUTE, ListFlowsRequest(limit = 2)).result
    check(first.flows.map { it.flowId } == listOf(stale, thread)) { first }
    check(first.nextCursor != null) { first }
    val last = read.listFlows(ROUTE, ListFlowsRequest(limit = 2, cursor = first.nextCursor)).result
    check(last.flows.map { it.flowId } == listOf(inbound.flowId)) { last }
    check(last.nextCursor == null) { last }
    val latest = read.findLatestFlow(ROUTE, FindLatestFlowRequest()).result.flow
    check(latest?.flowId == stale) { "$latest" }
    val resolved = read.resolveFlow(ROUTE, ResolveFlowRequest(flowId)).result.flow
    check(resolved?.flowId == inbound.flowId) { "$resolved" }

    val wait = SetWaitingRequest(flowId, 0, currentStep = "await_reply", waitJson = mapOf("kind" to "reply"))
    val waiting = drive.setWaiting(ROUTE, wait).result
    check(waiting.applied && waiting.flow.status == FlowStatus.waiting) { waiting }
    check(waiting.flow.waitJson == mapOf("kind" to "reply")) { waiting }
    val resume = ResumeFlowRequest(flowId, 1, status = ResumeFlowRequest.Status.running)
    val resumed = drive.resumeFlow(ROUTE, resume).result.flow
    check(resumed.status == FlowStatus.running) { resumed }

    val conflict = failure<FinishFlowFailure>(409) { drive.finishFlow(ROUTE, FinishFlowRequest(flowId, 1)) }
    check(!conflict.ok && conflict.code == FinishFlowFailure.Code.revision_conflict) { conflict }
    val current = checkNotNull(conflict.result?.current)
    check(current.revision == 2L) { current }
    val finish = FinishFlowRequest(flowId, current.revision, stateJson = mapOf("reviewed" to 42))
    val finished = drive.finishFlow(ROUTE, finish).result.flow
    check(finished.status == FlowStatus.succeeded && finished.endedAt != null) { finished }

    val inspect = RunTaskRequest(thread.toString(), RunTaskRequest.Runtime.acp, "Inspect the next message batch")
    val task = tasks.runTask(ROUTE, inspect).result.task
    check(task.status == Task.Status.queued) { task }
    val summary = tasks.getTaskSummary(ROUTE, GetTaskSummaryRequest(thread.toString())).result.summary
    check(summary?.active == 1 && summary.byRuntime.acp == 1) { "$summary" }
    val accepted = cancellation.cancelFlowWithHttpInfo(ROUTE, CancelFlowRequest(thread.toString()), null)
    check(accepted is Success && accepted.statusCode == 202) { accepted }
    val pending = checkNotNull((accepted as Success).data).result
    check(!pending.cancelled && pending.tasks?.first()?.taskId == task.taskId) { pending }
    val fail = FailFlowRequest(thread.toString(), 1, blockedSummary = "The worker is gone")
    val failed = drive.failFlow(ROUTE, fail).result.flow
    check(failed.blockedSummary == "The worker is gone") { failed }

    val asked = cancellation.requestCancel(ROUTE, RequestCancelRequest(stale.toString(), 0)).result.flow
    check(asked.cancelRequestedAt != null) { asked }
    val cancelled = cancellation.cancelFlow(ROUTE, CancelFlowRequest(stale.toString())).result.flow
    check(cancelled?.status == FlowStatus.cancelled) { "$cancelled" }

    val notRunning = RunTaskRequest(flowId, RunTaskRequest.Runtime.acp, "Started without running", startedAt = 1)
    val invalid = failure<RunTaskFailure>(400) { tasks.runTask(ROUTE, notRunning) }
    check(invalid.code == RunTaskFailure.Code.invalid_request) { invalid }
    check(invalid.details?.first()?.pointer == "/status") { invalid }
    ApiClient.accessToken = "wrong"
    val refused = failure<GetFlowFailure>(401) { read.getFlow(ROUTE, GetFlowRequest(flowId)) }
    check(refused.code == GetFlowFailure.Code.unauthorized) { refused }
}

/** Returns the body of a refusal with the status: the client has it as text, and its own mapper reads it. */
@OptIn(ExperimentalStdlibApi::class)
inline fun <reified T> failure(status: Int, call: () -> Any): T {
    try {
        call()
    } catch (error: ClientException) {
        check(error.statusCode == status) { error }
        val body = (error.response as ClientError<*>).body as String
        return checkNotNull(Serializer.moshi.adapter<T>().fromJson(body))
    }
    error("no error")
}
