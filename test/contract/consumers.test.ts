import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, test } from "vitest";
import { parse } from "yaml";
import type { components as Actions } from "../../generated/action-types.ts";
import type { components } from "../../generated/types.ts";
import { validateResponse } from "../../generated/validate-response.js";

/** Choices in the published documents that generators, importers and validators depend on. */

const OPENAPI_3 = ["openapi.json", "openapi-3.0.json", "actions.openapi.json", "actions.openapi-3.0.json"];
const FORMS = [...OPENAPI_3, "actions.swagger-2.0.json"];
const read = (form: string) => parse(readFileSync(new URL(`../../generated/${form}`, import.meta.url), "utf8"));

type Schema = Record<string, unknown>;
const schemasOf = ({ components, definitions }: { components?: { schemas: object }; definitions?: object }): Schema[] =>
  objectsIn(components?.schemas ?? definitions);

function objectsIn(value: unknown): Schema[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Schema, ...Object.values(value).flatMap(objectsIn)];
}

describe("a boolean that has one value only", () => {
  // openapi-generator makes strings of an enum of booleans in PHP, Ruby, Rust, Kotlin, C# and Swift.
  test.each(FORMS)("is a plain boolean in %s", (form) => {
    const booleans = schemasOf(read(form)).filter(({ type }) => type === "boolean");
    expect(booleans.length).toBeGreaterThan(10);
    expect(booleans.filter((schema) => "enum" in schema || "const" in schema)).toEqual([]);
  });

  test("is narrow in the project's own types", () => {
    expectTypeOf<components["schemas"]["ActionResponse"]["ok"]>().toEqualTypeOf<true>();
    expectTypeOf<components["schemas"]["ConflictError"]["ok"]>().toEqualTypeOf<false>();
    expectTypeOf<Actions["schemas"]["CreateFlowSuccess"]["ok"]>().toEqualTypeOf<true>();
    expectTypeOf<Actions["schemas"]["CreateFlowResult"]["created"]>().toEqualTypeOf<true>();
    expectTypeOf<Actions["schemas"]["CancelFlowResult"]["cancelled"]>().toEqualTypeOf<boolean>();
  });

  test("is checked in every answer of the server", () => {
    const found = (value: boolean) => ({ ok: true, routeId: "r", result: { found: value, cancelled: true } });
    expect(validateResponse.cancel_flow[200]?.(found(true))).toBe(true);
    expect(validateResponse.cancel_flow[200]?.(found(false))).toBe(false);
    expect(validateResponse.cancel_flow[200]?.({ ...found(true), ok: false })).toBe(false);
  });
});

describe("Idempotency-Key", () => {
  // openapi-to-postmanv2 fills a header without a default with one random key for all requests: most are then refused.
  test.each(FORMS)("is left empty by importers of %s", (form) => {
    const { components, definitions, parameters = components.parameters } = read(form);
    const { schema = parameters.IdempotencyKey, ...parameter } = parameters.IdempotencyKey;
    const { $ref = "" } = schema;
    const keyword = $ref ? (components?.schemas ?? definitions)[$ref.split("/").at(-1)] : schema;
    expect(keyword).toMatchObject({ type: "string", default: "" });
    expect("" as string).toMatch(new RegExp(keyword.pattern));
    for (const holder of [parameter, keyword]) {
      expect(holder).not.toHaveProperty("example");
      expect(holder).not.toHaveProperty("examples");
    }
  });
});

describe("a result that is null", () => {
  const NAMES = ["GetFlowResult", "FindLatestFlowResult", "ResolveFlowResult", "GetTaskSummaryResult"];
  const property = ({ properties }: { properties: object }) => Object.values(properties)[0];

  test.each(["openapi-3.0.json", "actions.openapi-3.0.json"])("is nullable with its type in %s", (form) => {
    // Validators on Ajv, such as Spectral, refuse nullable without a type.
    const { schemas } = read(form).components;
    for (const name of NAMES)
      expect(property(schemas[name])).toMatchObject({ type: "object", nullable: true, allOf: [{}] });
    const untyped = objectsIn(schemas).filter((schema) => "nullable" in schema && !("type" in schema));
    expect(untyped).toEqual([]);
  });

  test("is a copy with x-nullable, and not required, in Swagger 2.0", () => {
    // bravado and swagger-codegen look for x-nullable in the schema that a property refers to.
    const { definitions } = read("actions.swagger-2.0.json");
    for (const name of NAMES) {
      const copy = property(definitions[name]).$ref.split("/").at(-1);
      expect(definitions[copy]).toMatchObject({ type: "object", "x-nullable": true });
      expect(definitions[name]).not.toHaveProperty("required");
    }
    const { "x-nullable": _mark, ...copied } = definitions.NullableFlow;
    expect(copied).toEqual(definitions.Flow);
  });
});

test.each(FORMS)("%s declares every parameter in its operation", (form) => {
  for (const item of Object.values(read(form).paths)) {
    expect(Object.keys(item as object)).toEqual(["post"]);
    expect((item as { post: { parameters: { $ref: string }[] } }).post.parameters[0]?.$ref).toMatch(/RouteId$/);
  }
});

describe("operation ids", () => {
  const idsIn = ({ paths }: { paths: Record<string, { post: { operationId: string } }> }): string[] =>
    Object.values(paths).map(({ post }) => post.operationId);

  test.each(FORMS)("are unique in %s", (form) => {
    const ids = idsIn(read(form));
    expect(new Set(ids).size).toBe(ids.length);
  });

  // Generated clients name their methods after them.
  test.each([
    ["openapi.yaml", "openapi.json"],
    ["actions.openapi.json", "actions.openapi.json"],
  ])("of the released %s are all there", (released, form) => {
    const before = parse(readFileSync(new URL(`../../contract/released/${released}`, import.meta.url), "utf8"));
    expect(idsIn(read(form))).toEqual(expect.arrayContaining(idsIn(before)));
  });
});
