// Do not edit. Generated from openapi.yaml by `npm run generate`.
/** The status that each code is answered with. */
export const STATUS_BY_CODE = {
  "cancel_pending": 202,
  "invalid_request": 400,
  "unauthorized": 401,
  "action_not_allowed": 403,
  "not_found": 404,
  "route_not_found": 404,
  "method_not_allowed": 405,
  "request_timeout": 408,
  "idempotency_in_progress": 409,
  "revision_conflict": 409,
  "not_managed": 409,
  "terminal": 409,
  "cancel_requested": 409,
  "not_ended": 409,
  "mutation_rejected": 409,
  "create_rejected": 409,
  "task_not_created": 409,
  "cancel_rejected": 409,
  "request_rejected": 409,
  "endpoint_configured": 409,
  "too_many_endpoints": 409,
  "lease_lost": 409,
  "events_expired": 410,
  "payload_too_large": 413,
  "unsupported_media_type": 415,
  "idempotency_key_reused": 422,
  "rate_limited": 429,
  "too_many_in_flight": 429,
  "internal_error": 500,
  "not_supported": 501,
  "persist_failed": 503
} as const;

/** The same for codes that no route answers with, but what the gateway serves beside them. */
export const STATUS_BY_GATEWAY_CODE = {
  "misdirected_request": 421
} as const;

export type Code = keyof typeof STATUS_BY_CODE;
export type ErrorCode = Exclude<Code, "cancel_pending">;
export type GatewayCode = keyof typeof STATUS_BY_GATEWAY_CODE;
