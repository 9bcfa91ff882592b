import { type Contract, refName, type Schema, schemaOf } from "./contract.ts";

/** The configuration schema on its own, without references, as a plugin manifest carries it. */
export function emitConfigSchema(contract: Contract): Schema {
  const inlined = inline(contract, schemaOf(contract, "WebhooksConfig")) as Schema;
  delete inlined.$defs;
  delete inlined.$comment;
  return inlined;
}

function inline(contract: Contract, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inline(contract, item));
  if (typeof value !== "object" || value === null) return value;
  const schema = value as Schema;
  if (schema.$ref) return inline(contract, schemaOf(contract, refName(schema)));
  const kept = Object.entries(schema).filter(([keyword]) => keyword !== "discriminator" && keyword !== "$defs");
  return Object.fromEntries(kept.map(([keyword, inner]) => [keyword, inline(contract, inner)]));
}
