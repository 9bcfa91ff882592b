// Do not edit. Generated from openapi.yaml by `npm run generate`.
export const WHAT_TO_DO: Readonly<Record<string, string>> = {
  invalid_request: "Correct the request.",
  unauthorized: "Check the secret. For a signature, error says what is wrong with it.",
  action_not_allowed: "Use another route, or ask the operator.",
  route_not_found: "Check the URL. A route whose secret cannot be resolved is not served.",
  not_found: "Check the id and the route.",
  method_not_allowed: "Send a POST request.",
  request_timeout: "Retry.",
  revision_conflict: "Read result.current, decide again, and retry.",
  idempotency_in_progress: "Wait for the seconds in Retry-After, then send the same request again.",
  terminal: "Stop, or reopen the flow with resume_flow.",
  cancel_requested: "Stop.",
  not_managed: "Stop.",
  task_not_created: "Correct the request, or wait until a task of the flow has ended.",
  payload_too_large: "Send less.",
  unsupported_media_type: "Send Content-Type: application/json.",
  idempotency_key_reused: "Use a new key for each new request.",
  rate_limited: "Wait for the seconds in Retry-After.",
  too_many_in_flight: "Wait for the seconds in Retry-After.",
  internal_error: "Report it with the requestId.",
  persist_failed: "Wait for the seconds in Retry-After, then retry."
};
