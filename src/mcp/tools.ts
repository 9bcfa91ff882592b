import {
  fromJsonSchema,
  type JsonSchemaValidator,
  type jsonSchemaValidator,
  type McpServer,
  type ToolAnnotations,
} from "@modelcontextprotocol/server";
import { ACTION_FORMS, type ActionForm } from "../../generated/action-forms.ts";
import type { ActionName } from "../../generated/actions.ts";
import { RESULT_SCHEMAS } from "../../generated/result-schemas.ts";
import { callTool, MAX_WAIT_MS, type ToolClient } from "./call-tool.ts";

type Form = ActionForm<ActionName>;
type Schema = Record<string, unknown>;

/** Whatever an array holds: hosts of models refuse one that does not say (VS Code, OpenAI, Gemini). */
const ANY_ITEMS = { items: {} };
const ANY_JSON: readonly Schema[] = [
  { type: "object" },
  { type: "array", ...ANY_ITEMS },
  { type: "string", description: "A string that contains a JSON object or array is read as that object or array." },
  { type: "number" },
  { type: "boolean" },
  { type: "null" },
];

const UNCHECKED: jsonSchemaValidator = {
  getValidator<T>(): JsonSchemaValidator<T> {
    return (data) => ({ valid: true, data: data as T, errorMessage: undefined });
  },
};

/** Once for all servers: over HTTP there is a server for each request. */
const TOOLS = ACTION_FORMS.filter(({ audience }) => audience === "sender").map((form) => ({
  form,
  config: {
    title: form.title,
    description: form.description,
    inputSchema: declared(inputSchemaOf(form)),
    outputSchema: declared(RESULT_SCHEMAS[form.action]),
    annotations: annotationsOf(form),
  },
}));

/** A tool for each action of senders, with the name that the action has in the contract. */
export function registerTools(server: McpServer, client: ToolClient): void {
  for (const { form, config } of TOOLS)
    server.registerTool(form.action, config, (input, { mcpReq }) => callTool(client, form, input, mcpReq.signal));
}

function annotationsOf({ title, readOnly, destructive, idempotent }: Form): ToolAnnotations {
  return {
    title,
    readOnlyHint: readOnly,
    destructiveHint: destructive,
    idempotentHint: idempotent,
    // Flows of one session in one gateway: nothing that an agent meets here comes from elsewhere.
    openWorldHint: false,
  };
}

/**
 * As hosts of models take it: conditions they refuse, so that the fields alone tell them; of several types some know only
 * `anyOf`; and where no type is said, models write an object as a string. Hosts give up a tool that waits as long as the
 * gateway lets it.
 */
function inputSchemaOf({ inputSchema, fields }: Form): Schema {
  const { if: _if, then: _then, ...schema } = inputSchema;
  const properties = { ...(schema.properties as Record<string, Schema>) };
  for (const { name, type } of fields) {
    const { type: types, description, ...rest } = properties[name] ?? {};
    if (name === "waitMs") properties[name] = { ...properties[name], maximum: MAX_WAIT_MS };
    else if (type === "json") properties[name] = { description, anyOf: ANY_JSON };
    else if (Array.isArray(types)) properties[name] = { description, anyOf: types.map((one) => branch(one, rest)) };
  }
  return { ...schema, properties };
}

/** What else is said of the value is said of the branch that is no `null`. */
function branch(type: unknown, rest: Schema): Schema {
  if (type === "null") return { type };
  return { type, ...(type === "array" && ANY_ITEMS), ...rest };
}

/**
 * Passed to the client unchanged, and not checked here: the gateway checks every request against the same contract, and its
 * answer points at each problem. A result is not checked either, as the change that it tells of has been made.
 */
function declared(schema: Schema) {
  return fromJsonSchema<Record<string, unknown>>(schema, UNCHECKED);
}
