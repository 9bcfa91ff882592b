import type { Schema } from "../contract.ts";
import { mapValues } from "../map-values.ts";
import { type Document, reachable } from "../reachable.ts";
import { mapSchema } from "./map-schema.ts";
import { writeOut } from "./write-out.ts";

const JSON_VALUE = "#/components/schemas/JsonValue";

/**
 * The document with "any JSON value" written out where it is used. A named schema without a type is a separate type to
 * ogen, which then cannot leave out an optional field of it: it writes a name without a value, which is no JSON.
 */
export function inlineJsonValue<D extends Document>(document: D): D {
  const schemas = document.components.schemas as Record<string, Schema>;
  const anyValue = schemas.JsonValue ?? {};
  const inlined = mapValues(schemas, (schema) =>
    mapSchema(schema, ({ $ref, ...own }) =>
      $ref === JSON_VALUE ? writeOut(anyValue, own) : { ...($ref && { $ref }), ...own },
    ),
  );
  return reachable({ ...document, components: { ...document.components, schemas: inlined } });
}
