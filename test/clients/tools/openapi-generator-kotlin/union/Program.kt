@file:JvmName("Program")

import client.TaskFlowsApi
import client.infrastructure.ApiClient
import client.model.CreateFlowRequest

/** Does not compile: a request is no `ActionRequest`, which wants the fields of every action. */
fun main() {
    ApiClient.accessToken = System.getenv("TASKFLOW_SECRET")
    val create = CreateFlowRequest(CreateFlowRequest.Action.create_flow, "Review inbound queue")
    val created = TaskFlowsApi(System.getenv("TASKFLOW_URL")).performAction(System.getenv("TASKFLOW_ROUTE"), create)
    check(created.result.created) { created }
}
