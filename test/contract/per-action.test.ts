import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_FORMS } from "../../generated/action-forms.ts";
import type { ACTION_NAMES } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import { validateResponse } from "../../generated/validate-response.js";
import { SECRET } from "../support/gateway.ts";
import { startPrism } from "../support/prism.ts";

const DOCUMENTS = {
  sender: "generated/actions.openapi.json",
  worker: "generated/workers.openapi.json",
  operator: "generated/endpoints.openapi.json",
} as const;
type Audience = keyof typeof DOCUMENTS;
const AUDIENCES = Object.keys(DOCUMENTS) as Audience[];
const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
const documents = {
  sender: read(DOCUMENTS.sender),
  worker: read(DOCUMENTS.worker),
  operator: read(DOCUMENTS.operator),
};

interface Described {
  action: (typeof ACTION_NAMES)[number];
  audience: Audience;
  path: string;
  post: { operationId: string; requestBody: { content: Content }; responses: Record<string, { content: Content }> };
}
interface Content {
  "application/json": { schema: { $ref: string }; examples: Record<string, { $ref: string }> };
}
const operations: Described[] = ACTION_FORMS.map(({ action, audience }) => {
  const path = `/plugins/webhooks/{routeId}/${action}`;
  return { action, audience: audience as Audience, path, post: documents[audience as Audience].paths[path]?.post };
});
const nameOf = (ref: string): string => ref.split("/").at(-1) ?? "";
/** What is in several documents is the same in each. */
const components = (section: "schemas" | "examples") =>
  Object.assign({}, ...AUDIENCES.map((audience) => documents[audience].components[section]));
const schemas = components("schemas");
const examples = components("examples");
const schemaOf = ({ schema }: Content["application/json"]) => schemas[nameOf(schema.$ref)];
const valueOf = ({ $ref }: { $ref: string }) => examples[nameOf($ref)].value;

describe("the contract by action", () => {
  test.each(AUDIENCES)("has one operation for each action of a %s, and no other", (audience) => {
    const paths = operations.filter((operation) => operation.audience === audience).map(({ path }) => path);
    expect(Object.keys(documents[audience].paths)).toEqual(paths);
  });

  test("names an operation in camel case", () => {
    expect(operations.map(({ post }) => post.operationId)).toContain("getTaskSummary");
  });

  test.each(operations)("$action takes a flat object in which action is optional", ({ action, post }) => {
    const schema = schemaOf(post.requestBody.content["application/json"]);
    expect(schema).toMatchObject({ type: "object", additionalProperties: false });
    expect(schema.properties.action.enum).toEqual([action]);
    expect(schema.required ?? []).not.toContain("action");
    for (const union of ["oneOf", "anyOf", "allOf"]) expect(schema).not.toHaveProperty(union);
  });

  // Generators such as progenitor take one schema for everything that is done, and one for everything that is not.
  test.each(operations)("$action has one schema for answers and one for errors", ({ post }) => {
    const names = Object.entries(post.responses).map(([status, { content }]) => [
      Number(status) < 300,
      nameOf(content["application/json"].schema.$ref),
    ]);
    expect(new Set(names.map(String)).size).toBe(2);
  });

  test.each(operations)("$action has an example of each code, as the action answers it", ({ action, post }) => {
    for (const [status, { content }] of Object.entries(post.responses)) {
      const { examples } = content["application/json"];
      for (const [name, reference] of Object.entries(examples)) {
        const validate = validateResponse[action][Number(status)];
        expect(validate?.(valueOf(reference)), `${status} ${name}: ${JSON.stringify(validate?.errors)}`).toBe(true);
        if (Number(status) >= 400) expect(valueOf(reference).code).toBe(name);
      }
    }
    const error = schemaOf(
      Object.entries(post.responses).find(([s]) => Number(s) >= 400)![1].content["application/json"],
    );
    const shown = Object.entries(post.responses)
      .filter(([status]) => Number(status) >= 400)
      .flatMap(([, { content }]) => Object.keys(content["application/json"].examples));
    expect(shown).toEqual(error.properties.code.enum);
  });

  test("names every code of the contract", () => {
    const named = operations.flatMap(({ post }) =>
      Object.values(post.responses).flatMap(
        ({ content }) => schemaOf(content["application/json"]).properties.code?.enum,
      ),
    );
    expect(Object.keys(STATUS_BY_CODE).filter((code) => !named.includes(code))).toEqual([]);
  });
});

describe.each(AUDIENCES)("Prism's mock of the actions of a %s", (audience) => {
  const mocked = operations.filter((operation) => operation.audience === audience);
  let prism: Awaited<ReturnType<typeof startPrism>>;
  beforeAll(async () => {
    prism = await startPrism(undefined, DOCUMENTS[audience]);
  });
  afterAll(() => prism.close());
  const post = (action: string, body: unknown, prefer: string) =>
    fetch(`${prism.url}/plugins/webhooks/zapier/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}`, prefer },
      body: JSON.stringify(body),
    });

  test.each(mocked)(
    "$action: takes each example, with action and without",
    async ({ action, post: { requestBody } }) => {
      for (const reference of Object.values(requestBody.content["application/json"].examples))
        for (const body of [valueOf(reference), { ...valueOf(reference), action }]) {
          const response = await post(action, body, "code=200");
          expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
          expect(validateResponse[action][200]?.(await response.json())).toBe(true);
        }
    },
  );

  test.each(mocked)(
    "$action: refuses another action and an unknown field",
    async ({ action, post: { requestBody, responses } }) => {
      const [reference = { $ref: "" }] = Object.values(requestBody.content["application/json"].examples);
      const other = action === "get_flow" ? "list_flows" : "get_flow";
      for (const stray of [{ action: other }, { unknown: 1 }]) {
        const response = await post(action, { ...valueOf(reference), ...stray }, "code=200");
        // Prism answers what is invalid with 422 where the operation declares that, and with 400 elsewhere.
        expect(response.status).toBe("422" in responses ? 422 : 400);
        await response.body?.cancel();
      }
    },
  );
});
