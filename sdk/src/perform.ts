import createClient, { type ClientOptions } from "openapi-fetch";
import type { ActionRequest } from "../../generated/actions.ts";
import type { paths } from "../../generated/types.ts";
import { TaskFlowError } from "./errors.ts";
import type { CallOptions, TaskFlowClientOptions } from "./options.ts";
import { readResult } from "./read-result.ts";
import { withRetries } from "./retry.ts";
import { withDeadline } from "./wait.ts";

/**
 * The canonical operation, one path for all actions: every host of this interface has it, the reference too. The paths
 * per action are for tools that need them.
 */
const ROUTE = "/plugins/webhooks/{routeId}";

/** One action from the call to its result. `safe`: it only reads. */
export type Perform = (request: ActionRequest, safe: boolean, call?: CallOptions) => Promise<unknown>;

export function createPerform(options: TaskFlowClientOptions): Perform {
  const { baseUrl, routeId = "", path = ROUTE, secret, fetch } = options;
  // In a sentence of our own: the runtime's would show the secret.
  if (!/^[ -~\x80-\xff]+$/.test(secret ?? "")) throw new Error("The secret is empty or fits no header");
  let keysAreKept = options.idempotency;
  const client = createClient<paths>({ baseUrl, fetch } as ClientOptions);

  return async (request, safe, call) => {
    const { signal, timeoutMs = 30_000, retry }: CallOptions = { ...options, ...call };
    // What is not JSON (a BigInt) fails here, once, and is not taken for a failure of the network.
    const body = JSON.stringify(request);
    // Pages have randomUUID over https only. Without it there is no key, and no retry that needs one.
    const key = safe || options.idempotency === false ? undefined : crypto.randomUUID?.();
    // In every host, run_task gives the task that is there already when both tell that it is the same.
    const repeatable = safe || ("runId" in request && "childSessionKey" in request);

    const attempt = async (ending: AbortSignal) => {
      const { data, error, response } = await client
        .POST(path as typeof ROUTE, {
          params: { path: { routeId } },
          body: request,
          bodySerializer: () => body,
          headers: {
            "idempotency-key": key,
            ...options.headers,
            ...call?.headers,
            authorization: `Bearer ${secret}`,
          },
          signal: ending,
        })
        .catch((cause: unknown) => {
          signal?.throwIfAborted();
          const code =
            cause instanceof SyntaxError ? "unexpected_response" : ending.aborted ? "timeout" : "network_error";
          throw new TaskFlowError(`${code} (${String(cause)})`, { action: request.action, code, cause });
        });
      // Who keeps a key echoes it. The reference ignores it, and would do a repeated change twice.
      keysAreKept ||= response.headers.has("idempotency-key");
      return readResult(request.action, response, error ?? data);
    };
    return withRetries(
      () => withDeadline(timeoutMs, signal, attempt),
      () => repeatable || (key && keysAreKept),
      signal,
      retry,
    );
  };
}
