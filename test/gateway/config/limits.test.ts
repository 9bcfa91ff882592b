import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ConfigError } from "../../../src/gateway/config/config-error.ts";
import { loadConfig } from "../../../src/gateway/config/load-config.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

function load(gateway: unknown) {
  const path = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(path, JSON.stringify({ gateway }));
  return loadConfig(path).gateway;
}

function problemsOf(gateway: unknown) {
  try {
    load(gateway);
  } catch (error) {
    return (error as ConfigError).problems;
  }
  return [];
}

describe("gateway.limits", () => {
  test("has defaults, each of which can be changed by itself", () => {
    const defaults = { connections: 10_000, connectionsPerNetwork: 2_000, unsentBytes: 67_108_864 };
    expect(load({}).limits).toEqual(defaults);
    expect(load({ limits: { connections: 50 } }).limits).toEqual({ ...defaults, connections: 50 });
    const all = { connections: 1, connectionsPerNetwork: 2, unsentBytes: 3 };
    expect(load({ limits: all }).limits).toEqual(all);
  });

  test.each([
    ["connections", 0, "1 or more"],
    ["connectionsPerNetwork", 1.5, "an integer"],
    ["unsentBytes", "64MB", "an integer"],
  ])("with %s: %j is refused at its place", (key, value, expected) => {
    expect(problemsOf({ limits: { [key]: value } })).toEqual([
      { path: `gateway.limits.${key}`, found: JSON.stringify(value), expected },
    ]);
  });
});

test("a misspelt key of gateway.limits is refused at its place, with the key that was meant", () => {
  expect(problemsOf({ limits: { conections: 10 } })).toEqual([
    { path: "gateway.limits.conections", found: "10", expected: undefined, suggestion: "connections" },
  ]);
});

describe("gateway.hosts", () => {
  test("is empty, and takes names in any case", () => {
    expect(load({}).hosts).toEqual([]);
    expect(load({ hosts: ["Gateway.Internal", "gw_1."] }).hosts).toEqual(["gateway.internal", "gw_1"]);
  });

  test.each(["https://gateway.internal", "gateway.internal:8443", "a b", "", "*.internal", "user@gw"])(
    "with %j is refused at its place",
    (name) => {
      expect(problemsOf({ hosts: ["gw", name] })).toEqual([
        {
          path: "gateway.hosts.1",
          found: JSON.stringify(name),
          expected: "a host name, without a scheme and a port",
        },
      ]);
    },
  );
});
