import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The slice of the OpenAPI document that generation reads. */
export interface Contract {
  paths: { [WEBHOOK_PATH]: { post: Operation } };
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}
export interface Operation {
  responses: Record<string, Response>;
  "x-actions": Record<string, ActionEntry>;
}
interface ActionEntry {
  request: string;
  statuses: Record<string, string>;
}
export interface Schema {
  $ref?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  default?: unknown;
  discriminator?: { propertyName: string; mapping?: Record<string, string> };
  [keyword: string]: unknown;
}
export interface Response {
  $ref?: string;
  content?: { "application/json": { schema: Schema } };
}

const WEBHOOK_PATH = "/plugins/webhooks/{routeId}";

export function loadContract(file: URL): Contract {
  return parse(readFileSync(file, "utf8")) as Contract;
}

export function operationOf(contract: Contract): Operation {
  return contract.paths[WEBHOOK_PATH].post;
}

/** The component's name in `#/components/schemas/<name>`. */
export function refName(schema: Schema | Response | undefined): string {
  return schema?.$ref?.split("/").at(-1) ?? "";
}

export function schemaOf(contract: Contract, name: string): Schema {
  const schema = contract.components.schemas[name];
  if (!schema) throw new Error(`openapi.yaml: components.schemas.${name} is missing`);
  return schema;
}

/** The name of the schema that describes an answer with this status. */
export function responseSchemaName(contract: Contract, status: string): string {
  const declared = operationOf(contract).responses[status];
  const response = declared?.$ref ? contract.components.responses[refName(declared)] : declared;
  return refName(response?.content?.["application/json"].schema);
}

/** `create_flow` → `CreateFlow` */
export function pascalCase(action: string): string {
  return action
    .split("_")
    .map((word) => word[0]?.toUpperCase() + word.slice(1))
    .join("");
}
