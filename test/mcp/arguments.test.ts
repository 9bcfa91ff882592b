import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestGateway, type TestGateway } from "../support/gateway.ts";
import { call, clientOverStdio, mcpEnvironment } from "../support/mcp-client.ts";
import { ready, start } from "../support/program.ts";

interface Flow {
  flowId: string;
  revision: number;
  stateJson?: unknown;
  waitJson?: unknown;
}

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

async function connect() {
  const { client } = await clientOverStdio(mcpEnvironment(gateway.url));
  const use = (name: string, input: Record<string, unknown>) => call(client, name, input);
  const newFlow = async (input: Record<string, unknown> = {}) =>
    (await use("create_flow", { goal: "g", ...input })).result.flow as Flow;
  return { use, newFlow };
}

describe("clients that send every argument as text are understood", () => {
  test.each(["0", " 0 ", 0])("expectedRevision %j is the revision 0", async (expectedRevision) => {
    const { use, newFlow } = await connect();
    const { flowId } = await newFlow();
    const { result } = await use("resume_flow", { flowId, expectedRevision });
    expect(result).toMatchObject({ applied: true, flow: { revision: 1 } });
  });

  test("integers, booleans and lists", async () => {
    const { use, newFlow } = await connect();
    const { flowId } = await newFlow();
    const now = Date.now();
    const { result } = await use("run_task", {
      flowId,
      runtime: "acp",
      task: "t",
      preferMetadata: "True",
      status: "running",
      startedAt: String(now),
      lastEventAt: String(now),
    });
    expect(result).toMatchObject({ created: true, task: { startedAt: now, lastEventAt: now } });
    for (const status of ['["queued", "running"]', "queued", "running, queued"]) {
      const page = (await use("list_flows", { limit: "1", status })).result;
      expect(page.flows).toHaveLength(1);
    }
  });

  test.each([
    ["run_task", "preferMetadata", "yes", "/preferMetadata"],
    ["list_flows", "status", "done", "/status/0"],
    ["list_flows", "status", "", "/status/0"],
  ])("%s: %s %j is none: it is refused with a pointer", async (tool, name, value, pointer) => {
    const { use } = await connect();
    const { facts } = await use(tool, { flowId: "f", runtime: "acp", task: "t", [name]: value });
    expect((facts.details as { pointer: string }[]).map((detail) => detail.pointer)).toContain(pointer);
  });

  test.each([
    ['{"a":[1,{"b":null}]}', { a: [1, { b: null }] }],
    [' [1, "two"]\n', [1, "two"]],
    ["{}", {}],
    ["[]", []],
    ['{"__proto__":{"x":1}}', JSON.parse('{"__proto__":{"x":1}}')],
  ])("stateJson and waitJson that are the text %j of an object or array are stored as that", async (text, value) => {
    const { newFlow } = await connect();
    const created = await newFlow({ stateJson: text, waitJson: text });
    expect([created.stateJson, created.waitJson]).toEqual([value, value]);
    const { flowId } = created;
    const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
    expect(JSON.stringify([flow.stateJson, flow.waitJson])).toBe(JSON.stringify([value, value]));
  });

  test.each(["text", "42", "true", "null", '"quoted"', "{broken", "[1,", "", " ", "{a: 1}", "[object Object]"])(
    "stateJson %j stays the text that it is",
    async (text) => {
      const { newFlow } = await connect();
      expect((await newFlow({ stateJson: text })).stateJson).toBe(text);
    },
  );

  test("the digits of a number in such a text stay as they are", async () => {
    const { newFlow } = await connect();
    const text = '{"id":12345678901234567890,"ratio":0.12345678901234567890,"n":[1.5,-9007199254740993]}';
    const { flowId } = await newFlow({ stateJson: text });
    expect((await gateway.call({ action: "get_flow", flowId })).text).toContain(`"stateJson":${text}`);
  });

  test("a result has all digits of the numbers in a state, in both of its forms", async () => {
    const text = '{"id":12345678901234567890}';
    const { body } = await gateway.send({ body: `{"action":"create_flow","goal":"g","stateJson":${text}}` });
    const url = await ready(start(["mcp", "--http", "0"], mcpEnvironment(gateway.url)));
    const params = { name: "get_flow", arguments: { flowId: body.result.flow.flowId } };
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params }),
    });
    const answer = await response.text();
    expect(answer).toContain(`"stateJson":${text}`);
    expect(answer).toContain(`\\"stateJson\\":${text.replaceAll('"', '\\"')}`);
  });

  test("each action that takes a state or what it waits for takes it so", async () => {
    const { use, newFlow } = await connect();
    const { flowId } = await newFlow();
    const text = '{"n":1}';
    const change = (name: string, expectedRevision: number, more = {}) =>
      use(name, { flowId, expectedRevision: String(expectedRevision), stateJson: text, ...more });
    const waiting = await change("set_waiting", 0, { waitJson: text });
    expect(waiting.result.flow).toMatchObject({ stateJson: { n: 1 }, waitJson: { n: 1 } });
    for (const [revision, name] of ["resume_flow", "finish_flow", "fail_flow"].entries())
      expect((await change(name, revision + 1)).result.flow).toMatchObject({ stateJson: { n: 1 } });
  });

  test("a field of text stays text, whatever it looks like", async () => {
    const { newFlow } = await connect();
    const flow = await newFlow({ goal: '{"a":1}', currentStep: "0" });
    expect(flow).toMatchObject({ goal: '{"a":1}', currentStep: "0" });
  });
});

test.each([
  ["expectedRevision", "one"],
  ["expectedRevision", "1.5"],
  ["expectedRevision", "1e3"],
  ["expectedRevision", ""],
  ["expectedRevision", "00"],
  ["expectedRevision", "9007199254740993"],
])("%s %j is no integer: it is refused with a pointer", async (name, value) => {
  const { use, newFlow } = await connect();
  const { flowId } = await newFlow();
  const { isError, facts } = await use("finish_flow", { flowId, [name]: value });
  expect([isError, facts.code]).toEqual([true, "invalid_request"]);
  expect((facts.details as { pointer: string }[])[0]?.pointer).toBe(`/${name}`);
});
