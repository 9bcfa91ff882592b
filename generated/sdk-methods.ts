// Do not edit. Generated from openapi.yaml by `npm run generate`.
import type { operations } from "./action-types.ts";
import type { ActionName } from "./actions.ts";

/** Each action's method, which is also the `operationId` of the action's operation. */
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
  delete_flow: "deleteFlow";
  run_task: "runTask";
  get_task: "getTask";
  list_tasks: "listTasks";
  cancel_task: "cancelTask";
  claim_tasks: "claimTasks";
  heartbeat_task: "heartbeatTask";
  complete_task: "completeTask";
  fail_task: "failTask";
  release_task: "releaseTask";
  list_events: "listEvents";
  create_endpoint: "createEndpoint";
  update_endpoint: "updateEndpoint";
  delete_endpoint: "deleteEndpoint";
  list_endpoints: "listEndpoints";
  test_endpoint: "testEndpoint";
  list_deliveries: "listDeliveries";
  redeliver_event: "redeliverEvent";
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

/** Result of a method. */
export type Result<M extends MethodName> = operations[M]["responses"][200]["content"]["application/json"]["result"];

/** The codes that an action can be refused with. */
export type RefusalCode<A extends ActionName> = Responses<A>[400]["content"]["application/json"]["code"];

/** The statuses that an action can be refused with. */
export type RefusalStatus<A extends ActionName> = { [N in A]: Exclude<keyof Responses<N>, 200 | 202> }[A];

