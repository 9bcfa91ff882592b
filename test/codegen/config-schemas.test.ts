import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { emitConfigPage } from "../../codegen/config-page.ts";
import { loadConfigSchemas, SECTIONS } from "../../codegen/config-schemas.ts";
import { loadContract } from "../../codegen/contract.ts";
import { emitConfigSchema } from "../../codegen/emit-config-schema.ts";
import { emitDefaults } from "../../codegen/emit-defaults.ts";
import { emitSchemaTypes } from "../../codegen/emit-types.ts";
import { emitConfigValidator } from "../../codegen/emit-validators.ts";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { validateWebhooksConfig } from "../../generated/validate-config.js";
import { temporaryDirectory } from "../support/gateway.ts";

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

describe("gateway.schema.yaml", () => {
  const routes = new URL("../../src/plugin/route.schema.yaml", import.meta.url);
  const worker = new URL("../../src/worker/config/worker.schema.yaml", import.meta.url);
  const written = read("src/gateway/config/gateway.schema.yaml");

  /** The schemas as they are read when gateway.schema.yaml has another text. */
  function schemasWith(text: string) {
    const file = join(temporaryDirectory(), "gateway.schema.yaml");
    writeFileSync(file, text);
    return loadConfigSchemas({ routes, gateway: pathToFileURL(file), worker, words: { ActionName: ["list_flows"] } });
  }

  test("is the one place of a key: its type, check, default and page are generated from there", async () => {
    const contract = loadContract(new URL("../../openapi.yaml", import.meta.url));
    const key =
      "color: { type: string, minLength: 3, default: blue, description: The color of the gateway. }\n      port:";
    const config = schemasWith(written.replace("port:", key));
    const sections = emitConfigSchema(config, SECTIONS);
    expect(await emitSchemaTypes(contract, config)).toContain("color?: string;");
    expect(emitDefaults(contract, config)).toContain('"color": "blue"');
    expect(emitConfigPage({ sections, routes: config }, "")).toMatch(
      /^\| `gateway\.color` +\| string +\| `"blue"` +\| The color of the gateway\. +\|$/m,
    );
    expect(/data\d*\.color\b/.test(emitConfigValidator(config, { validateSections: SECTIONS }).code)).toBe(true);
    expect(sections).toMatchObject({ properties: { gateway: { properties: { color: { minLength: 3 } } } } });
  });

  test("cannot define again what route.schema.yaml defines", () => {
    expect(() => schemasWith(`${written}  SecretRef: { type: string }\n`)).toThrow(
      "gateway.schema.yaml: route.schema.yaml defines SecretRef too",
    );
  });

  test("gives every key a description, and every integer a bound", () => {
    const bare: string[] = [];
    const visit = (path: string, { properties = {} }: Part): void => {
      for (const [key, part] of Object.entries(properties)) {
        const place = `${path}.${key}`;
        if (part.type === "integer" && part.minimum === undefined) bare.push(place);
        if (!part.$ref && !part.properties && !part.description && part.enum?.length !== 1) bare.push(place);
        visit(place, part);
      }
    };
    const { $defs: parts } = parse(written) as { $defs: Record<string, Part> };
    for (const [name, part] of Object.entries(parts)) visit(name, part);
    expect(bare).toEqual([]);
  });
});

interface Part {
  $ref?: string;
  type?: string;
  description?: string;
  minimum?: number;
  enum?: unknown[];
  properties?: Record<string, Part>;
}
