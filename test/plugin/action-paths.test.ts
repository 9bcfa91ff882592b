import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_FORMS } from "../../generated/action-forms.ts";
import { ACTION_NAMES, type ActionName } from "../../generated/actions.ts";
import { readRoutes } from "../../src/plugin/config.ts";
import { requestExamples } from "../support/examples.ts";
import { gatewayForTest, RAISED, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { GRANTED, playable } from "../support/playable-examples.ts";
import { startPrism } from "../support/prism.ts";

const ROUTE = { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED };

/** One action at its own path. */
function at(gateway: TestGateway, action: ActionName, body: unknown, path = "/plugins/webhooks/zapier") {
  return gateway.send({ path: `${path}/${action}`, body: JSON.stringify(body) }, action);
}

describe("a path for each action", () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ routes: { ...GRANTED, custom: { ...ROUTE, path: "/hooks/mine/" } } });
  });
  afterAll(() => gateway.close());

  test("takes the flow's life without action in the body", async () => {
    const { body: created } = await at(gateway, "create_flow", { goal: "By paths" });
    const { flowId } = created.result.flow;
    expect((await at(gateway, "run_task", { flowId, runtime: "acp", task: "Look" })).status).toBe(200);
    expect((await at(gateway, "get_task_summary", { flowId })).body.result.summary.total).toBe(1);
    expect((await at(gateway, "set_waiting", { flowId, expectedRevision: 0 })).body.result.flow.status).toBe("waiting");
    expect((await at(gateway, "resume_flow", { flowId, expectedRevision: 1 })).status).toBe(200);
    expect((await at(gateway, "request_cancel", { flowId, expectedRevision: 2 })).status).toBe(200);
    expect((await at(gateway, "cancel_flow", { flowId })).status).toBe(202);
    expect((await at(gateway, "fail_flow", { flowId, expectedRevision: 3 })).body.result.flow.status).toBe("failed");
    expect((await at(gateway, "finish_flow", { flowId, expectedRevision: 3 })).body.code).toBe("revision_conflict");
    expect((await at(gateway, "get_flow", { flowId })).body.result.flow.revision).toBe(4);
    expect((await at(gateway, "resolve_flow", { token: flowId })).body.result.flow.flowId).toBe(flowId);
    expect((await at(gateway, "find_latest_flow", {})).body.result.flow.flowId).toBe(flowId);
    expect((await at(gateway, "list_flows", {})).body.result.flows[0]?.flowId).toBe(flowId);
  });

  test.each(requestExamples)("takes request $name with the action that the path names", async ({ value }) => {
    const answer = await at(gateway, value.action, await playable(gateway, value));
    expect([answer.status, answer.body]).toMatchObject([200, { ok: true }]);
  });

  test.each([
    ["another action", { action: "list_flows" }],
    ["no action that there is", { action: "nope" }],
    ["null", { action: null }],
  ])("refuses %s in the body", async (_what, body) => {
    const answer = await at(gateway, "find_latest_flow", body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      code: "invalid_request",
      details: [{ pointer: "/action", message: "must be find_latest_flow at this path, or left out" }],
    });
  });

  test.each([
    ["an array", "[]", ""],
    ["null", "null", ""],
    ["nothing", "", ""],
    ["a missing field", "{}", "/flowId"],
    ["an unknown field", '{"flowId":"x","extra":1}', "/extra"],
  ])("validates %s as the route's own path does", async (_what, body, pointer) => {
    const answer = await gateway.send({ path: "/plugins/webhooks/zapier/get_flow", body });
    expect([answer.status, answer.body.details[0]?.pointer]).toEqual([400, pointer]);
  });

  test("lies below a path of the operator's own, with and without a slash at its end", async () => {
    expect((await at(gateway, "find_latest_flow", {}, "/hooks/mine")).body.routeId).toBe("custom");
    const slashed = await gateway.send({ path: "/hooks/mine/find_latest_flow/", body: "{}" });
    expect([slashed.status, slashed.body.routeId]).toEqual([200, "custom"]);
  });

  test("is there for actions alone", async () => {
    const answer = await gateway.send({ path: "/plugins/webhooks/zapier/drop_flows", body: "{}" });
    expect([answer.status, answer.body.code]).toEqual([404, "route_not_found"]);
    expect((await gateway.send({ body: "{}" })).body.details[0]?.pointer).toBe("/action");
  });

  test("asks for the secret, for POST and for JSON", async () => {
    const path = "/plugins/webhooks/zapier/list_flows";
    const init = { path, body: "{}" };
    expect((await gateway.send({ ...init, headers: { authorization: "" } })).status).toBe(401);
    expect((await gateway.send({ ...init, method: "PUT" })).headers.get("allow")).toBe("POST");
    expect((await gateway.send({ ...init, headers: { "content-type": "text/plain" } })).status).toBe(415);
  });
});

test("every path of a route counts in one rate window", async () => {
  const routes = { zapier: { ...ROUTE, limits: { ...RAISED, requestsPerMinute: 2 } } };
  const gateway = await gatewayForTest({ routes });
  expect((await gateway.call({ action: "list_flows" })).status).toBe(200);
  expect((await at(gateway, "list_flows", {})).status).toBe(200);
  expect((await at(gateway, "find_latest_flow", {})).body.code).toBe("rate_limited");
  expect((await gateway.call({ action: "list_flows" })).body.code).toBe("rate_limited");
});

test("two routes that would share a path are refused wherever the plugin runs", () => {
  const routes = { a: ROUTE, b: { ...ROUTE, path: `/plugins/webhooks/a/${ACTION_NAMES[0]}` } };
  expect(() => readRoutes({ routes })).toThrow(
    /^plugins\.entries\.webhooks\.config\.routes\.b\.path: found "\/plugins\S+", expected a path that no other route has; route a has /,
  );
});

describe.each([
  ["actions.openapi.json", "sender"],
  ["endpoints.openapi.json", "operator"],
])("%s, validated by Prism in front of the gateway", (document, audience) => {
  const audiences = new Map<string, string>(ACTION_FORMS.map((form) => [form.action, form.audience]));
  let gateway: TestGateway;
  let prism: Awaited<ReturnType<typeof startPrism>>;
  beforeAll(async () => {
    gateway = await startTestGateway({ routes: GRANTED });
    prism = await startPrism(gateway.url, `generated/${document}`);
  });
  afterAll(async () => {
    await prism.close();
    await gateway.close();
  });

  test.each(requestExamples.filter(({ value }) => audiences.get(value.action) === audience))(
    "request $name and its answer show no violation",
    async ({ value }) => {
      const { action, ...body } = await playable(gateway, value);
      const response = await fetch(`${prism.url}/plugins/webhooks/zapier/${action}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}` },
        body: JSON.stringify(body),
      });
      expect([response.status, response.headers.get("sl-violations")]).toEqual([200, null]);
      await response.body?.cancel();
    },
  );
});

test("a configuration that its schema refuses is reported in the same words wherever the plugin runs, without its secrets", () => {
  const routes = { a: { sesionKey: "s", secret: { source: "env", provider: "default", id: "canary" } } };
  const place = "plugins.entries.webhooks.config.routes.a";
  expect(() => readRoutes({ routes })).toThrow(`${place}.sessionKey: found nothing, expected a value`);
  expect(() => readRoutes({ routes })).toThrow(/\.a\.sesionKey: unknown key, found "s"\. Did you mean "sessionKey"\?/);
  expect(() => readRoutes({ routes })).not.toThrow(/canary/);
});
