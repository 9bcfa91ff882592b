import type { components } from "../../../generated/config-types.ts";
import sectionsSchema from "../../../generated/sections.schema.json" with { type: "json" };
import { validateSections } from "../../../generated/validate-sections.js";
import { WEBHOOKS_PATH } from "../../plugin/config-problems.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { describeProblems } from "../../shared/schema-errors/describe-problems.ts";
import type { KeySchema } from "../../shared/schema-errors/known-keys.ts";
import type { FileShape } from "./file-shape.ts";

/** The sections of the file that are read, as they stand there. */
export type Sections = components["schemas"]["Sections"];

/** Where it says nothing of additional properties, keys that it does not list belong to OpenClaw. */
export const SECTIONS: KeySchema = sectionsSchema;

/** Returns what the schema finds wrong with the file, but for the plugin's own configuration. */
export function sectionProblems(document: unknown): ConfigProblem[] {
  if (validateSections(document)) return [];
  return describeProblems(validateSections.errors ?? [], { value: document, prefix: "", schema: SECTIONS });
}

/** The file of a gateway. */
export const GATEWAY_FILE: FileShape = {
  isRead,
  isSecret: isRouteSecret,
  // The URL of the store may be a reference, as a secret may.
  mayBeReference: (path) => path.join(".") === "taskflow.store",
};

/** Whether this gateway reads what is at a place. The rest of the file belongs to OpenClaw, whatever is in it. */
function isRead(path: readonly string[]): boolean {
  let schema: KeySchema = SECTIONS;
  for (const key of path) {
    const known: Readonly<Record<string, KeySchema>> | undefined = schema.properties;
    const next = known && Object.hasOwn(known, key) ? known[key] : undefined;
    if (!next) return !known || schema.additionalProperties !== undefined;
    schema = next;
  }
  return true;
}

/** Whether a place holds a secret of a route or of one of its endpoints: the one, or one of a list. */
function isRouteSecret(path: readonly string[]): boolean {
  const inConfig = WEBHOOKS_PATH.every((name, at) => path[at] === name);
  const [routes, , ...below] = path.slice(WEBHOOKS_PATH.length);
  return inConfig && routes === "routes" && /^(?:endpoints\.\d+\.)?secret(?:\.\d+)?$/.test(below.join("."));
}
