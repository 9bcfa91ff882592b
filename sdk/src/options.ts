import type { RetryOptions } from "./retry.ts";

/** What holds for one call; it wins over what the client was created with. */
export interface CallOptions {
  /** Ends the call with its retries and pauses; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** How long one try may take, in milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** When to try again. */
  retry?: RetryOptions;
  /**
   * Headers beside those that the client sends, for example `traceparent`; or `idempotency-key` with a key of your own
   * for a change, to repeat it from another process after a crash. Default: a random one for each call.
   */
  headers?: Record<string, string>;
}

/** Where the gateway is, which of its routes to use, and the route's secret. */
export type TaskFlowClientOptions = Omit<CallOptions, "signal"> & {
  /** The gateway's address, for example `http://127.0.0.1:18789`, with the prefix of a proxy if there is one. */
  baseUrl: string;
  /** The route's secret. It is sent as `Authorization: Bearer` and shows up in no error. */
  secret: string;
  /**
   * Whether the gateway keeps idempotency keys, so that a change may be repeated when its answer is lost. Default: no,
   * until one of its answers says so. `false`: none are sent.
   */
  idempotency?: boolean;
  /** What sends a request; the runtime's own `fetch` unless given. */
  fetch?: (request: Request) => Promise<Response>;
} & Route;

type Route =
  | {
      /** The route's name; its path is the usual `/plugins/webhooks/{routeId}`. */
      routeId: string;
      path?: never;
    }
  | {
      /** The route's path, where the operator has given it another. */
      path: string;
      routeId?: never;
    };
