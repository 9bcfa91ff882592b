import { type Contract, refName, type Schema, type Schemas, schemaOf } from "./contract.ts";
import { mapSchema } from "./derived/map-schema.ts";
import { mapValues } from "./map-values.ts";

/** The contract's schemas as the request validator is made from them: what a sender makes large costs Ajv little. */
export function boundedRequests(contract: Contract): Schemas {
  const schemas = mapValues(contract.components.schemas, (schema) =>
    mapSchema(schema, (inner) => boundedArray(contract, allowingUnknownFields(inner))),
  );
  return { components: { ...contract.components, schemas } };
}

/** Ajv makes an error of each unknown field, however many there are. The caller finds them by REQUEST_FIELDS. */
function allowingUnknownFields(schema: Schema): Schema {
  if (schema.additionalProperties !== false) return schema;
  const { additionalProperties: _refused, ...rest } = schema;
  return rest;
}

/**
 * With `allErrors` Ajv goes on after `maxItems` has failed: this schema makes it look into an array only when the array is
 * not too long. Knowing the type of the items, it also finds duplicates by a table, instead of comparing each with each.
 */
function boundedArray(contract: Contract, schema: Schema): Schema {
  const { maxItems, items, uniqueItems = false, ...array } = schema;
  if (typeof maxItems !== "number") return schema;
  const item = items as Schema;
  const { type } = item.$ref ? schemaOf(contract, refName(item)) : item;
  return {
    ...array,
    maxItems,
    if: { type: "array", minItems: maxItems + 1 },
    else: { type: "array", items: { type, ...item }, uniqueItems },
  };
}
