import type { ActionField } from "../action-form-types.ts";
import { ContractError } from "../contract-error.ts";
import { prose, title } from "./wording.ts";

/** The slice of n8n's INodeProperties that is emitted. */
export interface NodeProperty extends Input {
  displayName: string;
  name: string;
}
interface Input {
  type: string;
  default: unknown;
  [key: string]: unknown;
}

const TYPES = { string: "string", integer: "number", boolean: "boolean", json: "json" } as const;
const EMPTY = { string: "", integer: 0, boolean: false, json: "{}" } as const;

/** n8n's linter takes a token for a secret, which has to be hidden while it is typed. This one is none. */
const PARAMETERS: Readonly<Record<string, string>> = { token: "flowIdOrSessionKey" };

/** The words are n8n's own, which its linter asks for. */
export const LIMIT = "Max number of results to return";

/** The n8n input of a field, and where its value goes in the body. Untouched optional fields are not sent. */
export function nodeProperty(field: ActionField): NodeProperty {
  const { name } = field;
  // Of any JSON value the rest is for programmers.
  const description = field.type === "json" ? field.summary : field.description;
  if (field.type === "boolean" && !description.startsWith("Whether "))
    throw new ContractError(`openapi.yaml: n8n wants "Whether …" at the start of what ${name} is`);
  return {
    displayName: title(PARAMETERS[name] ?? name),
    name: PARAMETERS[name] ?? name,
    ...input(field),
    ...(name === "limit" && { default: 50 }),
    // How it is cleared is asked for in a separate field: n8n has no input for null.
    description: name === "limit" ? LIMIT : prose(description.replace(/ `null` [^.]+\./, "")),
    routing: { send: { type: "body", property: name } },
  };
}

function input({ type, list, choices, minimum, default: own }: ActionField): Input {
  if (choices && list) return { type: "multiOptions", default: [], options: optionsOf(choices) };
  if (choices) return { type: "options", default: own ?? choices[0], options: optionsOf(choices) };
  if (list) throw new ContractError("openapi.yaml: the n8n node knows only lists of choices");
  const typeOptions = type === "integer" && { typeOptions: { minValue: minimum, numberPrecision: 0 } };
  return { type: TYPES[type], default: own ?? EMPTY[type], ...typeOptions };
}

/** In the order of their names, as n8n wants them. */
export function optionsOf(values: readonly string[]): { name: string; value: string }[] {
  return byName(values.map((value) => ({ name: title(value), value })));
}

export function byName<T extends { name: string }>(options: T[]): T[] {
  return options.sort((a, b) => a.name.localeCompare(b.name, "en"));
}
