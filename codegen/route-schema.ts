import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Schema, Schemas } from "./contract.ts";

/** The name that the schema of the whole configuration has among the others. */
export const ROOT = "WebhooksConfig";
const DEFINITIONS = "#/$defs/";
const COMPONENTS = "#/components/schemas/";

/** Reads route.schema.yaml in the shape of OpenAPI components, so that the same emitters read it and the contract. */
export function loadRouteSchema(file: URL, actions: string[]): Schemas {
  const text = readFileSync(file, "utf8").replaceAll(DEFINITIONS, COMPONENTS);
  const { $schema: _dialect, $defs, ...root } = parse(text) as Schema & { $defs: Record<string, Schema> };
  const { $comment: _why, ...action } = $defs.ActionName ?? {};
  return { components: { schemas: { [ROOT]: root, ...$defs, ActionName: { ...action, enum: actions } } } };
}
