import type { IncomingMessage, ServerResponse } from "node:http";

/** Lets pages of other origins read answers, as `gateway.cors` names them. Returns whether the request was a preflight and is answered. */
export type Cors = (req: IncomingMessage, res: ServerResponse) => boolean;

/** All request headers of the contract. */
const REQUEST_HEADERS =
  "Authorization, Content-Type, X-OpenClaw-Webhook-Secret, Idempotency-Key, X-Request-Id, Webhook-Id, Webhook-Timestamp, Webhook-Signature, Last-Event-ID, Traceparent, Tracestate";
/** The response headers of the contract that pages may not read by default. */
const RESPONSE_HEADERS =
  "Idempotency-Key, Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Request-Id";
/** Seconds for which a browser remembers a preflight; Chromium caps it at two hours. */
const MAX_AGE = "7200";

/**
 * The CORS protocol (WHATWG Fetch, section 3.3). A request of an unknown origin is answered as if there were no CORS:
 * the browser keeps the answer from the page. Credentials of the browser (cookies) are never allowed; a route's secret is
 * a header that the page sets itself.
 */
export function corsFor(origins: readonly string[]): Cors | undefined {
  if (origins.length === 0) return undefined;
  const known = new Set(origins);
  return (req, res) => {
    const { origin } = req.headers;
    if (origin === undefined) return false;
    const allowed = known.has("*") ? "*" : origin;
    if (allowed !== "*") res.setHeader("vary", "Origin");
    if (allowed !== "*" && !known.has(origin)) return false;
    res.setHeader("access-control-allow-origin", allowed);
    if (req.method !== "OPTIONS" || req.headers["access-control-request-method"] === undefined) {
      res.setHeader("access-control-expose-headers", RESPONSE_HEADERS);
      return false;
    }
    res.writeHead(204, {
      "access-control-allow-methods": "GET, HEAD, POST",
      "access-control-allow-headers": REQUEST_HEADERS,
      "access-control-max-age": MAX_AGE,
    });
    res.end();
    return true;
  };
}
