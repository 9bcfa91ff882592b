import type { RetryOptions } from "./retry.ts";

/** Options of one call. They win over those of the client. */
export interface CallOptions {
  /** Ends the call with its retries and pauses; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Time limit of each try, in milliseconds. Default 30,000; `waitMs` and 10 seconds more where that is longer. */
  timeoutMs?: number;
  /** When to try again. */
  retry?: RetryOptions;
  /**
   * Headers beside those that the client sends, for example `traceparent`; or `idempotency-key` with your own key
   * for a change, to repeat it from another process after a crash. Default: a random one for each call.
   */
  headers?: Record<string, string>;
}

/** The route to use, and its secret. */
export type TaskFlowClientOptions = Omit<CallOptions, "signal"> & {
  /**
   * The route's secret. The client sends it as `Authorization: Bearer` and shows it in no error. Blanks and line breaks
   * around it, as files have them, are left out.
   */
  secret: string;
  /**
   * Whether the gateway keeps idempotency keys, so that a change may be repeated when its answer is lost. Default: no,
   * until one of its answers says so. `false`: none are sent.
   */
  idempotency?: boolean;
  /** What sends a request; the runtime's own `fetch` unless given. */
  fetch?: (request: Request) => Promise<Response>;
  /**
   * Parses the JSON of a response. Default: `JSON.parse`, which rounds integers beyond 2^53 in `stateJson` and
   * `waitJson`; the gateway keeps all their digits.
   */
  parse?: (json: string) => unknown;
} & Route;

/** By its whole URL, or by the gateway's address with the route's name or path. */
export type Route =
  | {
      /** The route's URL, for example `https://gateway.example.com/plugins/webhooks/zapier`. */
      url: string;
      baseUrl?: never;
      routeId?: never;
      path?: never;
    }
  | {
      url?: never;
      /** The gateway's address, for example `http://127.0.0.1:18789`, with the prefix of a proxy if there is one. */
      baseUrl: string;
      /** The route's name; its path is the usual `/plugins/webhooks/{routeId}`. */
      routeId: string;
      path?: never;
    }
  | {
      url?: never;
      /** The gateway's address, as above. */
      baseUrl: string;
      /** The route's path, where the operator has given it another. */
      path: string;
      routeId?: never;
    };
