import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { SAFE_ACTIONS } from "../../generated/actions.ts";
import { requestExamples } from "../support/examples.ts";
import { clientOverHttp, clientOverStdio, ERAS, mcpEnvironment } from "../support/mcp-client.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

const env = mcpEnvironment("http://127.0.0.1:1");
const list = async (era: (typeof ERAS)[number] = "2025-11-25") =>
  (await (await clientOverStdio(env, { era })).client.listTools()).tools;

test.each(ERAS)("in %s both transports offer a tool for each action of senders, and the same", async (era) => {
  const overHttp = await clientOverHttp(env, era);
  const tools = await list(era);
  expect(tools.map(({ name }) => name)).toEqual(SENDER_ACTIONS);
  expect((await overHttp.listTools()).tools).toEqual(tools);
  expect(overHttp.getServerVersion()).toMatchObject({ name: "taskflow-webhooks", title: "TaskFlow Webhooks" });
  expect(overHttp.getInstructions()).toContain("expectedRevision");
  expect(overHttp.getServerCapabilities()?.tools).toEqual({ listChanged: false });
});

test("the input of a tool is an object that every host of models takes: no union or condition at its root, no reference", async () => {
  for (const { name, inputSchema } of await list()) {
    expect(inputSchema.type, name).toBe("object");
    expect(Object.keys(inputSchema), name).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(oneOf|anyOf|allOf|not|if|then|else|\$ref)$/)]),
    );
    expect(JSON.stringify(inputSchema), name).not.toContain("$ref");
    // Models write an object as a string where no type is said.
    for (const [field, schema] of Object.entries(inputSchema.properties ?? {}))
      for (const branch of (schema as { anyOf?: object[] }).anyOf ?? [schema])
        expect(branch, `${name}.${field}`).toHaveProperty("type", expect.any(String));
    expect(inputSchema.properties, name).not.toHaveProperty("action");
  }
});

test("every example of the contract is an input that its tool takes", async () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, formats: { int64: true } });
  const tools = new Map((await list()).map(({ name, inputSchema }) => [name, ajv.compile(inputSchema)]));
  expect(requestExamples.length).toBeGreaterThan(12);
  for (const { name, value } of requestExamples.filter(({ value }) => SENDER_ACTIONS.includes(value.action))) {
    const { action, ...input } = value;
    const validate = tools.get(action);
    // Of tools the limit is lower: see the test of list_events.
    if (input.waitMs) input.waitMs = 15_000;
    expect([validate?.(input), validate?.errors], name).toEqual([true, null]);
  }
});

test("what a tool returns is described by a schema that refers to nothing outside", async () => {
  for (const { name, outputSchema } of await list()) {
    expect(outputSchema?.type, name).toBe("object");
    const references = [...JSON.stringify(outputSchema).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, target = ""]) => target,
    );
    const definitions = Object.keys((outputSchema?.$defs ?? {}) as object).map((definition) => `#/$defs/${definition}`);
    expect(new Set(references), name).toEqual(new Set(definitions));
  }
});

test("hints say which tools only read, which change what is there, and which can be repeated", async () => {
  const tools = await list();
  const having = (hint: "readOnlyHint" | "destructiveHint" | "idempotentHint" | "openWorldHint") =>
    tools.filter(({ annotations }) => annotations?.[hint]).map(({ name }) => name);
  const changes = [
    "set_waiting",
    "resume_flow",
    "finish_flow",
    "fail_flow",
    "request_cancel",
    "cancel_flow",
    "cancel_task",
  ];
  expect(having("readOnlyHint")).toEqual(SENDER_ACTIONS.filter((name) => SAFE_ACTIONS.has(name)));
  expect(having("destructiveHint")).toEqual(changes);
  expect(having("idempotentHint")).toEqual(
    SENDER_ACTIONS.filter((name) => name !== "create_flow" && name !== "run_task"),
  );
  expect(having("openWorldHint")).toEqual([]);
  for (const { title, annotations } of tools) expect([title, annotations?.title]).toEqual([title, expect.any(String)]);
});
