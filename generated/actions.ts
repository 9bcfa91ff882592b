// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { Code, STATUS_BY_CODE } from "./codes.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

export const ACTION_NAMES = [
  "create_flow",
  "get_flow",
  "list_flows",
  "find_latest_flow",
  "resolve_flow",
  "get_task_summary",
  "set_waiting",
  "resume_flow",
  "finish_flow",
  "fail_flow",
  "request_cancel",
  "cancel_flow",
  "delete_flow",
  "run_task",
  "get_task",
  "list_tasks",
  "cancel_task",
  "claim_tasks",
  "heartbeat_task",
  "complete_task",
  "fail_task",
  "release_task",
  "list_events",
  "create_endpoint",
  "update_endpoint",
  "delete_endpoint",
  "list_endpoints",
  "test_endpoint",
  "list_deliveries",
  "redeliver_event"
] as const;

export type ActionName = (typeof ACTION_NAMES)[number];

/** Actions that only read (RFC 9110, section 9.2.1). */
export const SAFE_ACTIONS: ReadonlySet<ActionName> = new Set([
  "get_flow",
  "list_flows",
  "find_latest_flow",
  "resolve_flow",
  "get_task_summary",
  "get_task",
  "list_tasks",
  "list_events",
  "list_endpoints",
  "list_deliveries",
]);

/** What a route must be granted for an action. Every route may perform the others. */
export const ACTION_GRANTS: { readonly [A in ActionName]?: GrantName } = {
  delete_flow: "delete",
  claim_tasks: "worker",
  heartbeat_task: "worker",
  complete_task: "worker",
  fail_task: "worker",
  release_task: "worker",
  create_endpoint: "endpoints",
  update_endpoint: "endpoints",
  delete_endpoint: "endpoints",
  list_endpoints: "endpoints",
  test_endpoint: "endpoints",
  list_deliveries: "endpoints",
  redeliver_event: "endpoints",
};

export type GrantName = "delete" | "worker" | "endpoints";

/** The fields that the request of each action can have. */
export const REQUEST_FIELDS: { readonly [A in ActionName]: ReadonlySet<string> } = {
  create_flow: new Set(["action","goal","controllerId","status","notifyPolicy","currentStep","stateJson","waitJson"]),
  get_flow: new Set(["action","flowId"]),
  list_flows: new Set(["action","limit","cursor","status"]),
  find_latest_flow: new Set(["action"]),
  resolve_flow: new Set(["action","token"]),
  get_task_summary: new Set(["action","flowId"]),
  set_waiting: new Set(["action","flowId","expectedRevision","currentStep","blockedTaskId","blockedSummary","stateJson","waitJson"]),
  resume_flow: new Set(["action","flowId","expectedRevision","status","currentStep","stateJson"]),
  finish_flow: new Set(["action","flowId","expectedRevision","stateJson"]),
  fail_flow: new Set(["action","flowId","expectedRevision","stateJson","blockedTaskId","blockedSummary"]),
  request_cancel: new Set(["action","flowId","expectedRevision"]),
  cancel_flow: new Set(["action","flowId"]),
  delete_flow: new Set(["action","flowId","expectedRevision"]),
  run_task: new Set(["action","flowId","runtime","task","sourceId","childSessionKey","parentTaskId","agentId","runId","label","preferMetadata","notifyPolicy","status","startedAt","lastEventAt","progressSummary","queue","inputJson","maxAttempts","timeoutMs","runAt","settleFlow"]),
  get_task: new Set(["action","taskId"]),
  list_tasks: new Set(["action","flowId","status","queue","limit","cursor"]),
  cancel_task: new Set(["action","taskId"]),
  claim_tasks: new Set(["action","workerId","queues","maxTasks","leaseMs","waitMs"]),
  heartbeat_task: new Set(["action","taskId","leaseToken","leaseMs","progressSummary"]),
  complete_task: new Set(["action","taskId","leaseToken","terminalSummary","resultJson"]),
  fail_task: new Set(["action","taskId","leaseToken","error","outcome","retryable","retryAfterMs"]),
  release_task: new Set(["action","taskId","leaseToken"]),
  list_events: new Set(["action","flowId","types","cursor","position","limit","waitMs"]),
  create_endpoint: new Set(["action","url","types","description","secret"]),
  update_endpoint: new Set(["action","endpointId","url","types","description","enabled","rotateSecret"]),
  delete_endpoint: new Set(["action","endpointId"]),
  list_endpoints: new Set(["action"]),
  test_endpoint: new Set(["action","endpointId"]),
  list_deliveries: new Set(["action","endpointId","status","limit","cursor"]),
  redeliver_event: new Set(["action","endpointId","eventId","since","cursor"]),
};

