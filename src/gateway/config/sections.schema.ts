import configSchema from "../../../generated/config.schema.json" with { type: "json" };

/** The sections of an `openclaw.json` that this gateway reads, but for the plugin's own configuration. */

const positive = { type: "integer", minimum: 1 } as const;
/** What a timer can wait: it fires at once when told to wait longer. */
const delay = { ...positive, maximum: 2147483647 } as const;
const alias = { type: "string", pattern: "^[a-z][a-z0-9_-]{0,63}$" } as const;
const text = { type: "string", minLength: 1 } as const;
const texts = { type: "array", items: text } as const;
/** A blank id is passed over, as OpenClaw does. */
const ids = { type: "array", items: { type: "string" } } as const;

/** A URL holds a password: it may stand elsewhere, as a route's secret may. */
const [, secretRef = {}] = configSchema.properties.routes.additionalProperties.properties.secret.oneOf;
const storeUrl = { type: "string", pattern: "^\\s*(?:\\$|postgres(?:ql)?://)" } as const;

const envProvider = {
  type: "object",
  additionalProperties: false,
  required: ["source"],
  properties: { source: { type: "string", enum: ["env"] }, allowlist: texts },
} as const;

const fileProvider = {
  type: "object",
  additionalProperties: false,
  required: ["source", "path"],
  properties: {
    source: { type: "string", enum: ["file"] },
    path: text,
    mode: { type: "string", enum: ["json", "singleValue"] },
    trust: { type: "string", enum: ["mount"] },
    timeoutMs: delay,
    maxBytes: positive,
  },
} as const;

const execProvider = {
  type: "object",
  additionalProperties: false,
  required: ["source", "command"],
  properties: {
    source: { type: "string", enum: ["exec"] },
    command: { type: "string", pattern: "^/" },
    args: { type: "array", items: { type: "string" } },
    env: { type: "object", additionalProperties: { type: "string" } },
    passEnv: texts,
    trustedDirs: { type: "array", items: { type: "string", pattern: "^/" } },
    timeoutMs: delay,
    noOutputTimeoutMs: delay,
    maxOutputBytes: positive,
    jsonOnly: { type: "boolean" },
  },
} as const;

const storeProvider = {
  type: "object",
  required: ["source"],
  properties: { source: { type: "string", enum: ["store"] } },
} as const;

const port = { type: "integer", minimum: 0, maximum: 65535 } as const;

/** Not a union, so that what is wrong with a listener is told at its place. */
const metrics = {
  if: { type: "boolean", enum: [false] },
  else: { type: "object", additionalProperties: false, required: ["port"], properties: { port, bind: text } },
} as const;

/** A name without a scheme and a port; an address is always known. */
const host = { type: "string", pattern: "^[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?$" } as const;

const limits = {
  type: "object",
  additionalProperties: false,
  properties: { connections: positive, connectionsPerNetwork: positive, unsentBytes: positive },
} as const;

/** `gateway` belongs to OpenClaw: only the keys that are read here are checked, and others are left alone. */
export const sectionsSchema = {
  type: "object",
  properties: {
    gateway: {
      type: "object",
      properties: {
        port,
        bind: text,
        customBindHost: text,
        trustedProxies: texts,
        allowRealIpFallback: { type: "boolean" },
        hosts: { type: "array", items: host },
        limits,
        docs: { type: "boolean" },
        cors: {
          type: "object",
          additionalProperties: false,
          required: ["origins"],
          // As browsers send it (RFC 6454, section 6.2): no path, no slash at the end.
          properties: {
            origins: { type: "array", items: { type: "string", pattern: "^(?:\\*|[a-z][a-z0-9+.-]*://[^/\\s]+)$" } },
          },
        },
        metrics,
        tls: {
          type: "object",
          properties: { cert: text, key: text, enabled: { type: "boolean" }, certPath: text, keyPath: text },
        },
      },
    },
    plugins: {
      type: "object",
      properties: {
        enabled: { type: "boolean" },
        allow: ids,
        deny: ids,
        entries: {
          type: "object",
          properties: {
            webhooks: {
              type: "object",
              additionalProperties: false,
              properties: { enabled: { type: "boolean" }, config: { type: "object" } },
            },
          },
        },
      },
    },
    secrets: {
      type: "object",
      properties: {
        providers: {
          type: "object",
          propertyNames: alias,
          additionalProperties: {
            type: "object",
            discriminator: { propertyName: "source" },
            oneOf: [envProvider, fileProvider, execProvider, storeProvider],
          },
        },
        defaults: {
          type: "object",
          additionalProperties: false,
          properties: { env: alias, file: alias, exec: alias, store: alias },
        },
        refreshMs: delay,
      },
    },
    taskflow: {
      type: "object",
      additionalProperties: false,
      properties: {
        stateDir: text,
        store: { oneOf: [storeUrl, secretRef] },
        // They are counted, one by one, for each task that is added.
        maxActiveTasksPerFlow: { ...positive, maximum: 100_000 },
        maintenance: {
          type: "object",
          additionalProperties: false,
          properties: {
            sweepIntervalMs: delay,
            lostAfterMs: positive,
            retainEndedMs: positive,
            retainLostTasksMs: positive,
            retainKeysMs: positive,
            maxKeys: positive,
            maxKeyBytes: positive,
            maxMessages: positive,
            maxMessageBytes: positive,
            batchSize: positive,
          },
        },
      },
    },
  },
} as const;
