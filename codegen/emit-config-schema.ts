import { refName, type Schema, type Schemas, schemaOf } from "./contract.ts";
import { ROOT } from "./route-schema.ts";

/** The configuration schema by itself, without references, as a plugin manifest carries it. */
export function emitConfigSchema(routes: Schemas): Schema {
  return inline(routes, schemaOf(routes, ROOT)) as Schema;
}

function inline(routes: Schemas, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(routes, item));
  if (typeof value !== "object" || value === null) return value;
  const schema = value as Schema;
  if (schema.$ref) return inline(routes, schemaOf(routes, refName(schema)));
  const kept = Object.entries(schema).filter(([keyword]) => keyword !== "discriminator");
  return Object.fromEntries(kept.map(([keyword, inner]) => [keyword, inline(routes, inner)]));
}
