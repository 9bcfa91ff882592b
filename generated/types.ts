// Do not edit. Generated from openapi.yaml by `npm run generate`.
export type JsonValue = null | boolean | number | string | JsonValue[] | {
    [name: string]: JsonValue;
};
export type paths = {
    "/plugins/webhooks/{routeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Perform an action
         * @description The `action` of the body selects one of the request schemas, and `result` has the schema of the same action: a
         *     `CreateFlowRequest` returns a `CreateFlowResult`, and so on. The operator can give the route another path.
         */
        post: operations["performAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description A request of one action, which `action` names. */
        ActionRequest: components["schemas"]["CreateFlowRequest"] | components["schemas"]["GetFlowRequest"] | components["schemas"]["ListFlowsRequest"] | components["schemas"]["FindLatestFlowRequest"] | components["schemas"]["ResolveFlowRequest"] | components["schemas"]["GetTaskSummaryRequest"] | components["schemas"]["SetWaitingRequest"] | components["schemas"]["ResumeFlowRequest"] | components["schemas"]["FinishFlowRequest"] | components["schemas"]["FailFlowRequest"] | components["schemas"]["RequestCancelRequest"] | components["schemas"]["CancelFlowRequest"] | components["schemas"]["RunTaskRequest"];
        /** @description Create a managed flow of the route's session. */
        CreateFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "create_flow";
            /**
             * @description What the flow is for.
             * @example Review inbound queue
             */
            goal: string;
            /**
             * @description Who drives the flow. Default: the route's `controllerId`.
             * @example webhooks/zapier
             */
            controllerId?: string;
            /**
             * @description The first status of the flow. Default: `queued`.
             * @example queued
             * @enum {string}
             */
            status?: "queued" | "running" | "waiting" | "blocked";
            notifyPolicy?: components["schemas"]["NotifyPolicy"];
            /**
             * @description A name for where the flow stands. `null` clears it.
             * @example await_reply
             */
            currentStep?: string | null;
            /** @description The flow's state. */
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @description What the flow waits for.
             * @example {
             *       "kind": "reply",
             *       "channel": "email"
             *     }
             */
            waitJson?: components["schemas"]["JsonValue"];
        };
        /** @description Give a flow, or `null`. */
        GetFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "get_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Give the session's flows, newest created first. */
        ListFlowsRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "list_flows";
            limit?: components["schemas"]["ListFlowsRequestLimit"];
            /**
             * @description `nextCursor` of the page before.
             * @example MTc3Njk4ODgwMDAwMC4wMTlkYmJmMC00YzAwLTdhMzEtOWM1Mi0zZjFkZTJhMGI4NzE
             */
            cursor?: string;
            /** @description Only flows in one of these statuses. */
            status?: components["schemas"]["FlowStatus"][];
        };
        /**
         * @description The maximum number of flows in the page. A page that would exceed 4 MiB ends earlier.
         * @default 1000
         * @example 50
         */
        ListFlowsRequestLimit: number;
        /** @description Give the most recently created flow, or `null`. */
        FindLatestFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "find_latest_flow";
        };
        /** @description Find a flow by its id, or the latest flow by the route's exact session key. */
        ResolveFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "resolve_flow";
            /**
             * @description A flow id, or the session key that the route is bound to.
             * @example agent:main:main
             */
            token: string;
        };
        /** @description Count a flow's child tasks. */
        GetTaskSummaryRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "get_task_summary";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Park a flow. Its status becomes `blocked` when a blocked field is a string, else `waiting`. */
        SetWaitingRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "set_waiting";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             * @example 2
             */
            expectedRevision: number;
            /**
             * @description A name for where the flow stands. `null` clears it.
             * @example await_reply
             */
            currentStep?: string | null;
            /**
             * @description The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            blockedTaskId?: string | null;
            /**
             * @description What blocks the flow, for people. `null` clears it.
             * @example The worker needs credentials
             */
            blockedSummary?: string | null;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @description What the flow waits for.
             * @example {
             *       "kind": "reply",
             *       "channel": "email"
             *     }
             */
            waitJson?: components["schemas"]["JsonValue"];
        };
        /** @description Put a flow back to work. Clears the blocked fields, `endedAt` and `waitJson`; reopens an ended flow. */
        ResumeFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "resume_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             * @example 2
             */
            expectedRevision: number;
            /**
             * @description The status that the flow continues with. Default: `queued`.
             * @example running
             * @enum {string}
             */
            status?: "queued" | "running";
            /**
             * @description A name for where the flow stands. `null` clears it.
             * @example await_reply
             */
            currentStep?: string | null;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
        };
        /** @description End a flow as `succeeded`. Clears the blocked fields and `waitJson`. */
        FinishFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "finish_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             * @example 2
             */
            expectedRevision: number;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
        };
        /** @description End a flow as `failed`. Clears `waitJson`. */
        FailFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "fail_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             * @example 2
             */
            expectedRevision: number;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
            /**
             * @description The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            blockedTaskId?: string | null;
            /**
             * @description What blocks the flow, for people. `null` clears it.
             * @example The worker needs credentials
             */
            blockedSummary?: string | null;
        };
        /** @description Note that the flow shall be cancelled. Its status stays; it takes no new tasks. */
        RequestCancelRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "request_cancel";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             * @example 2
             */
            expectedRevision: number;
        };
        /** @description Cancel a flow; with active child tasks, as soon as none is left (202). */
        CancelFlowRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "cancel_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Record a child task. With a `runId` that the flow knows already (same runtime and childSessionKey), the existing task is given. */
        RunTaskRequest: {
            /**
             * @description The name of the action. (enum property replaced by openapi-typescript)
             * @enum {string}
             */
            action: "run_task";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * @description What carries out the task.
             * @example acp
             * @enum {string}
             */
            runtime: "subagent" | "acp";
            /**
             * @description What the task shall do.
             * @example Inspect the next message batch
             */
            task: string;
            /**
             * @description Where the task comes from, in the sender's terms.
             * @example zap-1842
             */
            sourceId?: string;
            /**
             * @description The session that works on the task; of the same agent as the route's session.
             * @example agent:main:acp:worker
             */
            childSessionKey?: string;
            /**
             * @description The task that this one is part of, in the sender's terms. Free text: it need not be the id of a task, and nothing depends on it.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            parentTaskId?: string;
            /**
             * @description The agent that works on the task. Default: the agent of the route's session.
             * @example main
             */
            agentId?: string;
            /**
             * @description The sender's name for this run; makes repeating the request safe.
             * @example run-2026-04-24-1
             */
            runId?: string;
            /**
             * @description A short name for people.
             * @example Summary
             */
            label?: string;
            /**
             * @description Whether the task's text and label are replaced by these when the `runId` is known.
             * @example false
             */
            preferMetadata?: boolean;
            notifyPolicy?: components["schemas"]["NotifyPolicy"];
            /**
             * @description The first status of the task. Default: `queued`.
             * @example running
             * @enum {string}
             */
            status?: "queued" | "running";
            /**
             * Format: int64
             * @description When it started, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.
             * @example 1776988860000
             */
            startedAt?: number;
            /**
             * Format: int64
             * @description When it was last heard of, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.
             * @example 1776988890000
             */
            lastEventAt?: number;
            /**
             * @description How far it is, for people. Only with status running.
             * @example Reading
             */
            progressSummary?: string | null;
        };
        /** @description The action was done. */
        ActionResponse: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The route that answered.
             * @example zapier
             */
            routeId: string;
            /** @description The result of the requested action. */
            result: components["schemas"]["RunTaskResult"] | components["schemas"]["CreateFlowResult"] | components["schemas"]["SetWaitingResult"] | components["schemas"]["ResumeFlowResult"] | components["schemas"]["FinishFlowResult"] | components["schemas"]["FailFlowResult"] | components["schemas"]["RequestCancelResult"] | components["schemas"]["CancelFlowResult"] | components["schemas"]["ListFlowsResult"] | components["schemas"]["GetTaskSummaryResult"] | components["schemas"]["GetFlowResult"] | components["schemas"]["FindLatestFlowResult"] | components["schemas"]["ResolveFlowResult"];
        };
        /** @description Accepted; the cancellation completes when no child task is active. */
        PendingResponse: {
            /**
             * @description Always `true`.
             * @example true
             */
            ok: true;
            /**
             * @description The route that answered.
             * @example zapier
             */
            routeId: string;
            /**
             * @description Why the cancellation is not complete.
             * @example cancel_pending
             * @enum {string}
             */
            code: "cancel_pending";
            result: components["schemas"]["CancelFlowResult"];
        };
        /** @description What `create_flow` gives. */
        CreateFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            created: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `get_flow` gives. */
        GetFlowResult: {
            /** @description The flow, or `null` when there is none. */
            flow: components["schemas"]["Flow"] | null;
        };
        /** @description What `list_flows` gives. */
        ListFlowsResult: {
            /** @description The flows, most recently created first. */
            flows: components["schemas"]["Flow"][];
            /**
             * @description Present while there are older flows. The `cursor` of the next page.
             * @example MTc3Njk4ODgwMDAwMC4wMTlkYmJmMC00YzAwLTdhMzEtOWM1Mi0zZjFkZTJhMGI4NzE
             */
            nextCursor?: string;
        };
        /** @description What `find_latest_flow` gives. */
        FindLatestFlowResult: {
            /** @description The flow, or `null` when there is none. */
            flow: components["schemas"]["Flow"] | null;
        };
        /** @description What `resolve_flow` gives. */
        ResolveFlowResult: {
            /** @description The flow, or `null` when there is none. */
            flow: components["schemas"]["Flow"] | null;
        };
        /** @description What `get_task_summary` gives. */
        GetTaskSummaryResult: {
            /** @description The counts, or `null` when there is no such flow. */
            summary: components["schemas"]["TaskSummary"] | null;
        };
        /** @description What `set_waiting` gives. */
        SetWaitingResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `resume_flow` gives. */
        ResumeFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `finish_flow` gives. */
        FinishFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `fail_flow` gives. */
        FailFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `request_cancel` gives. */
        RequestCancelResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `cancel_flow` gives. */
        CancelFlowResult: {
            /**
             * @description Always `true`.
             * @example true
             */
            found: true;
            /**
             * @description Whether the flow is cancelled now.
             * @example true
             */
            cancelled: boolean;
            /**
             * @description Why it is not cancelled yet.
             * @example One or more child tasks are still active.
             */
            reason?: string;
            flow?: components["schemas"]["Flow"];
            /** @description The flow's child tasks, newest first; as many as fit into an answer of 4 MiB. */
            tasks?: components["schemas"]["Task"][];
            /**
             * @description Present when the flow has more child tasks than `tasks` lists.
             * @example true
             */
            tasksTruncated?: true;
        };
        /** @description What `run_task` gives. */
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
        /** @description Why no flow was created. */
        CreateFlowRefusal: {
            /**
             * @description Always `false`.
             * @example false
             */
            created: false;
            /**
             * @description Why not, for people.
             * @example The host refused the flow.
             */
            reason: string;
        };
        /** @description Why a change was not applied. */
        FlowChangeRefusal: {
            /**
             * @description Always `false`.
             * @example false
             */
            applied: false;
            /**
             * @description The same as the code of the envelope.
             * @example revision_conflict
             */
            code: string;
            current?: components["schemas"]["Flow"];
        };
        /** @description Why a flow was not cancelled. */
        CancelFlowRefusal: {
            /**
             * @description Whether the session has the flow.
             * @example true
             */
            found: boolean;
            /**
             * @description Always `false`.
             * @example false
             */
            cancelled: false;
            /**
             * @description Why not, for people.
             * @example Flow is already succeeded.
             */
            reason: string;
            flow?: components["schemas"]["Flow"];
            /** @description The flow's child tasks, newest first; as many as fit into an answer of 4 MiB. */
            tasks?: components["schemas"]["Task"][];
            /**
             * @description Present when the flow has more child tasks than `tasks` lists.
             * @example true
             */
            tasksTruncated?: true;
        };
        /** @description Why no task was created. */
        RunTaskRefusal: {
            /**
             * @description Whether the session has the flow.
             * @example true
             */
            found: boolean;
            /**
             * @description Always `false`.
             * @example false
             */
            created: false;
            /**
             * @description Why not, for people.
             * @example Flow cancellation has already been requested.
             */
            reason: string;
            flow?: components["schemas"]["Flow"];
        };
        /** @description The body is not what the action takes; nothing was changed. */
        InvalidRequestError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example invalid_request
             * @enum {string}
             */
            code: "invalid_request";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example goal must not be blank.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description The problems that were found, up to 20. */
            details: components["schemas"]["ProblemDetail"][];
            /**
             * @description How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
        };
        /** @description No secret or signature, or a wrong one. */
        UnauthorizedError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example unauthorized
             * @enum {string}
             */
            code: "unauthorized";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example The route's secret is missing or wrong.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description The route is limited to other actions; nothing was read or changed. */
        ForbiddenError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example action_not_allowed
             * @enum {string}
             */
            code: "action_not_allowed";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example This route does not allow cancel_flow.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description The session has no such flow, or there is no such route. */
        NotFoundError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example not_found
             * @enum {string}
             */
            code: "not_found" | "route_not_found";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example TaskFlow not found.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description The refusal in the terms of the action. */
            result?: components["schemas"]["FlowChangeRefusal"] | components["schemas"]["CancelFlowRefusal"] | components["schemas"]["RunTaskRefusal"];
        };
        /** @description Only POST is taken. */
        MethodNotAllowedError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example method_not_allowed
             * @enum {string}
             */
            code: "method_not_allowed";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example Only POST is allowed.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description The body did not arrive in time. */
        RequestTimeoutError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example request_timeout
             * @enum {string}
             */
            code: "request_timeout";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example The body did not arrive within 15000 ms.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /**
         * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
         *     changed.
         */
        ConflictError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example revision_conflict
             * @enum {string}
             */
            code: "idempotency_in_progress" | "revision_conflict" | "not_managed" | "terminal" | "cancel_requested" | "mutation_rejected" | "create_rejected" | "task_not_created" | "cancel_rejected" | "request_rejected";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example TaskFlow changed since the caller's expected revision.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
            /** @description The refusal in the terms of the action. */
            result?: components["schemas"]["RunTaskRefusal"] | components["schemas"]["CancelFlowRefusal"] | components["schemas"]["CreateFlowRefusal"] | components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The body is larger than the route takes. */
        PayloadTooLargeError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example payload_too_large
             * @enum {string}
             */
            code: "payload_too_large";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example The body is larger than 262144 bytes.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
        UnsupportedMediaTypeError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example unsupported_media_type
             * @enum {string}
             */
            code: "unsupported_media_type";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example Content-Type must be application/json.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
        IdempotencyKeyReusedError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example idempotency_key_reused
             * @enum {string}
             */
            code: "idempotency_key_reused";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example This Idempotency-Key came with another request before.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description A limit of the route or of its session was reached. */
        TooManyRequestsError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example rate_limited
             * @enum {string}
             */
            code: "rate_limited" | "too_many_in_flight";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example More than 120 requests in a minute.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description A defect of the server. It is logged there, without your data. */
        InternalErrorError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example internal_error
             * @enum {string}
             */
            code: "internal_error";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example The server failed to answer.
             */
            error: string;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description The store could not read or write. Nothing was changed, unless `uncertain` is there. */
        ServiceUnavailableError: {
            /**
             * @description Always `false`.
             * @example false
             */
            ok: false;
            /**
             * @description Present once the route is known.
             * @example zapier
             */
            routeId?: string;
            /**
             * @description What went wrong. Branch on this.
             * @example persist_failed
             * @enum {string}
             */
            code: "persist_failed";
            /**
             * @description What went wrong, for people. Branch on `code`, not on this.
             * @example The change could not be stored. Nothing was changed.
             */
            error: string;
            /**
             * @description The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            /**
             * @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too.
             * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
             */
            requestId?: string;
        };
        /** @description One problem of a request. */
        ProblemDetail: {
            /**
             * @description Where in the body, as a JSON Pointer (RFC 6901); empty for the body as a whole, and for a header. A pointer of
             *     more than 200 characters is cut and ends in `…`. U+FFFD stands for half of a surrogate pair.
             * @example /goal
             */
            pointer: string;
            /**
             * @description The header, where it is not the body.
             * @example Idempotency-Key
             */
            header?: string;
            /**
             * @description What was expected there.
             * @example must not be blank
             */
            message: string;
        };
        /**
         * @description A string as in RFC 8941, or the same without the quotes, of 1 to 255 printable ASCII characters. An empty value
         *     is no key.
         * @default
         */
        IdempotencyKey: string;
        /**
         * @description Any JSON value, `null` included, kept as it is. Numbers keep all their digits, and must be within the range of
         *     IEEE 754 doubles; of repeated names in one object the last counts. At most 1,000 levels deep.
         * @example {
         *       "reviewed": 42
         *     }
         */
        JsonValue: JsonValue;
        /**
         * @description Where a flow stands.
         * @example queued
         * @enum {string}
         */
        FlowStatus: "queued" | "running" | "waiting" | "blocked" | "succeeded" | "failed" | "cancelled" | "lost";
        /**
         * @description What carries out a task. `run_task` takes `subagent` and `acp`.
         * @example acp
         * @enum {string}
         */
        TaskRuntime: "subagent" | "acp" | "cli" | "cron";
        /**
         * @description When the owner is told. The default is `done_only`.
         * @default done_only
         * @example done_only
         * @enum {string}
         */
        NotifyPolicy: "done_only" | "state_changes" | "silent";
        /** @description A durable record of multi-step work. */
        Flow: {
            /**
             * Format: uuid
             * @description The flow's id, a UUID.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
            /**
             * @description Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven.
             * @example managed
             * @enum {string}
             */
            syncMode: "managed" | "task_mirrored";
            /**
             * @description Who drives the flow.
             * @example webhooks/zapier
             */
            controllerId?: string;
            /**
             * @description A name for where the flow stands.
             * @example await_reply
             */
            currentStep?: string;
            /**
             * @description The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            blockedTaskId?: string;
            /**
             * @description What blocks the flow, for people.
             * @example The worker needs credentials
             */
            blockedSummary?: string;
            /**
             * Format: int64
             * @description 0 when created, one more after each applied change.
             * @example 2
             */
            revision: number;
            status: components["schemas"]["FlowStatus"];
            notifyPolicy: components["schemas"]["NotifyPolicy"];
            /**
             * @description What the flow is for.
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
             * @description When cancellation was requested, in milliseconds since the epoch.
             * @example 1776988890000
             */
            cancelRequestedAt?: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             * @example 1776988800000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             * @example 1776988860000
             */
            updatedAt: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch; absent while the flow is open.
             * @example 1776988950000
             */
            endedAt?: number;
        };
        /** @description A piece of work under a flow. */
        Task: {
            /**
             * Format: uuid
             * @description The task's id, a UUID.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            taskId: string;
            runtime: components["schemas"]["TaskRuntime"];
            /**
             * @description Where the task comes from, in the sender's terms.
             * @example zap-1842
             */
            sourceId?: string;
            /**
             * @description The session that works on the task.
             * @example agent:main:acp:worker
             */
            childSessionKey?: string;
            /**
             * Format: uuid
             * @description The flow that the task belongs to.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            parentFlowId?: string;
            /**
             * @description The task that this one is part of, as the sender named it. Free text: it need not be the id of a task.
             * @example 019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b
             */
            parentTaskId?: string;
            /**
             * @description The agent that works on the task.
             * @example main
             */
            agentId?: string;
            /**
             * @description The sender's name for this run.
             * @example run-2026-04-24-1
             */
            runId?: string;
            /**
             * @description A short name for people.
             * @example Summary
             */
            label?: string;
            /**
             * @description What went wrong.
             * @example The mailbox is gone
             */
            error?: string;
            /**
             * @description How far it is, for people.
             * @example Reading
             */
            progressSummary?: string;
            /**
             * @description How it ended, for people.
             * @example All 12 messages read
             */
            terminalSummary?: string;
            /**
             * @description How its work turned out.
             * @example succeeded
             */
            terminalOutcome?: string;
            /**
             * @description What the task is scoped to, `session` here.
             * @example session
             */
            scopeKind: string;
            /**
             * @description What the task shall do.
             * @example Inspect the next message batch
             */
            task: string;
            /**
             * @description Where the task stands.
             * @example running
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "failed" | "timed_out" | "cancelled" | "lost";
            /**
             * @description Whether the outcome was delivered to the owner; `pending` at first.
             * @example pending
             */
            deliveryStatus: string;
            notifyPolicy: components["schemas"]["NotifyPolicy"];
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             * @example 1776988800000
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             * @example 1776988860000
             */
            startedAt?: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             * @example 1776988950000
             */
            endedAt?: number;
            /**
             * Format: int64
             * @description When the task was last heard of, in milliseconds since the epoch.
             * @example 1776988890000
             */
            lastEventAt?: number;
            /**
             * Format: int64
             * @description When the record may be deleted, in milliseconds since the epoch.
             * @example 1777593750000
             */
            cleanupAfter?: number;
        };
        /** @description Counts of a flow's child tasks. */
        TaskSummary: {
            /**
             * @description All tasks.
             * @example 3
             */
            total: number;
            /**
             * @description Tasks that are queued or running.
             * @example 1
             */
            active: number;
            /**
             * @description Tasks that have ended.
             * @example 2
             */
            terminal: number;
            /**
             * @description Tasks that failed, timed out or were lost.
             * @example 1
             */
            failures: number;
            /** @description Counts by status. */
            byStatus: {
                /**
                 * @description Tasks that are `queued`.
                 * @example 0
                 */
                queued: number;
                /**
                 * @description Tasks that are `running`.
                 * @example 1
                 */
                running: number;
                /**
                 * @description Tasks that are `succeeded`.
                 * @example 1
                 */
                succeeded: number;
                /**
                 * @description Tasks that are `failed`.
                 * @example 1
                 */
                failed: number;
                /**
                 * @description Tasks that are `timed_out`.
                 * @example 0
                 */
                timed_out: number;
                /**
                 * @description Tasks that are `cancelled`.
                 * @example 0
                 */
                cancelled: number;
                /**
                 * @description Tasks that are `lost`.
                 * @example 0
                 */
                lost: number;
            };
            /** @description Counts by runtime. */
            byRuntime: {
                /**
                 * @description Tasks of the runtime `subagent`.
                 * @example 1
                 */
                subagent: number;
                /**
                 * @description Tasks of the runtime `acp`.
                 * @example 2
                 */
                acp: number;
                /**
                 * @description Tasks of the runtime `cli`.
                 * @example 0
                 */
                cli: number;
                /**
                 * @description Tasks of the runtime `cron`.
                 * @example 0
                 */
                cron: number;
            };
        };
    };
    responses: {
        /** @description The body is not what the action takes; nothing was changed. */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InvalidRequestError"];
            };
        };
        /** @description No secret or signature, or a wrong one. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "WWW-Authenticate": components["headers"]["WwwAuthenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnauthorizedError"];
            };
        };
        /** @description The route is limited to other actions; nothing was read or changed. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ForbiddenError"];
            };
        };
        /** @description The session has no such flow, or there is no such route. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Idempotency-Key": components["headers"]["IdempotencyKey"];
                "Idempotency-Replayed": components["headers"]["IdempotencyReplayed"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFoundError"];
            };
        };
        /** @description Only POST is taken. */
        MethodNotAllowed: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["MethodNotAllowedError"];
            };
        };
        /** @description The body did not arrive in time. */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RequestTimeoutError"];
            };
        };
        /**
         * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
         *     changed.
         */
        Conflict: {
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
                "application/json": components["schemas"]["ConflictError"];
            };
        };
        /** @description The body is larger than the route takes. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PayloadTooLargeError"];
            };
        };
        /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UnsupportedMediaTypeError"];
            };
        };
        /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
        IdempotencyKeyReused: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Idempotency-Key": components["headers"]["IdempotencyKey"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IdempotencyKeyReusedError"];
            };
        };
        /** @description A limit of the route or of its session was reached. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TooManyRequestsError"];
            };
        };
        /** @description A defect of the server. It is logged there, without your data. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["InternalErrorError"];
            };
        };
        /** @description The store could not read or write; nothing was changed. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
                "Retry-After": components["headers"]["RetryAfter"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimitPolicy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServiceUnavailableError"];
            };
        };
    };
    parameters: {
        /**
         * @description The route, as the operator named it.
         * @example zapier
         */
        RouteId: string;
        /**
         * @description Makes a request that changes something safe to repeat (draft-ietf-httpapi-idempotency-key-header): a string as in
         *     RFC 8941, or the same without the quotes, of 1 to 255 printable ASCII characters. A new one for each request, the
         *     same for its repetitions. Actions that only read ignore it, but an invalid key is a 400 there too.
         */
        IdempotencyKey: components["schemas"]["IdempotencyKey"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description The methods that the route takes (RFC 9110, section 10.2.1).
         * @example POST
         */
        Allow: string;
        /**
         * @description The request's `Idempotency-Key`, as it came: this host keeps it. Absent where the action did not get as far, or
         *     only reads.
         * @example "8e03978e-40d5-43e1-bc93-6894a57f9324"
         */
        IdempotencyKey: string;
        /**
         * @description Present when the request is a repetition, and this the answer to the first one.
         * @example true
         */
        IdempotencyReplayed: boolean;
        /**
         * @description What is left of the window (draft-ietf-httpapi-ratelimit-headers): `r` requests for `t` more seconds.
         * @example "route";r=0;t=42
         */
        RateLimit: string;
        /**
         * @description The window (draft-ietf-httpapi-ratelimit-headers): `q` requests in `w` seconds.
         * @example "route";q=120;w=60
         */
        RateLimitPolicy: string;
        /**
         * @description Seconds to wait before the next try (RFC 9110, section 10.2.3).
         * @example 42
         */
        RetryAfter: number;
        /**
         * @description Names this request in the service's log: the `X-Request-Id` of the request where it is 1 to 128 letters, digits
         *     or `. _ : + / = @ ~ -`, else a new one.
         * @example 0b6f2c1e-6d0a-4f0e-9d0e-2f1f6c1d7a55
         */
        RequestId: string;
        /**
         * @description The scheme to authenticate with (RFC 9110, section 11.6.1).
         * @example Bearer realm="taskflow-webhooks"
         */
        WwwAuthenticate: string;
    };
    pathItems: never;
};
export type $defs = Record<string, never>;
export interface operations {
    performAction: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes a request that changes something safe to repeat (draft-ietf-httpapi-idempotency-key-header): a string as in
                 *     RFC 8941, or the same without the quotes, of 1 to 255 printable ASCII characters. A new one for each request, the
                 *     same for its repetitions. Actions that only read ignore it, but an invalid key is a 400 there too.
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The route, as the operator named it.
                 * @example zapier
                 */
                routeId: components["parameters"]["RouteId"];
            };
            cookie?: never;
        };
        /** @description A JSON object in UTF-8. `application/json`, with parameters or not, and `application/*+json` are taken. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionRequest"];
            };
        };
        responses: {
            /** @description Done. The change, if there is one, is durable. */
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
                    "application/json": components["schemas"]["ActionResponse"];
                };
            };
            /** @description The cancellation waits for child tasks that are still active. */
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
                    "application/json": components["schemas"]["PendingResponse"];
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
