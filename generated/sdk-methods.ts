// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { operations } from "./action-types.ts";
import type { ActionName } from "./actions.ts";

/** Each action's method, which is also the `operationId` of its own operation. */
export type MethodOf = {
  create_flow: "createFlow";
  get_flow: "getFlow";
  list_flows: "listFlows";
  find_latest_flow: "findLatestFlow";
  resolve_flow: "resolveFlow";
  get_task_summary: "getTaskSummary";
  set_waiting: "setWaiting";
  resume_flow: "resumeFlow";
  finish_flow: "finishFlow";
  fail_flow: "failFlow";
  request_cancel: "requestCancel";
  cancel_flow: "cancelFlow";
  run_task: "runTask";
};
export type MethodName = MethodOf[ActionName];

type Body<M extends MethodName> = operations[M]["requestBody"]["content"]["application/json"];
type Responses<A extends ActionName> = operations[MethodOf[A]]["responses"];

type Fields<M extends MethodName> = { [F in keyof Body<M> as Exclude<F, "action">]: Body<M>[F] };

/** Fields that go only with certain values of another, as the contract's `if` and `then` say. */
interface Conditions {
  runTask: { startedAt?: never; lastEventAt?: never; progressSummary?: never } | { status: "running" };
}

/** What a method sends. Which action it is, the method says. */
export type Input<M extends MethodName> = M extends keyof Conditions ? Fields<M> & Conditions[M] : Fields<M>;

/** What a method gives. */
export type Result<M extends MethodName> = operations[M]["responses"][200]["content"]["application/json"]["result"];

/** The codes that an action can be refused with. */
export type RefusalCode<A extends ActionName> = Responses<A>[400]["content"]["application/json"]["code"];

/** The statuses that an action can be refused with. */
export type RefusalStatus<A extends ActionName> = { [N in A]: Exclude<keyof Responses<N>, 200 | 202> }[A];

/** Each action as a method. `Options` are those of a call, whatever its action. */
export interface ActionMethods<Options> {
  /**
   * Creates a managed flow of the route's session, with revision 0. No work is started: nothing runs until a task is
   * recorded with `run_task`. Sent twice, it creates two flows, unless an `Idempotency-Key` tells that it is the same.
   *
   * @throws {TaskFlowError} with the codes of every request, and `create_rejected`, `request_rejected`
   */
  readonly createFlow: (input: Input<"createFlow">, options?: Options) => Promise<Result<"createFlow">>;
  /**
   * Gives the flow as it is, or `null` when the session has no flow with this id.
   */
  readonly getFlow: (input: Input<"getFlow">, options?: Options) => Promise<Result<"getFlow">>;
  /**
   * Gives the session's flows, newest created first, by page. While there are older ones, `nextCursor` is the
   * `cursor` of the next page. A page ends before `limit` where its answer would be larger than 4 MiB.
   */
  readonly listFlows: (input?: Input<"listFlows">, options?: Options) => Promise<Result<"listFlows">>;
  /**
   * Gives the flow of the session that was created last, or `null`.
   */
  readonly findLatestFlow: (input?: Record<string, never>, options?: Options) => Promise<Result<"findLatestFlow">>;
  /**
   * Finds a flow by its id, or the latest flow by the route's exact session key; `null` when there is none.
   */
  readonly resolveFlow: (input: Input<"resolveFlow">, options?: Options) => Promise<Result<"resolveFlow">>;
  /**
   * Counts the flow's child tasks by status and by runtime, or gives `null` when the session has no such flow.
   */
  readonly getTaskSummary: (input: Input<"getTaskSummary">, options?: Options) => Promise<Result<"getTaskSummary">>;
  /**
   * Parks the flow as `waiting`, or as `blocked` when `blockedTaskId` or `blockedSummary` is a string. Nothing
   * unblocks the flow by itself, not even the end of the task that `blockedTaskId` names: send `resume_flow`.
   * Applied only when the flow still has the revision `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly setWaiting: (input: Input<"setWaiting">, options?: Options) => Promise<Result<"setWaiting">>;
  /**
   * Puts the flow back to `queued` or `running`, and reopens one that has ended. Clears the blocked fields,
   * `endedAt` and `waitJson`; a cancel request stays. Applied only when the flow still has the revision
   * `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly resumeFlow: (input: Input<"resumeFlow">, options?: Options) => Promise<Result<"resumeFlow">>;
  /**
   * Ends the flow as `succeeded`. Clears the blocked fields and `waitJson`; its child tasks go on. Applied only
   * when the flow still has the revision `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly finishFlow: (input: Input<"finishFlow">, options?: Options) => Promise<Result<"finishFlow">>;
  /**
   * Ends the flow as `failed`, with what blocked it. Clears `waitJson`; its child tasks go on. Applied only when
   * the flow still has the revision `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly failFlow: (input: Input<"failFlow">, options?: Options) => Promise<Result<"failFlow">>;
  /**
   * Notes that the flow shall be cancelled: it takes no new tasks, and its status stays. Applied only when the flow
   * still has the revision `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly requestCancel: (input: Input<"requestCancel">, options?: Options) => Promise<Result<"requestCancel">>;
  /**
   * Cancels the flow at once (200), or as soon as none of its child tasks is active (202). A task that runs is not
   * stopped. Where the flow has more tasks than fit into an answer of 4 MiB, the newest are listed, and
   * `tasksTruncated` is there.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_managed`, `terminal`, `revision_conflict`, `cancel_rejected`, `request_rejected`
   */
  readonly cancelFlow: (input: Input<"cancelFlow">, options?: Options) => Promise<Result<"cancelFlow">>;
  /**
   * Records a child task of the flow, whose revision stays. With a `runId` that the flow knows already (same runtime
   * and `childSessionKey`) the existing task is given, so that repeating the request is safe. A flow has at most
   * 1,000 active tasks; a new one beyond that is 409 `task_not_created`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_managed`, `terminal`, `cancel_requested`, `task_not_created`, `request_rejected`
   */
  readonly runTask: (input: Input<"runTask">, options?: Options) => Promise<Result<"runTask">>;
}

/** Whether an action is safe (RFC 9110, section 9.2.1): it only reads. */
export const IS_SAFE: Record<ActionName, boolean> = {
  "create_flow": false,
  "get_flow": true,
  "list_flows": true,
  "find_latest_flow": true,
  "resolve_flow": true,
  "get_task_summary": true,
  "set_waiting": false,
  "resume_flow": false,
  "finish_flow": false,
  "fail_flow": false,
  "request_cancel": false,
  "cancel_flow": false,
  "run_task": false
};
