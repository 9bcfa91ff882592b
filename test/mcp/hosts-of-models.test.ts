import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { clientOverStdio, mcpEnvironment } from "../support/mcp-client.ts";

/**
 * What hosts of models refuse a tool for, and with it all tools of its server. VS Code's rules are in
 * vscode-copilot-chat, src/extension/tools/common/toolSchemaNormalizer.ts; those of the OpenAI and Gemini APIs are what
 * they answer 400 with.
 */

type Node = Record<string, unknown>;

interface Place {
  path: string;
  node: Node;
}

async function list() {
  const { client } = await clientOverStdio(mcpEnvironment("http://127.0.0.1:1"));
  const { tools } = await client.listTools();
  const places = tools.flatMap(({ name, inputSchema, outputSchema }) => [
    ...nodesOf(inputSchema, `${name}/in`),
    ...nodesOf(outputSchema, `${name}/out`),
  ]);
  const failing = (rule: (place: Place) => boolean) => places.filter((place) => !rule(place)).map(({ path }) => path);
  return { tools, places, failing };
}

/** Every object in the tree: where a schema can stand, one may be. */
function nodesOf(value: unknown, path: string): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const children = Object.entries(value).flatMap(([name, child]) => nodesOf(child, `${path}/${name}`));
  return Array.isArray(value) ? children : [{ path, node: value as Node }, ...children];
}

const isArrayType = ({ type }: Node) => type === "array" || (Array.isArray(type) && type.includes("array"));

test("no schema has an array without items, anywhere in the tree", async () => {
  const { places, failing } = await list();
  expect(places.some(({ node }) => isArrayType(node))).toBe(true);
  expect(failing(({ node }) => !isArrayType(node) || isSchema(node.items))).toEqual([]);
});

/** Neither a list of schemas, which is a tuple to some, nor `true`, which Gemini does not take. */
function isSchema(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

test("no schema has a list of types or a const", async () => {
  const { failing } = await list();
  expect(failing(({ node, path }) => path.endsWith("/properties") || !Array.isArray(node.type))).toEqual([]);
  expect(failing(({ node, path }) => path.endsWith("/properties") || !("const" in node))).toEqual([]);
});

test("an input is a JSON Schema of draft 7, too, and has an object for its properties", async () => {
  const { tools } = await list();
  const ajv = new Ajv({ strict: false });
  for (const { name, inputSchema } of tools) {
    expect([ajv.validateSchema(inputSchema), ajv.errors], name).toEqual([true, null]);
    expect([inputSchema.type, isSchema(inputSchema.properties)], name).toEqual(["object", true]);
  }
});

test("every field that is required is there, and no name of a tool or description is too long", async () => {
  const { tools, places, failing } = await list();
  const missing = ({ node }: Place) =>
    Array.isArray(node.required) ? node.required.filter((name) => !((node.properties ?? {}) as Node)[name]) : [];
  expect(places.flatMap(missing)).toEqual([]);
  expect(
    failing(({ node: { description = "" } }) => typeof description !== "string" || description.length <= 1_024),
  ).toEqual([]);
  for (const { name } of tools) expect(name).toMatch(/^[a-zA-Z0-9_-]{1,60}$/);
});

test("an enum has no empty text and no number", async () => {
  const { places } = await list();
  const isText = (value: unknown) => typeof value === "string" && value !== "";
  const enums = places.filter(({ node }) => Array.isArray(node.enum) && node.type === "string");
  expect(enums.length).toBeGreaterThan(5);
  for (const { node, path } of enums) expect((node.enum as unknown[]).every(isText), path).toBe(true);
});
