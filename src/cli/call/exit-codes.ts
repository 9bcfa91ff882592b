import type { ErrorCode } from "../../../generated/codes.ts";
import { type ClientCode, TaskFlowError } from "../../../sdk/src/index.ts";

/** The exit codes, each with its meaning. */
export const EXIT = {
  done: [0, "done"],
  failed: [1, "unexpected: a defect, or a response that did not come from a route"],
  usage: [2, "the command line or the request is invalid"],
  auth: [3, "the secret is wrong, or the route does not allow the action"],
  notFound: [4, "there is no such flow or route, or the action returned null"],
  conflict: [5, "the flow has changed since --expected-revision: read the flow, and decide again"],
  terminal: [6, "the flow has ended, or the host refuses the change: stop"],
  unavailable: [7, "no response, or try again later; a change may or may not have been applied"],
  notSucceeded: [8, "--wait: the flow has ended, but not as succeeded"],
  stillOpen: [9, "--wait: the flow is still open after --timeout"],
} as const satisfies Record<string, readonly [number, string]>;

export type Exit = keyof typeof EXIT;

/** Complete: a code that is new in the contract does not compile until it is here. */
const BY_CODE = {
  invalid_request: "usage",
  payload_too_large: "usage",
  unsupported_media_type: "usage",
  idempotency_key_reused: "usage",
  unauthorized: "auth",
  action_not_allowed: "auth",
  not_found: "notFound",
  route_not_found: "notFound",
  no_such_flow: "notFound",
  revision_conflict: "conflict",
  terminal: "terminal",
  not_ended: "terminal",
  flow_ended: "terminal",
  cancel_requested: "terminal",
  not_managed: "terminal",
  mutation_rejected: "terminal",
  create_rejected: "terminal",
  task_not_created: "terminal",
  endpoint_configured: "terminal",
  too_many_endpoints: "terminal",
  lease_lost: "terminal",
  not_supported: "terminal",
  events_expired: "terminal",
  cancel_rejected: "terminal",
  request_rejected: "terminal",
  idempotency_in_progress: "unavailable",
  request_timeout: "unavailable",
  rate_limited: "unavailable",
  too_many_in_flight: "unavailable",
  persist_failed: "unavailable",
  network_error: "unavailable",
  timeout: "unavailable",
  unexpected_response: "failed",
  redirected: "failed",
  method_not_allowed: "failed",
  internal_error: "failed",
} as const satisfies Record<ErrorCode | ClientCode, Exit>;

const BY_STATUS: Record<number, Exit> = {
  400: "usage",
  401: "auth",
  403: "auth",
  404: "notFound",
  409: "terminal",
  410: "terminal",
  429: "unavailable",
  501: "terminal",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

/** A newer service may have other codes, and a proxy has none: then the status decides. */
export function exitOf(error: TaskFlowError): Exit {
  const status = error.status ?? (error.cause instanceof Response ? error.cause.status : undefined);
  if (error.code !== "unexpected_response" && Object.hasOwn(BY_CODE, error.code)) return BY_CODE[error.code];
  return BY_STATUS[status ?? 0] ?? "failed";
}
