import type { Schema } from "../contract.ts";
import { mapValues } from "../map-values.ts";

/** The schema after `transform` of it and of every schema inside it, innermost first. */
export function mapSchema(schema: Schema, transform: (schema: Schema) => Schema): Schema {
  const inside = (value: unknown): unknown => mapSchema(value as Schema, transform);
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (LISTS.has(keyword)) return [keyword, (value as unknown[]).map(inside)];
    if (keyword === "properties") return [keyword, mapValues(value as Record<string, Schema>, inside)];
    if (SINGLE.has(keyword) && typeof value === "object") return [keyword, inside(value)];
    return [keyword, value];
  });
  return transform(Object.fromEntries(entries) as Schema);
}

const LISTS = new Set(["oneOf", "anyOf", "allOf"]);
const SINGLE = new Set(["items", "additionalProperties", "not", "if", "then", "else"]);
