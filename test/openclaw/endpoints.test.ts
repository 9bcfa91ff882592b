import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { ACTION_GRANTS, type ActionName } from "../../generated/actions.ts";
import type { OpenClawApi } from "../../src/openclaw/api.ts";
import { openClawHost } from "../../src/openclaw/host.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { registerWebhooks } from "../../src/plugin/index.ts";
import type { HttpRoute } from "../../src/port/plugin-api.ts";
import { requestExamples } from "../support/examples.ts";
import { expectContract, SECRET } from "../support/gateway.ts";

type Route = Routes[string];
const ROUTE: Route = { sessionKey: "agent:main:main", secret: SECRET };
const ENDPOINTS = Object.keys(ACTION_GRANTS) as ActionName[];

/** The plugin inside an OpenClaw gateway, on a real socket, and what it warned of. */
async function serve(route: Route) {
  const warnings: string[] = [];
  let served: Pick<HttpRoute, "handler"> | undefined;
  const api = {
    pluginConfig: { routes: { zapier: route } },
    config: {},
    logger: { info: () => {}, warn: (message: string) => void warnings.push(message), error: () => {} },
    registerHttpRoute: (registered: Pick<HttpRoute, "handler"> & { path: string }) => {
      if (registered.path === "/plugins/webhooks/zapier") served = registered;
    },
    runtime: { tasks: { managedFlows: { bindSession: () => ({}) } } },
  } as unknown as OpenClawApi;
  registerWebhooks(openClawHost(api, () => ({ values: [SECRET], missing: [] })));
  const server = createServer((req, res) => void served?.handler(req, res)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/plugins/webhooks/zapier`;
  const call = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}`, ...headers },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { code: string; error: string };
    expectContract(response.status, answer);
    return { status: response.status, code: answer.code, error: answer.error };
  };
  return { call, warnings };
}

describe("inside an OpenClaw gateway", () => {
  const examples = requestExamples.filter(({ value }) => ENDPOINTS.includes(value.action));

  test.each(examples)("$name is 501, with the grant, without it, and with a key", async ({ value }) => {
    const notSupported = { status: 501, code: "not_supported", error: "This gateway sends no webhooks." };
    for (const route of [ROUTE, { ...ROUTE, grants: ["endpoints"] } satisfies Route]) {
      const { call } = await serve(route);
      expect(await call(value)).toEqual(notSupported);
      expect(await call(value, { "idempotency-key": "k-1" })).toEqual(notSupported);
    }
  });

  test("a route that is limited to other actions refuses them", async () => {
    const { call } = await serve({ ...ROUTE, actions: ["get_flow"] });
    expect(await call({ action: "list_endpoints" })).toMatchObject({ status: 403, code: "action_not_allowed" });
  });

  test("endpoints of the configuration are ignored with a warning", async () => {
    const endpoints = [{ url: "https://hooks.example/", secret: `whsec_${Buffer.alloc(24, 7).toString("base64")}` }];
    const ignored = 'Route "zapier" has endpoints, but this gateway sends no webhooks. It ignores them.';
    expect((await serve({ ...ROUTE, endpoints })).warnings).toContain(ignored);
    expect((await serve(ROUTE)).warnings).not.toContain(ignored);
  });
});
