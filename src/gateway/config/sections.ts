import configSchema from "../../../generated/config.schema.json" with { type: "json" };
import { WEBHOOKS_PATH } from "../../plugin/config-problems.ts";
import type { KeySchema } from "../../shared/schema-errors/known-keys.ts";
import { sectionsSchemaWith } from "./sections.schema.ts";

const [, secretRef = {}] = configSchema.properties.routes.additionalProperties.properties.secret.oneOf;
/** Where it says nothing of additional properties, keys that it does not list belong to OpenClaw. */
export const SECTIONS = sectionsSchemaWith(secretRef);

/** Whether this gateway reads what is at a place. The rest of the file belongs to OpenClaw, whatever is in it. */
export function isRead(path: readonly string[]): boolean {
  let schema: KeySchema = SECTIONS;
  for (const key of path) {
    const known: Readonly<Record<string, KeySchema>> | undefined = schema.properties;
    const next = known && Object.hasOwn(known, key) ? known[key] : undefined;
    if (!next) return !known || schema.additionalProperties !== undefined;
    schema = next;
  }
  return true;
}

/** Whether a place holds a secret of a route: the one, or one of a list. */
export function isRouteSecret(path: readonly string[]): boolean {
  const [routes, , key, index, ...below] = path.slice(WEBHOOKS_PATH.length);
  const inConfig = WEBHOOKS_PATH.every((name, at) => path[at] === name);
  return inConfig && routes === "routes" && key === "secret" && below.length === 0 && /^\d*$/.test(index ?? "");
}
