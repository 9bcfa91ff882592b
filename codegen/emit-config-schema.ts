import { refName, type Schema, type Schemas, schemaOf } from "./contract.ts";

/** The schema of this name by itself, without references, as a plugin manifest carries it. */
export function emitConfigSchema(schemas: Schemas, name: string): Schema {
  return inline(schemas, schemaOf(schemas, name)) as Schema;
}

function inline(schemas: Schemas, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(schemas, item));
  if (typeof value !== "object" || value === null) return value;
  const schema = value as Schema;
  if (schema.$ref) return inline(schemas, schemaOf(schemas, refName(schema)));
  const kept = Object.entries(schema).filter(([keyword]) => keyword !== "discriminator");
  return Object.fromEntries(kept.map(([keyword, inner]) => [keyword, inline(schemas, inner)]));
}
