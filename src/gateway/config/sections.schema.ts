import { gatewaySchema } from "./gateway.schema.ts";
import { delay, positive, text } from "./schema-parts.ts";
import { secretsSchema } from "./secrets.schema.ts";

/** The sections of an `openclaw.json` that this gateway reads, but for the plugin's own configuration. */

/** A blank id is passed over, as OpenClaw does. */
const ids = { type: "array", items: { type: "string" } } as const;

/** A URL holds a password: it may also be a reference, like a route's secret. */
const storeUrl = { type: "string", pattern: "^\\s*(?:\\$|postgres(?:ql)?://)" } as const;

/**
 * The sections' schema. `secretRef` is the schema of a route's secret reference, which is generated: this file needs
 * nothing generated, so that the reference page of the configuration can be generated from it.
 */
export const sectionsSchemaWith = (secretRef: object) => ({
  type: "object",
  properties: {
    gateway: gatewaySchema,
    plugins: {
      type: "object",
      description: "OpenClaw's switches, with the same effect here.",
      properties: {
        enabled: { type: "boolean", default: true, description: "`false` switches all routes off." },
        allow: {
          ...ids,
          description: "Plugins that may run. Without `webhooks` in it no route is served. Default: all.",
        },
        deny: {
          ...ids,
          description: "Plugins that may not run. With `webhooks` in it no route is served. Default: none.",
        },
        entries: {
          type: "object",
          properties: {
            webhooks: {
              type: "object",
              additionalProperties: false,
              properties: {
                enabled: { type: "boolean", default: true, description: "`false` switches all routes off." },
                config: { type: "object", description: "The routes: see [Routes](#routes)." },
              },
            },
          },
        },
      },
    },
    secrets: secretsSchema,
    taskflow: {
      type: "object",
      description: "Where flows are kept, and for how long.",
      additionalProperties: false,
      properties: {
        stateDir: { ...text, description: "Folder of the flows. `--state-dir` wins. Default: `~/.taskflow-webhooks`." },
        store: {
          description:
            "A `postgres://` URL, `${NAME}` or a secret reference. `--store` wins. Default: SQLite in `stateDir`.",
          oneOf: [storeUrl, secretRef],
        },
        maxActiveTasksPerFlow: {
          ...positive,
          // They are counted, one by one, for each task that is added.
          maximum: 100_000,
          default: 1_000,
          description: "Active tasks of a flow. Beyond it `run_task` gets 409 `task_not_created`.",
        },
        maintenance: {
          type: "object",
          additionalProperties: false,
          properties: {
            sweepIntervalMs: { ...delay, default: 60_000, description: "Time between two sweeps, in milliseconds." },
            lostAfterMs: {
              ...positive,
              default: 300_000,
              description: "An active task that reports nothing for this time becomes `lost`, in milliseconds.",
            },
            retainEndedMs: {
              ...positive,
              default: 604_800_000,
              description: "How long an ended flow is kept with its tasks, in milliseconds.",
            },
            retainLostTasksMs: {
              ...positive,
              default: 86_400_000,
              description: "How long lost tasks are kept, in milliseconds.",
            },
            retainKeysMs: {
              ...positive,
              default: 86_400_000,
              description: "How long idempotency keys are kept, in milliseconds; message ids for 48 hours at least.",
            },
            maxKeys: {
              ...positive,
              default: 100_000,
              description: "Idempotency keys that a session keeps after a sweep. The oldest are deleted first.",
            },
            maxKeyBytes: {
              ...positive,
              default: 268_435_456,
              description: "Bytes of the responses stored with these keys, per session.",
            },
            maxMessages: {
              ...positive,
              default: 500_000,
              description: "Message ids (`webhook-id`) that a session keeps. Beyond it new messages get 429.",
            },
            maxMessageBytes: {
              ...positive,
              default: 1_073_741_824,
              description: "Bytes of the responses stored with these ids, per session. Beyond it new messages get 429.",
            },
            batchSize: { ...positive, default: 500, description: "Records of each kind that one sweep handles." },
          },
        },
      },
    },
  },
});
