// Do not edit. Generated from openapi.yaml by `npm run generate`.
export type JsonValue = null | boolean | number | string | JsonValue[] | {
    [name: string]: JsonValue;
};
export type paths = {
    "/plugins/webhooks/{routeId}/create_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a flow
         * @description Creates a managed flow in the route's session, at revision 0. The gateway starts no work: use `run_task` to
         *     record tasks. Two requests create two flows, unless they have the same `Idempotency-Key`.
         */
        post: operations["createFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/get_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a flow
         * @description Returns the flow with this ID, or `null` if the session has no such flow.
         */
        post: operations["getFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/list_flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List flows
         * @description Returns the session's flows, most recently created first, page by page. If there are older flows, send
         *     `nextCursor` as the `cursor` of your next request. A page that would exceed 4 MiB has fewer than `limit`
         *     flows.
         */
        post: operations["listFlows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/find_latest_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find the latest flow
         * @description Returns the most recently created flow of the session, or `null` if the session has no flows.
         */
        post: operations["findLatestFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/resolve_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve a token to a flow
         * @description Finds a flow by its ID, or the latest flow by the exact session key of the route. Returns `null` if nothing matches.
         */
        post: operations["resolveFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/get_task_summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count a flow's tasks
         * @description Counts the flow's tasks by status and by runtime. Returns `null` if the session has no flow with this ID.
         */
        post: operations["getTaskSummary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/set_waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a flow to waiting
         * @description Sets the flow to `waiting`, or to `blocked` if you send `blockedTaskId` or `blockedSummary`. Nothing resumes
         *     the flow automatically, not even the end of a task: send `resume_flow`. Applies only if the flow is still at
         *     `expectedRevision`.
         */
        post: operations["setWaiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/resume_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a flow
         * @description Sets the flow to `queued` or `running`, and reopens a flow that has ended. Clears the blocked fields,
         *     `endedAt` and `waitJson`, but not a cancellation request. Applies only if the flow is still at
         *     `expectedRevision`.
         */
        post: operations["resumeFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/finish_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a flow as succeeded
         * @description Ends the flow as `succeeded`. Clears the blocked fields and `waitJson`. The flow's tasks continue. Applies
         *     only if the flow is still at `expectedRevision`.
         */
        post: operations["finishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/fail_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a flow as failed
         * @description Ends the flow as `failed`, with an optional reason. Clears `waitJson`. The flow's tasks continue. Applies
         *     only if the flow is still at `expectedRevision`.
         */
        post: operations["failFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/request_cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request cancellation of a flow
         * @description Requests cancellation: the flow accepts no new tasks, and its status does not change yet. A flow that has
         *     tasks is cancelled when none of them is active. A flow without tasks stays open until you send
         *     `cancel_flow`. Applies only if the flow is still at `expectedRevision`.
         */
        post: operations["requestCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/cancel_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a flow
         * @description Cancels the flow at once (200), or when none of its tasks is active (202). Running tasks are not stopped. If
         *     the list of tasks would exceed 4 MiB, the response lists the newest tasks and has `tasksTruncated`.
         */
        post: operations["cancelFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/delete_flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a flow
         * @description Deletes a flow that has ended, its tasks and deliveries, the texts of its events, and stored responses that
         *     name it. Its events keep their places, and `flow.deleted` follows. The route needs the grant `delete`.
         *     OpenClaw gateways return 501.
         */
        post: operations["deleteFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/run_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a task
         * @description Records a task of the flow, and leaves the flow's revision. With a `queue`, a worker runs the task. A
         *     repeated `runId` with the same `runtime` and `childSessionKey` returns the existing task. By default, a flow
         *     with 1,000 active tasks returns 409 `task_not_created`.
         */
        post: operations["runTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/get_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a task
         * @description Returns the task with this ID, or `null` if the session has no such task. OpenClaw gateways return 501.
         */
        post: operations["getTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/list_tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List tasks
         * @description Returns the session's tasks, most recently created first, page by page, without `inputJson` and
         *     `resultJson`. If there are older tasks, send `nextCursor` as the `cursor` of your next request. OpenClaw
         *     gateways return 501.
         */
        post: operations["listTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/cancel_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a task
         * @description Cancels a task. A task that no worker holds is cancelled at once (200). A worker that holds the task hears of
         *     the request with its next heartbeat (202). OpenClaw gateways return 501.
         */
        post: operations["cancelTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/claim_tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim tasks
         * @description Takes the tasks that have been available for longest from these queues. With `waitMs`, the response comes
         *     with the first task, or after that time. Each claim is a lease: send `heartbeat_task` before it expires. The
         *     gateway ignores `Idempotency-Key`.
         */
        post: operations["claimTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/heartbeat_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend a lease
         * @description Extends the lease of a task, and reports progress. If `cancelRequested` is `true`, stop the work and send
         *     `fail_task` with the outcome `cancelled`. Past the `timeoutMs` of the task, the lease cannot be extended.
         */
        post: operations["heartbeatTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/complete_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a task as succeeded
         * @description Ends a task as `succeeded`. Send an `Idempotency-Key` to retry safely: without one, a repeated request
         *     returns 409 `lease_lost`.
         */
        post: operations["completeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/fail_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a failed attempt
         * @description Puts the task back into its queue for another attempt, after a delay that doubles with each attempt. Ends the
         *     task if no attempts are left, if you send `retryable: false`, or if the outcome is `cancelled`.
         */
        post: operations["failTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/release_task": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return a task to its queue
         * @description Returns a task to its queue at once, for example at a shutdown. The attempt does not count.
         */
        post: operations["releaseTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/list_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List events
         * @description Returns events of the session, oldest first. To get every event once and in order, send the `cursor` of each
         *     response with your next request. With `waitMs`, the response comes with the first event, or after that time.
         *     OpenClaw gateways keep no events and return 501.
         */
        post: operations["listEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/create_endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an endpoint
         * @description Creates an endpoint, to which the gateway sends the session's events from now on. Only this response has the
         *     `secret`: the response to a repeated `Idempotency-Key` omits it. The route needs the grant `endpoints`.
         */
        post: operations["createEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/update_endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Update an endpoint
         * @description Changes the fields that you send. With `rotateSecret`, the response has a new `secret`, and for 24 hours
         *     the gateway signs with the old secret too. With `enabled: true`, an endpoint that the gateway disabled gets
         *     events again, from the first that it missed. The route needs the grant `endpoints`.
         */
        post: operations["updateEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/delete_endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete an endpoint
         * @description Deletes an endpoint with its deliveries. The gateway sends nothing to it any more. The route needs the grant
         *     `endpoints`.
         */
        post: operations["deleteEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/list_endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List endpoints
         * @description Returns the session's endpoints, oldest first, without their secrets. The route needs the grant `endpoints`.
         */
        post: operations["listEndpoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/test_endpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test an endpoint
         * @description Sends an `endpoint.test` message to the endpoint now, once, and returns the attempt. The route needs the
         *     grant `endpoints`.
         */
        post: operations["testEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/list_deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List deliveries
         * @description Returns the deliveries to an endpoint, newest first, page by page. If there are older deliveries, send
         *     `nextCursor` as the `cursor` of your next request. The route needs the grant `endpoints`.
         */
        post: operations["listDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plugins/webhooks/{routeId}/redeliver_event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events again
         * @description Sends kept events again: the one with `eventId`, or those since a time that the endpoint gets. With `since`,
         *     the gateway looks at up to 10,000 events. If there are more, send `nextCursor` as the `cursor` of your next
         *     request. The route needs the grant `endpoints`.
         */
        post: operations["redeliverEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = {
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A message of any type
         * @description The gateway sends every message to endpoints like this. The other entries describe one type each. Verify the
         *     signature, and answer with a 2xx status within 15 seconds. Messages can arrive in another order, and more than
         *     once.
         */
        post: operations["onEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was created
         * @description A flow was created. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can arrive in
         *     another order, and more than once.
         */
        post: operations["onFlowCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was set to `waiting`
         * @description A flow was set to `waiting`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onFlowWaiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was set to `blocked`
         * @description A flow was set to `blocked`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onFlowBlocked"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.resumed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was resumed
         * @description A flow was resumed. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can arrive in
         *     another order, and more than once.
         */
        post: operations["onFlowResumed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.cancel_requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancellation of a flow was requested
         * @description Cancellation of a flow was requested. Verify the signature, and answer with a 2xx status within 15 seconds.
         *     Messages can arrive in another order, and more than once.
         */
        post: operations["onFlowCancelRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.succeeded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow ended as `succeeded`
         * @description A flow ended as `succeeded`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onFlowSucceeded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow ended as `failed`
         * @description A flow ended as `failed`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onFlowFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was cancelled
         * @description A flow was cancelled. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can arrive
         *     in another order, and more than once.
         */
        post: operations["onFlowCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was lost
         * @description A flow was lost. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can arrive in
         *     another order, and more than once.
         */
        post: operations["onFlowLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "flow.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A flow was deleted on request
         * @description A flow was deleted on request. Verify the signature, and answer with a 2xx status within 15 seconds. Messages
         *     can arrive in another order, and more than once.
         */
        post: operations["onFlowDeleted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task was recorded
         * @description A task was recorded. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can arrive
         *     in another order, and more than once.
         */
        post: operations["onTaskCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.claimed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A worker claimed a task
         * @description A worker claimed a task. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onTaskClaimed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task reported progress
         * @description A task reported progress. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onTaskProgress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.retrying": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task went back to its queue
         * @description A task went back to its queue. Verify the signature, and answer with a 2xx status within 15 seconds. Messages
         *     can arrive in another order, and more than once.
         */
        post: operations["onTaskRetrying"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.succeeded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task ended as `succeeded`
         * @description A task ended as `succeeded`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onTaskSucceeded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task ended as `failed`
         * @description A task ended as `failed`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onTaskFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.timed_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task ended as `timed_out`
         * @description A task ended as `timed_out`. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can
         *     arrive in another order, and more than once.
         */
        post: operations["onTaskTimedOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task was cancelled
         * @description A task was cancelled. Verify the signature, and answer with a 2xx status within 15 seconds. Messages can arrive
         *     in another order, and more than once.
         */
        post: operations["onTaskCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.lost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Nothing was heard of a task in time
         * @description Nothing was heard of a task in time. Verify the signature, and answer with a 2xx status within 15 seconds.
         *     Messages can arrive in another order, and more than once.
         */
        post: operations["onTaskLost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "endpoint.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A test message, which `test_endpoint` sends
         * @description A test message, which `test_endpoint` sends. Verify the signature, and answer with a 2xx status within 15
         *     seconds. Messages can arrive in another order, and more than once.
         */
        post: operations["onEndpointTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type components = {
    schemas: {
        /** @description Creates a managed flow in the route's session. */
        CreateFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example create_flow
             * @enum {string}
             */
            action?: "create_flow";
            /**
             * @description The purpose of the flow, as human-readable text.
             * @example Review inbound queue
             */
            goal: string;
            /**
             * @description The name of the program that drives the flow. Default: the `controllerId` of the route.
             * @example webhooks/zapier
             */
            controllerId?: string;
            /**
             * @description The initial status of the flow. Default: `queued`.
             * @example queued
             * @enum {string}
             */
            status?: "queued" | "running" | "waiting" | "blocked";
            notifyPolicy?: components["schemas"]["NotifyPolicy"];
            /**
             * @description A label for the current step of the flow. `null` means no step.
             * @example await_reply
             */
            currentStep?: string | null;
            /** @description The initial state of the flow, in a format of your choice. */
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @description What the flow is waiting for, in a format of your choice.
             * @example {
             *       "kind": "reply",
             *       "channel": "email"
             *     }
             */
            waitJson?: components["schemas"]["JsonValue"];
        };
        /** @description Retrieves a flow by its ID. */
        GetFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example get_flow
             * @enum {string}
             */
            action?: "get_flow";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Retrieves a page of the session's flows, most recently created first. */
        ListFlowsRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example list_flows
             * @enum {string}
             */
            action?: "list_flows";
            limit?: components["schemas"]["ListFlowsRequestLimit"];
            /**
             * @description The `nextCursor` of the previous page. Omit it to get the first page.
             * @example MTc3Njk4ODgwMDAwMC4wMTlkYmJmMC00YzAwLTdhMzEtOWM1Mi0zZjFkZTJhMGI4NzE
             */
            cursor?: string;
            /** @description Return only flows with one of these statuses. Default: every status. */
            status?: components["schemas"]["FlowStatus"][];
        };
        /**
         * @description The maximum number of flows per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer flows.
         * @default 1000
         * @example 50
         */
        ListFlowsRequestLimit: number;
        /** @description Retrieves the most recently created flow of the session. */
        FindLatestFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example find_latest_flow
             * @enum {string}
             */
            action?: "find_latest_flow";
        };
        /** @description Finds a flow by its ID, or the latest flow by the exact session key of the route. */
        ResolveFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example resolve_flow
             * @enum {string}
             */
            action?: "resolve_flow";
            /**
             * @description The ID of a flow, or the exact session key of the route.
             * @example agent:main:main
             */
            token: string;
        };
        /** @description Counts a flow's tasks by status and by runtime. */
        GetTaskSummaryRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example get_task_summary
             * @enum {string}
             */
            action?: "get_task_summary";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Sets a flow to `blocked` if a blocked field is a string, and to `waiting` otherwise. Omitted fields keep their values. */
        SetWaitingRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example set_waiting
             * @enum {string}
             */
            action?: "set_waiting";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.
             * @example 2
             */
            expectedRevision: number;
            /**
             * @description A label for the current step of the flow. `null` clears it.
             * @example await_reply
             */
            currentStep?: string | null;
            /**
             * @description Your name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow. `null` clears it.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            blockedTaskId?: string | null;
            /**
             * @description A human-readable reason why the flow is blocked. `null` clears it.
             * @example The worker needs credentials
             */
            blockedSummary?: string | null;
            /** @description The new state of the flow. It replaces the previous state as a whole. */
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @description What the flow is waiting for, in a format of your choice.
             * @example {
             *       "kind": "reply",
             *       "channel": "email"
             *     }
             */
            waitJson?: components["schemas"]["JsonValue"];
        };
        /** @description Sets a flow to `queued` or `running`. Clears the blocked fields, `endedAt` and `waitJson`. Omitted fields keep their values. */
        ResumeFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example resume_flow
             * @enum {string}
             */
            action?: "resume_flow";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.
             * @example 2
             */
            expectedRevision: number;
            /**
             * @description The new status of the flow. Default: `queued`.
             * @example running
             * @enum {string}
             */
            status?: "queued" | "running";
            /**
             * @description A label for the current step of the flow. `null` clears it.
             * @example await_reply
             */
            currentStep?: string | null;
            /** @description The new state of the flow. It replaces the previous state as a whole. */
            stateJson?: components["schemas"]["JsonValue"];
        };
        /** @description Ends a flow as `succeeded`. Clears the blocked fields and `waitJson`. An omitted `stateJson` keeps its value. */
        FinishFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example finish_flow
             * @enum {string}
             */
            action?: "finish_flow";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.
             * @example 2
             */
            expectedRevision: number;
            /** @description The new state of the flow. It replaces the previous state as a whole. */
            stateJson?: components["schemas"]["JsonValue"];
        };
        /** @description Ends a flow as `failed`. Clears `waitJson`. Omitted fields keep their values. */
        FailFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example fail_flow
             * @enum {string}
             */
            action?: "fail_flow";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.
             * @example 2
             */
            expectedRevision: number;
            /** @description The new state of the flow. It replaces the previous state as a whole. */
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @description Your name for the task that made the flow fail. The gateway does not interpret it: it need not be a task ID. `null` clears it.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            blockedTaskId?: string | null;
            /**
             * @description A human-readable reason why the flow failed. `null` clears it.
             * @example The worker needs credentials
             */
            blockedSummary?: string | null;
        };
        /** @description Requests cancellation of a flow. The flow accepts no new tasks, and its status does not change yet. */
        RequestCancelRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example request_cancel
             * @enum {string}
             */
            action?: "request_cancel";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision of the flow that your change is based on. If the flow is at another revision, you get 409 `revision_conflict`.
             * @example 2
             */
            expectedRevision: number;
        };
        /** @description Cancels a flow at once (200), or when none of its tasks is active (202). */
        CancelFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example cancel_flow
             * @enum {string}
             */
            action?: "cancel_flow";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Deletes a flow that has ended. */
        DeleteFlowRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example delete_flow
             * @enum {string}
             */
            action?: "delete_flow";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the flow must still have. Without it, the flow is deleted at any revision.
             * @example 2
             */
            expectedRevision?: number;
        };
        /** @description Records a task of a flow. A repeated `runId` with the same `runtime` and `childSessionKey` returns the existing task. */
        RunTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example run_task
             * @enum {string}
             */
            action?: "run_task";
            /**
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * @description The kind of runtime that does the work. A worker decides by the queue instead.
             * @example acp
             * @enum {string}
             */
            runtime: "subagent" | "acp";
            /**
             * @description The work to do, as human-readable text.
             * @example Inspect the next message batch
             */
            task: string;
            /**
             * @description Your ID for the source of the task, such as an order or a ticket.
             * @example zap-1842
             */
            sourceId?: string;
            /**
             * @description The key of the session that does the work. It must belong to the same agent as the session of the route.
             * @example agent:main:acp:worker
             */
            childSessionKey?: string;
            /**
             * @description Your name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            parentTaskId?: string;
            /**
             * @description The agent that does the work. Default: the agent of the route's session.
             * @example main
             */
            agentId?: string;
            /**
             * @description Your ID for this run of the task. Send the same `runId` again to retry safely.
             * @example run-2026-04-24-1
             */
            runId?: string;
            /**
             * @description A short human-readable name for the task.
             * @example Summary
             */
            label?: string;
            /**
             * @description Whether `task` and `label` replace those of an existing task with this `runId`. Default: `false`.
             * @example false
             */
            preferMetadata?: boolean;
            notifyPolicy?: components["schemas"]["NotifyPolicy"];
            /**
             * @description The initial status of the task. Default: `queued`.
             * @example running
             * @enum {string}
             */
            status?: "queued" | "running";
            /**
             * Format: int64
             * @description When the task started, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`.
             * @example 1776988860000
             */
            startedAt?: number;
            /**
             * Format: int64
             * @description When the task last reported an event, in milliseconds since the Unix epoch. At most one day in the future. Values that look like seconds, microseconds or nanoseconds are rejected. Requires the status `running`.
             * @example 1776988890000
             */
            lastEventAt?: number;
            /**
             * @description The progress of the task, as human-readable text. Requires the status `running`.
             * @example Reading
             */
            progressSummary?: string | null;
            /**
             * @description The queue from which a worker takes the task: 1 to 64 of `a-z 0-9 - _ .`. Not together with the status `running`. Default: the queue of the route, if the operator has set one.
             * @example agents
             */
            queue?: string;
            /** @description The input of the worker, in a format of your choice. Requires a queue. */
            inputJson?: components["schemas"]["JsonValue"];
            /**
             * @description How often workers try the task. Requires a queue. Default: 3.
             * @example 3
             */
            maxAttempts?: number;
            /**
             * @description The maximum time of an attempt, in milliseconds. Requires a queue. Default: no maximum.
             * @example 600000
             */
            timeoutMs?: number;
            /**
             * Format: int64
             * @description The time before which no worker gets the task, in milliseconds since the Unix epoch. At most one year in the future. Requires a queue. Default: at once.
             * @example 1776992400000
             */
            runAt?: number;
            /**
             * @description Whether the end of the task can end the flow. When the last active task of the flow with `settleFlow` has ended, the flow ends as `succeeded`, or as `failed` with the first error. Requires a queue. Default: `false`.
             * @example true
             */
            settleFlow?: boolean;
        };
        /** @description Retrieves a task. */
        GetTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example get_task
             * @enum {string}
             */
            action?: "get_task";
            /**
             * @description The ID of the task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
        };
        /** @description Retrieves a page of the session's tasks, most recently created first. */
        ListTasksRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example list_tasks
             * @enum {string}
             */
            action?: "list_tasks";
            /**
             * @description Return only tasks of this flow. Default: every flow of the session.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId?: string;
            /**
             * @description Return only tasks with one of these statuses. Default: every status.
             * @example [
             *       "running"
             *     ]
             */
            status?: ("queued" | "running" | "succeeded" | "failed" | "timed_out" | "cancelled" | "lost")[];
            /**
             * @description Return only tasks of this queue. Default: every task, with a queue or without.
             * @example agents
             */
            queue?: string;
            limit?: components["schemas"]["ListTasksRequestLimit"];
            /**
             * @description The `nextCursor` of the previous page. Omit it to get the first page.
             * @example MTc3Njk4ODg2MDAwMC4wMTlkYmJmMS0zNjYwLTdlNDQtYjNhMC0xYzJkM2U0ZjVhNmI
             */
            cursor?: string;
        };
        /**
         * @description The maximum number of tasks per page, from 1 to 1,000. A page that would exceed 4 MiB has fewer tasks.
         * @default 100
         * @example 50
         */
        ListTasksRequestLimit: number;
        /** @description Cancels a task. */
        CancelTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example cancel_task
             * @enum {string}
             */
            action?: "cancel_task";
            /**
             * @description The ID of the task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
        };
        /** @description Takes tasks from queues, and can wait for one. */
        ClaimTasksRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example claim_tasks
             * @enum {string}
             */
            action?: "claim_tasks";
            /**
             * @description Your name for this worker. It appears as the `workerId` of the task.
             * @example worker-1
             */
            workerId: string;
            /**
             * @description The queues from which to take tasks.
             * @example [
             *       "agents"
             *     ]
             */
            queues: string[];
            /**
             * @description The maximum number of tasks to take. A response that would exceed 4 MiB has fewer tasks. Default: 1.
             * @example 1
             */
            maxTasks?: number;
            /**
             * @description The time until each lease expires, in milliseconds. Default: 60,000.
             * @example 60000
             */
            leaseMs?: number;
            /**
             * @description How long to wait for a task if there is none, in milliseconds. Default: 0.
             * @example 30000
             */
            waitMs?: number;
        };
        /** @description Extends the lease of a task, and reports progress. */
        HeartbeatTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example heartbeat_task
             * @enum {string}
             */
            action?: "heartbeat_task";
            /**
             * @description The ID of the task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
            /**
             * @description The `leaseToken` of your claim.
             * @example q8h2Wc1vZ0nTj5rXkYb7LQ
             */
            leaseToken: string;
            /**
             * @description The time from now until the lease expires, in milliseconds. Default: that of the claim.
             * @example 60000
             */
            leaseMs?: number;
            /**
             * @description The progress of the task, as human-readable text.
             * @example 3 of 12 messages read
             */
            progressSummary?: string;
        };
        /** @description Ends a task as `succeeded`. */
        CompleteTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example complete_task
             * @enum {string}
             */
            action?: "complete_task";
            /**
             * @description The ID of the task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
            /**
             * @description The `leaseToken` of your claim.
             * @example q8h2Wc1vZ0nTj5rXkYb7LQ
             */
            leaseToken: string;
            /**
             * @description The outcome of the task, as human-readable text.
             * @example All 12 messages read
             */
            terminalSummary?: string;
            /** @description The result of the task, in a format of your choice. */
            resultJson?: components["schemas"]["JsonValue"];
        };
        /** @description Reports a failed attempt. */
        FailTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example fail_task
             * @enum {string}
             */
            action?: "fail_task";
            /**
             * @description The ID of the task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
            /**
             * @description The `leaseToken` of your claim.
             * @example q8h2Wc1vZ0nTj5rXkYb7LQ
             */
            leaseToken: string;
            /**
             * @description What went wrong, as human-readable text.
             * @example The mailbox did not answer
             */
            error: string;
            /**
             * @description The status of the task, if this attempt ends it. `cancelled` always does. Default: `failed`.
             * @example failed
             * @enum {string}
             */
            outcome?: "failed" | "timed_out" | "cancelled";
            /**
             * @description Whether another attempt can succeed. Default: `true`.
             * @example true
             */
            retryable?: boolean;
            /**
             * @description The delay before the next attempt, in milliseconds. Default: 1 second, doubled with each attempt, up to 5 minutes, and scattered by up to 20 %.
             * @example 30000
             */
            retryAfterMs?: number;
        };
        /** @description Returns a task to its queue. */
        ReleaseTaskRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example release_task
             * @enum {string}
             */
            action?: "release_task";
            /**
             * @description The ID of the task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
            /**
             * @description The `leaseToken` of your claim.
             * @example q8h2Wc1vZ0nTj5rXkYb7LQ
             */
            leaseToken: string;
        };
        /** @description Retrieves events of the session, oldest first, and can wait for new ones. */
        ListEventsRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example list_events
             * @enum {string}
             */
            action?: "list_events";
            /**
             * @description Return only events of this flow. Default: every flow of the session.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId?: string;
            /** @description Return only events of these types. Default: every type. */
            types?: components["schemas"]["EventType"][];
            /**
             * @description The `cursor` of the previous response. Not together with `position`.
             * @example MDAwMDAwMDAwMDA0MQ
             */
            cursor?: string;
            /**
             * @description Where to begin without a `cursor`: before the oldest event that the gateway keeps, or after the latest one. Default: `oldest`.
             * @example latest
             * @enum {string}
             */
            position?: "oldest" | "latest";
            limit?: components["schemas"]["ListEventsRequestLimit"];
            /**
             * @description How long to wait for an event if there is none, in milliseconds. Default: 0.
             * @example 30000
             */
            waitMs?: number;
        };
        /**
         * @description The maximum number of events per response, from 1 to 1,000. A response that would exceed 4 MiB has fewer events.
         * @default 100
         * @example 100
         */
        ListEventsRequestLimit: number;
        /** @description Creates an endpoint for the session's events. */
        CreateEndpointRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example create_endpoint
             * @enum {string}
             */
            action?: "create_endpoint";
            /**
             * @description The `https` URL that receives the events. The gateway refuses addresses of private networks, unless the operator allows them.
             * @example https://automation.example/hooks/taskflow
             */
            url: string;
            /**
             * @description Send only events of these types, unless the flow is `silent`. Without `types`, the `notifyPolicy` of each
             *     flow and task decides.
             */
            types?: components["schemas"]["EventType"][];
            /**
             * @description A note about the endpoint.
             * @example Closes the ticket
             */
            description?: string;
            /**
             * @description The secret to sign with: `whsec_` and 24 to 64 bytes in base64. Default: the gateway generates a secret.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret?: string;
        };
        /** @description Changes an endpoint. Omitted fields keep their values. */
        UpdateEndpointRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example update_endpoint
             * @enum {string}
             */
            action?: "update_endpoint";
            /**
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
            /**
             * @description The `https` URL that receives the events. The gateway refuses addresses of private networks, unless the operator allows them.
             * @example https://automation.example/hooks/taskflow
             */
            url?: string;
            /**
             * @description Send only events of these types. With an empty list, the `notifyPolicy` of each flow and task decides.
             * @example [
             *       "flow.succeeded",
             *       "flow.failed"
             *     ]
             */
            types?: components["schemas"]["EventType"][];
            /**
             * @description A note about the endpoint. `null` clears it.
             * @example Closes the ticket
             */
            description?: string | null;
            /**
             * @description Whether the gateway sends events to the endpoint. A disabled endpoint misses no event that the gateway keeps.
             * @example true
             */
            enabled?: boolean;
            /**
             * @description Whether to replace the secret. The response has the new secret.
             * @example true
             */
            rotateSecret?: boolean;
        };
        /** @description Deletes an endpoint. */
        DeleteEndpointRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example delete_endpoint
             * @enum {string}
             */
            action?: "delete_endpoint";
            /**
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
        };
        /** @description Retrieves the session's endpoints. */
        ListEndpointsRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example list_endpoints
             * @enum {string}
             */
            action?: "list_endpoints";
        };
        /** @description Sends a test message to an endpoint. */
        TestEndpointRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example test_endpoint
             * @enum {string}
             */
            action?: "test_endpoint";
            /**
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
        };
        /** @description Retrieves a page of the deliveries to an endpoint, newest first. */
        ListDeliveriesRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example list_deliveries
             * @enum {string}
             */
            action?: "list_deliveries";
            /**
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
            /**
             * @description Return only deliveries with this status. Default: every status.
             * @example failed
             * @enum {string}
             */
            status?: "pending" | "delivered" | "failed";
            limit?: components["schemas"]["ListDeliveriesRequestLimit"];
            /**
             * @description The `nextCursor` of the previous page. Omit it to get the first page.
             * @example MTc3Njk4ODk1MDAwMA
             */
            cursor?: string;
        };
        /**
         * @description The maximum number of deliveries per page, from 1 to 1,000.
         * @default 100
         * @example 50
         */
        ListDeliveriesRequestLimit: number;
        /** @description Sends events to an endpoint again. Send either `eventId` or `since`. */
        RedeliverEventRequest: {
            /**
             * @description Optional, because the path names the action. Required in a signed request. If present, it must match the path.
             * @example redeliver_event
             * @enum {string}
             */
            action?: "redeliver_event";
            /**
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
            /**
             * @description The ID of the event.
             * @example 019dbbf2-9e80-7b1d-8c55-6a7b8c9d0e1f
             */
            eventId?: string;
            /**
             * Format: int64
             * @description The time of the first event, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            since?: number;
            /**
             * @description The `nextCursor` of the previous response. Send it with the same `since`.
             * @example MDAwMDAwMDAwMDA0Mg
             */
            cursor?: string;
        };
        /** @description The result of `create_flow`. */
        CreateFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            created: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description The result of `get_flow`. */
        GetFlowResult: {
            /** @description The flow, or `null` if no flow matches. */
            flow: components["schemas"]["Flow"] | null;
        };
        /** @description The result of `list_flows`. */
        ListFlowsResult: {
            /** @description The flows, most recently created first. */
            flows: components["schemas"]["Flow"][];
            /**
             * @description The `cursor` of the next page. Absent on the last page.
             * @example MTc3Njk4ODgwMDAwMC4wMTlkYmJmMC00YzAwLTdhMzEtOWM1Mi0zZjFkZTJhMGI4NzE
             */
            nextCursor?: string;
        };
        /** @description The result of `find_latest_flow`. */
        FindLatestFlowResult: {
            /** @description The flow, or `null` if no flow matches. */
            flow: components["schemas"]["Flow"] | null;
        };
        /** @description The result of `resolve_flow`. */
        ResolveFlowResult: {
            /** @description The flow, or `null` if no flow matches. */
            flow: components["schemas"]["Flow"] | null;
        };
        /** @description The result of `get_task_summary`. */
        GetTaskSummaryResult: {
            /** @description The counts, or `null` if the session has no flow with this ID. */
            summary: components["schemas"]["TaskSummary"] | null;
        };
        /** @description The result of `set_waiting`. */
        SetWaitingResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description The result of `resume_flow`. */
        ResumeFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description The result of `finish_flow`. */
        FinishFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description The result of `fail_flow`. */
        FailFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description The result of `request_cancel`. */
        RequestCancelResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description The result of `cancel_flow`. */
        CancelFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            found: true;
            /**
             * @description Whether the flow is cancelled. `false` while tasks are active.
             * @example true
             */
            cancelled: boolean;
            /**
             * @description A human-readable reason why the flow is not cancelled yet.
             * @example One or more child tasks are still active.
             */
            reason?: string;
            flow?: components["schemas"]["Flow"];
            /** @description The flow's tasks, newest first, as many as fit into a response of 4 MiB. */
            tasks?: components["schemas"]["Task"][];
            /**
             * @description Present, and always `true`, if the flow has more tasks than `tasks` lists.
             * @example true
             */
            tasksTruncated?: true;
        };
        /** @description The result of `run_task`. */
        RunTaskResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            created: true;
            flow: components["schemas"]["Flow"];
            /**
             * @description Present when flow and task would be larger than 4 MiB. Then `flow` leaves out what is longer than 1,000
             *     characters, such as `stateJson`, and cuts its `goal` there. `get_flow` returns it whole.
             * @example true
             */
            flowTruncated?: true;
            task: components["schemas"]["Task"];
        };
        /** @description The result of `get_task`. */
        GetTaskResult: {
            /** @description The task, or `null` if the session has no such task. */
            task: components["schemas"]["Task"] | null;
        };
        /** @description The result of `list_tasks`. */
        ListTasksResult: {
            /** @description The tasks, most recently created first, without `inputJson` and `resultJson`. */
            tasks: components["schemas"]["Task"][];
            /**
             * @description The `cursor` of the next page. Absent on the last page.
             * @example MTc3Njk4ODg2MDAwMC4wMTlkYmJmMS0zNjYwLTdlNDQtYjNhMC0xYzJkM2U0ZjVhNmI
             */
            nextCursor?: string;
        };
        /** @description The result of `cancel_task`. */
        CancelTaskResult: {
            /**
             * @description Whether the task is cancelled. `false` while a worker holds the task.
             * @example true
             */
            cancelled: boolean;
            /**
             * @description A human-readable reason why the task is not cancelled yet.
             * @example A worker holds the task.
             */
            reason?: string;
            task: components["schemas"]["Task"];
        };
        /** @description The result of `claim_tasks`. */
        ClaimTasksResult: {
            /** @description The tasks that you hold now, those that have been available for longest first. Empty if there are none. */
            claims: components["schemas"]["TaskClaim"][];
        };
        /** @description The result of `heartbeat_task`. */
        HeartbeatTaskResult: {
            /** @description The task, without `inputJson` and `resultJson`. */
            task: components["schemas"]["Task"];
            /**
             * Format: int64
             * @description When the lease expires, in milliseconds since the Unix epoch.
             * @example 1776988990000
             */
            leaseExpiresAt: number;
            /**
             * @description Whether the task is to be cancelled. If so, stop the work and send `fail_task`.
             * @example false
             */
            cancelRequested: boolean;
        };
        /** @description The result of `complete_task`. */
        CompleteTaskResult: {
            task: components["schemas"]["Task"];
        };
        /** @description The result of `fail_task`. */
        FailTaskResult: {
            task: components["schemas"]["Task"];
        };
        /** @description The result of `release_task`. */
        ReleaseTaskResult: {
            task: components["schemas"]["Task"];
        };
        /** @description The result of `list_events`. */
        ListEventsResult: {
            /** @description The events, oldest first. */
            events: components["schemas"]["Event"][];
            /**
             * @description The `cursor` of your next request, which continues where this response ends. Always present.
             * @example MDAwMDAwMDAwMDA0Mg
             */
            cursor: string;
        };
        /** @description The result of `create_endpoint`. */
        CreateEndpointResult: {
            endpoint: components["schemas"]["Endpoint"];
            /**
             * @description The secret with which the gateway signs. No other response has it, not even the one to a repeated request.
             * @example whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw
             */
            secret?: string;
        };
        /** @description The result of `update_endpoint`. */
        UpdateEndpointResult: {
            endpoint: components["schemas"]["Endpoint"];
            /**
             * @description The new secret, if you sent `rotateSecret`. No other response has it.
             * @example whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD
             */
            secret?: string;
        };
        /** @description The result of `delete_flow`. */
        DeleteFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            deleted: true;
        };
        /** @description The result of `delete_endpoint`. */
        DeleteEndpointResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            deleted: true;
        };
        /** @description The result of `list_endpoints`. */
        ListEndpointsResult: {
            /** @description The endpoints, oldest first. */
            endpoints: components["schemas"]["Endpoint"][];
        };
        /** @description The result of `test_endpoint`. */
        TestEndpointResult: {
            attempt: components["schemas"]["DeliveryAttempt"];
        };
        /** @description The result of `list_deliveries`. */
        ListDeliveriesResult: {
            /** @description The deliveries, newest first. */
            deliveries: components["schemas"]["Delivery"][];
            /**
             * @description The `cursor` of the next page. Absent on the last page.
             * @example MTc3Njk4ODk1MDAwMA
             */
            nextCursor?: string;
        };
        /** @description The result of `redeliver_event`. */
        RedeliverEventResult: {
            /**
             * @description The number of events that the gateway sends again.
             * @example 1
             */
            queued: number;
            /**
             * @description The `cursor` of your next request, if there are more events since `since`. Absent if there are none.
             * @example MDAwMDAwMDAwMDA0Mg
             */
            nextCursor?: string;
        };
        /** @description The reason why the gateway did not create the flow. */
        CreateFlowRefusal: {
            /**
             * @description Always `false`.
             * @example false
             */
            created: false;
            /**
             * @description A human-readable reason.
             * @example The gateway refused the flow.
             */
            reason: string;
        };
        /** @description The reason why the gateway did not apply the change. */
        FlowChangeRefusal: {
            /**
             * @description Always `false`.
             * @example false
             */
            applied: false;
            /**
             * @description The same value as the `code` of the response.
             * @example revision_conflict
             */
            code: string;
            current?: components["schemas"]["Flow"];
        };
        /** @description The reason why the gateway did not cancel the flow. */
        CancelFlowRefusal: {
            /**
             * @description Whether the session has a flow with this ID.
             * @example true
             */
            found: boolean;
            /**
             * @description Always `false`.
             * @example false
             */
            cancelled: false;
            /**
             * @description A human-readable reason.
             * @example Flow is already succeeded.
             */
            reason: string;
            flow?: components["schemas"]["Flow"];
            /** @description The flow's tasks, newest first, as many as fit into a response of 4 MiB. */
            tasks?: components["schemas"]["Task"][];
            /**
             * @description Present, and always `true`, if the flow has more tasks than `tasks` lists.
             * @example true
             */
            tasksTruncated?: true;
        };
        /** @description The reason why the gateway did not delete the flow. */
        DeleteFlowRefusal: {
            /**
             * @description A human-readable reason.
             * @example Flow is still running.
             */
            reason: string;
            current?: components["schemas"]["Flow"];
        };
        /** @description The reason why the gateway did not record the task. */
        RunTaskRefusal: {
            /**
             * @description Whether the session has a flow with this ID.
             * @example true
             */
            found: boolean;
            /**
             * @description Always `false`.
             * @example false
             */
            created: false;
            /**
             * @description A human-readable reason.
             * @example Flow cancellation has already been requested.
             */
            reason: string;
            flow?: components["schemas"]["Flow"];
        };
        /** @description The reason why the gateway did not perform the action on a task. */
        TaskRefusal: {
            /**
             * @description A human-readable reason.
             * @example The lease token is not the current one.
             */
            reason: string;
            task?: components["schemas"]["Task"];
        };
        /** @description The reason why the gateway did not return events. */
        ListEventsRefusal: {
            /**
             * @description A human-readable reason.
             * @example Events after this cursor have been deleted.
             */
            reason: string;
            /**
             * @description With `events_expired`: the cursor before the oldest event that the gateway keeps.
             * @example MDAwMDAwMDAwMDAzMA
             */
            oldestCursor?: string;
        };
        /** @description The reason why the gateway did not perform the action on an endpoint. */
        EndpointRefusal: {
            /**
             * @description A human-readable reason.
             * @example Endpoint not found.
             */
            reason: string;
        };
        /** @description One problem in a request. */
        ProblemDetail: {
            /**
             * @description A JSON Pointer (RFC 6901) to the problem in the body, or in the query of the stream. Empty for the whole
             *     body, and for a header. A pointer of more than 200 characters is cut and ends in `…`. U+FFFD replaces an
             *     unpaired surrogate.
             * @example /goal
             */
            pointer: string;
            /**
             * @description The name of the header, if the problem is in a header.
             * @example Idempotency-Key
             */
            header?: string;
            /**
             * @description What is wrong, and what the gateway expects.
             * @example must not be blank
             */
            message: string;
        };
        /**
         * @description An idempotency key: 1 to 255 printable ASCII characters, plain or as a quoted string (RFC 8941). A plain key has
         *     no spaces or double quotes. An empty value means no key.
         * @default
         */
        IdempotencyKey: string;
        /**
         * @description Any JSON value, including `null`. Numbers keep all their digits, within the range of IEEE 754 doubles. If a name
         *     occurs twice in an object, the last value counts. Values can be nested up to 1,000 levels deep.
         * @example {
         *       "reviewed": 42
         *     }
         */
        JsonValue: JsonValue;
        /**
         * @description The status of a flow. `succeeded`, `failed`, `cancelled` and `lost` flows have ended.
         * @example queued
         * @enum {string}
         */
        FlowStatus: "queued" | "running" | "waiting" | "blocked" | "succeeded" | "failed" | "cancelled" | "lost";
        /**
         * @description The kind of runtime that does the work. `run_task` accepts `subagent` and `acp`.
         * @example acp
         * @enum {string}
         */
        TaskRuntime: "subagent" | "acp" | "cli" | "cron";
        /**
         * @description Which events an endpoint without `types` gets: the ending (`done_only`), every change (`state_changes`), or none (`silent`). An endpoint with `types` gets them all, unless the flow is `silent`. An OpenClaw gateway notifies the owner likewise. Default: `done_only`.
         * @default done_only
         * @example done_only
         * @enum {string}
         */
        NotifyPolicy: "done_only" | "state_changes" | "silent";
        /** @description A durable record of multi-step work. */
        Flow: {
            /**
             * Format: uuid
             * @description The ID of the flow, a UUID.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * @description `managed` for a flow that this API created. A `task_mirrored` flow follows a task of the host, and this API cannot change it.
             * @example managed
             * @enum {string}
             */
            syncMode: "managed" | "task_mirrored";
            /**
             * @description The name of the program that drives the flow.
             * @example webhooks/zapier
             */
            controllerId?: string;
            /**
             * @description A label for the current step of the flow.
             * @example await_reply
             */
            currentStep?: string;
            /**
             * @description The client's name for the task that blocks the flow. The gateway does not interpret it: it need not be a task ID, and the end of a task does not unblock the flow.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            blockedTaskId?: string;
            /**
             * @description A human-readable reason why the flow is blocked or has failed.
             * @example The worker needs credentials
             */
            blockedSummary?: string;
            /**
             * Format: int64
             * @description The revision of the flow: 0 at creation, and one higher after each applied change.
             * @example 2
             */
            revision: number;
            status: components["schemas"]["FlowStatus"];
            notifyPolicy: components["schemas"]["NotifyPolicy"];
            /**
             * @description The purpose of the flow, as human-readable text.
             * @example Review inbound queue
             */
            goal: string;
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @example {
             *       "kind": "reply",
             *       "channel": "email"
             *     }
             */
            waitJson?: components["schemas"]["JsonValue"];
            /**
             * Format: int64
             * @description When cancellation was requested, in milliseconds since the Unix epoch.
             * @example 1776988890000
             */
            cancelRequestedAt?: number;
            /**
             * Format: int64
             * @description When the flow was created, in milliseconds since the Unix epoch.
             * @example 1776988800000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When the flow was last changed, in milliseconds since the Unix epoch.
             * @example 1776988860000
             */
            updatedAt: number;
            /**
             * Format: int64
             * @description When the flow ended, in milliseconds since the Unix epoch. Absent while the flow is open.
             * @example 1776988950000
             */
            endedAt?: number;
        };
        /** @description A record of a unit of work under a flow. */
        Task: {
            /**
             * Format: uuid
             * @description The ID of the task, a UUID.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
            runtime: components["schemas"]["TaskRuntime"];
            /**
             * @description The client's ID for the source of the task.
             * @example zap-1842
             */
            sourceId?: string;
            /**
             * @description The key of the session that does the work.
             * @example agent:main:acp:worker
             */
            childSessionKey?: string;
            /**
             * Format: uuid
             * @description The ID of the flow that the task belongs to.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            parentFlowId?: string;
            /**
             * @description The client's name for the task that this task is part of. The gateway does not interpret it: it need not be a task ID.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            parentTaskId?: string;
            /**
             * @description The agent that does the work.
             * @example main
             */
            agentId?: string;
            /**
             * @description The client's ID for this run of the task.
             * @example run-2026-04-24-1
             */
            runId?: string;
            /**
             * @description A short human-readable name for the task.
             * @example Summary
             */
            label?: string;
            /**
             * @description The error that the task reported, as human-readable text.
             * @example The mailbox is gone
             */
            error?: string;
            /**
             * @description The progress of the task, as human-readable text.
             * @example Reading
             */
            progressSummary?: string;
            /**
             * @description The outcome of the task, as human-readable text.
             * @example All 12 messages read
             */
            terminalSummary?: string;
            /**
             * @description The outcome of the work that the task reported.
             * @example succeeded
             */
            terminalOutcome?: string;
            /**
             * @description The scope of the task. Tasks of this API have the scope `session`.
             * @example session
             */
            scopeKind: string;
            /**
             * @description The work to do, as human-readable text.
             * @example Inspect the next message batch
             */
            task: string;
            /**
             * @description The status of the task. `queued` and `running` tasks are active; all others have ended.
             * @example running
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "failed" | "timed_out" | "cancelled" | "lost";
            /**
             * @description Whether the host delivered the outcome to the owner. Initially `pending`.
             * @example pending
             */
            deliveryStatus: string;
            notifyPolicy: components["schemas"]["NotifyPolicy"];
            /**
             * Format: int64
             * @description When the task was created, in milliseconds since the Unix epoch.
             * @example 1776988800000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When the task started, in milliseconds since the Unix epoch.
             * @example 1776988860000
             */
            startedAt?: number;
            /**
             * Format: int64
             * @description When the task ended, in milliseconds since the Unix epoch. Absent while the task is active.
             * @example 1776988950000
             */
            endedAt?: number;
            /**
             * Format: int64
             * @description When the task last reported an event, in milliseconds since the Unix epoch.
             * @example 1776988890000
             */
            lastEventAt?: number;
            /**
             * Format: int64
             * @description When the gateway may delete the record, in milliseconds since the Unix epoch.
             * @example 1777593750000
             */
            cleanupAfter?: number;
            /**
             * @description The queue from which a worker takes the task. Absent, like all fields below, without a queue.
             * @example agents
             */
            queue?: string;
            /**
             * @description How often the task was claimed. The first attempt is 1.
             * @example 1
             */
            attempt?: number;
            /**
             * @description How often workers try the task.
             * @example 3
             */
            maxAttempts?: number;
            /**
             * @description The maximum time of an attempt, in milliseconds.
             * @example 600000
             */
            timeoutMs?: number;
            /** @description The input of the worker. */
            inputJson?: components["schemas"]["JsonValue"];
            /** @description The result that the worker reported. */
            resultJson?: components["schemas"]["JsonValue"];
            /**
             * @description The worker that holds the task.
             * @example worker-1
             */
            workerId?: string;
            /**
             * Format: int64
             * @description When the lease of this worker expires, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            leaseExpiresAt?: number;
            /**
             * Format: int64
             * @description The time before which no worker gets the task, in milliseconds since the Unix epoch.
             * @example 1776992400000
             */
            runAt?: number;
        };
        /** @description A task that a worker holds, and the lease. */
        TaskClaim: {
            task: components["schemas"]["Task"];
            flow: components["schemas"]["Flow"];
            /**
             * @description Present when flow and task would be larger than 4 MiB. Then `flow` leaves out what is longer than 1,000
             *     characters, such as `stateJson`, and cuts its `goal` there. `get_flow` returns it whole.
             * @example true
             */
            flowTruncated?: true;
            /**
             * @description The proof that you hold the task. Only this response has it.
             * @example q8h2Wc1vZ0nTj5rXkYb7LQ
             */
            leaseToken: string;
            /**
             * Format: int64
             * @description When the lease expires, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            leaseExpiresAt: number;
        };
        /** @description The number of a flow's tasks, by status and by runtime. */
        TaskSummary: {
            /**
             * @description The number of all tasks.
             * @example 3
             */
            total: number;
            /**
             * @description The number of tasks that are `queued` or `running`.
             * @example 1
             */
            active: number;
            /**
             * @description The number of tasks that have ended.
             * @example 2
             */
            terminal: number;
            /**
             * @description The number of tasks that are `failed`, `timed_out` or `lost`.
             * @example 1
             */
            failures: number;
            /** @description The number of tasks by status. */
            byStatus: {
                /**
                 * @description The number of `queued` tasks.
                 * @example 0
                 */
                queued: number;
                /**
                 * @description The number of `running` tasks.
                 * @example 1
                 */
                running: number;
                /**
                 * @description The number of `succeeded` tasks.
                 * @example 1
                 */
                succeeded: number;
                /**
                 * @description The number of `failed` tasks.
                 * @example 1
                 */
                failed: number;
                /**
                 * @description The number of `timed_out` tasks.
                 * @example 0
                 */
                timed_out: number;
                /**
                 * @description The number of `cancelled` tasks.
                 * @example 0
                 */
                cancelled: number;
                /**
                 * @description The number of `lost` tasks.
                 * @example 0
                 */
                lost: number;
            };
            /** @description The number of tasks by runtime. */
            byRuntime: {
                /**
                 * @description The number of tasks with the runtime `subagent`.
                 * @example 1
                 */
                subagent: number;
                /**
                 * @description The number of tasks with the runtime `acp`.
                 * @example 2
                 */
                acp: number;
                /**
                 * @description The number of tasks with the runtime `cli`.
                 * @example 0
                 */
                cli: number;
                /**
                 * @description The number of tasks with the runtime `cron`.
                 * @example 0
                 */
                cron: number;
            };
        };
        /**
         * @description What happened. Ignore types that you do not know, because any release can add types.
         * @example flow.succeeded
         * @enum {string}
         */
        EventType: "flow.created" | "flow.waiting" | "flow.blocked" | "flow.resumed" | "flow.cancel_requested" | "flow.succeeded" | "flow.failed" | "flow.cancelled" | "flow.lost" | "flow.deleted" | "task.created" | "task.claimed" | "task.progress" | "task.retrying" | "task.succeeded" | "task.failed" | "task.timed_out" | "task.cancelled" | "task.lost";
        /** @description An applied change of a flow or a task. It has no state and no session metadata. */
        Event: {
            /**
             * Format: uuid
             * @description The ID of the event, a UUIDv7.
             * @example 019dbbf2-9e80-7b1d-8c55-6a7b8c9d0e1f
             */
            eventId: string;
            type: components["schemas"]["EventType"];
            /**
             * Format: int64
             * @description When the change was made, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            occurredAt: number;
            /**
             * Format: uuid
             * @description The ID of the flow.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision of the flow after the change. A change of a task leaves it as it is.
             * @example 3
             */
            revision: number;
            status: components["schemas"]["FlowStatus"];
            /**
             * @description The label of the flow's current step after the change.
             * @example await_reply
             */
            currentStep?: string;
            /**
             * Format: uuid
             * @description The ID of the task. Present if a task changed.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId?: string;
            /**
             * @description The status of the task after the change.
             * @example running
             * @enum {string}
             */
            taskStatus?: "queued" | "running" | "succeeded" | "failed" | "timed_out" | "cancelled" | "lost";
            /**
             * @description The progress of the task, as human-readable text.
             * @example Reading
             */
            progressSummary?: string;
            /**
             * @description The ID of the route whose request made the change. Absent if the gateway made it by itself.
             * @example zapier
             */
            routeId?: string;
        };
        /** @description A URL to which the gateway sends events. Its secret is not part of it. */
        Endpoint: {
            /**
             * Format: uuid
             * @description The ID of the endpoint, a UUID.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
            /**
             * @description The URL that receives the events.
             * @example https://automation.example/hooks/taskflow
             */
            url: string;
            /** @description The types of events that it gets. Absent if the `notifyPolicy` of each flow and task decides. */
            types?: components["schemas"]["EventType"][];
            /**
             * @description A note about the endpoint.
             * @example Closes the ticket
             */
            description?: string;
            /**
             * @description `config` for an endpoint of the gateway's configuration, which this API cannot change.
             * @example action
             * @enum {string}
             */
            source: "action" | "config";
            /**
             * @description Whether the gateway sends events to it.
             * @example true
             */
            enabled: boolean;
            /**
             * @description Why it is disabled: by a request, because it answered 410, or because every attempt failed for five days.
             * @example failing
             * @enum {string}
             */
            disabledReason?: "requested" | "gone" | "failing";
            /**
             * Format: int64
             * @description Since when every attempt has failed, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            failingSince?: number;
            /**
             * Format: int64
             * @description When it last accepted an event, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            lastSuccessAt?: number;
            /**
             * Format: int64
             * @description When it was created, in milliseconds since the Unix epoch.
             * @example 1776988800000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description When it was last changed, in milliseconds since the Unix epoch.
             * @example 1776988800000
             */
            updatedAt: number;
        };
        /** @description An event on its way to an endpoint. */
        Delivery: {
            /**
             * Format: uuid
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
            /**
             * Format: uuid
             * @description The ID of the event, which is the `webhook-id` of every attempt.
             * @example 019dbbf2-9e80-7b1d-8c55-6a7b8c9d0e1f
             */
            eventId: string;
            type: components["schemas"]["EventType"];
            /**
             * @description `failed` after the last attempt. Until then, a failed attempt is repeated.
             * @example pending
             * @enum {string}
             */
            status: "pending" | "delivered" | "failed";
            /**
             * @description The number of attempts so far.
             * @example 2
             */
            attempts: number;
            /**
             * Format: int64
             * @description When the next attempt is due, in milliseconds since the Unix epoch. Present while it is pending.
             * @example 1776989250000
             */
            nextAttemptAt?: number;
            /**
             * @description The HTTP status of the last answer.
             * @example 503
             */
            lastStatus?: number;
            lastError?: components["schemas"]["DeliveryErrorClass"];
            /**
             * Format: int64
             * @description When it was created, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            createdAt: number;
        };
        /** @description One request to an endpoint. */
        DeliveryAttempt: {
            /**
             * @description Whether the endpoint answered with a 2xx status in time.
             * @example true
             */
            delivered: boolean;
            /**
             * Format: int64
             * @description When it began, in milliseconds since the Unix epoch.
             * @example 1776988950000
             */
            at: number;
            /**
             * @description How long it took, in milliseconds.
             * @example 84
             */
            durationMs: number;
            /**
             * @description The HTTP status of the answer.
             * @example 204
             */
            status?: number;
            error?: components["schemas"]["DeliveryErrorClass"];
        };
        /**
         * @description Why an attempt failed. `forbidden_address` and `forbidden_scheme`: the operator does not allow the address or
         *     plain `http`. `protocol`: the answer was not HTTP.
         * @example timeout
         * @enum {string}
         */
        DeliveryErrorClass: "http_status" | "redirect" | "timeout" | "dns" | "connection" | "tls" | "forbidden_address" | "forbidden_scheme" | "protocol";
        /**
         * @description The body of a webhook that the gateway sends (Standard Webhooks). `type` selects the schema. Ignore types that
         *     you do not know, because any release can add types.
         */
        WebhookPayload: components["schemas"]["FlowCreatedPayload"] | components["schemas"]["FlowWaitingPayload"] | components["schemas"]["FlowBlockedPayload"] | components["schemas"]["FlowResumedPayload"] | components["schemas"]["FlowCancelRequestedPayload"] | components["schemas"]["FlowSucceededPayload"] | components["schemas"]["FlowFailedPayload"] | components["schemas"]["FlowCancelledPayload"] | components["schemas"]["FlowLostPayload"] | components["schemas"]["FlowDeletedPayload"] | components["schemas"]["TaskCreatedPayload"] | components["schemas"]["TaskClaimedPayload"] | components["schemas"]["TaskProgressPayload"] | components["schemas"]["TaskRetryingPayload"] | components["schemas"]["TaskSucceededPayload"] | components["schemas"]["TaskFailedPayload"] | components["schemas"]["TaskTimedOutPayload"] | components["schemas"]["TaskCancelledPayload"] | components["schemas"]["TaskLostPayload"] | components["schemas"]["EndpointTestPayload"];
        /** @description A flow was created. */
        FlowCreatedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.created";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow was set to `waiting`. */
        FlowWaitingPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.waiting";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow was set to `blocked`. */
        FlowBlockedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.blocked";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow was resumed. */
        FlowResumedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.resumed";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description Cancellation of a flow was requested. */
        FlowCancelRequestedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.cancel_requested";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow ended as `succeeded`. */
        FlowSucceededPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.succeeded";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow ended as `failed`. */
        FlowFailedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.failed";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow was cancelled. */
        FlowCancelledPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.cancelled";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow was lost. */
        FlowLostPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.lost";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A flow was deleted on request. */
        FlowDeletedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "flow.deleted";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["FlowEventData"];
        };
        /** @description A task was recorded. */
        TaskCreatedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.created";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A worker claimed a task. */
        TaskClaimedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.claimed";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A task reported progress. */
        TaskProgressPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.progress";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A task went back to its queue, for another attempt. */
        TaskRetryingPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.retrying";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A task ended as `succeeded`. */
        TaskSucceededPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.succeeded";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A task ended as `failed`. */
        TaskFailedPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.failed";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A task ended as `timed_out`. */
        TaskTimedOutPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.timed_out";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A task was cancelled. */
        TaskCancelledPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.cancelled";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description Nothing was heard of a task in time. */
        TaskLostPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "task.lost";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["TaskEventData"];
        };
        /** @description A test message, which `test_endpoint` sends. */
        EndpointTestPayload: {
            /**
             * @description What happened. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            type: "endpoint.test";
            /**
             * @description When it happened (RFC 3339).
             * @example 2026-04-24T00:02:30.000Z
             */
            timestamp: string;
            data: components["schemas"]["EndpointTestData"];
        };
        /** @description A change of a flow, and the flow. */
        FlowEventData: {
            event: components["schemas"]["Event"];
            /** @description The flow as it is when the message is sent. `null` if the gateway no longer keeps it. */
            flow: components["schemas"]["Flow"] | null;
            /**
             * @description The fields of the flow that are left out, because the body would exceed 20 kB.
             * @example [
             *       "stateJson"
             *     ]
             */
            omitted?: string[];
        };
        /** @description A change of a task, its flow and the task. */
        TaskEventData: {
            event: components["schemas"]["Event"];
            /** @description The flow as it is when the message is sent. `null` if the gateway no longer keeps it. */
            flow: components["schemas"]["Flow"] | null;
            /** @description The task as it is when the message is sent, without its `inputJson`. `null` if the gateway no longer keeps it. */
            task?: components["schemas"]["Task"] | null;
            /**
             * @description The fields of the flow and of the task that are left out, because the body would exceed 20 kB.
             * @example [
             *       "stateJson"
             *     ]
             */
            omitted?: string[];
        };
        /** @description The endpoint that is tested. */
        EndpointTestData: {
            /**
             * Format: uuid
             * @description The ID of the endpoint.
             * @example 019dbbf4-1c20-7d05-9a11-8b9c0d1e2f3a
             */
            endpointId: string;
        };
        /** @description The response to a successful `create_flow`. */
        CreateFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["CreateFlowResult"];
        };
        /** @description The response to a failed `create_flow`. */
        CreateFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "create_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["CreateFlowRefusal"];
        };
        /** @description The response to a successful `get_flow`. */
        GetFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["GetFlowResult"];
        };
        /** @description The response to a failed `get_flow`. */
        GetFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The response to a successful `list_flows`. */
        ListFlowsSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ListFlowsResult"];
        };
        /** @description The response to a failed `list_flows`. */
        ListFlowsFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The response to a successful `find_latest_flow`. */
        FindLatestFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["FindLatestFlowResult"];
        };
        /** @description The response to a failed `find_latest_flow`. */
        FindLatestFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The response to a successful `resolve_flow`. */
        ResolveFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ResolveFlowResult"];
        };
        /** @description The response to a failed `resolve_flow`. */
        ResolveFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The response to a successful `get_task_summary`. */
        GetTaskSummarySuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["GetTaskSummaryResult"];
        };
        /** @description The response to a failed `get_task_summary`. */
        GetTaskSummaryFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The response to a successful `set_waiting`. */
        SetWaitingSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["SetWaitingResult"];
        };
        /** @description The response to a failed `set_waiting`. */
        SetWaitingFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The response to a successful `resume_flow`. */
        ResumeFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ResumeFlowResult"];
        };
        /** @description The response to a failed `resume_flow`. */
        ResumeFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The response to a successful `finish_flow`. */
        FinishFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["FinishFlowResult"];
        };
        /** @description The response to a failed `finish_flow`. */
        FinishFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The response to a successful `fail_flow`. */
        FailFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["FailFlowResult"];
        };
        /** @description The response to a failed `fail_flow`. */
        FailFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The response to a successful `request_cancel`. */
        RequestCancelSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["RequestCancelResult"];
        };
        /** @description The response to a failed `request_cancel`. */
        RequestCancelFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The response to a successful `cancel_flow`. */
        CancelFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["CancelFlowResult"];
            /**
             * @description Only with status 202. Always `cancel_pending`: the flow or the task is not cancelled yet.
             * @example cancel_pending
             * @enum {string}
             */
            code?: "cancel_pending";
        };
        /** @description The response to a failed `cancel_flow`. */
        CancelFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "terminal" | "cancel_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["CancelFlowRefusal"];
        };
        /** @description The response to a successful `delete_flow`. */
        DeleteFlowSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["DeleteFlowResult"];
        };
        /** @description The response to a failed `delete_flow`. */
        DeleteFlowFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_ended" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["DeleteFlowRefusal"];
        };
        /** @description The response to a successful `run_task`. */
        RunTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["RunTaskResult"];
        };
        /** @description The response to a failed `run_task`. */
        RunTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "not_managed" | "terminal" | "cancel_requested" | "task_not_created" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["RunTaskRefusal"];
        };
        /** @description The response to a successful `get_task`. */
        GetTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["GetTaskResult"];
        };
        /** @description The response to a failed `get_task`. */
        GetTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `list_tasks`. */
        ListTasksSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ListTasksResult"];
        };
        /** @description The response to a failed `list_tasks`. */
        ListTasksFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `cancel_task`. */
        CancelTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["CancelTaskResult"];
            /**
             * @description Only with status 202. Always `cancel_pending`: the flow or the task is not cancelled yet.
             * @example cancel_pending
             * @enum {string}
             */
            code?: "cancel_pending";
        };
        /** @description The response to a failed `cancel_task`. */
        CancelTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "terminal" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `claim_tasks`. */
        ClaimTasksSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ClaimTasksResult"];
        };
        /** @description The response to a failed `claim_tasks`. */
        ClaimTasksFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `heartbeat_task`. */
        HeartbeatTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["HeartbeatTaskResult"];
        };
        /** @description The response to a failed `heartbeat_task`. */
        HeartbeatTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "lease_lost" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `complete_task`. */
        CompleteTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["CompleteTaskResult"];
        };
        /** @description The response to a failed `complete_task`. */
        CompleteTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "lease_lost" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `fail_task`. */
        FailTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["FailTaskResult"];
        };
        /** @description The response to a failed `fail_task`. */
        FailTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "lease_lost" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `release_task`. */
        ReleaseTaskSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ReleaseTaskResult"];
        };
        /** @description The response to a failed `release_task`. */
        ReleaseTaskFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "lease_lost" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["TaskRefusal"];
        };
        /** @description The response to a successful `list_events`. */
        ListEventsSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ListEventsResult"];
        };
        /** @description The response to a failed `list_events`. */
        ListEventsFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "events_expired" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["ListEventsRefusal"];
        };
        /** @description The response to a successful `create_endpoint`. */
        CreateEndpointSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["CreateEndpointResult"];
        };
        /** @description The response to a failed `create_endpoint`. */
        CreateEndpointFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "too_many_endpoints" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
        /** @description The response to a successful `update_endpoint`. */
        UpdateEndpointSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["UpdateEndpointResult"];
        };
        /** @description The response to a failed `update_endpoint`. */
        UpdateEndpointFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "endpoint_configured" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
        /** @description The response to a successful `delete_endpoint`. */
        DeleteEndpointSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["DeleteEndpointResult"];
        };
        /** @description The response to a failed `delete_endpoint`. */
        DeleteEndpointFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "endpoint_configured" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
        /** @description The response to a successful `list_endpoints`. */
        ListEndpointsSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ListEndpointsResult"];
        };
        /** @description The response to a failed `list_endpoints`. */
        ListEndpointsFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
        /** @description The response to a successful `test_endpoint`. */
        TestEndpointSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["TestEndpointResult"];
        };
        /** @description The response to a failed `test_endpoint`. */
        TestEndpointFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
        /** @description The response to a successful `list_deliveries`. */
        ListDeliveriesSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["ListDeliveriesResult"];
        };
        /** @description The response to a failed `list_deliveries`. */
        ListDeliveriesFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
        /** @description The response to a successful `redeliver_event`. */
        RedeliverEventSuccess: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The ID of the route.
             * @example zapier
             */
            routeId: string;
            result: components["schemas"]["RedeliverEventResult"];
        };
        /** @description The response to a failed `redeliver_event`. */
        RedeliverEventFailure: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description The ID of the route. Absent if there is no route at the path.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description The error code, for programs. Branch on this value.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "not_supported" | "persist_failed";
            /**
             * @description The error message, for people. Branch on `code` instead, because messages can change.
             * @example goal: must not be blank
             */
            error: string;
            /**
             * @description The ID of the request in the gateway's log. The response header `X-Request-Id` has the same value.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description Only with status 400. The problems in the request, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description Only with status 400. The number of problems that `details` does not list. Absent if `details` lists all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description Only with status 503. Present, and always `true`, if the change may or may not have been applied: PostgreSQL did not confirm the commit. Read the flow before you retry.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["EndpointRefusal"];
        };
    };
    responses: never;
    parameters: {
        /**
         * @description The ID of the route, which the operator chooses.
         * @example zapier
         */
        RouteId: string;
        /**
         * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
         *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
         *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
         */
        IdempotencyKey: components["schemas"]["IdempotencyKey"];
        /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
        WebhookId: string;
        /** @description The time of this attempt, in seconds since the Unix epoch. */
        WebhookTimestamp: string;
        /**
         * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
         *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
         *     (`whsec_…`) encodes in base64.
         */
        WebhookSignature: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The methods that the path accepts (RFC 9110, section 10.2.1).
         * @example POST
         */
        Allow: string;
        /**
         * @description The `Idempotency-Key` of the request, which the gateway keeps. Absent if the request failed before its action,
         *     or if the action only reads.
         * @example "8e03978e-40d5-43e1-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /**
         * @description Present, and always `true`, if the gateway has replayed the response to an earlier request.
         * @example true
         */
        IdempotencyReplayed: boolean;
        /**
         * @description The remaining quota (draft-ietf-httpapi-ratelimit-headers): `r` requests for the next `t` seconds.
         * @example "route";r=0;t=42
         */
        RateLimit: string;
        /**
         * @description The quota (draft-ietf-httpapi-ratelimit-headers): `q` requests in `w` seconds.
         * @example "route";q=120;w=60
         */
        RateLimitPolicy: string;
        /**
         * @description The number of seconds to wait before you retry (RFC 9110, section 10.2.3).
         * @example 42
         */
        RetryAfter: number;
        /**
         * @description The ID of this request in the gateway's log. You can choose it: send an `X-Request-Id` with 1 to 128 letters,
         *     digits or `. _ : + / = @ ~ -`. Otherwise, the gateway generates a UUID.
         * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
         */
        RequestId: string;
        /**
         * @description The authentication scheme of the route (RFC 9110, section 11.6.1).
         * @example Bearer realm="taskflow-webhooks"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    createFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateFlowFailure"];
                };
            };
        };
    };
    getFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFlowFailure"];
                };
            };
        };
    };
    listFlows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListFlowsRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFlowsFailure"];
                };
            };
        };
    };
    findLatestFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindLatestFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindLatestFlowFailure"];
                };
            };
        };
    };
    resolveFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolveFlowFailure"];
                };
            };
        };
    };
    getTaskSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetTaskSummaryRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummarySuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSummaryFailure"];
                };
            };
        };
    };
    setWaiting: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetWaitingRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetWaitingFailure"];
                };
            };
        };
    };
    resumeFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResumeFlowFailure"];
                };
            };
        };
    };
    finishFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FinishFlowFailure"];
                };
            };
        };
    };
    failFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailFlowFailure"];
                };
            };
        };
    };
    requestCancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestCancelRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCancelFailure"];
                };
            };
        };
    };
    cancelFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowSuccess"];
                };
            };
            /** @description Accepted. The cancellation completes when none of the tasks is active. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelFlowFailure"];
                };
            };
        };
    };
    deleteFlow: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteFlowRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteFlowFailure"];
                };
            };
        };
    };
    runTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunTaskFailure"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["GetTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTaskFailure"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListTasksRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTasksFailure"];
                };
            };
        };
    };
    cancelTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskSuccess"];
                };
            };
            /** @description Accepted. The cancellation completes when none of the tasks is active. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelTaskFailure"];
                };
            };
        };
    };
    claimTasks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimTasksRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClaimTasksFailure"];
                };
            };
        };
    };
    heartbeatTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["HeartbeatTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatTaskFailure"];
                };
            };
        };
    };
    completeTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompleteTaskFailure"];
                };
            };
        };
    };
    failTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FailTaskFailure"];
                };
            };
        };
    };
    releaseTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseTaskRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseTaskFailure"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListEventsRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The gateway no longer keeps all events after the cursor. */
            410: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEventsFailure"];
                };
            };
        };
    };
    createEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateEndpointRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateEndpointFailure"];
                };
            };
        };
    };
    updateEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateEndpointRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdateEndpointFailure"];
                };
            };
        };
    };
    deleteEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteEndpointRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The state of the flow or task does not allow the action, or the same request is still running. Nothing was changed. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeleteEndpointFailure"];
                };
            };
        };
    };
    listEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListEndpointsRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description There is no route at this path. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndpointsFailure"];
                };
            };
        };
    };
    testEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestEndpointRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description There is no route at this path. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestEndpointFailure"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListDeliveriesRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDeliveriesFailure"];
                };
            };
        };
    };
    redeliverEvent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a change safe to retry (draft-ietf-httpapi-idempotency-key-header). Use a new key for each request, and
                 *     the same key for its retries. A key has 1 to 255 printable ASCII characters. The gateway keeps keys for 24 hours
                 *     by default. Read-only actions ignore a valid key and return 400 for an invalid one.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The ID of the route, which the operator chooses.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /**
         * @description A JSON object in UTF-8, by default up to 262,144 bytes. The gateway accepts `application/json` and
         *     `application/*+json`. It trims white space from both ends of strings, except inside `stateJson` and
         *     `waitJson`.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeliverEventRequest"];
            };
        };
        responses: {
            /** @description Success. If the action changed something, the change is already durable. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventSuccess"];
                };
            };
            /** @description The body or a header is invalid. Nothing was changed. */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The secret or signature is missing or wrong. */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The route does not allow the action. Nothing was read or changed. */
            403: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The session has no flow, task or endpoint with this ID, or the route does not exist. */
            404: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The method is not POST. */
            405: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    Allow: components["headers"]["Allow"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The body did not arrive in time, by default within 15 seconds. */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description There is no route at this path. */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The body exceeds the size limit of the route, by default 262,144 bytes. */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The media type is not JSON in UTF-8, or the body has a `Content-Encoding`. */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The `Idempotency-Key` was used with a different request. Nothing was changed. */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Idempotency-Key": components["headers"]["IdempotencyKey"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description A limit of the route or of its session is exceeded. */
            429: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The gateway failed unexpectedly. Its log has the cause, without your data. */
            500: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description This gateway does not offer the action. Nothing was changed. */
            501: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
            /** @description The store could not read or write. Nothing was changed, unless `uncertain` is `true`. */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["RequestId"];
                    "Retry-After": components["headers"]["RetryAfter"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedeliverEventFailure"];
                };
            };
        };
    };
    onEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowCreatedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowWaiting: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowWaitingPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowBlocked: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowBlockedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowResumed: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowResumedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowCancelRequested: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowCancelRequestedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowSucceeded: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowSucceededPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowFailedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowCancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowCancelledPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowLost: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowLostPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onFlowDeleted: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowDeletedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskCreated: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreatedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskClaimed: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskClaimedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskProgress: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskProgressPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskRetrying: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskRetryingPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskSucceeded: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskSucceededPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskFailed: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskFailedPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskTimedOut: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskTimedOutPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskCancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCancelledPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskLost: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskLostPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onEndpointTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The ID of the event. Every attempt has the same ID, so that receivers can recognize repeated messages. */
                "webhook-id": components["parameters"]["WebhookId"];
                /** @description The time of this attempt, in seconds since the Unix epoch. */
                "webhook-timestamp": components["parameters"]["WebhookTimestamp"];
                /**
                 * @description One signature, or two while a secret is being rotated, separated by a space. A signature is `v1,` followed by the
                 *     base64 HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>`. The key is the bytes that the endpoint's secret
                 *     (`whsec_…`) encodes in base64.
                 */
                "webhook-signature": components["parameters"]["WebhookSignature"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndpointTestPayload"];
            };
        };
        responses: {
            /** @description The endpoint is gone. The gateway disables it. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was received. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The message was not accepted. The gateway sends it again, later after each attempt. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
