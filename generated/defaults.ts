// Do not edit. Generated from src/plugin/route.schema.yaml and openapi.yaml by `npm run generate`.
export const DEFAULT_LIMITS = {
  "requestsPerMinute": 120,
  "maxInFlight": 8,
  "maxBodyBytes": 262144,
  "bodyTimeoutMs": 15000
} as const;

/** How far from now, in seconds, the timestamp of a message of Standard Webhooks may be. */
export const DEFAULT_TOLERANCE_SECONDS = 300;

/** How many flows a page of list_flows holds at most when the request does not say. */
export const DEFAULT_PAGE_SIZE = 1000;
