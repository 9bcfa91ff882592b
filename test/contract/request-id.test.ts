import { expect, test } from "vitest";
import contract from "../../generated/openapi.json" with { type: "json" };

interface Response {
  headers?: Record<string, unknown>;
}

const { responses } = contract.paths["/plugins/webhooks/{routeId}"].post;

test("every answer of the contract has X-Request-Id, and every error names its request", () => {
  const named = Object.values(responses).map((response) => {
    const name = "$ref" in response ? response.$ref.split("/").at(-1) : undefined;
    return (
      name ? contract.components.responses[name as keyof typeof contract.components.responses] : response
    ) as Response;
  });
  expect(named.map(({ headers = {} }) => Object.keys(headers))).toEqual(
    named.map(() => expect.arrayContaining(["X-Request-Id"])),
  );
  const errors = Object.entries(contract.components.schemas).filter(([name]) => name.endsWith("Error"));
  expect(errors.length).toBeGreaterThan(10);
  for (const [name, schema] of errors) expect(schema, name).toHaveProperty("properties.requestId.type", "string");
});
