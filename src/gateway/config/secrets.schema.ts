import { delay, positive, text, texts } from "./schema-parts.ts";

const alias = { type: "string", pattern: "^[a-z][a-z0-9_-]{0,63}$" } as const;

const envProvider = {
  type: "object",
  description: "Secrets from environment variables.",
  additionalProperties: false,
  required: ["source"],
  properties: {
    source: { type: "string", enum: ["env"] },
    allowlist: { ...texts, description: "Variables that may be read. Default: every variable." },
  },
} as const;

const fileProvider = {
  type: "object",
  description: "Secrets from a file that only its owner can read.",
  additionalProperties: false,
  required: ["source", "path"],
  properties: {
    source: { type: "string", enum: ["file"] },
    path: { ...text, description: "The file. A relative path starts at the folder of the configuration." },
    mode: {
      type: "string",
      enum: ["json", "singleValue"],
      default: "json",
      description:
        "`json`: the id of a secret is a JSON Pointer. `singleValue`: the file is one secret, with the id `value`.",
    },
    trust: {
      type: "string",
      enum: ["mount"],
      description: "`mount` accepts files as Kubernetes and Docker mount them: behind links, readable by others.",
    },
    timeoutMs: { ...delay, default: 5_000, description: "Time to read the file, in milliseconds." },
    maxBytes: { ...positive, default: 1_048_576, description: "Largest file, in bytes." },
  },
} as const;

const execProvider = {
  type: "object",
  description: "Secrets that a command prints.",
  additionalProperties: false,
  required: ["source", "command"],
  properties: {
    source: { type: "string", enum: ["exec"] },
    command: {
      type: "string",
      pattern: "^/",
      description: "Absolute path of a program that others cannot write and that is no link. No shell runs.",
    },
    args: { type: "array", items: { type: "string" }, description: "Arguments. Default: none." },
    env: {
      type: "object",
      additionalProperties: { type: "string" },
      description: "Environment variables of the command. Default: none.",
    },
    passEnv: { ...texts, description: "Variables of the gateway that the command gets too. Default: none." },
    trustedDirs: {
      type: "array",
      items: { type: "string", pattern: "^/" },
      description: "Folders that the command must be in. Default: any folder.",
    },
    timeoutMs: { ...delay, default: 5_000, description: "Time for the whole answer, in milliseconds." },
    noOutputTimeoutMs: { ...delay, description: "Time without any output, in milliseconds. Default: `timeoutMs`." },
    maxOutputBytes: { ...positive, default: 1_048_576, description: "Largest output, in bytes." },
    jsonOnly: {
      type: "boolean",
      default: true,
      description: "`false` accepts plain text as the value when one secret is asked for.",
    },
  },
} as const;

const storeProvider = {
  type: "object",
  description:
    "Secrets from the store of an OpenClaw gateway. No other gateway has one: routes with such secrets are skipped.",
  required: ["source"],
  properties: { source: { type: "string", enum: ["store"] } },
} as const;

export const secretsSchema = {
  type: "object",
  description: "Where secrets come from.",
  properties: {
    providers: {
      type: "object",
      description: "Providers by name: see [Secret providers](#secret-providers).",
      propertyNames: alias,
      additionalProperties: {
        type: "object",
        discriminator: { propertyName: "source" },
        oneOf: [envProvider, fileProvider, execProvider, storeProvider],
      },
    },
    defaults: {
      type: "object",
      description: "Names of the providers that shorthands mean.",
      additionalProperties: false,
      properties: {
        env: { ...alias, default: "default", description: "The provider of `${NAME}`." },
        file: { ...alias, description: "Read by OpenClaw." },
        exec: { ...alias, description: "Read by OpenClaw." },
        store: { ...alias, description: "Read by OpenClaw." },
      },
    },
    refreshMs: {
      ...delay,
      default: 300_000,
      description: "Time between two resolutions of the secrets that commands print, in milliseconds.",
    },
  },
} as const;
