import { refName, type Schema, type Schemas, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { markdownTable } from "./markdown-table.ts";

/** The keywords that a row shows. */
interface Described extends Schema {
  type?: string;
  description?: string;
  minimum?: number;
  maximum?: number;
  items?: Described;
}

const HEAD = ["key", "type", "default", "meaning"];

/** A table of keys, each with what it means. */
export function table(rows: string[][]): string {
  return markdownTable(HEAD, rows);
}

/** The rows of an object: its keys, and the keys of objects in it. */
export function rowsOf(schema: Schema | undefined, prefix = ""): string[][] {
  const required = new Set(schema?.required ?? []);
  return Object.entries(schema?.properties ?? {}).flatMap(([key, property]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    const inner = (property.else as Schema | undefined) ?? property;
    const below = inner.properties ? rowsOf(inner, path) : [];
    if (isTag(property) || (below.length > 0 && property === inner)) return below;
    return [rowOf(path, property, required.has(key)), ...below];
  });
}

/** The word that chooses a variant has a paragraph instead of a row. */
function isTag({ enum: words, description }: Schema): boolean {
  return words?.length === 1 && description === undefined;
}

function rowOf(path: string, schema: Schema, required: boolean): string[] {
  const [, meaning = "", computed] = /^(.*?)(?: Default:? (.+?)\.?)?$/s.exec(text(schema)) ?? [];
  if (meaning === "") throw new ContractError(`${path} of the configuration has no description`);
  const fixed = schema.default === undefined ? "none" : `\`${JSON.stringify(schema.default)}\``;
  return [`\`${path}\``, typeOf(schema), required ? "required" : (computed ?? fixed), meaning.replaceAll("|", "\\|")];
}

function typeOf({ type = "", enum: words, minimum, maximum, items, oneOf, else: other }: Described): string {
  if (other) return "`false` or an object";
  if (oneOf && type === "") return [...new Set(oneOf.map(typeName))].join(" or ");
  if (words) return words.map((word) => `\`${String(word)}\``).join(", ");
  if (type === "array") return items?.type === "string" && !items.enum ? "list of strings" : "list";
  if (minimum === undefined) return type;
  return maximum === undefined ? `${type}, from ${minimum}` : `${type}, ${minimum} to ${maximum}`;
}

function typeName({ $ref, type = "" }: Described): string {
  if ($ref) return "reference";
  return type === "array" ? "list" : type;
}

export function text({ description = "" }: Described = {}): string {
  return description.trim().replaceAll(/\s+/g, " ");
}

/** The schema with its references at the top and in its properties replaced by what they name. */
export function resolved(schemas: Schemas, schema: Schema): Schema {
  const target = schema.$ref ? schemaOf(schemas, refName(schema)) : schema;
  const properties = Object.entries(target.properties ?? {}).map(([key, property]) => [
    key,
    property.$ref ? schemaOf(schemas, refName(property)) : property,
  ]);
  return { ...target, ...(properties.length > 0 && { properties: Object.fromEntries(properties) }) };
}
