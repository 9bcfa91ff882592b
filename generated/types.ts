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
        /** @description One of thirteen requests, told apart by `action`. */
        ActionRequest: components["schemas"]["CreateFlowRequest"] | components["schemas"]["GetFlowRequest"] | components["schemas"]["ListFlowsRequest"] | components["schemas"]["FindLatestFlowRequest"] | components["schemas"]["ResolveFlowRequest"] | components["schemas"]["GetTaskSummaryRequest"] | components["schemas"]["SetWaitingRequest"] | components["schemas"]["ResumeFlowRequest"] | components["schemas"]["FinishFlowRequest"] | components["schemas"]["FailFlowRequest"] | components["schemas"]["RequestCancelRequest"] | components["schemas"]["CancelFlowRequest"] | components["schemas"]["RunTaskRequest"];
        /** @description Create a managed flow of the route's session. */
        CreateFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "create_flow";
            /** @description What the flow is for. */
            goal: string;
            /** @description Who drives the flow. Default: the route's `controllerId`. */
            controllerId?: string;
            /**
             * @description The first status of the flow. Default: `queued`.
             * @enum {string}
             */
            status?: "queued" | "running" | "waiting" | "blocked";
            notifyPolicy?: components["schemas"]["NotifyPolicy"];
            /** @description A name for where the flow stands. `null` clears it. */
            currentStep?: string | null;
            /** @description The flow's state. */
            stateJson?: components["schemas"]["JsonValue"];
            /** @description What the flow waits for. */
            waitJson?: components["schemas"]["JsonValue"];
        };
        /** @description Give a flow, or `null`. */
        GetFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "get_flow";
            /** @description The flow's id. */
            flowId: string;
        };
        /** @description Give the session's flows, newest created first. */
        ListFlowsRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "list_flows";
            limit?: components["schemas"]["ListFlowsRequestLimit"];
            /** @description `nextCursor` of the page before. */
            cursor?: string;
            /** @description Only flows in one of these statuses. */
            status?: components["schemas"]["FlowStatus"][];
        };
        /**
         * @description The maximum number of flows in the page. A page that would exceed 4 MiB ends earlier.
         * @default 1000
         */
        ListFlowsRequestLimit: number;
        /** @description Give the most recently created flow, or `null`. */
        FindLatestFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "find_latest_flow";
        };
        /** @description Find a flow by its id, or the latest flow by the route's exact session key. */
        ResolveFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "resolve_flow";
            /** @description A flow id, or the session key that the route is bound to. */
            token: string;
        };
        /** @description Count a flow's child tasks. */
        GetTaskSummaryRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "get_task_summary";
            /** @description The flow's id. */
            flowId: string;
        };
        /** @description Park a flow. Its status becomes `blocked` when a blocked field is a string, else `waiting`. */
        SetWaitingRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "set_waiting";
            /** @description The flow's id. */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             */
            expectedRevision: number;
            /** @description A name for where the flow stands. `null` clears it. */
            currentStep?: string | null;
            /** @description The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it. */
            blockedTaskId?: string | null;
            /** @description What blocks the flow, for people. `null` clears it. */
            blockedSummary?: string | null;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
            /** @description What the flow waits for. */
            waitJson?: components["schemas"]["JsonValue"];
        };
        /** @description Put a flow back to work. Clears the blocked fields, `endedAt` and `waitJson`; reopens an ended flow. */
        ResumeFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "resume_flow";
            /** @description The flow's id. */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             */
            expectedRevision: number;
            /**
             * @description The status that the flow continues with. Default: `queued`.
             * @enum {string}
             */
            status?: "queued" | "running";
            /** @description A name for where the flow stands. `null` clears it. */
            currentStep?: string | null;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
        };
        /** @description End a flow as `succeeded`. Clears the blocked fields and `waitJson`. */
        FinishFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "finish_flow";
            /** @description The flow's id. */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             */
            expectedRevision: number;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
        };
        /** @description End a flow as `failed`. Clears `waitJson`. */
        FailFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "fail_flow";
            /** @description The flow's id. */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             */
            expectedRevision: number;
            /** @description The flow's state, in place of the one before. */
            stateJson?: components["schemas"]["JsonValue"];
            /** @description The task that blocks the flow, in the sender's terms. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. `null` clears it. */
            blockedTaskId?: string | null;
            /** @description What blocks the flow, for people. `null` clears it. */
            blockedSummary?: string | null;
        };
        /** @description Note that the flow shall be cancelled. Its status stays; it takes no new tasks. */
        RequestCancelRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "request_cancel";
            /** @description The flow's id. */
            flowId: string;
            /**
             * Format: int64
             * @description The revision that the change was decided on. 409 `revision_conflict` when the flow has moved on.
             */
            expectedRevision: number;
        };
        /** @description Cancel a flow; with active child tasks, as soon as none is left (202). */
        CancelFlowRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "cancel_flow";
            /** @description The flow's id. */
            flowId: string;
        };
        /** @description Record a child task. With a `runId` that the flow knows already (same runtime and childSessionKey), the existing task is given. */
        RunTaskRequest: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            action: "run_task";
            /** @description The flow's id. */
            flowId: string;
            /**
             * @description What carries out the task.
             * @enum {string}
             */
            runtime: "subagent" | "acp";
            /** @description What the task shall do. */
            task: string;
            /** @description Where the task comes from, in the sender's terms. */
            sourceId?: string;
            /** @description The session that works on the task; of the same agent as the route's session. */
            childSessionKey?: string;
            /** @description The task that this one is part of, in the sender's terms. Free text: it need not be the id of a task, and nothing depends on it. */
            parentTaskId?: string;
            /** @description The agent that works on the task. Default: the agent of the route's session. */
            agentId?: string;
            /** @description The sender's name for this run; makes repeating the request safe. */
            runId?: string;
            /** @description A short name for people. */
            label?: string;
            /** @description Whether the task's text and label are replaced by these when the `runId` is known. */
            preferMetadata?: boolean;
            notifyPolicy?: components["schemas"]["NotifyPolicy"];
            /**
             * @description The first status of the task. Default: `queued`.
             * @enum {string}
             */
            status?: "queued" | "running";
            /**
             * Format: int64
             * @description When it started, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.
             */
            startedAt?: number;
            /**
             * Format: int64
             * @description When it was last heard of, in milliseconds since the epoch; at most one day ahead. Values that look like seconds, microseconds or nanoseconds are refused. Only with status running.
             */
            lastEventAt?: number;
            /** @description How far it is, for people. Only with status running. */
            progressSummary?: string | null;
        };
        /** @description The action was done. */
        ActionResponse: {
            ok: true;
            routeId: string;
            /** @description The result of the requested action. */
            result: components["schemas"]["RunTaskResult"] | components["schemas"]["CreateFlowResult"] | components["schemas"]["SetWaitingResult"] | components["schemas"]["ResumeFlowResult"] | components["schemas"]["FinishFlowResult"] | components["schemas"]["FailFlowResult"] | components["schemas"]["RequestCancelResult"] | components["schemas"]["CancelFlowResult"] | components["schemas"]["ListFlowsResult"] | components["schemas"]["GetTaskSummaryResult"] | components["schemas"]["GetFlowResult"] | components["schemas"]["FindLatestFlowResult"] | components["schemas"]["ResolveFlowResult"];
        };
        /** @description Accepted; the cancellation completes when no child task is active. */
        PendingResponse: {
            ok: true;
            routeId: string;
            /** @enum {string} */
            code: "cancel_pending";
            result: components["schemas"]["CancelFlowResult"];
        };
        /** @description What `create_flow` gives. */
        CreateFlowResult: {
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
            flows: components["schemas"]["Flow"][];
            /** @description Present while there are older flows. The `cursor` of the next page. */
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
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `resume_flow` gives. */
        ResumeFlowResult: {
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `finish_flow` gives. */
        FinishFlowResult: {
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `fail_flow` gives. */
        FailFlowResult: {
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `request_cancel` gives. */
        RequestCancelResult: {
            applied: true;
            flow: components["schemas"]["Flow"];
        };
        /** @description What `cancel_flow` gives. */
        CancelFlowResult: {
            found: true;
            /** @description Whether the flow is cancelled now. */
            cancelled: boolean;
            /** @description Why it is not cancelled yet. */
            reason?: string;
            flow?: components["schemas"]["Flow"];
            /** @description The flow's child tasks, newest first; as many as fit into an answer of 4 MiB. */
            tasks?: components["schemas"]["Task"][];
            /** @description Present when the flow has more child tasks than `tasks` lists. */
            tasksTruncated?: true;
        };
        /** @description What `run_task` gives. */
        RunTaskResult: {
            created: true;
            flow: components["schemas"]["Flow"];
            task: components["schemas"]["Task"];
        };
        /** @description Why no flow was created. */
        CreateFlowRefusal: {
            created: false;
            reason: string;
        };
        /** @description Why a change was not applied. */
        FlowChangeRefusal: {
            applied: false;
            /** @description The same as the code of the envelope. */
            code: string;
            current?: components["schemas"]["Flow"];
        };
        /** @description Why a flow was not cancelled. */
        CancelFlowRefusal: {
            found: boolean;
            cancelled: false;
            reason: string;
            flow?: components["schemas"]["Flow"];
            /** @description The flow's child tasks, newest first; as many as fit into an answer of 4 MiB. */
            tasks?: components["schemas"]["Task"][];
            /** @description Present when the flow has more child tasks than `tasks` lists. */
            tasksTruncated?: true;
        };
        /** @description Why no task was created. */
        RunTaskRefusal: {
            found: boolean;
            created: false;
            reason: string;
            flow?: components["schemas"]["Flow"];
        };
        /** @description The body is not what the action takes; nothing was changed. */
        InvalidRequestError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "invalid_request";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
            /** @description The problems that were found, up to 20. */
            details: components["schemas"]["ProblemDetail"][];
            /** @description How many problems were found beyond those in `details`. Absent when `details` has all of them. */
            moreProblems?: number;
        };
        /** @description No secret or signature, or a wrong one. */
        UnauthorizedError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "unauthorized";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description The route is limited to other actions; nothing was read or changed. */
        ForbiddenError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "action_not_allowed";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description The session has no such flow, or there is no such route. */
        NotFoundError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "not_found" | "route_not_found";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
            /** @description The refusal in the terms of the action. */
            result?: components["schemas"]["FlowChangeRefusal"] | components["schemas"]["CancelFlowRefusal"] | components["schemas"]["RunTaskRefusal"];
        };
        /** @description Only POST is taken. */
        MethodNotAllowedError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "method_not_allowed";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description The body did not arrive in time. */
        RequestTimeoutError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "request_timeout";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /**
         * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
         *     changed.
         */
        ConflictError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "idempotency_in_progress" | "revision_conflict" | "not_managed" | "terminal" | "cancel_requested" | "mutation_rejected" | "create_rejected" | "task_not_created" | "cancel_rejected" | "request_rejected";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
            /** @description The refusal in the terms of the action. */
            result?: components["schemas"]["RunTaskRefusal"] | components["schemas"]["CancelFlowRefusal"] | components["schemas"]["CreateFlowRefusal"] | components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The body is larger than the route takes. */
        PayloadTooLargeError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "payload_too_large";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
        UnsupportedMediaTypeError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "unsupported_media_type";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
        IdempotencyKeyReusedError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "idempotency_key_reused";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description A limit of the route or of its session was reached. */
        TooManyRequestsError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "rate_limited" | "too_many_in_flight";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description A defect of the server. It is logged there, without your data. */
        InternalErrorError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "internal_error";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description The store could not read or write. Nothing was changed, unless `uncertain` is there. */
        ServiceUnavailableError: {
            ok: false;
            /** @description Present once the route is known. */
            routeId?: string;
            /** @enum {string} */
            code: "persist_failed";
            /** @description What went wrong, for people. Branch on `code`, not on this. */
            error: string;
            /** @description The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it. */
            uncertain?: true;
            /** @description Names the request in the service's log; the header `X-Request-Id` of the answer has it too. */
            requestId?: string;
        };
        /** @description One problem of a request. */
        ProblemDetail: {
            /**
             * @description Where in the body, as a JSON Pointer (RFC 6901); empty for the body as a whole, and for a header. A pointer of
             *     more than 200 characters is cut and ends in `…`. U+FFFD stands for half of a surrogate pair.
             */
            pointer: string;
            /** @description The header, where it is not the body. */
            header?: string;
            /** @description What was expected there. */
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
         */
        JsonValue: JsonValue;
        /**
         * @description Where a flow stands.
         * @enum {string}
         */
        FlowStatus: "queued" | "running" | "waiting" | "blocked" | "succeeded" | "failed" | "cancelled" | "lost";
        /**
         * @description What carries out a task. `run_task` takes `subagent` and `acp`.
         * @enum {string}
         */
        TaskRuntime: "subagent" | "acp" | "cli" | "cron";
        /**
         * @description When the owner is told. The default is `done_only`.
         * @default done_only
         * @enum {string}
         */
        NotifyPolicy: "done_only" | "state_changes" | "silent";
        /** @description A durable record of multi-step work. */
        Flow: {
            /** @description The flow's id, a UUID. */
            flowId: string;
            /**
             * @description Flows of this API are `managed`; a `task_mirrored` one follows a task of the host and cannot be driven.
             * @enum {string}
             */
            syncMode: "managed" | "task_mirrored";
            /** @description Who drives the flow. */
            controllerId?: string;
            /** @description A name for where the flow stands. */
            currentStep?: string;
            /** @description The task that blocks the flow, as the sender named it. Free text: it need not be the id of a task, and the end of that task does not unblock the flow. */
            blockedTaskId?: string;
            /** @description What blocks the flow, for people. */
            blockedSummary?: string;
            /**
             * Format: int64
             * @description 0 when created, one more after each applied change.
             */
            revision: number;
            status: components["schemas"]["FlowStatus"];
            notifyPolicy: components["schemas"]["NotifyPolicy"];
            /** @description What the flow is for. */
            goal: string;
            stateJson?: components["schemas"]["JsonValue"];
            waitJson?: components["schemas"]["JsonValue"];
            /**
             * Format: int64
             * @description When cancellation was requested, in milliseconds since the epoch.
             */
            cancelRequestedAt?: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             */
            updatedAt: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch; absent while the flow is open.
             */
            endedAt?: number;
        };
        /** @description A piece of work under a flow. */
        Task: {
            /** @description The task's id, a UUID. */
            taskId: string;
            runtime: components["schemas"]["TaskRuntime"];
            /** @description Where the task comes from, in the sender's terms. */
            sourceId?: string;
            /** @description The session that works on the task. */
            childSessionKey?: string;
            /** @description The flow that the task belongs to. */
            parentFlowId?: string;
            /** @description The task that this one is part of, as the sender named it. Free text: it need not be the id of a task. */
            parentTaskId?: string;
            /** @description The agent that works on the task. */
            agentId?: string;
            /** @description The sender's name for this run. */
            runId?: string;
            /** @description A short name for people. */
            label?: string;
            /** @description What went wrong. */
            error?: string;
            /** @description How far it is, for people. */
            progressSummary?: string;
            /** @description How it ended, for people. */
            terminalSummary?: string;
            /** @description How its work turned out. */
            terminalOutcome?: string;
            /** @description What the task is scoped to, `session` here. */
            scopeKind: string;
            /** @description What the task shall do. */
            task: string;
            /**
             * @description Where the task stands.
             * @enum {string}
             */
            status: "queued" | "running" | "succeeded" | "failed" | "timed_out" | "cancelled" | "lost";
            /** @description Whether the outcome was delivered to the owner; `pending` at first. */
            deliveryStatus: string;
            notifyPolicy: components["schemas"]["NotifyPolicy"];
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             */
            createdAt: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             */
            startedAt?: number;
            /**
             * Format: int64
             * @description Milliseconds since the epoch.
             */
            endedAt?: number;
            /**
             * Format: int64
             * @description When the task was last heard of, in milliseconds since the epoch.
             */
            lastEventAt?: number;
            /**
             * Format: int64
             * @description When the record may be deleted, in milliseconds since the epoch.
             */
            cleanupAfter?: number;
        };
        /** @description Counts of a flow's child tasks. */
        TaskSummary: {
            /** @description All tasks. */
            total: number;
            /** @description Tasks that are queued or running. */
            active: number;
            /** @description Tasks that have ended. */
            terminal: number;
            /** @description Tasks that failed, timed out or were lost. */
            failures: number;
            /** @description Counts by status. */
            byStatus: {
                queued: number;
                running: number;
                succeeded: number;
                failed: number;
                timed_out: number;
                cancelled: number;
                lost: number;
            };
            /** @description Counts by runtime. */
            byRuntime: {
                subagent: number;
                acp: number;
                cli: number;
                cron: number;
            };
        };
    };
    responses: {
        /** @description The body is not what the action takes; nothing was changed. */
        InvalidRequest: {
            headers: {
                "X-Request-Id": components["headers"]["RequestId"];
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
