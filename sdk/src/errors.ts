import type { ActionName } from "../../generated/actions.ts";
import type { RefusalCode, RefusalStatus } from "../../generated/sdk-methods.ts";
import type { Flow, ProblemDetail } from "./schemas.ts";

/**
 * Codes beside those of the service: `network_error` (the connection failed), `timeout`, `unexpected_response` (something
 * else answered: a proxy, say, or the URL is not that of a route) and `redirected` (the URL leads elsewhere, where the
 * request was not sent). `updateFlow` and `waitForFlow` add `no_such_flow` and `flow_ended`.
 */
export type ClientCode =
  | "network_error"
  | "timeout"
  | "unexpected_response"
  | "redirected"
  | "no_such_flow"
  | "flow_ended";

interface Failure<A extends ActionName> extends Error {
  readonly name: "TaskFlowError";
  /** The action that was sent. Narrowed by it, `code` and `status` are those that this action can have. */
  readonly action: A;
  /** Why the service refused, or what kept its answer away. Newer services may have codes beyond these. */
  readonly code: RefusalCode<A> | ClientCode;
  /** The HTTP status of the service's refusal. */
  readonly status: RefusalStatus<A> | undefined;
  /** Each problem of an `invalid_request`, with a JSON Pointer (RFC 6901) into the request. */
  readonly details: readonly ProblemDetail[] | undefined;
  /** How many problems there are beyond those in `details`, which has 20 at most. */
  readonly moreProblems: number | undefined;
  /** The flow as it is, where the refusal shows it; with `revision_conflict`, what to decide on again. */
  readonly current: Flow | undefined;
  /**
   * True if the change may or may not have been applied: an answer of this or an earlier try did not arrive, or the
   * service says that its store did not confirm the change. Read the flow, then decide.
   */
  readonly uncertain: boolean | undefined;
  /** With `events_expired`: the `cursor` of the oldest event that the gateway keeps, from which reading can continue. */
  readonly oldestCursor: string | undefined;
  /** Seconds to wait before the next try, where the answer says so. */
  readonly retryAfter: number | undefined;
  /** The answer's `x-request-id`, by which the operator finds the request in the log. */
  readonly requestId: string | undefined;
  /** What fetch failed with, or the `Response` that is not an answer of the service. */
  readonly cause?: unknown;
}

/** An action had no result. `message` says why, for people; branch on `code`. */
export type TaskFlowError = { [A in ActionName]: Failure<A> }[ActionName];

type Fields = Pick<Failure<ActionName>, "action" | "code"> & Partial<Omit<Failure<ActionName>, "name" | "message">>;

interface TaskFlowErrorClass {
  new (sentence: string, fields: Fields): TaskFlowError;
  /** So that `instanceof` narrows to the union, where a generic class would give `any`. */
  readonly prototype: TaskFlowError;
}

export const TaskFlowError: TaskFlowErrorClass = class extends Error {
  override readonly name = "TaskFlowError";

  constructor(sentence: string, fields: Fields) {
    super(`${fields.action}: ${sentence}`);
    Object.assign(this, fields);
  }
  // That a code goes with its action is the contract's word, not the compiler's.
} as unknown as TaskFlowErrorClass;
