import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitConfigPage } from "../../codegen/config-page.ts";
import { ROOT } from "../../codegen/route-schema.ts";
import { DEFAULT_LIMITS as ROUTE_LIMITS } from "../../generated/defaults.ts";
import { DEFAULT_PORT } from "../../src/gateway/config/default-config.ts";
import { DEFAULT_REFRESH_MS } from "../../src/gateway/config/load-config.ts";
import { DEFAULT_LIMITS } from "../../src/gateway/connections/limits.ts";
import { DEFAULT_SETTINGS } from "../../src/taskflow/bind-session.ts";
import { load } from "../support/config-files.ts";

const page = readFileSync(new URL("../../docs/configuration-reference.md", import.meta.url), "utf8");
/** The default of each key, where it is a value. */
const defaults = Object.fromEntries(
  [...page.matchAll(/^\| `([\w.]+)` +\| [^|]*\| `([^`]+)` +\|/gm)].map(([, key = "", value = ""]) => [key, value]),
);
const shown = (prefix: string, values: object) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}${key}`, JSON.stringify(value)]));

test("the defaults that the configuration reference shows are the program's", () => {
  const { maxActiveTasksPerFlow, ...maintenance } = DEFAULT_SETTINGS;
  expect(defaults).toMatchObject({
    ...shown("limits.", ROUTE_LIMITS),
    ...shown("gateway.limits.", DEFAULT_LIMITS),
    ...shown("taskflow.maintenance.", maintenance),
    ...shown("taskflow.", { maxActiveTasksPerFlow }),
    ...shown("gateway.", { port: DEFAULT_PORT }),
    ...shown("secrets.", { refreshMs: DEFAULT_REFRESH_MS }),
  });
});

test("an empty configuration has the defaults that the configuration reference shows", () => {
  const { gateway } = load({ "openclaw.json": {} });
  const { docs, allowRealIpFallback } = gateway;
  expect(defaults).toMatchObject(shown("gateway.", { docs, allowRealIpFallback }));
  expect(defaults["gateway.bind"]).toBe('"loopback"');
  expect(gateway.host).toBe("127.0.0.1");
});

test("a key without a description is an error of the generation that names the key", () => {
  const text = { type: "string" };
  const described = { type: "object", description: "A route.", properties: {} };
  const routes = {
    components: { schemas: { [ROOT]: described, RouteConfig: described, SignatureAuth: {}, SecretRef: {} } },
  };
  const sections = { properties: { gateway: { properties: { color: text } } } };
  expect(() => emitConfigPage({ sections, routes }, "")).toThrow(
    "gateway.color of the configuration has no description",
  );
});
