import { didYouMean } from "../../shared/did-you-mean.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";
import { INCLUDE, type KeySchema } from "../../shared/schema-errors/known-keys.ts";
import { SECTIONS } from "./sections.ts";

/** Keys of OpenClaw 2026.9 that are near one of ours. */
const OF_OPENCLAW = new Set(["gateway.tools"]);

/**
 * Keys near one that is read, in sections that hold keys of OpenClaw too: these are no errors, since another program may
 * know them, but most likely misspelt.
 */
export function strayKeys(document: unknown, schema: KeySchema = SECTIONS, path: string[] = []): string[] {
  const { properties, additionalProperties } = schema;
  if (!properties || typeof document !== "object" || document === null || Array.isArray(document)) return [];
  return Object.entries(document).flatMap(([key, value]) => {
    if (Object.hasOwn(properties, key)) return strayKeys(value, properties[key], [...path, key]);
    const place = pathOf("", [...path, key]);
    if (additionalProperties !== undefined || OF_OPENCLAW.has(place)) return [];
    const near = didYouMean(key, [...Object.keys(properties), INCLUDE]);
    return near ? [`${place} is not read. Did you mean "${near}"?`] : [];
  });
}
