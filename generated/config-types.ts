// Do not edit. Generated from openapi.yaml and the schemas in src/gateway/config, src/plugin and src/worker/config by `npm run generate`.
export type JsonValue = null | boolean | number | string | JsonValue[] | {
    [name: string]: JsonValue;
};
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description The configuration of the plugin, under `plugins.entries.webhooks.config` in the gateway's configuration file. */
        WebhooksConfig: {
            /** @description The routes, by ID. Responses have this ID as `routeId`. Default: no routes. */
            routes?: {
                [key: string]: components["schemas"]["RouteConfig"];
            };
        };
        /** @description A route. Its senders can read and change the flows of one session. */
        RouteConfig: {
            /**
             * @description Whether the gateway serves the route.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description The path of the route. Each action also has a path below it. Each route needs its own path. Default:
             *     `/plugins/webhooks/<routeId>`.
             */
            path?: string;
            /** @description The key of the session that owns the flows of this route, for example `agent:main:main`. */
            sessionKey: string;
            /**
             * @description The secret of the route: the secret itself, `${NAME}` for an environment variable, or a reference. A list of
             *     up to 8 secrets lets you rotate them: list the current secret first. The route accepts all of them.
             */
            secret: string | components["schemas"]["SecretRef"] | (string | components["schemas"]["SecretRef"])[];
            auth?: components["schemas"]["SignatureAuth"];
            /** @description The actions that the route allows. Other actions return 403 `action_not_allowed`. Default: all actions that need no grant, or a grant that the route has. */
            actions?: components["schemas"]["ActionName"][];
            /**
             * @description Further permissions of the route. `endpoints`: its senders manage the endpoints of the session, the URLs to which the gateway sends events. `worker`: its senders claim and run the tasks of the session. `delete`: its senders delete flows that have ended.
             * @default []
             */
            grants?: components["schemas"]["GrantName"][];
            /** @description URLs to which the gateway sends the events of the session, beside those that senders create: see [Endpoints](#endpoints). Default: none. */
            endpoints?: components["schemas"]["EndpointConfig"][];
            /** @description The queue of tasks that a sender records without a `queue`, so that a worker runs them. It has 1 to 64 of `a-z 0-9 - _ .`. Default: such tasks are records, which nobody runs. */
            queue?: string;
            /** @description The `controllerId` of new flows. Default: `webhooks/<routeId>`. */
            controllerId?: string;
            /**
             * @description `subagent`: the agent of an OpenClaw gateway [runs the tasks](openclaw.md#let-the-gateways-agent-run-tasks) of this route, whose senders gain its authority. Other gateways ignore the key. Default: nobody runs them.
             * @enum {string}
             */
            execute?: "subagent";
            /** @description A note for the operator. The gateway ignores it. */
            description?: string;
            limits?: components["schemas"]["RouteLimits"];
        };
        /**
         * @description The method by which senders sign requests, with `secret` as the key. Without `auth`, requests contain the secret
         *     itself.
         */
        SignatureAuth: components["schemas"]["HmacSha256Auth"] | components["schemas"]["StandardWebhooksAuth"];
        /**
         * @description The HMAC-SHA256 (RFC 2104) of the raw body, in a header. For GitHub, the header is `x-hub-signature-256` and the
         *     prefix is `sha256=`. There is no replay protection, because the signature covers no timestamp.
         */
        HmacSha256Auth: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "hmac-sha256";
            /** @description The name of the header, in upper or lower case. */
            header: string;
            /**
             * @description The text before the signature in the header. White space after it is ignored.
             * @default
             */
            prefix?: string;
            /**
             * @description The encoding of the signature.
             * @default hex
             * @enum {string}
             */
            encoding?: "hex" | "base64";
        };
        /**
         * @description The headers `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks, or the same three with
         *     the prefix `svix-`. `secret` is base64, with or without the prefix `whsec_`. The gateway processes each message
         *     once.
         */
        StandardWebhooksAuth: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "standard-webhooks";
            /**
             * @description The maximum difference between the timestamp of a message and the clock of the gateway, in seconds.
             * @default 300
             */
            toleranceSeconds?: number;
        };
        /** @description An endpoint of the route's session. No action can change it. */
        EndpointConfig: {
            /** @description The `https` URL that receives the events. Each endpoint of a route needs its own URL. */
            url: string;
            /**
             * @description The secret with which the gateway signs: `whsec_` and 24 to 64 bytes in base64. It can be the secret itself,
             *     `${NAME}` for an environment variable, or a reference. A list of 2 secrets lets you rotate them: the gateway
             *     signs with both.
             */
            secret: string | components["schemas"]["SecretRef"] | (string | components["schemas"]["SecretRef"])[];
            /** @description The types of events to send, unless the flow is `silent`. Default: the `notifyPolicy` of each flow and task decides. */
            types?: components["schemas"]["EventTypeName"][];
            /** @description A note, which `list_endpoints` shows. Default: none. */
            description?: string;
        };
        /**
         * @description The type of an event.
         * @enum {string}
         */
        EventTypeName: "flow.created" | "flow.waiting" | "flow.blocked" | "flow.resumed" | "flow.cancel_requested" | "flow.succeeded" | "flow.failed" | "flow.cancelled" | "flow.lost" | "flow.deleted" | "task.created" | "task.claimed" | "task.progress" | "task.retrying" | "task.succeeded" | "task.failed" | "task.timed_out" | "task.cancelled" | "task.lost";
        /**
         * @description A permission of a route.
         * @enum {string}
         */
        GrantName: "delete" | "worker" | "endpoints";
        /**
         * @description The name of an action.
         * @enum {string}
         */
        ActionName: "create_flow" | "get_flow" | "list_flows" | "find_latest_flow" | "resolve_flow" | "get_task_summary" | "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel" | "cancel_flow" | "delete_flow" | "run_task" | "get_task" | "list_tasks" | "cancel_task" | "claim_tasks" | "heartbeat_task" | "complete_task" | "fail_task" | "release_task" | "list_events" | "create_endpoint" | "update_endpoint" | "delete_endpoint" | "list_endpoints" | "test_endpoint" | "list_deliveries" | "redeliver_event";
        /** @description The limits of one route. Each limit has a default. */
        RouteLimits: {
            /**
             * @description The maximum number of requests per client address in a fixed window of 60 seconds. Requests without a secret
             *     or signature count in a separate window of the same size.
             * @default 120
             */
            requestsPerMinute?: number;
            /**
             * @description The maximum number of requests in flight per client address. On a route with signatures, half of them (rounded
             *     up) can be requests whose body is still arriving.
             * @default 8
             */
            maxInFlight?: number;
            /**
             * @description The maximum number of `list_events` and `claim_tasks` requests that wait, and of event streams, for all
             *     clients of the route together. They are not in flight.
             * @default 64
             */
            maxWaiting?: number;
            /**
             * @description The maximum number of requests of workers per client address in a fixed window of 60 seconds. On a route with
             *     the grant `worker`, a request at the route's own path counts here until its action is known.
             * @default 6000
             */
            workerRequestsPerMinute?: number;
            /**
             * @description The maximum number of requests of workers in flight per client address.
             * @default 64
             */
            maxWorkerInFlight?: number;
            /**
             * @description The maximum size of a request body, in bytes.
             * @default 262144
             */
            maxBodyBytes?: number;
            /**
             * @description The maximum time for a body to arrive, in milliseconds. On a route with signatures, a third of this time.
             * @default 15000
             */
            bodyTimeoutMs?: number;
        };
        /** @description A reference to a secret that is stored outside the configuration. */
        SecretRef: components["schemas"]["EnvSecretRef"] | components["schemas"]["FileSecretRef"] | components["schemas"]["ExecSecretRef"] | components["schemas"]["StoreSecretRef"];
        /** @description A reference to a secret from a provider with the source `env`. */
        EnvSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "env";
            /** @description The name of a provider under `secrets.providers`. */
            provider: string;
            /** @description The name of an environment variable. */
            id: string;
        };
        /** @description A reference to a secret from a provider with the source `file`. */
        FileSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "file";
            /** @description The name of a provider under `secrets.providers`. */
            provider: string;
            /** @description A JSON Pointer (RFC 6901) into the file, or `value` for a file that contains only the secret. */
            id: string;
        };
        /** @description A reference to a secret from a provider with the source `exec`. */
        ExecSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "exec";
            /** @description The name of a provider under `secrets.providers`. */
            provider: string;
            /** @description The name of the secret, which the provider's command receives. */
            id: string;
        };
        /** @description A reference to a secret in the store of an OpenClaw gateway (2026.9 or newer). Other hosts have no such store. */
        StoreSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "store";
            /** @description The name of a provider under `secrets.providers`. */
            provider: string;
            /** @description The name of the entry in the store. */
            id: string;
        };
        /** @description The sections of `openclaw.json` that this gateway reads. Where a section has no `additionalProperties`, its other keys belong to OpenClaw and are left alone. Times are at most 2147483647 ms: a timer that waits longer fires at once. */
        Sections: {
            gateway?: components["schemas"]["Gateway"];
            plugins?: components["schemas"]["Plugins"];
            secrets?: components["schemas"]["Secrets"];
            taskflow?: components["schemas"]["Taskflow"];
        };
        /** @description The listener. */
        Gateway: {
            /**
             * @description Port of the routes. 0 takes any free port.
             * @default 18789
             */
            port?: number;
            /**
             * @description `loopback`, `lan` for all addresses, `custom` with `customBindHost`, or an IP address.
             * @default loopback
             */
            bind?: string;
            /** @description The IP address for `bind: "custom"`. */
            customBindHost?: string;
            /**
             * @description Addresses or CIDR blocks of proxies whose `X-Forwarded-For` is believed, from the right. Default: none.
             * @default []
             */
            trustedProxies?: string[];
            /**
             * @description Whether `X-Real-IP` of these proxies is believed too.
             * @default false
             */
            allowRealIpFallback?: boolean;
            /**
             * @description Host names under which documentation and metrics are shown on loopback. Default: none.
             * @default []
             */
            hosts?: string[];
            limits?: components["schemas"]["GatewayLimits"];
            /**
             * @description Whether `/docs` and the documents of the contract are served.
             * @default true
             */
            docs?: boolean;
            cors?: components["schemas"]["Cors"];
            /**
             * @description Where `/metrics` is served. `false`: nowhere. Default: beside the routes, if they are on loopback and no proxy
             *     is trusted.
             */
            metrics?: false | components["schemas"]["MetricsListener"];
            tls?: components["schemas"]["Tls"];
        };
        GatewayLimits: {
            /**
             * @description Open connections. Further ones are closed.
             * @default 10000
             */
            connections?: number;
            /**
             * @description Open connections per IPv4 address or IPv6 /64. Trusted proxies have no such limit.
             * @default 2000
             */
            connectionsPerNetwork?: number;
            /**
             * @description Bytes of responses that clients have not read yet; documentation and metrics may take a quarter. Beyond it
             *     requests get 429.
             * @default 67108864
             */
            unsentBytes?: number;
        };
        Cors: {
            /** @description Origins whose pages may call the routes from a browser, such as `https://console.example.com`. Default: none. */
            origins: string[];
        };
        MetricsListener: {
            /** @description Port of a separate listener for `/metrics`. */
            port: number;
            /**
             * @description Address of that listener: `loopback`, `lan` or an IP address.
             * @default loopback
             */
            bind?: string;
        };
        /** @description HTTPS with TLS 1.2 and newer. Default: HTTP. */
        Tls: {
            /** @description Path of the certificate, in PEM. */
            cert?: string;
            /** @description Path of its key, in PEM. */
            key?: string;
            /** @description OpenClaw's switch. Default: true if `cert` or `key` is set. */
            enabled?: boolean;
            /** @description OpenClaw's name for `cert`. */
            certPath?: string;
            /** @description OpenClaw's name for `key`. */
            keyPath?: string;
        };
        /** @description OpenClaw's switches, with the same effect here. */
        Plugins: {
            /**
             * @description `false` switches all routes off.
             * @default true
             */
            enabled?: boolean;
            /** @description Plugins that may run. Without `webhooks` in it no route is served. Default: all. */
            allow?: string[];
            /** @description Plugins that may not run. With `webhooks` in it no route is served. Default: none. */
            deny?: string[];
            entries?: {
                webhooks?: {
                    /**
                     * @description `false` switches all routes off.
                     * @default true
                     */
                    enabled?: boolean;
                    /** @description The routes: see [Routes](#routes). */
                    config?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        /** @description Where secrets come from. */
        Secrets: {
            /** @description Providers by name: see [Secret providers](#secret-providers). */
            providers?: {
                [key: string]: components["schemas"]["SecretProvider"];
            };
            defaults?: components["schemas"]["ProviderNames"];
            /**
             * @description Time between two resolutions of the secrets that commands print, in milliseconds.
             * @default 300000
             */
            refreshMs?: number;
        };
        /** @description Secrets from environment variables. */
        EnvProvider: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "env";
            /** @description Variables that may be read. Default: every variable. */
            allowlist?: string[];
        };
        /** @description Secrets from a file that only its owner can read. */
        FileProvider: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "file";
            /** @description The file. A relative path starts at the folder of the configuration. */
            path: string;
            /**
             * @description `json`: the id of a secret is a JSON Pointer. `singleValue`: the file is one secret, with the id `value`.
             * @default json
             * @enum {string}
             */
            mode?: "json" | "singleValue";
            /**
             * @description `mount` accepts files as Kubernetes and Docker mount them: behind links, readable by others.
             * @enum {string}
             */
            trust?: "mount";
            /**
             * @description Time to read the file, in milliseconds.
             * @default 5000
             */
            timeoutMs?: number;
            /**
             * @description Largest file, in bytes.
             * @default 1048576
             */
            maxBytes?: number;
        };
        /** @description Secrets that a command prints. */
        ExecProvider: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "exec";
            /** @description Absolute path of a program that others cannot write and that is no link. No shell runs. */
            command: string;
            /** @description Arguments. Default: none. */
            args?: string[];
            /** @description Environment variables of the command. Default: none. */
            env?: {
                [key: string]: string;
            };
            /** @description Variables of the gateway that the command gets too. Default: none. */
            passEnv?: string[];
            /** @description Folders that the command must be in. Default: no restriction. */
            trustedDirs?: string[];
            /**
             * @description Time for the whole answer, in milliseconds.
             * @default 5000
             */
            timeoutMs?: number;
            /** @description Time without any output, in milliseconds. Default: `timeoutMs`. */
            noOutputTimeoutMs?: number;
            /**
             * @description Largest output, in bytes.
             * @default 1048576
             */
            maxOutputBytes?: number;
            /**
             * @description `false` accepts plain text as the value when one secret is asked for.
             * @default true
             */
            jsonOnly?: boolean;
        };
        /** @description Secrets from the store of an OpenClaw gateway. No other gateway has one: routes with such secrets are skipped. */
        StoreProvider: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "store";
        };
        SecretProvider: components["schemas"]["EnvProvider"] | components["schemas"]["FileProvider"] | components["schemas"]["ExecProvider"] | components["schemas"]["StoreProvider"];
        /** @description Names of the providers that shorthands mean. */
        ProviderNames: {
            /**
             * @description The provider of `${NAME}`.
             * @default default
             */
            env?: string;
            /** @description Read by OpenClaw. */
            file?: string;
            /** @description Read by OpenClaw. */
            exec?: string;
            /** @description Read by OpenClaw. */
            store?: string;
        };
        /** @description Where flows are kept, and for how long. */
        Taskflow: {
            /** @description Folder of the flows. `--state-dir` wins. Default: `~/.taskflow-webhooks`. */
            stateDir?: string;
            /** @description A `postgres://` URL, `${NAME}` or a secret reference. `--store` wins. Default: SQLite in `stateDir`. */
            store?: string | components["schemas"]["SecretRef"];
            /**
             * @description Active tasks of a flow. Beyond it `run_task` gets 409 `task_not_created`.
             * @default 1000
             */
            maxActiveTasksPerFlow?: number;
            tasks?: components["schemas"]["Tasks"];
            maintenance?: components["schemas"]["Maintenance"];
            endpoints?: components["schemas"]["Endpoints"];
            worker?: components["schemas"]["GatewayWorker"];
        };
        /** @description How tasks of queues wait for workers. */
        Tasks: {
            /**
             * @description How long a task waits for a worker, in milliseconds, counted from its `runAt` or the delay before a retry. Then
             *     it becomes `timed_out`.
             * @default 86400000
             */
            maxQueuedMs?: number;
        };
        /** @description How events are sent to the endpoints of sessions. */
        Endpoints: {
            /**
             * @description Endpoints that a session can create. Those of the configuration are not counted.
             * @default 20
             */
            maxPerSession?: number;
            /**
             * @description Delays before each retry of a message, counted from the end of the attempt before, in milliseconds. Each is
             *     scattered by up to 10 %. After the last retry the delivery has failed.
             * @default [
             *       5000,
             *       300000,
             *       1800000,
             *       7200000,
             *       18000000,
             *       36000000,
             *       50400000,
             *       72000000,
             *       86400000
             *     ]
             */
            retryDelaysMs?: number[];
            /**
             * @description Time of an attempt, from the look-up of the name to the status of the answer, in milliseconds.
             * @default 15000
             */
            timeoutMs?: number;
            /**
             * @description Addresses or CIDR blocks that endpoints can have, though they are not public, such as `10.0.0.0/8`. Default:
             *     none.
             * @default []
             */
            allowPrivateNetworks?: string[];
            /**
             * @description Whether the URLs of endpoints can start with `http://`.
             * @default false
             */
            allowHttp?: boolean;
        };
        Maintenance: {
            /**
             * @description Time between two sweeps, in milliseconds.
             * @default 60000
             */
            sweepIntervalMs?: number;
            /**
             * @description An active task that reports nothing for this time becomes `lost`, in milliseconds.
             * @default 300000
             */
            lostAfterMs?: number;
            /**
             * @description How long an ended flow is kept with its tasks, in milliseconds.
             * @default 604800000
             */
            retainEndedMs?: number;
            /**
             * @description How long lost tasks are kept, in milliseconds.
             * @default 86400000
             */
            retainLostTasksMs?: number;
            /**
             * @description How long idempotency keys are kept, in milliseconds; message ids for 48 hours at least.
             * @default 86400000
             */
            retainKeysMs?: number;
            /**
             * @description Idempotency keys that a session keeps after a sweep. The oldest are deleted first.
             * @default 100000
             */
            maxKeys?: number;
            /**
             * @description Bytes of the responses stored with these keys, per session.
             * @default 268435456
             */
            maxKeyBytes?: number;
            /**
             * @description Message ids (`webhook-id`) that a session keeps. Beyond it new messages get 429.
             * @default 500000
             */
            maxMessages?: number;
            /**
             * @description Bytes of the responses stored with these ids, per session. Beyond it new messages get 429.
             * @default 1073741824
             */
            maxMessageBytes?: number;
            /**
             * @description How long events of flows and tasks are kept, in milliseconds.
             * @default 604800000
             */
            retainEventsMs?: number;
            /**
             * @description Records of each kind that one sweep handles.
             * @default 500
             */
            batchSize?: number;
        };
        /** @description The configuration of `taskflow-webhooks work`. Times are at most 2147483647 ms: a timer that waits longer fires at once. */
        WorkerConfig: {
            /** @description The routes whose tasks the worker runs, by a name of your choice: see [Routes](#routes). */
            routes: {
                [key: string]: components["schemas"]["WorkerRoute"];
            };
            secrets?: components["schemas"]["WorkerSecrets"];
            health?: components["schemas"]["WorkerHealth"];
            workerId?: components["schemas"]["WorkerId"];
            /**
             * @description How long running tasks have after SIGTERM to end by themselves, in milliseconds. Then the worker stops them and
             *     returns them to their queues.
             * @default 10000
             */
            shutdownMs?: number;
        };
        /**
         * @description A worker that runs beside the gateway, as a child process. It is restarted when it ends, and stops before the
         *     gateway. Default: none.
         */
        GatewayWorker: {
            /**
             * @description The routes of this gateway whose tasks the worker runs, by their ID. Each needs the grant `worker`. The worker
             *     reads their URLs and secrets from the gateway.
             */
            routes: {
                [key: string]: components["schemas"]["GatewayWorkerRoute"];
            };
            /**
             * @description The address of the gateway for its worker, such as `https://gateway.example.com`. Required with `gateway.tls`,
             *     as a certificate has a name. Default: the address that the gateway listens at.
             */
            url?: string;
            health?: components["schemas"]["WorkerHealth"];
            workerId?: components["schemas"]["WorkerId"];
            /**
             * @description How long running tasks have after SIGTERM to end by themselves, in milliseconds. Then the worker stops them and
             *     returns them to their queues.
             * @default 10000
             */
            shutdownMs?: number;
        };
        GatewayWorkerRoute: {
            queues: components["schemas"]["WorkerQueues"];
        };
        /**
         * @description The name of the worker in its tasks, up to 128 printable ASCII characters without spaces. Default: the host name and
         *     the process ID.
         */
        WorkerId: string;
        /** @description Where secrets come from. */
        WorkerSecrets: {
            /** @description Providers by name, as in the [gateway's configuration](configuration-reference.md#secret-providers). */
            providers?: {
                [key: string]: components["schemas"]["SecretProvider"];
            };
            defaults?: components["schemas"]["ProviderNames"];
        };
        /** @description A listener for `/healthz`, `/readyz` and `/metrics`. Default: none. */
        WorkerHealth: {
            /** @description Port of the listener. 0 takes any free port. */
            port: number;
            /**
             * @description Address of the listener: `loopback`, `lan` or an IP address.
             * @default loopback
             */
            bind?: string;
        };
        /** @description A route whose tasks the worker runs. The route needs the grant `worker`. */
        WorkerRoute: {
            /** @description The URL of the route, such as `http://127.0.0.1:18789/plugins/webhooks/zapier`. */
            url: string;
            /**
             * @description The secret of the route: the secret itself, `${NAME}` for an environment variable, or a
             *     [reference](configuration-reference.md#secret-references). Required without `secretFile`.
             */
            secret?: string | components["schemas"]["SecretRef"];
            /**
             * @description A file with the secret, which only its owner can read (mode 0600). A relative path starts at the folder of the
             *     configuration. Required without `secret`.
             */
            secretFile?: string;
            queues: components["schemas"]["WorkerQueues"];
        };
        /** @description What runs the tasks of each queue: see [Queues](#queues). */
        WorkerQueues: {
            [key: string]: components["schemas"]["WorkerQueue"];
        };
        /** @description What runs the tasks of a queue. */
        WorkerQueue: {
            /**
             * @description Absolute path of a program that runs a task: see [Run a command](workers.md#run-a-command---exec). Others cannot
             *     write it, it is no link, and no shell runs. Required without `acp`.
             */
            command?: string;
            /**
             * @description Absolute path of an agent that speaks the Agent Client Protocol, with the same conditions. Required without
             *     `command`.
             */
            acp?: string;
            /**
             * @description Arguments. Default: none.
             * @default []
             */
            args?: string[];
            /** @description Folders that the program must be in. Default: no restriction. */
            trustedDirs?: string[];
            /**
             * @description The working directory. A relative path starts at the folder of the configuration. Default: that of the worker
             *     for a command, a new directory per task for an agent.
             */
            cwd?: string;
            /**
             * @description Further environment variables of the program. Default: none.
             * @default {}
             */
            env?: {
                [key: string]: string;
            };
            /**
             * @description Variables of the worker that the program gets too, beside `PATH`, `HOME` and the others that every program needs.
             *     The secret of a route cannot be among them. Default: none.
             * @default []
             */
            passEnv?: string[];
            /**
             * @description Tasks that run at the same time.
             * @default 1
             */
            concurrency?: number;
            /**
             * @description Longest attempt, in milliseconds. Then the program is stopped, and the attempt has timed out. Default: no bound
             *     beside that of the task.
             */
            timeoutMs?: number;
            /**
             * @description Time between SIGTERM and SIGKILL when a command is stopped, in milliseconds.
             * @default 5000
             */
            killAfterMs?: number;
            /**
             * @description Kinds of tool calls that the agent may make after asking: `read`, `edit`, `delete`, `move`, `search`, `execute`,
             *     `think`, `fetch`, `other`. All others are rejected. Only with `acp`. Default: none.
             * @default []
             */
            permissions?: components["schemas"]["ToolKind"][];
            /**
             * @description MCP servers that the agent connects to: see [MCP servers](#mcp-servers). Only with `acp`. Default: none.
             * @default []
             */
            mcpServers?: components["schemas"]["AgentMcpServer"][];
        };
        /** @enum {string} */
        ToolKind: "read" | "edit" | "delete" | "move" | "search" | "execute" | "think" | "fetch" | "other";
        /** @description An MCP server that the agent starts or connects to. */
        AgentMcpServer: {
            /** @description The name of the server. */
            name: string;
            /** @description Absolute path of a program that the agent starts. Required without `url`. */
            command?: string;
            /**
             * @description Arguments. Default: none.
             * @default []
             */
            args?: string[];
            /**
             * @description Environment variables of the program. Default: none.
             * @default {}
             */
            env?: {
                [key: string]: string;
            };
            /** @description URL of a server that the agent connects to. Required without `command`. */
            url?: string;
            /**
             * @description Transport of a server with a `url`.
             * @default http
             * @enum {string}
             */
            type?: "http" | "sse";
            /**
             * @description Headers of requests to a server with a `url`. Default: none.
             * @default {}
             */
            headers?: {
                [key: string]: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
