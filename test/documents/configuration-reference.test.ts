import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitConfigPage } from "../../codegen/config-page.ts";
import { WEBHOOKS_CONFIG } from "../../codegen/config-schemas.ts";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { readRoutes } from "../../src/plugin/config.ts";
import { MAX_MESSAGES } from "../../src/port/bound-task-flow.ts";
import { load } from "../support/config-files.ts";

const page = readFileSync(new URL("../../docs/configuration-reference.md", import.meta.url), "utf8");
/** The default of each key, where it is a value. */
const defaults = Object.fromEntries(
  [...page.matchAll(/^\| `([\w.]+)` +\| [^|]*\| `([^`]+)` +\|/gm)].map(([, key = "", value = ""]) => [key, value]),
);
const shown = (prefix: string, values: object) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key}`, JSON.stringify(value)]));

test("the configuration reference shows every default that is generated for the program", () => {
  expect(defaults).toMatchObject({
    ...shown("taskflow.maintenance.", CONFIG_DEFAULTS.Maintenance),
    ...shown("taskflow.", CONFIG_DEFAULTS.Taskflow),
    ...shown("gateway.metrics.", CONFIG_DEFAULTS.MetricsListener),
    ...shown("secrets.defaults.", CONFIG_DEFAULTS.ProviderNames),
    ...shown("auth.", CONFIG_DEFAULTS.StandardWebhooksAuth),
  });
  for (const provider of [CONFIG_DEFAULTS.FileProvider, CONFIG_DEFAULTS.ExecProvider])
    expect(defaults).toMatchObject(shown("", provider));
  // A host that keeps answers in memory has the same bound.
  expect(MAX_MESSAGES).toBe(CONFIG_DEFAULTS.Maintenance.maxMessages);
});

test("an empty configuration has the defaults that the configuration reference shows", () => {
  const { gateway, secrets } = load({ "openclaw.json": {} });
  const { port, docs, allowRealIpFallback, limits, trustedProxies, hosts } = gateway;
  const [route] = readRoutes({ routes: { r: { sessionKey: "s", secret: "s" } } });
  expect(defaults).toMatchObject({
    ...shown("gateway.", { port, docs, allowRealIpFallback }),
    ...shown("gateway.limits.", limits),
    ...shown("secrets.", { refreshMs: secrets.refreshMs }),
    ...shown("limits.", route?.limits ?? {}),
  });
  expect([trustedProxies, hosts]).toEqual([[], []]);
  expect(defaults["gateway.bind"]).toBe('"loopback"');
  expect(gateway.host).toBe("127.0.0.1");
});

test("a key without a description is an error of the generation that names the key", () => {
  const text = { type: "string" };
  const described = { type: "object", description: "A route.", properties: {} };
  const routes = {
    components: { schemas: { [WEBHOOKS_CONFIG]: described, RouteConfig: described, SignatureAuth: {}, SecretRef: {} } },
  };
  const sections = { properties: { gateway: { properties: { color: text } } } };
  expect(() => emitConfigPage({ sections, routes }, "")).toThrow(
    "gateway.color of the configuration has no description",
  );
});
