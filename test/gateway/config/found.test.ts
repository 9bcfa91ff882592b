import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/gateway/config/config-error.ts";
import { loadConfig } from "../../../src/gateway/config/load-config.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

const ROUTE = { sessionKey: "agent:main:main", secret: "canary-secret" };
const ROUTES = "plugins.entries.webhooks.config.routes";
const withRoutes = (routes: unknown) => ({ plugins: { entries: { webhooks: { config: { routes } } } } });

function file(content: unknown): string {
  const path = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
function errorOf(path: string): ConfigError {
  try {
    loadConfig(path);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the configuration was accepted");
}

describe("the text of a problem", () => {
  test.each<[string, unknown, object[]]>([
    [
      "a blank secret is called blank",
      withRoutes({ a: { ...ROUTE, secret: " " } }),
      [{ path: `${ROUTES}.a.secret`, found: "a blank string" }],
    ],
    [
      "a number that JSON cannot write is shown as JSON5 writes it",
      "{ gateway: { port: NaN } }",
      [{ path: "gateway.port", found: "NaN", expected: "an integer" }],
    ],
    [
      "a custom bind without a host misses that key",
      { gateway: { bind: "custom" } },
      [{ path: "gateway.customBindHost", found: "nothing", expected: "an IP address" }],
    ],
    [
      "a provider without a source could be of three",
      { secrets: { providers: { v: { path: "/x" } } } },
      [{ path: "secrets.providers.v.source", found: "nothing", expected: "env, file or exec" }],
    ],
    [
      "a path may be taken by one that another route has by default",
      withRoutes({ a: ROUTE, b: { ...ROUTE, path: "//plugins///webhooks/a/" } }),
      [{ path: `${ROUTES}.b.path`, found: '"/plugins/webhooks/a"' }],
    ],
  ])("%s", (_what, content, problems) => {
    expect(errorOf(file(content)).problems).toMatchObject(problems);
  });

  test("a problem is one line, whatever its key holds", () => {
    const { message } = errorOf(file(withRoutes({ "x\n\u001b[2J": { ...ROUTE, enabled: 1 } })));
    expect(message.split("\n")).toHaveLength(2);
    expect(message).toContain('["x\\n\\u001b[2J"].enabled');
  });

  test("a syntax error in a secret gives its place and none of its text", () => {
    const { message } = errorOf(file(`{ secret: "canary-secret\n" }`));
    expect(message).toMatch(/a syntax error at line \d+, column \d+/);
    expect(message).not.toContain("canary");
  });

  test("a directory in the file's place cannot be read", () => {
    const path = join(temporaryDirectory(), "openclaw.json");
    mkdirSync(path);
    expect(errorOf(path)).toMatchObject({ file: path, problems: [{ path: "", expected: "a readable file" }] });
  });
});
