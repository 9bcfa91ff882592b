import { refName, type Schema } from "../contract.ts";
import { mapValues } from "../map-values.ts";
import type { Document } from "../reachable.ts";
import { conditionLoss, withLosses } from "./losses.ts";
import { mapSchema } from "./map-schema.ts";

/** An operation of the contract by action, in OpenAPI 3.0. */
interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters: Ref[];
  requestBody: { required: boolean; description: string; content: Content };
  responses: Record<string, Response>;
}
interface PathItem {
  post: Operation;
}
interface Response {
  description: string;
  headers?: Record<string, Ref>;
  content: Content;
}
interface Parameter {
  schema: Schema;
  example?: unknown;
  [field: string]: unknown;
}
type Content = { "application/json": { schema: Ref; examples: Record<string, Ref> } };
interface Ref {
  $ref: string;
}

/**
 * The contract by action in Swagger 2.0, by way of its 3.0 form: what Power Automate's custom connectors take. Own code,
 * because the converters that are there (api-spec-converter, the last of them) stand on libraries that are given up.
 */
export function swagger20(contract: Document, document: Document): object {
  const { title, version, license, contact } = document.info;
  const description = withLosses(contract, "Swagger 2.0", [conditionLoss(contract), EXAMPLES_LOSS]);
  const { parameters = {}, schemas } = document.components;
  const payloads = JSON.stringify(document["x-webhooks"] ?? {});
  return withoutUnused(payloads, {
    swagger: "2.0",
    info: { title, version, license, contact, description },
    host: "localhost:18789",
    basePath: "/",
    schemes: ["http", "https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    tags: document.tags,
    // The first is the one that Power Automate asks for when a connection is made.
    security: [{ headerSecret: [] }, { bearerSecret: [] }],
    securityDefinitions: securityDefinitions(document),
    parameters: mapValues(parameters, (parameter) => flat(document, parameter)),
    paths: mapValues(document.paths as Record<string, PathItem>, (item) => ({
      post: operation(document, item.post),
    })),
    definitions: definitions(schemas as Record<string, Schema>),
  });
}

/**
 * A schema that is only ever `null` or written out leaves its definition behind. Bodies of webhooks, which 2.0 does not
 * know, stay as definitions.
 */
function withoutUnused<D extends { definitions: Record<string, Schema> }>(payloads: string, document: D): D {
  const text = JSON.stringify(document);
  const used = Object.entries(document.definitions).filter(
    ([name]) => text.includes(`"#/definitions/${name}"`) || payloads.includes(`"#/components/schemas/${name}"`),
  );
  return { ...document, definitions: Object.fromEntries(used) };
}

function operation(document: Document, { parameters, requestBody, responses, ...described }: Operation) {
  const body = requestBody.content["application/json"].schema;
  return {
    ...described,
    parameters: [
      ...parameters.map(toSwaggerRef),
      {
        name: "body",
        in: "body",
        required: requestBody.required,
        description: requestBody.description,
        schema: toSwaggerRef(body),
      },
    ],
    responses: mapValues(responses, (declared) => response(document, declared)),
  };
}

function response(document: Document, { description, headers, content }: Response) {
  const { schema, examples } = content["application/json"];
  // One for each media type is all that 2.0 has place for.
  const [example] = Object.values(examples).map((reference) => lookUp(document, reference).value);
  return {
    description,
    ...(headers && { headers: mapValues(headers, (reference) => flat(document, lookUp(document, reference))) }),
    schema: toSwaggerRef(schema),
    ...(example !== undefined && { examples: { "application/json": example } }),
  };
}

/** A parameter or header: its schema's keywords stand beside its own, and it has no example. */
function flat(document: Document, parameter: unknown): Record<string, unknown> {
  const { schema, example: _example, ...rest } = parameter as Parameter;
  const { description: _own, ...keywords } = schema.$ref ? lookUp(document, schema as Ref) : schema;
  return { ...rest, ...keywords };
}

function lookUp(document: Document, { $ref }: Ref): Record<string, unknown> {
  const [section = "", name = ""] = $ref.split("/").slice(2);
  return document.components[section]?.[name] as Record<string, unknown>;
}

function definitions(schemas: Record<string, Schema>): Record<string, Schema> {
  const nullable = new Set<string>();
  const own = mapValues(schemas, (schema) =>
    withHiddenTag(mapSchema(schema, (inner) => swaggerSchema(inner, nullable))),
  );
  const copies = [...nullable].map((name) => [nullableName(name), { ...own[name], "x-nullable": true }]);
  return { ...own, ...Object.fromEntries(copies) };
}

const nullableName = (name: string): string => `Nullable${name}`;

/**
 * 2.0 has no null. Clients that know `x-nullable` read it in the schema that a property refers to, not beside the
 * reference: such a property refers to a copy of the schema, and is not required, for clients that do not know it.
 */
function swaggerSchema({ nullable, ...schema }: Schema, copied: Set<string>): Schema {
  const [only] = schema.allOf ?? [];
  if (nullable && only) {
    copied.add(refName(only));
    return { $ref: `#/definitions/${nullableName(refName(only))}` };
  }
  const { required = [], properties = {}, ...rest } = schema;
  const present = required.filter((name) => !/\/Nullable\w+$/.test(properties[name]?.$ref ?? ""));
  return toSwaggerRef({
    ...rest,
    ...(nullable === true && { "x-nullable": true }),
    ...(present.length > 0 && { required: present }),
    ...(schema.properties && { properties }),
  });
}

/** `action` is taken from the path: Power Automate need not ask for it. */
function withHiddenTag(schema: Schema): Schema {
  const { action } = schema.properties ?? {};
  if (!action) return schema;
  return { ...schema, properties: { ...schema.properties, action: { ...action, "x-ms-visibility": "internal" } } };
}

function toSwaggerRef<T extends { $ref?: string }>(holder: T): T {
  if (!holder.$ref) return holder;
  return {
    ...holder,
    $ref: holder.$ref.replace("#/components/schemas/", "#/definitions/").replace("#/components/", "#/"),
  };
}

function securityDefinitions({ components: { securitySchemes = {} } }: Document) {
  const { headerSecret, bearerSecret } = securitySchemes as Record<string, { description: string }>;
  return {
    headerSecret,
    bearerSecret: {
      type: "apiKey",
      in: "header",
      name: "Authorization",
      description: `${bearerSecret?.description}\nInclude the prefix \`Bearer \` in the value.\n`,
    },
  };
}

const EXAMPLES_LOSS = "All examples of a response except the first.";
