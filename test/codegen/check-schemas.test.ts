import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { checkSchemas } from "../../codegen/check-schemas.ts";
import { type Contract, loadContract, type Schema, schemaOf } from "../../codegen/contract.ts";
import { perActionDocument } from "../../codegen/per-action/document.ts";

const contract = (): Contract => loadContract(new URL("../../openapi.yaml", import.meta.url));
const property = (c: Contract, schema: string, name: string): Schema => schemaOf(c, schema).properties?.[name] ?? {};

const breaks: [string, (broken: Contract) => void, RegExp][] = [
  [
    "a default beside a property of a request",
    (c) => void Object.assign(property(c, "CreateFlowRequest", "goal"), { default: "Review" }),
    /CreateFlowRequest has the default "Review": move it to a named schema/,
  ],
  [
    "a default inside a list",
    (c) =>
      void Object.assign(property(c, "ListFlowsRequest", "status"), { items: { type: "string", default: "lost" } }),
    /ListFlowsRequest has the default "lost"/,
  ],
  [
    "a default of a parameter",
    (c) => void Object.assign(c.components.parameters.RouteId?.schema ?? {}, { default: "zapier" }),
    /components\.parameters\.RouteId\.schema has a default/,
  ],
  [
    "two named enums that would name one constant",
    (c) => {
      const { description: _own, ...status } = property(c, "Task", "status");
      c.components.schemas.TaskStatus = status;
    },
    /TaskStatus and FlowStatus both have the value "queued"/,
  ],
];
test.each(breaks)("generation refuses %s", (_what, damage, message) => {
  const broken = contract();
  damage(broken);
  expect(() => checkSchemas(broken)).toThrow(message);
});

test("openapi-typescript with its default settings makes no optional field of a request required", async () => {
  const require = createRequire(new URL("../../tools/codegen/package.json", import.meta.url));
  const entry = require.resolve("openapi-typescript").replace(/index\.cjs$/, "index.mjs");
  const { default: generate, astToString } = await import(pathToFileURL(entry).href);
  for (const document of [contract(), perActionDocument(contract())]) {
    const types: string = astToString(await generate(JSON.stringify(document), { silent: true }));
    const schemas = Object.entries(document.components.schemas as Record<string, Schema>);
    for (const [name, { required = [], properties = {} }] of schemas.filter(([own]) => own.endsWith("Request"))) {
      const body = types.split(`\n        ${name}: {\n`)[1]?.split("\n        };\n")[0] ?? "";
      const written = [...body.matchAll(/^ {12}(\w+)(\??):/gm)].filter(([, , mark]) => mark === "");
      const optional = Object.keys(properties).filter((field) => !required.includes(field));
      expect(
        written.map(([, field]) => field).filter((field) => optional.includes(field as string)),
        name,
      ).toEqual([]);
      expect(written.length, name).toBe(Object.keys(properties).length - optional.length);
    }
  }
});
