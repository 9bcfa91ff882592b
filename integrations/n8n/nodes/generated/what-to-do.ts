// Do not edit. Generated from openapi.yaml by `npm run generate`.
export const WHAT_TO_DO: Readonly<Record<string, string>> = {
  invalid_request: "Mend the request.",
  unauthorized: "Check the secret. error says what is wrong with a signature.",
  action_not_allowed: "Use another route, or ask the operator.",
  route_not_found: "Check the URL; a route whose secret did not resolve is not there.",
  not_found: "Check the id and the route.",
  method_not_allowed: "Send POST.",
  request_timeout: "Retry.",
  revision_conflict: "Read result.current, decide, retry.",
  idempotency_in_progress: "Wait for Retry-After, send the same again.",
  terminal: "Stop, or reopen it with resume_flow.",
  cancel_requested: "Stop.",
  not_managed: "Stop.",
  task_not_created: "Mend the request, or wait until a task of the flow has ended.",
  payload_too_large: "Send less.",
  unsupported_media_type: "Send Content-Type: application/json.",
  idempotency_key_reused: "Take a new key for each new request.",
  rate_limited: "Wait for Retry-After seconds.",
  too_many_in_flight: "Wait for Retry-After seconds.",
  internal_error: "Report it.",
  persist_failed: "Wait for Retry-After, retry."
};
