import { readFileSync } from "node:fs";
import { parse, YAMLParseError } from "yaml";
import { ContractError } from "./contract-error.ts";

/** Named schemas, as an OpenAPI document holds them. */
export interface Schemas {
  components: { schemas: Record<string, Schema> };
}

/** The slice of the OpenAPI document that generation reads; the rest is carried along. */
export interface Contract extends Schemas {
  openapi: string;
  info: { title: string; summary: string; version: string; description: string; [field: string]: unknown };
  tags: { name: string; description: string }[];
  paths: { [WEBHOOK_PATH]: { post: Operation } };
  /** The messages that the gateway sends: one entry for each type, and one for all of them. */
  webhooks: Record<string, object>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, Response>;
    examples: Record<string, Example>;
    parameters: Record<string, Parameter>;
    [section: string]: Record<string, unknown>;
  };
  [field: string]: unknown;
}
export interface Operation {
  tags: string[];
  requestBody: { description: string; content: { "application/json": Media } };
  parameters: { $ref: string }[];
  responses: Record<string, Response>;
  /** The statuses of codes that no route answers with, but what the gateway serves beside them. */
  "x-gateway-codes": Record<string, number>;
  /** By code of an error. */
  "x-error-codes": Record<string, { meaning: string; advice: string }>;
  /** The codes of every action that is not safe, before it runs. */
  "x-unsafe-codes": string[];
  "x-actions": Record<string, ActionEntry>;
}
/** Who performs an action: a program that drives flows, one that works on tasks, or the operator. */
export const AUDIENCES = ["sender", "worker", "operator"] as const;
export type Audience = (typeof AUDIENCES)[number];
/** Facts about an action beside its schemas. */
export interface ActionEntry {
  "x-audience": Audience;
  /** What the configuration of a route must grant for it. Absent: every route may perform the action. */
  "x-grant"?: string;
  tag: string;
  summary: string;
  description: string;
  /** Whether the action only reads (RFC 9110, section 9.2.1). */
  safe?: true;
  /** The action changes something, and ignores `Idempotency-Key`. */
  ignoresKey?: true;
  request: string;
  /** What `result` is, by status. */
  statuses: Record<string, string>;
  /** The codes of its refusals, but for those of every request. */
  codes?: string[];
}
export interface Schema {
  $ref?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  default?: unknown;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  [keyword: string]: unknown;
}
interface Parameter {
  schema: Schema;
  [field: string]: unknown;
}
export interface Response {
  $ref?: string;
  description?: string;
  headers?: Record<string, unknown>;
  content?: { "application/json": Media };
}
export interface Media {
  schema: Schema;
  examples?: Record<string, { $ref: string }>;
}
export interface Example {
  summary?: string;
  value: Record<string, unknown>;
}

export const WEBHOOK_PATH = "/plugins/webhooks/{routeId}";

/** Throws `ContractError` for a file that is not YAML, with the line. */
export function loadContract(file: URL): Contract {
  try {
    return parse(readFileSync(file, "utf8")) as Contract;
  } catch (error) {
    if (error instanceof YAMLParseError) throw new ContractError(`openapi.yaml: ${error.message}`);
    throw error;
  }
}

export function operationOf(contract: Contract): Operation {
  return contract.paths[WEBHOOK_PATH].post;
}

/** The actions of this audience, or of all. */
export function actionsOf(contract: Contract, audience?: Audience): [string, ActionEntry][] {
  const actions = Object.entries(operationOf(contract)["x-actions"]);
  return audience ? actions.filter(([, entry]) => entry["x-audience"] === audience) : actions;
}

/** What routes can be granted. */
export function grantsOf(contract: Contract): string[] {
  return [...new Set(actionsOf(contract).flatMap(([, entry]) => entry["x-grant"] ?? []))];
}

/** The component's name in `#/components/schemas/<name>`. */
export function refName(holder: { $ref?: string } | undefined): string {
  return holder?.$ref?.split("/").at(-1) ?? "";
}

export function schemaOf({ components }: Schemas, name: string): Schema {
  const schema = components.schemas[name];
  if (!schema) throw new ContractError(`openapi.yaml: there is no schema named ${name}`);
  return schema;
}

/** How an answer with this status is described, wherever that is written. */
export function responseOf(contract: Contract, status: string): Response | undefined {
  const declared = operationOf(contract).responses[status];
  return declared?.$ref ? contract.components.responses[refName(declared)] : declared;
}

/** The name of the schema that describes an answer with this status. */
export function responseSchemaName(contract: Contract, status: string): string {
  return refName(responseOf(contract, status)?.content?.["application/json"].schema);
}

/** The codes that an answer with this status can have. */
export function codesOf(contract: Contract, status: string): string[] {
  const name = responseSchemaName(contract, status);
  return name ? ((schemaOf(contract, name).properties?.code?.enum ?? []) as string[]) : [];
}

/** The codes that an action can be refused with: its own, and those that belong to none, answered before one is reached. */
export function refusalCodes(contract: Contract, { safe, ignoresKey, codes = [] }: ActionEntry): Set<string> {
  const { responses, "x-actions": actions, "x-unsafe-codes": unsafe } = operationOf(contract);
  const all = Object.keys(responses).flatMap((status) => (isSuccess(status) ? [] : codesOf(contract, status)));
  const owned = new Set([...unsafe, ...Object.values(actions).flatMap((entry) => entry.codes ?? [])]);
  return new Set([...all.filter((code) => !owned.has(code)), ...codes, ...(safe || ignoresKey ? [] : unsafe)]);
}

export function isSuccess(status: string): boolean {
  return Number(status) < 300;
}

/** `create_flow` → `CreateFlow` */
export function pascalCase(action: string): string {
  return action
    .split("_")
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("");
}

/** `create_flow` → `createFlow` */
export function camelCase(action: string): string {
  const name = pascalCase(action);
  return name.charAt(0).toLowerCase() + name.slice(1);
}
