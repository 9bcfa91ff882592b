import { readFileSync } from "node:fs";
import type { ActionField, ActionForm } from "./action-form-types.ts";
import {
  type ActionEntry,
  type Audience,
  actionsOf,
  type Contract,
  camelCase,
  pascalCase,
  refName,
  type Schema,
  schemaOf,
} from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { mapSchema } from "./derived/map-schema.ts";
import { writeOut } from "./derived/write-out.ts";
import { jsonSchema } from "./json-schema.ts";

/** A form for each action, in the order of the contract: what the command line and the integrations are made from. */
export function actionForms(contract: Contract, audience?: Audience): ActionForm[] {
  return actionsOf(contract, audience).map(([action, entry]) => form(contract, action, entry));
}

/** The forms as a module, with their types: no other folder imports this one. */
export function emitActionForms(contract: Contract): string {
  const types = readFileSync(new URL("action-form-types.ts", import.meta.url), "utf8");
  return `import type { ActionName } from "./actions.ts";

${types}
export const ACTION_FORMS: readonly ActionForm<ActionName>[] = ${JSON.stringify(actionForms(contract), null, 2)};
`;
}

function form(contract: Contract, action: string, entry: ActionEntry): ActionForm {
  const inputSchema = requestWithoutTag(contract, entry);
  const { required = [], properties = {} } = inputSchema;
  // Whoever adds a record says so in its result, and such a request, done twice, adds two.
  const adds = "created" in (schemaOf(contract, `${pascalCase(action)}Result`).properties ?? {});
  return {
    action,
    operationId: camelCase(action),
    audience: entry["x-audience"],
    title: entry.summary,
    description: entry.description.trim(),
    readOnly: entry.safe ?? false,
    destructive: !entry.safe && !adds,
    idempotent: !adds && !entry.ignoresKey,
    fields: Object.entries(properties).map(([name, schema]) => field(name, schema, required.includes(name))),
    inputSchema: { ...jsonSchema(inputSchema), type: "object" },
  };
}

/** The request's schema with everything that it refers to written out. */
function requestWithoutTag(contract: Contract, { request }: ActionEntry): Schema {
  const { properties = {}, required = [], ...rest } = structuredClone(schemaOf(contract, request));
  const { action: _tag, ...fields } = properties;
  const others = required.filter((name) => name !== "action");
  return writtenOut(contract, { ...rest, properties: fields, ...(others.length > 0 && { required: others }) });
}

function writtenOut(contract: Contract, schema: Schema): Schema {
  return mapSchema(schema, ({ $ref, ...own }) =>
    $ref === undefined ? own : writeOut(writtenOut(contract, schemaOf(contract, refName({ $ref }))), own),
  );
}

function field(name: string, schema: Schema, required: boolean): ActionField {
  const list = schema.type === "array";
  const { type, nullable } = typeOf(name, list ? (schema.items as Schema) : schema);
  const choices = (list ? (schema.items as Schema) : schema).enum as string[] | undefined;
  const description = String(schema.description).trim().replaceAll(/\s+/g, " ");
  return {
    name,
    summary: firstSentence(description),
    description,
    type,
    list,
    required,
    nullable,
    ...(choices && { choices }),
    ...pick(schema, ["default", "minimum", "maximum", "minLength"]),
  };
}

function typeOf(name: string, { type }: Schema): Pick<ActionField, "type" | "nullable"> {
  if (type === undefined) return { type: "json", nullable: false };
  const types = [type].flat();
  const [own, ...others] = types.filter((one) => one !== "null");
  if (others.length > 0 || (own !== "string" && own !== "integer" && own !== "boolean"))
    throw new ContractError(
      `openapi.yaml: forms do not know what to ask for ${name}, which is ${JSON.stringify(type)}`,
    );
  return { type: own, nullable: types.includes("null") };
}

/** Of Markdown on one line, without its marks of code. */
export function firstSentence(markdown: string): string {
  return (/^.*?[.!?](?= |$)/.exec(markdown)?.[0] ?? markdown).replaceAll("`", "");
}

function pick(schema: Schema, keywords: string[]): object {
  return Object.fromEntries(
    keywords.filter((keyword) => keyword in schema).map((keyword) => [keyword, schema[keyword]]),
  );
}
