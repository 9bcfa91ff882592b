import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";
import { GENERATOR_FACTS, operationsIn, triedForms } from "./support/facts.ts";
import { npmCi, npmVersion } from "./support/npm.ts";
import { run } from "./support/run.ts";
import { type Form, shapeOf, specFile } from "./support/specs.ts";
import { installOnce } from "./support/workspace.ts";

const project = { name: "n8n-openapi-node", sources: ["n8n-openapi-node"] };
const facts = GENERATOR_FACTS[project.name];
const tried = facts ? triedForms(facts) : [];
let home: string;
beforeAll(async () => {
  home = await installOnce(project, npmCi);
}, 5 * 60_000);

/** The part of n8n's INodeProperties that the tests read. */
interface NodeProperty {
  name: string;
  type: string;
  required?: boolean;
  options?: { name: string; value: string; routing?: { request: { method: string; url: string } } }[];
  displayOptions?: { show: { operation?: string[] } };
  default?: unknown;
  routing?: { send?: object };
}
interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  required?: string[];
  properties?: Record<string, Schema>;
}

const propertiesOf = async (form: Form): Promise<NodeProperty[]> =>
  JSON.parse(await run(process.execPath, ["properties.mjs", specFile(form)], { cwd: home }));

const operationsOf = (properties: NodeProperty[]) =>
  properties
    .filter(({ name, type }) => name === "operation" && type === "options")
    .flatMap(({ options = [] }) => options);

test("is installed in the version that docs/clients.md names", () => {
  expect(npmVersion("@devlikeapro/n8n-openapi-node")(home)).toBe(facts?.version);
});

test.each(tried)("$form gives a node with the operations that docs/clients.md says", async ({ form, outcome }) => {
  const properties = await propertiesOf(form);
  const fields = properties.filter(
    ({ name, displayOptions }) => name !== "operation" && displayOptions?.show.operation,
  );
  if (outcome.runs) {
    expect(operationsOf(properties)).toHaveLength(operationsIn(form, outcome));
    expect(fields.filter(({ type }) => type === undefined)).toEqual([]);
  } else if (shapeOf(form) === "union") {
    const ofActions = fields.filter(({ displayOptions }) => displayOptions?.show.operation?.includes("Perform Action"));
    expect(ofActions.filter(({ routing }) => routing?.send)).toEqual([]);
  } else expect(fields.filter(({ type }) => type === undefined)).not.toEqual([]);
});

test("per-action-3.0 gives each operation its path and, typed, every parameter and field of its request", async () => {
  const properties = await propertiesOf("per-action-3.0");
  const { paths, components } = JSON.parse(readFileSync(specFile("per-action-3.0"), "utf8"));
  const operations = operationsOf(properties);
  expect(operations).toHaveLength(SENDER_ACTIONS.length);
  for (const { name, routing } of operations) {
    const action = name.toLowerCase().replaceAll(" ", "_");
    const url = `=/plugins/webhooks/{{$parameter["routeId"]}}/${action}`;
    expect(routing?.request).toEqual({ method: "POST", url });
    const shown = properties
      .filter(({ type, displayOptions }) => type !== "notice" && displayOptions?.show.operation?.includes(name))
      .map(({ name: field, type, required = false }) => ({ name: field, type, required }));
    const { parameters } = paths[`/plugins/webhooks/{routeId}/${action}`].post;
    expect(shown).toEqual(fieldsOf(parameters, components.schemas[`${name.replaceAll(" ", "")}Request`], components));
  }
});

test("a request's key is empty until someone gives one: a key for all would make all requests the same", async () => {
  const keys = (await propertiesOf("per-action-3.0")).filter(({ name }) => name === "Idempotency-Key");
  expect(keys).not.toEqual([]);
  for (const key of keys) expect(key.default).toBe("");
});

interface Components {
  schemas: Record<string, Schema>;
  parameters: Record<string, { name: string; required: boolean; schema: Schema }>;
}

/** The expected fields of an operation: its parameters, then the properties of its request schema. */
function fieldsOf(parameters: { $ref: string }[], request: Schema, { schemas, parameters: known }: Components) {
  const nameIn = ($ref: string) => $ref.split("/").at(-1) ?? "";
  const described = parameters.flatMap(({ $ref }) => known[nameIn($ref)] ?? []);
  const properties = Object.entries(request.properties ?? {}).map(([name, schema]) => ({
    name,
    required: request.required?.includes(name) ?? false,
    schema: schema.$ref ? schemas[nameIn(schema.$ref)] : schema,
  }));
  return [...described, ...properties].map(({ name, required, schema = {} }) => ({
    name,
    type: fieldType(schema),
    required,
  }));
}

/** What n8n shows for a field; a field for any JSON value is a text, into which an expression puts the value. */
function fieldType({ type, enum: values }: Schema): string {
  if (values) return "options";
  return { integer: "number", boolean: "boolean", array: "json", string: "string" }[type ?? "string"] ?? "json";
}
