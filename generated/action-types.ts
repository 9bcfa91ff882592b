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
         * @description Creates a managed flow of the route's session, with revision 0. No work is started: nothing runs until a task is
         *     recorded with `run_task`. Sent twice, it creates two flows, unless an `Idempotency-Key` tells that it is the same.
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
         * @description Gives the flow as it is, or `null` when the session has no flow with this id.
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
         * @description Gives the session's flows, newest created first, by page. While there are older ones, `nextCursor` is the
         *     `cursor` of the next page. A page ends before `limit` where its answer would be larger than 4 MiB.
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
         * @description Gives the flow of the session that was created last, or `null`.
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
         * @description Finds a flow by its id, or the latest flow by the route's exact session key; `null` when there is none.
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
         * Count a flow's child tasks
         * @description Counts the flow's child tasks by status and by runtime, or gives `null` when the session has no such flow.
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
         * Park a flow
         * @description Parks the flow as `waiting`, or as `blocked` when `blockedTaskId` or `blockedSummary` is a string. Nothing
         *     unblocks the flow by itself, not even the end of the task that `blockedTaskId` names: send `resume_flow`.
         *     Applied only when the flow still has the revision `expectedRevision`.
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
         * Put a flow back to work
         * @description Puts the flow back to `queued` or `running`, and reopens one that has ended. Clears the blocked fields,
         *     `endedAt` and `waitJson`; a cancel request stays. Applied only when the flow still has the revision
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
         * @description Ends the flow as `succeeded`. Clears the blocked fields and `waitJson`; its child tasks go on. Applied only
         *     when the flow still has the revision `expectedRevision`.
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
         * @description Ends the flow as `failed`, with what blocked it. Clears `waitJson`; its child tasks go on. Applied only when
         *     the flow still has the revision `expectedRevision`.
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
         * Ask for a flow to be cancelled
         * @description Notes that the flow shall be cancelled: it takes no new tasks, and its status stays. Applied only when the flow
         *     still has the revision `expectedRevision`.
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
         * @description Cancels the flow at once (200), or as soon as none of its child tasks is active (202). A task that runs is not
         *     stopped. Where the flow has more tasks than fit into an answer of 4 MiB, the newest are listed, and
         *     `tasksTruncated` is there.
         */
        post: operations["cancelFlow"];
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
         * Record a child task
         * @description Records a child task of the flow, whose revision stays. With a `runId` that the flow knows already (same runtime
         *     and `childSessionKey`) the existing task is given, so that repeating the request is safe. A flow has at most
         *     1,000 active tasks; a new one beyond that is 409 `task_not_created`.
         */
        post: operations["runTask"];
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
        /** @description Create a managed flow of the route's session. */
        CreateFlowRequest: {
            /**
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example create_flow
             * @enum {string}
             */
            action?: "create_flow";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example get_flow
             * @enum {string}
             */
            action?: "get_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Give the session's flows, newest created first. */
        ListFlowsRequest: {
            /**
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example list_flows
             * @enum {string}
             */
            action?: "list_flows";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example find_latest_flow
             * @enum {string}
             */
            action?: "find_latest_flow";
        };
        /** @description Find a flow by its id, or the latest flow by the route's exact session key. */
        ResolveFlowRequest: {
            /**
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example resolve_flow
             * @enum {string}
             */
            action?: "resolve_flow";
            /**
             * @description A flow id, or the session key that the route is bound to.
             * @example agent:main:main
             */
            token: string;
        };
        /** @description Count a flow's child tasks. */
        GetTaskSummaryRequest: {
            /**
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example get_task_summary
             * @enum {string}
             */
            action?: "get_task_summary";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Park a flow. Its status becomes `blocked` when a blocked field is a string, else `waiting`. */
        SetWaitingRequest: {
            /**
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example set_waiting
             * @enum {string}
             */
            action?: "set_waiting";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example resume_flow
             * @enum {string}
             */
            action?: "resume_flow";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example finish_flow
             * @enum {string}
             */
            action?: "finish_flow";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example fail_flow
             * @enum {string}
             */
            action?: "fail_flow";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example request_cancel
             * @enum {string}
             */
            action?: "request_cancel";
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
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example cancel_flow
             * @enum {string}
             */
            action?: "cancel_flow";
            /**
             * @description The flow's id.
             * @example 019dbbf0-4c00-7a31-9c52-3f1de2a0b871
             */
            flowId: string;
        };
        /** @description Record a child task. With a `runId` that the flow knows already (same runtime and childSessionKey), the existing task is given. */
        RunTaskRequest: {
            /**
             * @description May be left out, unless the request is signed: the path names the action. When given, it must match.
             * @example run_task
             * @enum {string}
             */
            action?: "run_task";
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
        /** @description The answer to `create_flow`. */
        CreateFlowSuccess: {
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
            result: components["schemas"]["CreateFlowResult"];
        };
        /** @description Why `create_flow` was not done. */
        CreateFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "create_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["CreateFlowRefusal"];
        };
        /** @description The answer to `get_flow`. */
        GetFlowSuccess: {
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
            result: components["schemas"]["GetFlowResult"];
        };
        /** @description Why `get_flow` was not done. */
        GetFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The answer to `list_flows`. */
        ListFlowsSuccess: {
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
            result: components["schemas"]["ListFlowsResult"];
        };
        /** @description Why `list_flows` was not done. */
        ListFlowsFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The answer to `find_latest_flow`. */
        FindLatestFlowSuccess: {
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
            result: components["schemas"]["FindLatestFlowResult"];
        };
        /** @description Why `find_latest_flow` was not done. */
        FindLatestFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The answer to `resolve_flow`. */
        ResolveFlowSuccess: {
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
            result: components["schemas"]["ResolveFlowResult"];
        };
        /** @description Why `resolve_flow` was not done. */
        ResolveFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The answer to `get_task_summary`. */
        GetTaskSummarySuccess: {
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
            result: components["schemas"]["GetTaskSummaryResult"];
        };
        /** @description Why `get_task_summary` was not done. */
        GetTaskSummaryFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "route_not_found" | "method_not_allowed" | "request_timeout" | "payload_too_large" | "unsupported_media_type" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
        };
        /** @description The answer to `set_waiting`. */
        SetWaitingSuccess: {
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
            result: components["schemas"]["SetWaitingResult"];
        };
        /** @description Why `set_waiting` was not done. */
        SetWaitingFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The answer to `resume_flow`. */
        ResumeFlowSuccess: {
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
            result: components["schemas"]["ResumeFlowResult"];
        };
        /** @description Why `resume_flow` was not done. */
        ResumeFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The answer to `finish_flow`. */
        FinishFlowSuccess: {
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
            result: components["schemas"]["FinishFlowResult"];
        };
        /** @description Why `finish_flow` was not done. */
        FinishFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The answer to `fail_flow`. */
        FailFlowSuccess: {
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
            result: components["schemas"]["FailFlowResult"];
        };
        /** @description Why `fail_flow` was not done. */
        FailFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The answer to `request_cancel`. */
        RequestCancelSuccess: {
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
            result: components["schemas"]["RequestCancelResult"];
        };
        /** @description Why `request_cancel` was not done. */
        RequestCancelFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "mutation_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["FlowChangeRefusal"];
        };
        /** @description The answer to `cancel_flow`. */
        CancelFlowSuccess: {
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
            result: components["schemas"]["CancelFlowResult"];
            /**
             * @description With 202. Why the cancellation is not complete.
             * @example cancel_pending
             * @enum {string}
             */
            code?: "cancel_pending";
        };
        /** @description Why `cancel_flow` was not done. */
        CancelFlowFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "revision_conflict" | "not_managed" | "terminal" | "cancel_rejected" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["CancelFlowRefusal"];
        };
        /** @description The answer to `run_task`. */
        RunTaskSuccess: {
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
            result: components["schemas"]["RunTaskResult"];
        };
        /** @description Why `run_task` was not done. */
        RunTaskFailure: {
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
            code: "invalid_request" | "unauthorized" | "action_not_allowed" | "not_found" | "route_not_found" | "method_not_allowed" | "request_timeout" | "idempotency_in_progress" | "not_managed" | "terminal" | "cancel_requested" | "task_not_created" | "request_rejected" | "payload_too_large" | "unsupported_media_type" | "idempotency_key_reused" | "rate_limited" | "too_many_in_flight" | "internal_error" | "persist_failed";
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
            /** @description With 400. The problems that were found, up to 20. */
            details?: components["schemas"]["ProblemDetail"][];
            /**
             * @description With 400. How many problems were found beyond those in `details`. Absent when `details` has all of them.
             * @example 3
             */
            moreProblems?: number;
            /**
             * @description With 503. The change may have been made, because a PostgreSQL store did not confirm its commit. Read before you repeat it.
             * @example true
             */
            uncertain?: true;
            result?: components["schemas"]["RunTaskRefusal"];
        };
    };
    responses: never;
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
    createFlow: {
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
                "application/json": components["schemas"]["CreateFlowRequest"];
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
                    "application/json": components["schemas"]["CreateFlowSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["GetFlowRequest"];
            };
        };
        responses: {
            /** @description Done. The change, if there is one, is durable. */
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
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["ListFlowsRequest"];
            };
        };
        responses: {
            /** @description Done. The change, if there is one, is durable. */
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
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["FindLatestFlowRequest"];
            };
        };
        responses: {
            /** @description Done. The change, if there is one, is durable. */
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
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["ResolveFlowRequest"];
            };
        };
        responses: {
            /** @description Done. The change, if there is one, is durable. */
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
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["GetTaskSummaryRequest"];
            };
        };
        responses: {
            /** @description Done. The change, if there is one, is durable. */
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
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["SetWaitingRequest"];
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
                    "application/json": components["schemas"]["SetWaitingSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["ResumeFlowRequest"];
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
                    "application/json": components["schemas"]["ResumeFlowSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["FinishFlowRequest"];
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
                    "application/json": components["schemas"]["FinishFlowSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["FailFlowRequest"];
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
                    "application/json": components["schemas"]["FailFlowSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["RequestCancelRequest"];
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
                    "application/json": components["schemas"]["RequestCancelSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
                "application/json": components["schemas"]["CancelFlowRequest"];
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
                    "application/json": components["schemas"]["CancelFlowSuccess"];
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
                    "application/json": components["schemas"]["CancelFlowSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
    runTask: {
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
                "application/json": components["schemas"]["RunTaskRequest"];
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
                    "application/json": components["schemas"]["RunTaskSuccess"];
                };
            };
            /** @description The body is not what the action takes; nothing was changed. */
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
            /** @description No secret or signature, or a wrong one. */
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
            /** @description The route is limited to other actions; nothing was read or changed. */
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
            /** @description The session has no such flow, or there is no such route. */
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
            /** @description Only POST is taken. */
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
            /** @description The body did not arrive in time. */
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
            /**
             * @description The flow is not in a state that allows the action, or the same request is still being answered; nothing was
             *     changed.
             */
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
            /** @description The body is larger than the route takes. */
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
            /** @description The body is not declared as JSON in UTF-8, or is content-coded. */
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
            /** @description The `Idempotency-Key` came with another request before; nothing was changed. */
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
            /** @description A limit of the route or of its session was reached. */
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
            /** @description A defect of the server. It is logged there, without your data. */
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
            /** @description The store could not read or write; nothing was changed. */
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
}
