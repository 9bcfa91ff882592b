import type { components } from "./client";

type Schemas = components["schemas"];
type Failure = Schemas[Extract<keyof Schemas, `${string}Error`>];

const unknown = (value: never): never => {
  throw new Error(`the contract does not have ${JSON.stringify(value)}`);
};

/** Narrows every request by its action, with no action left over. */
export function targetOf(request: Schemas["ActionRequest"]): string {
  switch (request.action) {
    case "create_flow":
      return request.goal;
    case "list_flows":
      return request.cursor ?? "the newest flows";
    case "find_latest_flow":
      return "the newest flow";
    case "resolve_flow":
      return request.token;
    case "run_task":
      return request.task;
    case "get_task":
    case "cancel_task":
    case "heartbeat_task":
    case "complete_task":
    case "fail_task":
    case "release_task":
      return request.taskId;
    case "list_tasks":
      return request.cursor ?? "the newest tasks";
    case "claim_tasks":
      return request.queues.join(", ");
    case "list_events":
      return request.cursor ?? request.position ?? "the oldest event";
    case "create_endpoint":
      return request.url;
    case "list_endpoints":
      return "every endpoint";
    case "update_endpoint":
    case "delete_endpoint":
    case "test_endpoint":
    case "list_deliveries":
    case "redeliver_event":
      return request.endpointId;
    case "get_flow":
    case "get_task_summary":
    case "cancel_flow":
    case "delete_flow":
      return request.flowId;
    case "set_waiting":
    case "resume_flow":
    case "finish_flow":
    case "fail_flow":
    case "request_cancel":
      return `${request.flowId} at revision ${request.expectedRevision}`;
    default:
      return unknown(request);
  }
}

/** Narrows every error by its code, with no code left over. */
export function explain(failure: Failure): string {
  switch (failure.code) {
    case "invalid_request":
      return failure.details.map(({ pointer, message }) => `${pointer} ${message}`).join(", ");
    case "persist_failed":
      return failure.uncertain ? "the change may have been applied" : "the change was not applied";
    case "events_expired":
    case "not_supported":
    case "endpoint_configured":
    case "too_many_endpoints":
    case "not_found":
    case "route_not_found":
    case "idempotency_in_progress":
    case "revision_conflict":
    case "not_managed":
    case "terminal":
    case "not_ended":
    case "lease_lost":
    case "cancel_requested":
    case "mutation_rejected":
    case "create_rejected":
    case "task_not_created":
    case "cancel_rejected":
    case "request_rejected":
      return `${failure.error} ${JSON.stringify(failure.result)}`;
    case "unauthorized":
    case "action_not_allowed":
    case "method_not_allowed":
    case "request_timeout":
    case "payload_too_large":
    case "unsupported_media_type":
    case "idempotency_key_reused":
    case "rate_limited":
    case "too_many_in_flight":
    case "internal_error":
      return failure.error;
    default:
      return unknown(failure);
  }
}
