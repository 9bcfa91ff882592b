import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_NAMES, REQUEST_FIELDS } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import { validateRequest } from "../../generated/validate-request.js";
import { actionOf, requestExamples, responseExamples } from "../support/examples.ts";
import { expectContract, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { GRANTED, playable } from "../support/playable-examples.ts";
import { startPrism } from "../support/prism.ts";

const HEADERS = { "content-type": "application/json", authorization: `Bearer ${SECRET}` };

describe("the examples of the contract", () => {
  test("there is a request and an answer for every action, and an answer for every code", () => {
    const requests = new Set(requestExamples.map(({ name }) => name));
    const answers = new Set(responseExamples.map(({ name }) => name));
    expect(ACTION_NAMES.filter((action) => !requests.has(action) || !answers.has(action))).toEqual([]);
    const codes = new Set(responseExamples.map(({ value }) => value.code));
    expect(Object.keys(STATUS_BY_CODE).filter((code) => !codes.has(code))).toEqual([]);
  });

  test.each(requestExamples)("request $name is valid", ({ value }) => {
    expect(validateRequest(value), JSON.stringify(validateRequest.errors)).toBe(true);
    expect([...REQUEST_FIELDS[value.action]]).toEqual(expect.arrayContaining(Object.keys(value)));
  });

  test.each(responseExamples)("answer $name is valid with $status", ({ name, status, value }) => {
    expectContract(status, value, actionOf(name));
  });
});

describe("Prism's mock", () => {
  let prism: Awaited<ReturnType<typeof startPrism>>;
  beforeAll(async () => {
    prism = await startPrism();
  });
  afterAll(() => prism.close());
  const post = (body: unknown, prefer: string) =>
    fetch(`${prism.url}/plugins/webhooks/zapier`, {
      method: "POST",
      headers: { ...HEADERS, prefer },
      body: JSON.stringify(body),
    });

  test.each(requestExamples)("takes request $name and returns the action's answer", async ({ value }) => {
    const response = await post(value, `code=200, example=${value.action}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("sl-violations")).toBeNull();
    expectContract(200, await response.json(), value.action);
  });

  test.each(responseExamples.filter(({ status }) => status !== 401))(
    "returns answer $name with $status",
    async (example) => {
      const response = await post({ action: "list_flows" }, `code=${example.status}, example=${example.name}`);
      expect(response.status).toBe(example.status);
      expect(await response.json()).toEqual(example.value);
    },
  );

  test.each([
    [
      "running-only metadata on a queued task",
      { action: "run_task", flowId: "f", runtime: "acp", task: "t", startedAt: 1 },
    ],
    ["a blank goal", { action: "create_flow", goal: "  " }],
    ["an unknown field", { action: "get_flow", flowId: "f", x: 1 }],
    ["an unknown action", { action: "nope" }],
  ])("refuses %s", async (_what, body) => {
    const response = await post(body, "code=200");
    // Where it is declared, Prism answers what is invalid with this rather than with 400.
    expect(response.status).toBe(422);
    await response.body?.cancel();
  });
});

describe("the running gateway", () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ routes: GRANTED });
  });
  afterAll(() => gateway.close());

  test.each(requestExamples)("takes request $name and answers as the contract says", async ({ value }) => {
    const answer = await gateway.call(await playable(gateway, value));
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  });
});

describe("the gateway behind Prism's validating proxy", () => {
  let gateway: TestGateway;
  let prism: Awaited<ReturnType<typeof startPrism>>;
  beforeAll(async () => {
    gateway = await startTestGateway({ routes: GRANTED });
    prism = await startPrism(gateway.url);
  });
  afterAll(async () => {
    await prism.close();
    await gateway.close();
  });
  const through = (body: unknown, headers: Record<string, string> = HEADERS) =>
    fetch(`${prism.url}/plugins/webhooks/zapier`, { method: "POST", headers, body: JSON.stringify(body) });

  test.each(requestExamples)("request $name and its answer show no violation", async ({ value }) => {
    const response = await through(await playable(gateway, value));
    expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
    expectContract(200, await response.json(), value.action);
  });

  test.each([
    ["not_found", { action: "cancel_flow", flowId: "nope" }, 404],
    ["revision_conflict", { action: "finish_flow", expectedRevision: 7 }, 409],
    ["terminal", { action: "cancel_flow" }, 409],
  ])("%s shows no violation", async (code, body, status) => {
    const flowId = await endedFlow(gateway);
    const response = await through({ flowId, ...body });
    expect([response.status, response.headers.get("sl-violations")]).toEqual([status, null]);
    expect(await response.json()).toMatchObject({ ok: false, code });
  });
});

async function endedFlow(gateway: TestGateway): Promise<string> {
  const { body } = await gateway.call({ action: "create_flow", goal: "To end" });
  const { flowId } = body.result.flow;
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  return flowId;
}
