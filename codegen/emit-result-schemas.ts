import { type Contract, isSuccess, operationOf, refName, type Schema, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { mapSchema } from "./derived/map-schema.ts";
import { jsonSchema } from "./json-schema.ts";
import { mapValues } from "./map-values.ts";

/** For each action the JSON Schema of its `result`, complete in itself: what a tool of MCP declares as its output. */
export function emitResultSchemas(contract: Contract): string {
  const schemas = mapValues(operationOf(contract)["x-actions"], ({ statuses }, action) => {
    const names = new Set(Object.entries(statuses).flatMap(([status, name]) => (isSuccess(status) ? [name] : [])));
    const [name = ""] = names;
    if (names.size !== 1) throw new ContractError(`openapi.yaml: ${action} must have one result, whatever its status`);
    return selfContained(contract, name);
  });
  return `import type { ActionName } from "./actions.ts";

/** JSON Schema (2020-12) of an object. */
export interface ObjectSchema {
  readonly type: "object";
  readonly [keyword: string]: unknown;
}

/** The result of each action. */
export const RESULT_SCHEMAS: Record<ActionName, ObjectSchema> = ${JSON.stringify(schemas, null, 2)};
`;
}

function selfContained(contract: Contract, name: string): Schema {
  const definitions = new Map<string, unknown>();
  const local = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(local);
    if (typeof (value as Schema).$ref !== "string") return mapValues(value as Schema, local);
    const referred = refName(value as Schema);
    if (!definitions.has(referred)) {
      // Named before it is looked into, as it may refer to itself.
      definitions.set(referred, undefined);
      definitions.set(referred, local(resultSchema(schemaOf(contract, referred))));
    }
    return { ...value, $ref: `#/$defs/${referred}` };
  };
  const schema = local(resultSchema(schemaOf(contract, name))) as Schema;
  return { ...schema, ...(definitions.size > 0 && { $defs: Object.fromEntries(definitions) }) };
}

/** A boolean that has one value only stays a plain boolean: hosts of models refuse a tool whose schema has a `const`. */
function resultSchema(schema: Schema): Schema {
  return jsonSchema(mapSchema(schema, ({ "x-always": _always, ...inner }) => inner));
}
