// Do not edit. Generated from src/plugin/route.schema.yaml and openapi.yaml by `npm run generate`.
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
            /** @description The actions that the route allows. Other actions return 403 `action_not_allowed`. Default: all actions. */
            actions?: components["schemas"]["ActionName"][];
            /** @description The `controllerId` of new flows. Default: `webhooks/<routeId>`. */
            controllerId?: string;
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
        /**
         * @description The name of an action.
         * @enum {string}
         */
        ActionName: "create_flow" | "get_flow" | "list_flows" | "find_latest_flow" | "resolve_flow" | "get_task_summary" | "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel" | "cancel_flow" | "run_task";
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