/** Each action as a method. `Options` are those of a call, whatever its action. */
export interface ActionMethods<Options> {
  /**
   * Creates a managed flow in the route's session, at revision 0. The gateway starts no work: use `run_task` to
   * record tasks. Two requests create two flows, unless they have the same `Idempotency-Key`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `create_rejected`, `request_rejected`
   */
  readonly createFlow: (input: Input<"createFlow">, options?: Options) => Promise<Result<"createFlow">>;
  /**
   * Returns the flow with this ID, or `null` if the session has no such flow.
   */
  readonly getFlow: (input: Input<"getFlow">, options?: Options) => Promise<Result<"getFlow">>;
  /**
   * Returns the session's flows, most recently created first, page by page. If there are older flows, send
   * `nextCursor` as the `cursor` of your next request. A page that would exceed 4 MiB has fewer than `limit`
   * flows.
   */
  readonly listFlows: (input?: Input<"listFlows">, options?: Options) => Promise<Result<"listFlows">>;
  /**
   * Returns the most recently created flow of the session, or `null` if the session has no flows.
   */
  readonly findLatestFlow: (input?: Record<string, never>, options?: Options) => Promise<Result<"findLatestFlow">>;
  /**
   * Finds a flow by its ID, or the latest flow by the exact session key of the route. Returns `null` if nothing matches.
   */
  readonly resolveFlow: (input: Input<"resolveFlow">, options?: Options) => Promise<Result<"resolveFlow">>;
  /**
   * Counts the flow's tasks by status and by runtime. Returns `null` if the session has no flow with this ID.
   */
  readonly getTaskSummary: (input: Input<"getTaskSummary">, options?: Options) => Promise<Result<"getTaskSummary">>;
  /**
   * Sets the flow to `waiting`, or to `blocked` if you send `blockedTaskId` or `blockedSummary`. Nothing resumes
   * the flow automatically, not even the end of a task: send `resume_flow`. Applies only if the flow is still at
   * `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly setWaiting: (input: Input<"setWaiting">, options?: Options) => Promise<Result<"setWaiting">>;
  /**
   * Sets the flow to `queued` or `running`, and reopens a flow that has ended. Clears the blocked fields,
   * `endedAt` and `waitJson`, but not a cancellation request. Applies only if the flow is still at
   * `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly resumeFlow: (input: Input<"resumeFlow">, options?: Options) => Promise<Result<"resumeFlow">>;
  /**
   * Ends the flow as `succeeded`. Clears the blocked fields and `waitJson`. The flow's tasks continue. Applies
   * only if the flow is still at `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly finishFlow: (input: Input<"finishFlow">, options?: Options) => Promise<Result<"finishFlow">>;
  /**
   * Ends the flow as `failed`, with an optional reason. Clears `waitJson`. The flow's tasks continue. Applies
   * only if the flow is still at `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly failFlow: (input: Input<"failFlow">, options?: Options) => Promise<Result<"failFlow">>;
  /**
   * Requests cancellation: the flow accepts no new tasks, and its status does not change yet. A flow that has
   * tasks is cancelled when none of them is active. A flow without tasks stays open until you send
   * `cancel_flow`. Applies only if the flow is still at `expectedRevision`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_managed`, `mutation_rejected`, `request_rejected`
   */
  readonly requestCancel: (input: Input<"requestCancel">, options?: Options) => Promise<Result<"requestCancel">>;
  /**
   * Cancels the flow at once (200), or when none of its tasks is active (202). Running tasks are not stopped. If
   * the list of tasks would exceed 4 MiB, the response lists the newest tasks and has `tasksTruncated`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_managed`, `terminal`, `revision_conflict`, `cancel_rejected`, `request_rejected`
   */
  readonly cancelFlow: (input: Input<"cancelFlow">, options?: Options) => Promise<Result<"cancelFlow">>;
  /**
   * Deletes a flow that has ended, its tasks and deliveries, the texts of its events, and stored responses that
   * name it. Its events keep their places, and `flow.deleted` follows. The route needs the grant `delete`.
   * OpenClaw gateways return 501.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `revision_conflict`, `not_ended`, `not_supported`
   */
  readonly deleteFlow: (input: Input<"deleteFlow">, options?: Options) => Promise<Result<"deleteFlow">>;
  /**
   * Records a task of the flow, and leaves the flow's revision. With a `queue`, a worker runs the task. A
   * repeated `runId` with the same `runtime` and `childSessionKey` returns the existing task. By default, a flow
   * with 1,000 active tasks returns 409 `task_not_created`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_managed`, `terminal`, `cancel_requested`, `task_not_created`, `request_rejected`, `not_supported`
   */
  readonly runTask: (input: Input<"runTask">, options?: Options) => Promise<Result<"runTask">>;
  /**
   * Returns the task with this ID, or `null` if the session has no such task. OpenClaw gateways return 501.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_supported`
   */
  readonly getTask: (input: Input<"getTask">, options?: Options) => Promise<Result<"getTask">>;
  /**
   * Returns the session's tasks, most recently created first, page by page, without `inputJson` and
   * `resultJson`. If there are older tasks, send `nextCursor` as the `cursor` of your next request. OpenClaw
   * gateways return 501.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_supported`
   */
  readonly listTasks: (input?: Input<"listTasks">, options?: Options) => Promise<Result<"listTasks">>;
  /**
   * Cancels a task. A task that no worker holds is cancelled at once (200). A worker that holds the task hears of
   * the request with its next heartbeat (202). OpenClaw gateways return 501.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `terminal`, `not_supported`
   */
  readonly cancelTask: (input: Input<"cancelTask">, options?: Options) => Promise<Result<"cancelTask">>;
  /**
   * Takes the tasks that have been available for longest from these queues. With `waitMs`, the response comes
   * with the first task, or after that time. Each claim is a lease: send `heartbeat_task` before it expires. The
   * gateway ignores `Idempotency-Key`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_supported`
   */
  readonly claimTasks: (input: Input<"claimTasks">, options?: Options) => Promise<Result<"claimTasks">>;
  /**
   * Extends the lease of a task, and reports progress. If `cancelRequested` is `true`, stop the work and send
   * `fail_task` with the outcome `cancelled`. Past the `timeoutMs` of the task, the lease cannot be extended.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `lease_lost`, `not_supported`
   */
  readonly heartbeatTask: (input: Input<"heartbeatTask">, options?: Options) => Promise<Result<"heartbeatTask">>;
  /**
   * Ends a task as `succeeded`. Send an `Idempotency-Key` to retry safely: without one, a repeated request
   * returns 409 `lease_lost`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `lease_lost`, `not_supported`
   */
  readonly completeTask: (input: Input<"completeTask">, options?: Options) => Promise<Result<"completeTask">>;
  /**
   * Puts the task back into its queue for another attempt, after a delay that doubles with each attempt. Ends the
   * task if no attempts are left, if you send `retryable: false`, or if the outcome is `cancelled`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `lease_lost`, `not_supported`
   */
  readonly failTask: (input: Input<"failTask">, options?: Options) => Promise<Result<"failTask">>;
  /**
   * Returns a task to its queue at once, for example at a shutdown. The attempt does not count.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `lease_lost`, `not_supported`
   */
  readonly releaseTask: (input: Input<"releaseTask">, options?: Options) => Promise<Result<"releaseTask">>;
  /**
   * Returns events of the session, oldest first. To get every event once and in order, send the `cursor` of each
   * response with your next request. With `waitMs`, the response comes with the first event, or after that time.
   * OpenClaw gateways keep no events and return 501.
   *
   * @throws {TaskFlowError} with the codes of every request, and `events_expired`, `not_supported`
   */
  readonly listEvents: (input?: Input<"listEvents">, options?: Options) => Promise<Result<"listEvents">>;
  /**
   * Creates an endpoint, to which the gateway sends the session's events from now on. Only this response has the
   * `secret`: the response to a repeated `Idempotency-Key` omits it. The route needs the grant `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `too_many_endpoints`, `not_supported`
   */
  readonly createEndpoint: (input: Input<"createEndpoint">, options?: Options) => Promise<Result<"createEndpoint">>;
  /**
   * Changes the fields that you send. With `rotateSecret`, the response has a new `secret`, and for 24 hours
   * the gateway signs with the old secret too. With `enabled: true`, an endpoint that the gateway disabled gets
   * events again, from the first that it missed. The route needs the grant `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `endpoint_configured`, `not_supported`
   */
  readonly updateEndpoint: (input: Input<"updateEndpoint">, options?: Options) => Promise<Result<"updateEndpoint">>;
  /**
   * Deletes an endpoint with its deliveries. The gateway sends nothing to it any more. The route needs the grant
   * `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `endpoint_configured`, `not_supported`
   */
  readonly deleteEndpoint: (input: Input<"deleteEndpoint">, options?: Options) => Promise<Result<"deleteEndpoint">>;
  /**
   * Returns the session's endpoints, oldest first, without their secrets. The route needs the grant `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_supported`
   */
  readonly listEndpoints: (input?: Record<string, never>, options?: Options) => Promise<Result<"listEndpoints">>;
  /**
   * Sends an `endpoint.test` message to the endpoint now, once, and returns the attempt. The route needs the
   * grant `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_supported`
   */
  readonly testEndpoint: (input: Input<"testEndpoint">, options?: Options) => Promise<Result<"testEndpoint">>;
  /**
   * Returns the deliveries to an endpoint, newest first, page by page. If there are older deliveries, send
   * `nextCursor` as the `cursor` of your next request. The route needs the grant `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_supported`
   */
  readonly listDeliveries: (input: Input<"listDeliveries">, options?: Options) => Promise<Result<"listDeliveries">>;
  /**
   * Sends kept events again: the one with `eventId`, or those since a time that the endpoint gets. With `since`,
   * the gateway looks at up to 10,000 events. If there are more, send `nextCursor` as the `cursor` of your next
   * request. The route needs the grant `endpoints`.
   *
   * @throws {TaskFlowError} with the codes of every request, and `not_found`, `not_supported`
   */
  readonly redeliverEvent: (input: Input<"redeliverEvent">, options?: Options) => Promise<Result<"redeliverEvent">>;
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
  "delete_flow": false,
  "run_task": false,
  "get_task": true,
  "list_tasks": true,
  "cancel_task": false,
  "claim_tasks": false,
  "heartbeat_task": false,
  "complete_task": false,
  "fail_task": false,
  "release_task": false,
  "list_events": true,
  "create_endpoint": false,
  "update_endpoint": false,
  "delete_endpoint": false,
  "list_endpoints": true,
  "test_endpoint": false,
  "list_deliveries": true,
  "redeliver_event": false
};

/** The actions that change something, and that ignore `Idempotency-Key`: a repeated request is another one. */
export const IGNORES_KEY: ReadonlySet<string> = new Set<ActionName>(["claim_tasks"]);
