import configSchema from "../../generated/config.schema.json" with { type: "json" };
import { validateWebhooksConfig } from "../../generated/validate-config.js";
import type { ConfigProblem } from "../shared/schema-errors/config-problem.ts";
import { describeProblems, pathOf } from "../shared/schema-errors/describe-problems.ts";

/** Where the plugin's configuration is in the file of its host. */
export const WEBHOOKS_PATH: readonly string[] = ["plugins", "entries", "webhooks", "config"];
export const WEBHOOKS = WEBHOOKS_PATH.join(".");

/** Returns what the schema finds wrong with the plugin's configuration, with places in the file of the host. */
export function schemaProblems(config: unknown): ConfigProblem[] {
  if (validateWebhooksConfig(config)) return [];
  const validated = { value: config, prefix: WEBHOOKS, schema: configSchema };
  return describeProblems(validateWebhooksConfig.errors ?? [], validated);
}

/** A route that wants a path that another has. */
export interface SharedPath {
  routeId: string;
  path: string;
  expected: string;
}

export function pathProblem({ routeId, path, expected }: SharedPath): ConfigProblem {
  return { path: pathOf(WEBHOOKS, ["routes", routeId, "path"]), found: JSON.stringify(path), expected };
}
