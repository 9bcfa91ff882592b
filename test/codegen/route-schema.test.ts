import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { validateWebhooksConfig } from "../../generated/validate-config.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const { $defs } = parse(read("src/plugin/route.schema.yaml")) as { $defs: object };
const FORMS = [
  "openapi.yaml",
  "generated/openapi.json",
  "generated/openapi-3.0.json",
  "generated/actions.openapi.json",
  "generated/actions.openapi-3.0.json",
  "generated/actions.swagger-2.0.json",
];

test.each(FORMS)("%s says nothing about the operator's configuration", (form) => {
  const { components, definitions } = parse(read(form)) as { components?: { schemas: object }; definitions?: object };
  const names = Object.keys(components?.schemas ?? definitions ?? {});
  expect(names).toContain("Flow");
  expect(names.filter((name) => name in $defs || /Config|SecretRef/.test(name))).toEqual([]);
});

test("a route can be limited to each action of the contract, and to nothing else", () => {
  const config = (actions: unknown[]) => ({ routes: { r: { sessionKey: "agent:main:main", secret: "s", actions } } });
  expect(validateWebhooksConfig(config([...ACTION_NAMES]))).toBe(true);
  expect(validateWebhooksConfig(config(["drop_flow"]))).toBe(false);
});

test("the plugin's manifest carries the schema of the configuration", () => {
  const { $comment: _comment, ...schema } = JSON.parse(read("generated/config.schema.json"));
  expect(JSON.parse(read("openclaw.plugin.json")).configSchema).toEqual(schema);
  expect(Object.keys(schema.properties.routes.additionalProperties.properties)).toContain("secret");
});
