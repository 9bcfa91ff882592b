// Do not edit. Generated from openapi.yaml by `npm run generate`.
export const WHAT_TO_DO: Readonly<Record<string, string>> = {
  invalid_request: "Correct the request.",
  unauthorized: "Check the secret. For a signature, error names the problem.",
  action_not_allowed: "Use another route, or ask the operator to allow the action.",
  route_not_found: "Check the URL. The gateway does not serve a route whose secret it cannot resolve.",
  not_found: "Check the flow ID and the route.",
  method_not_allowed: "Send a POST request.",
  request_timeout: "Retry.",
  revision_conflict: "Read result.current, decide again, and retry.",
  idempotency_in_progress: "Wait for the number of seconds in Retry-After, then send the same request again.",
  terminal: "Stop, or reopen the flow with resume_flow.",
  cancel_requested: "Stop the work.",
  not_managed: "Stop.",
  task_not_created: "Correct the request, or wait until a task of the flow has ended.",
  payload_too_large: "Send a smaller body.",
  unsupported_media_type: "Send uncompressed JSON with Content-Type: application/json.",
  idempotency_key_reused: "Use a new key for each new request.",
  rate_limited: "Wait for the number of seconds in Retry-After, then retry.",
  too_many_in_flight: "Wait for the number of seconds in Retry-After, then retry.",
  internal_error: "Report the error with its requestId.",
  persist_failed: "Wait for the number of seconds in Retry-After, then retry. If uncertain is true, first check whether the change was applied."
};
