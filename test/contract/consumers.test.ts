import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, test } from "vitest";
import { parse } from "yaml";
import type { components as Actions } from "../../generated/action-types.ts";
import type { components } from "../../generated/types.ts";
import { validateRequest } from "../../generated/validate-request.js";
import { validateResponse } from "../../generated/validate-response.js";

/** Choices in the published documents that generators, importers and validators depend on. */

const OPENAPI_3 = ["openapi.json", "openapi-3.0.json", "actions.openapi.json", "actions.openapi-3.0.json"];
const FORMS = [...OPENAPI_3, "actions.swagger-2.0.json"];
const read = (form: string) => JSON.parse(readFileSync(new URL(`../../generated/${form}`, import.meta.url), "utf8"));

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
    const [[method, { parameters }] = ["", { parameters: [] }], ...others] = Object.entries(
      item as Record<string, { parameters: { $ref: string }[] }>,
    );
    expect(["post", "get"]).toContain(method);
    expect(others).toEqual([]);
    expect(parameters[0]?.$ref).toMatch(/RouteId$/);
  }
});

describe("operation ids", () => {
  const idsIn = ({
    paths,
  }: {
    paths: Record<string, Partial<Record<"get" | "post", { operationId: string }>>>;
  }): string[] =>
    Object.values(paths).flatMap(({ get, post }) => [get, post].flatMap((operation) => operation?.operationId ?? []));

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

describe("examples and descriptions", () => {
  interface Named extends Schema {
    $ref?: string;
    example?: unknown;
    description?: string;
    properties?: Record<string, Named>;
  }
  const resolved = (schemas: Record<string, Named>, schema: Named): Named =>
    schema.$ref ? (schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}) : schema;

  test.each(OPENAPI_3)("are on every property and every request of %s", (form) => {
    const { schemas } = read(form).components as { schemas: Record<string, Named> };
    const owners = objectsIn(schemas).filter(({ properties, description }) => properties && description) as Named[];
    const properties = owners.flatMap((owner) => Object.entries(owner.properties ?? {}));
    expect(properties.length).toBeGreaterThan(200);
    const without = (keyword: "example" | "description") =>
      properties.filter(([, property]) => resolved(schemas, property)[keyword] === undefined).map(([name]) => name);
    expect([without("example"), without("description")]).toEqual([[], []]);
    const requests = Object.entries(schemas).filter(([name]) => name.endsWith("Request"));
    expect(requests.filter(([, { example }]) => example === undefined)).toEqual([]);
  });

  test("of a request are what the gateway takes", async () => {
    const { paths, components } = read("actions.openapi.json");
    for (const [path, { post }] of Object.entries(paths) as [string, { post: Schema }][]) {
      const { requestBody } = post as { requestBody: { content: { "application/json": { schema: Named } } } };
      const { example } = resolved(components.schemas, requestBody.content["application/json"].schema);
      const request = { ...(example as object), action: path.split("/").at(-1) };
      expect(validateRequest(request), JSON.stringify([request, validateRequest.errors])).toBe(true);
    }
  });
});

describe("ids that the service makes", () => {
  test.each(OPENAPI_3)("are UUIDs in the results of %s, and any text in its requests", (form) => {
    const { schemas } = read(form).components;
    expect(schemas.Flow.properties.flowId.format).toBe("uuid");
    expect([schemas.Task.properties.taskId.format, schemas.Task.properties.parentFlowId.format]).toEqual([
      "uuid",
      "uuid",
    ]);
    const requests = Object.entries(schemas).filter(([name]) => name.endsWith("Request"));
    expect(objectsIn(requests).filter(({ format }) => format === "uuid")).toEqual([]);
  });
});

test.each(OPENAPI_3)("%s declares the rate limit headers where a response carries them", (form) => {
  const { paths, components } = read(form);
  const items = Object.values(paths) as Record<string, { responses: Record<string, { $ref?: string }> }>[];
  for (const { responses } of items.flatMap((item) => Object.values(item)))
    for (const [status, response] of Object.entries(responses)) {
      const { headers, description } = response.$ref
        ? components.responses[response.$ref.split("/").at(-1) ?? ""]
        : (response as { headers: object; description: string });
      const declared = ["RateLimit", "RateLimit-Policy"].map((name) => name in headers);
      const carries = status !== "405" && !/no route at this path/.test(description);
      expect(declared, `${status} ${description}`).toEqual([carries, carries]);
    }
});
