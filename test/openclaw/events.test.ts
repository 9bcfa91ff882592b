import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import type { OpenClawApi } from "../../src/openclaw/api.ts";
import { openClawHost } from "../../src/openclaw/host.ts";
import { registerWebhooks } from "../../src/plugin/index.ts";
import type { HttpRoute } from "../../src/port/plugin-api.ts";
import { expectContract, SECRET } from "../support/gateway.ts";

type Handlers = Map<string, HttpRoute["handler"]>;

/** The paths that the plugin registers inside an OpenClaw gateway, with their handlers. */
function register(): Handlers {
  const handlers: Handlers = new Map();
  const api = {
    pluginConfig: { routes: { zapier: { sessionKey: "agent:main:main", secret: SECRET } } },
    config: {},
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    registerHttpRoute: ({ path, handler }: HttpRoute) => void handlers.set(path, handler),
    runtime: { tasks: { managedFlows: { bindSession: () => ({}) } } },
  } as unknown as OpenClawApi;
  registerWebhooks(openClawHost(api, () => ({ values: [SECRET], missing: [] })));
  return handlers;
}

describe("inside an OpenClaw gateway, which keeps no events", () => {
  test.each([{}, { waitMs: 50_000 }, { position: "latest", types: ["flow.succeeded"], limit: 1 }])(
    "list_events is 501 at once: %j",
    async (fields) => {
      const handler = register().get("/plugins/webhooks/zapier");
      const server = createServer((req, res) => void handler?.(req, res)).listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      onTestFinished(() => void server.close());
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}` },
        body: JSON.stringify({ action: "list_events", ...fields }),
      });
      const body: unknown = await response.json();
      expectContract(response.status, body, "list_events");
      const reason = "This gateway keeps no events.";
      expect([response.status, body]).toMatchObject([
        501,
        { code: "not_supported", error: reason, result: { reason } },
      ]);
    },
  );

  test("there is no path for a stream", () => {
    const paths = [...register().keys()];
    expect(paths).toContain("/plugins/webhooks/zapier/list_events");
    expect(paths).not.toContain("/plugins/webhooks/zapier/events");
  });
});
