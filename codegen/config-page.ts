import { WEBHOOKS_CONFIG } from "./config-schemas.ts";
import { refName, type Schema, type Schemas, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { markdownTable } from "./markdown-table.ts";

/** Schemas of the gateway's sections and of the routes, so that one page describes both. */
interface Sources {
  sections: Schema;
  routes: Schemas;
}

/** The keywords that a row shows. */
interface Described extends Schema {
  type?: string;
  description?: string;
  minimum?: number;
  maximum?: number;
  items?: Described;
}

const HEAD = ["key", "type", "default", "meaning"];
const ROUTE = "plugins.entries.webhooks.config.routes.<routeId>";

/** docs/configuration-reference.md: every key of the configuration. Throws for a key without a description. */
export function emitConfigPage({ sections, routes }: Sources, header: string): string {
  const { gateway, plugins, secrets, taskflow } = sections.properties as Record<string, Schema>;
  const route = (name: string): Schema => resolved(routes, schemaOf(routes, name));
  const variants = (name: string) => (route(name).oneOf ?? []).map((variant) => resolved(routes, variant));
  const providers = schemaOfOthers(secrets?.properties?.providers).oneOf ?? [];
  return `<!-- ${header} -->

# Configuration reference

After reading this page you know every key of \`openclaw.json\` that TaskFlow Webhooks reads. [Configuration](configuration.md)
says how the file is read and shows whole examples.

## Gateway

${table(rowsOf(gateway, "gateway"))}

## Plugins

${table(rowsOf(plugins, "plugins"))}

## Routes

${text(schemaOf(routes, WEBHOOKS_CONFIG).properties?.routes)} The path of these keys is \`${ROUTE}\`.

${table(rowsOf(route("RouteConfig")))}

### Signed routes

${text(route("SignatureAuth"))}

${tagged(variants("SignatureAuth"), "auth.type", "auth")}

### Endpoints

${text(route("EndpointConfig"))} The path of these keys is \`${ROUTE}.endpoints[]\`.

${table(rowsOf(route("EndpointConfig")))}

### Secret references

${text(route("SecretRef"))} An id is at most 256 characters long.

${tagged(variants("SecretRef"), "source")}

## Secrets

${table(rowsOf(secrets, "secrets"))}

### Secret providers

The path of these keys is \`secrets.providers.<name>\`.

${tagged(providers, "source")}

## Storage

${table(rowsOf(taskflow, "taskflow"))}
`;
}

/** The schema of the values of an object whose keys its user chooses. */
function schemaOfOthers(schema: Schema | undefined): Schema {
  return (schema?.additionalProperties ?? {}) as Schema;
}

function table(rows: string[][]): string {
  return markdownTable(HEAD, rows);
}

/** A paragraph and a table for each variant of a union, under the word that chooses it. */
function tagged(variants: Schema[], tagPath: string, prefix = ""): string {
  const tag = tagPath.split(".").at(-1) ?? "";
  return variants
    .map((variant) => {
      const [word] = variant.properties?.[tag]?.enum ?? [];
      const rows = rowsOf(variant, prefix);
      return [`\`${tagPath}: "${String(word)}"\`: ${text(variant)}`, ...(rows.length > 0 ? [table(rows)] : [])].join(
        "\n\n",
      );
    })
    .join("\n\n");
}

/** The rows of an object: its keys, and the keys of objects in it. */
function rowsOf(schema: Schema | undefined, prefix = ""): string[][] {
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

function text({ description = "" }: Described = {}): string {
  return description.trim().replaceAll(/\s+/g, " ");
}

/** The schema with its references at the top and in its properties replaced by what they name. */
function resolved(schemas: Schemas, schema: Schema): Schema {
  const target = schema.$ref ? schemaOf(schemas, refName(schema)) : schema;
  const properties = Object.entries(target.properties ?? {}).map(([key, property]) => [
    key,
    property.$ref ? schemaOf(schemas, refName(property)) : property,
  ]);
  return { ...target, ...(properties.length > 0 && { properties: Object.fromEntries(properties) }) };
}
