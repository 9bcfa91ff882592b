import { refName, type Schema } from "../contract.ts";
import { mapValues } from "../map-values.ts";
import type { Document } from "../reachable.ts";
import { mapSchema } from "./map-schema.ts";

/**
 * The document with an example on every schema of an object or a list. Importers such as Insomnia's do not look at the
 * examples of a media type: they would fill each field with its type, which the gateway refuses. A request has its first
 * example of the contract; anything else is put together from the examples of the fields that it requires.
 */
export function withExamples<D extends Document>(document: D): D {
  const { schemas, examples = {} } = document.components as { schemas: Record<string, Schema>; examples?: Examples };
  const filled = mapValues(schemas, (schema, name) => {
    const inside = mapSchema(schema, (inner) => withExample(schemas, inner));
    // A request is described under the name of its schema.
    return examples[name] ? { ...inside, example: examples[name].value } : inside;
  });
  return { ...document, components: { ...document.components, schemas: filled } };
}

type Examples = Record<string, { value: unknown }>;

function withExample(schemas: Record<string, Schema>, schema: Schema): Schema {
  // A part of a condition has no description.
  if (!schema.description || "example" in schema || "default" in schema) return schema;
  const example = exampleOf(schemas, schema);
  return example === undefined ? schema : { ...schema, example };
}

/** Of "one of these" the first is shown, which for a record that can be `null` is the record. */
function exampleOf(schemas: Record<string, Schema>, schema: Schema): unknown {
  const { $ref, example, oneOf, anyOf, items, properties, required = [] } = schema;
  if ($ref) return exampleOf(schemas, schemas[refName(schema)] ?? {});
  if (example !== undefined) return example;
  const [first] = oneOf ?? anyOf ?? [];
  if (first) return exampleOf(schemas, first);
  if (items) return [exampleOf(schemas, items as Schema)];
  if (!properties) return undefined;
  return Object.fromEntries(required.map((name) => [name, exampleOf(schemas, properties[name] ?? {})]));
}