/** For each action its request, what `result` is in an answer with each status, and the codes of its refusals. */
export type ActionMap = {
  create_flow: { request: Schemas["CreateFlowRequest"]; statuses: { 200: Schemas["CreateFlowResult"]; 409: Schemas["CreateFlowRefusal"] }; codes: "create_rejected" | "request_rejected" };
  get_flow: { request: Schemas["GetFlowRequest"]; statuses: { 200: Schemas["GetFlowResult"] }; codes: never };
  list_flows: { request: Schemas["ListFlowsRequest"]; statuses: { 200: Schemas["ListFlowsResult"] }; codes: never };
  find_latest_flow: { request: Schemas["FindLatestFlowRequest"]; statuses: { 200: Schemas["FindLatestFlowResult"] }; codes: never };
  resolve_flow: { request: Schemas["ResolveFlowRequest"]; statuses: { 200: Schemas["ResolveFlowResult"] }; codes: never };
  get_task_summary: { request: Schemas["GetTaskSummaryRequest"]; statuses: { 200: Schemas["GetTaskSummaryResult"] }; codes: never };
  set_waiting: { request: Schemas["SetWaitingRequest"]; statuses: { 200: Schemas["SetWaitingResult"]; 404: Schemas["FlowChangeRefusal"]; 409: Schemas["FlowChangeRefusal"] }; codes: "not_found" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" };
  resume_flow: { request: Schemas["ResumeFlowRequest"]; statuses: { 200: Schemas["ResumeFlowResult"]; 404: Schemas["FlowChangeRefusal"]; 409: Schemas["FlowChangeRefusal"] }; codes: "not_found" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" };
  finish_flow: { request: Schemas["FinishFlowRequest"]; statuses: { 200: Schemas["FinishFlowResult"]; 404: Schemas["FlowChangeRefusal"]; 409: Schemas["FlowChangeRefusal"] }; codes: "not_found" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" };
  fail_flow: { request: Schemas["FailFlowRequest"]; statuses: { 200: Schemas["FailFlowResult"]; 404: Schemas["FlowChangeRefusal"]; 409: Schemas["FlowChangeRefusal"] }; codes: "not_found" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" };
  request_cancel: { request: Schemas["RequestCancelRequest"]; statuses: { 200: Schemas["RequestCancelResult"]; 404: Schemas["FlowChangeRefusal"]; 409: Schemas["FlowChangeRefusal"] }; codes: "not_found" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" };
  cancel_flow: { request: Schemas["CancelFlowRequest"]; statuses: { 200: Schemas["CancelFlowResult"]; 202: Schemas["CancelFlowResult"]; 404: Schemas["CancelFlowRefusal"]; 409: Schemas["CancelFlowRefusal"] }; codes: "not_found" | "not_managed" | "terminal" | "revision_conflict" | "cancel_rejected" | "request_rejected" };
  delete_flow: { request: Schemas["DeleteFlowRequest"]; statuses: { 200: Schemas["DeleteFlowResult"]; 404: Schemas["DeleteFlowRefusal"]; 409: Schemas["DeleteFlowRefusal"]; 501: Schemas["DeleteFlowRefusal"] }; codes: "not_found" | "revision_conflict" | "not_ended" | "not_supported" };
  run_task: { request: Schemas["RunTaskRequest"]; statuses: { 200: Schemas["RunTaskResult"]; 404: Schemas["RunTaskRefusal"]; 409: Schemas["RunTaskRefusal"]; 501: Schemas["RunTaskRefusal"] }; codes: "not_found" | "not_managed" | "terminal" | "cancel_requested" | "task_not_created" | "request_rejected" | "not_supported" };
  get_task: { request: Schemas["GetTaskRequest"]; statuses: { 200: Schemas["GetTaskResult"]; 501: Schemas["TaskRefusal"] }; codes: "not_supported" };
  list_tasks: { request: Schemas["ListTasksRequest"]; statuses: { 200: Schemas["ListTasksResult"]; 501: Schemas["TaskRefusal"] }; codes: "not_supported" };
  cancel_task: { request: Schemas["CancelTaskRequest"]; statuses: { 200: Schemas["CancelTaskResult"]; 202: Schemas["CancelTaskResult"]; 404: Schemas["TaskRefusal"]; 409: Schemas["TaskRefusal"]; 501: Schemas["TaskRefusal"] }; codes: "not_found" | "terminal" | "not_supported" };
  claim_tasks: { request: Schemas["ClaimTasksRequest"]; statuses: { 200: Schemas["ClaimTasksResult"]; 501: Schemas["TaskRefusal"] }; codes: "not_supported" };
  heartbeat_task: { request: Schemas["HeartbeatTaskRequest"]; statuses: { 200: Schemas["HeartbeatTaskResult"]; 404: Schemas["TaskRefusal"]; 409: Schemas["TaskRefusal"]; 501: Schemas["TaskRefusal"] }; codes: "not_found" | "lease_lost" | "not_supported" };
  complete_task: { request: Schemas["CompleteTaskRequest"]; statuses: { 200: Schemas["CompleteTaskResult"]; 404: Schemas["TaskRefusal"]; 409: Schemas["TaskRefusal"]; 501: Schemas["TaskRefusal"] }; codes: "not_found" | "lease_lost" | "not_supported" };
  fail_task: { request: Schemas["FailTaskRequest"]; statuses: { 200: Schemas["FailTaskResult"]; 404: Schemas["TaskRefusal"]; 409: Schemas["TaskRefusal"]; 501: Schemas["TaskRefusal"] }; codes: "not_found" | "lease_lost" | "not_supported" };
  release_task: { request: Schemas["ReleaseTaskRequest"]; statuses: { 200: Schemas["ReleaseTaskResult"]; 404: Schemas["TaskRefusal"]; 409: Schemas["TaskRefusal"]; 501: Schemas["TaskRefusal"] }; codes: "not_found" | "lease_lost" | "not_supported" };
  list_events: { request: Schemas["ListEventsRequest"]; statuses: { 200: Schemas["ListEventsResult"]; 410: Schemas["ListEventsRefusal"]; 501: Schemas["ListEventsRefusal"] }; codes: "events_expired" | "not_supported" };
  create_endpoint: { request: Schemas["CreateEndpointRequest"]; statuses: { 200: Schemas["CreateEndpointResult"]; 409: Schemas["EndpointRefusal"]; 501: Schemas["EndpointRefusal"] }; codes: "too_many_endpoints" | "not_supported" };
  update_endpoint: { request: Schemas["UpdateEndpointRequest"]; statuses: { 200: Schemas["UpdateEndpointResult"]; 404: Schemas["EndpointRefusal"]; 409: Schemas["EndpointRefusal"]; 501: Schemas["EndpointRefusal"] }; codes: "not_found" | "endpoint_configured" | "not_supported" };
  delete_endpoint: { request: Schemas["DeleteEndpointRequest"]; statuses: { 200: Schemas["DeleteEndpointResult"]; 404: Schemas["EndpointRefusal"]; 409: Schemas["EndpointRefusal"]; 501: Schemas["EndpointRefusal"] }; codes: "not_found" | "endpoint_configured" | "not_supported" };
  list_endpoints: { request: Schemas["ListEndpointsRequest"]; statuses: { 200: Schemas["ListEndpointsResult"]; 501: Schemas["EndpointRefusal"] }; codes: "not_supported" };
  test_endpoint: { request: Schemas["TestEndpointRequest"]; statuses: { 200: Schemas["TestEndpointResult"]; 404: Schemas["EndpointRefusal"]; 501: Schemas["EndpointRefusal"] }; codes: "not_found" | "not_supported" };
  list_deliveries: { request: Schemas["ListDeliveriesRequest"]; statuses: { 200: Schemas["ListDeliveriesResult"]; 404: Schemas["EndpointRefusal"]; 501: Schemas["EndpointRefusal"] }; codes: "not_found" | "not_supported" };
  redeliver_event: { request: Schemas["RedeliverEventRequest"]; statuses: { 200: Schemas["RedeliverEventResult"]; 404: Schemas["EndpointRefusal"]; 501: Schemas["EndpointRefusal"] }; codes: "not_found" | "not_supported" };
};

export type ActionRequest<A extends ActionName = ActionName> = { [N in A]: ActionMap[N]["request"] }[A];

declare const written: unique symbol;

/** JSON text of a `T`. */
export type Json<T> = string & { readonly [written]: T };

/** How an action can end: its status, what goes with it, and `result`, written, in the shape that belongs to both. */
export type ActionOutcome<A extends ActionName = ActionName> = {
  [N in A]: {
    [S in keyof ActionMap[N]["statuses"]]: Outcome<S, ActionMap[N]["statuses"][S], ActionMap[N]["codes"]>;
  }[keyof ActionMap[N]["statuses"]];
}[A];

type CodeOf<S> = { [C in Code]: (typeof STATUS_BY_CODE)[C] extends S ? C : never }[Code];
type Outcome<S, R, C> = S extends 200
  ? { status: S; result: Json<R> }
  : S extends 202
    ? { status: S; code: CodeOf<S>; result: Json<R> }
    : { status: S; code: CodeOf<S> & C; error: string; result: Json<R> };

/**
 * One handler for each action; `Context` is what it acts on, and `Plans` what it returns. An action without one does
 * not compile.
 */
export type ActionHandlers<Context, Plans extends Record<ActionName, unknown>> = {
  [A in ActionName]: (request: ActionMap[A]["request"], context: Context) => Plans[A];
};
