import type { Schema } from "./contract.ts";
import { mapSchema } from "./derived/map-schema.ts";

/**
 * The schema in plain JSON Schema. A boolean that has one value only is a plain boolean in the contract, because most
 * generators read an enum of booleans as one of strings; `x-always` keeps the value, which is a `const` here. What OpenAPI
 * alone knows goes: an example, and the mapping of a discriminator, which Ajv refuses.
 */
export function jsonSchema(schema: Schema): Schema {
  return mapSchema(schema, ({ "x-always": always, example: _shown, discriminator, ...inner }) => ({
    ...inner,
    ...(always !== undefined && { const: always }),
    ...(discriminator && { discriminator: { propertyName: discriminator.propertyName } }),
  }));
}
