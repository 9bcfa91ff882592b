// Do not edit. Generated from src/plugin/route.schema.yaml and openapi.yaml by `npm run generate`.
export type JsonValue = null | boolean | number | string | JsonValue[] | {
    [name: string]: JsonValue;
};
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export type components = {
    schemas: {
        /** @description The plugin's configuration, under `plugins.entries.webhooks.config` of the gateway's configuration file. */
        WebhooksConfig: {
            /** @description Each route under its id, which answers carry as `routeId`. Without it there are no routes. */
            routes?: {
                [key: string]: components["schemas"]["RouteConfig"];
            };
        };
        /** @description One route, with the TaskFlow authority of its session. */
        RouteConfig: {
            /**
             * @description Whether the route is served.
             * @default true
             */
            enabled?: boolean;
            /**
             * @description The path of the route; below it each action has one of its own. No two routes may share one. Default
             *     `/plugins/webhooks/<routeId>`.
             */
            path?: string;
            /** @description The session that owns the flows of this route, for example `agent:main:main`. */
            sessionKey: string;
            /**
             * @description The secret itself, the shorthand `${NAME}` for an environment variable, or a reference. Or a list of these, the
             *     current one first: each of them is accepted, so that a sender can change over to a new one at any time.
             */
            secret: string | components["schemas"]["SecretRef"] | (string | components["schemas"]["SecretRef"])[];
            auth?: components["schemas"]["SignatureAuth"];
            /** @description The actions that the route may do; 403 `action_not_allowed` for the others. Default all of them. */
            actions?: components["schemas"]["ActionName"][];
            /** @description The `controllerId` of flows that are created. Default `webhooks/<routeId>`. */
            controllerId?: string;
            /** @description A note for the operator. */
            description?: string;
            limits?: components["schemas"]["RouteLimits"];
        };
        /** @description How a request of the route is signed, with `secret` as the key. Without it the request carries the secret itself. */
        SignatureAuth: components["schemas"]["HmacSha256Auth"] | components["schemas"]["StandardWebhooksAuth"];
        /**
         * @description The HMAC-SHA256 (RFC 2104) of the body's bytes in a header. GitHub's has the header `x-hub-signature-256` and the
         *     prefix `sha256=`. It holds no time: who has seen a request can repeat it.
         */
        HmacSha256Auth: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "hmac-sha256";
            /** @description The name of the header, in any case. */
            header: string;
            /**
             * @description What stands in front of the signature in the header. Blanks behind it are ignored.
             * @default
             */
            prefix?: string;
            /**
             * @description How the signature is written.
             * @default hex
             * @enum {string}
             */
            encoding?: "hex" | "base64";
        };
        /**
         * @description The headers `webhook-id`, `webhook-timestamp` and `webhook-signature` of Standard Webhooks, or the same three with
         *     `svix-` in place of `webhook-`. `secret` is base64, with `whsec_` in front or not. What a message asks for is done
         *     once.
         */
        StandardWebhooksAuth: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "standard-webhooks";
            /**
             * @description How far from now, in seconds, the message's timestamp may be.
             * @default 300
             */
            toleranceSeconds?: number;
        };
        /**
         * @description What a request's `action` can be.
         * @enum {string}
         */
        ActionName: "create_flow" | "get_flow" | "list_flows" | "find_latest_flow" | "resolve_flow" | "get_task_summary" | "set_waiting" | "resume_flow" | "finish_flow" | "fail_flow" | "request_cancel" | "cancel_flow" | "run_task";
        /** @description The limits of one route. Each has a default. */
        RouteLimits: {
            /**
             * @description Requests in a fixed window of 60 s, per client address. Requests without a secret or signature have another
             *     window of the same size.
             * @default 120
             */
            requestsPerMinute?: number;
            /**
             * @description Requests at the same time, per client address. On a route with signed requests half of them, rounded up, may be
             *     waiting for bodies whose signature cannot be checked yet.
             * @default 8
             */
            maxInFlight?: number;
            /**
             * @description The largest body, in bytes.
             * @default 262144
             */
            maxBodyBytes?: number;
            /**
             * @description How long a body may take to arrive, in milliseconds. On a route with signed requests a third of it.
             * @default 15000
             */
            bodyTimeoutMs?: number;
        };
        /** @description Where a secret is found, so that it does not stand in the configuration. */
        SecretRef: components["schemas"]["EnvSecretRef"] | components["schemas"]["FileSecretRef"] | components["schemas"]["ExecSecretRef"] | components["schemas"]["StoreSecretRef"];
        /** @description A secret from a provider of source `env`. */
        EnvSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "env";
            /** @description A name under `secrets.providers`. */
            provider: string;
            /** @description The name of an environment variable. */
            id: string;
        };
        /** @description A secret from a provider of source `file`. */
        FileSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "file";
            /** @description A name under `secrets.providers`. */
            provider: string;
            /** @description A JSON Pointer (RFC 6901) into the file, or `value` for a file that holds nothing else. */
            id: string;
        };
        /** @description A secret from a provider of source `exec`. */
        ExecSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "exec";
            /** @description A name under `secrets.providers`. */
            provider: string;
            /** @description The name that the provider command is asked for. */
            id: string;
        };
        /** @description A secret from the store of an OpenClaw gateway (2026.9 and newer). No other host has one. */
        StoreSecretRef: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            source: "store";
            /** @description A name under `secrets.providers`. */
            provider: string;
            /** @description The name of the entry. */
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
