import { describe, expect, test } from "vitest";
import { ACTION_GRANTS } from "../../generated/actions.ts";
import { requestExamples } from "../support/examples.ts";
import { ROUTE, type Route, serve } from "./support/serve-plugin.ts";

describe("inside an OpenClaw gateway", () => {
  const examples = requestExamples.filter(({ value }) => ACTION_GRANTS[value.action] === "endpoints");

  test.each(examples)("$name is 501, with the grant, without it, and with a key", async ({ value }) => {
    const notSupported = { status: 501, code: "not_supported", error: "This gateway sends no webhooks." };
    for (const route of [ROUTE, { ...ROUTE, grants: ["endpoints"] } satisfies Route]) {
      const { call } = await serve(route);
      expect(await call(value)).toMatchObject(notSupported);
      expect(await call(value, { "idempotency-key": "k-1" })).toMatchObject(notSupported);
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
