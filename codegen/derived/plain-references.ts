import type { Schema } from "../contract.ts";
import { mapValues } from "../map-values.ts";
import type { Document } from "../reachable.ts";
import { mapSchema } from "./map-schema.ts";

/**
 * The document with nothing beside a schema's `$ref`, such as a description. OpenAPI 3.1 allows that, but 3.0
 * does not, and neither do all tools that read 3.1 (kin-openapi, on which Go's generators stand).
 */
export function plainReferences<D extends Document>(document: D): D {
  const schemas = mapValues(document.components.schemas as Record<string, Schema>, (schema) =>
    mapSchema(schema, (inner) => (inner.$ref ? { $ref: inner.$ref } : inner)),
  );
  return { ...document, components: { ...document.components, schemas } };
}
