import { mergeHeaders } from "openapi-fetch";
import type { ActionRequest } from "../../generated/actions.ts";
import { IGNORES_KEY } from "../../generated/sdk-methods.ts";
import type { CallOptions, TaskFlowClientOptions } from "./options.ts";
import { readResult } from "./read-result.ts";
import { withRetries } from "./retry.ts";
import { cleanSecret, routeUrl } from "./route.ts";
import { type Outgoing, send } from "./send.ts";
import { withDeadline } from "./wait.ts";

/** One action from the call to its result. `safe`: it only reads. */
export type Perform = (request: ActionRequest, safe: boolean, call?: CallOptions) => Promise<unknown>;

export function createPerform(options: TaskFlowClientOptions): Perform {
  const url = routeUrl(options);
  const secret = cleanSecret(options.secret);
  const { fetch = (request) => globalThis.fetch(request), parse = JSON.parse } = options;
  let keysAreKept = options.idempotency;

  return async (request, safe, call) => {
    const { signal, retry, ...time }: CallOptions = { ...options, ...call };
    const timeoutMs = timeLimit(request, time.timeoutMs);
    // What cannot be sent (a BigInt, a header with a line break) fails here, once, and not as a failure of the network.
    const body = JSON.stringify(request);
    // Pages have randomUUID over https only. Without it there is no key, and no retry that needs one.
    const isKeyless = safe || options.idempotency === false || IGNORES_KEY.has(request.action);
    const key = isKeyless ? undefined : crypto.randomUUID?.();
    const repeatable = safe || isRepeatable(request);
    const headers = mergeHeaders(
      { "content-type": "application/json", "idempotency-key": key },
      options.headers,
      call?.headers,
      { authorization: `Bearer ${secret}` },
    );
    const outgoing: Outgoing = { action: request.action, url, secret, headers, body, fetch, parse };

    const attempt = async (ending: AbortSignal) => {
      const { response, body } = await send(outgoing, ending, timeoutMs).catch((error: unknown) => {
        signal?.throwIfAborted();
        throw error;
      });
      // Who keeps a key echoes it. The reference ignores it, and would do a repeated change twice.
      keysAreKept ||= response.headers.has("idempotency-key");
      return readResult(request.action, response, body);
    };
    const isKeyed = () => Boolean(key && keysAreKept);
    return withRetries(
      () => withDeadline(timeoutMs, signal, attempt),
      { safe, isKeyed, mayRepeat: () => repeatable || isKeyed() },
      signal,
      retry,
    );
  };
}

/**
 * Whether a repetition changes nothing, with a key or without. In every host, run_task returns the task that is there already
 * when both fields tell that it is the same. And what a worker sends with a lease is refused once the lease is over.
 */
function isRepeatable(request: ActionRequest): boolean {
  return ("runId" in request && "childSessionKey" in request) || "leaseToken" in request;
}

/** The gateway may take all of the time that a request gives it to wait. */
function timeLimit(request: ActionRequest, timeoutMs = 30_000): number {
  const { waitMs = 0 } = request as { waitMs?: number };
  return waitMs > 0 ? Math.max(timeoutMs, waitMs + 10_000) : timeoutMs;
}
