import { writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/gateway/config/config-error.ts";
import { type GatewayConfig, loadConfig } from "../../../src/gateway/config/load-config.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

const CANARY = "canary-0123456789";
const ROUTE = { sessionKey: "agent:main:main", secret: CANARY };
const ROUTES = "plugins.entries.webhooks.config.routes";
const withRoutes = (routes: unknown) => ({ plugins: { entries: { webhooks: { config: { routes } } } } });
const withProvider = (provider: unknown) => ({ secrets: { providers: { p: provider } } });

function load(content: object, directory = temporaryDirectory()): GatewayConfig {
  const file = join(directory, "openclaw.json");
  writeFileSync(file, JSON.stringify(content));
  return loadConfig(file);
}

function errorOf(content: object): ConfigError {
  try {
    load(content);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error("the configuration was accepted");
}
const pathsOf = (content: object) => errorOf(content).problems.map(({ path }) => path);

describe("a secret in the wrong place is not shown", () => {
  test.each<[string, object, string]>([
    ["a misspelt secret", withRoutes({ a: { sessionKey: "s", secrt: CANARY } }), `${ROUTES}.a.secrt`],
    ["a secret beside its key", withRoutes({ a: { ...ROUTE, token: CANARY } }), `${ROUTES}.a.token`],
    ["a number under an unknown key", withRoutes({ a: { ...ROUTE, pin: 12345678 } }), `${ROUTES}.a.pin`],
    ["a secret instead of a route", withRoutes({ a: CANARY }), `${ROUTES}.a`],
    ["a secret instead of the routes", withRoutes(CANARY), ROUTES],
    ["a reference's id", withRoutes({ a: { ...ROUTE, secret: { source: "env", id: CANARY } } }), `${ROUTES}.a.secret`],
    [
      "arguments in one string",
      withProvider({ source: "exec", command: "/x", args: `--token=${CANARY}` }),
      "secrets.providers.p.args",
    ],
    [
      "an argument that is no string",
      withProvider({ source: "exec", command: "/x", args: [12345678] }),
      "secrets.providers.p.args.0",
    ],
    [
      "an environment in one string",
      withProvider({ source: "exec", command: "/x", env: CANARY }),
      "secrets.providers.p.env",
    ],
  ])("%s", (_what, content, path) => {
    const error = errorOf(content);
    expect(error.message).not.toMatch(/canary|12345678/);
    expect(error.problems.find((problem) => problem.path === path)?.found).toMatch(/^an? (string|number|object)$/);
  });
});

describe("the path of a problem", () => {
  test("quotes a route id that would be ambiguous, and does not hide its problems behind another route's", () => {
    expect(pathsOf(withRoutes({ a: { ...ROUTE, secret: 1 }, "a.secret": { secret: "s" } }))).toEqual([
      `${ROUTES}.a.secret`,
      `${ROUTES}["a.secret"].sessionKey`,
    ]);
    expect(pathsOf(withRoutes({ a: { ...ROUTE, path: "/b.c" }, "b.c": { ...ROUTE, path: "b.c" } }))).toEqual([
      `${ROUTES}["b.c"].path`,
    ]);
  });

  test("leads to a provider's name that is not allowed", () => {
    expect(
      errorOf({ secrets: { providers: { "Bad Name": { source: "env" }, "": { source: "env" } } } }).problems,
    ).toEqual(
      ["Bad Name", ""].map((name) => ({
        path: `secrets.providers[${JSON.stringify(name)}]`,
        found: JSON.stringify(name),
        expected: expect.stringContaining("^[a-z][a-z0-9_-]{0,63}$"),
      })),
    );
  });

  test("leads to a blank route id and to what is wrong inside it", () => {
    expect(pathsOf(withRoutes({ " ": { secret: "s" } })).sort()).toEqual([
      `${ROUTES}[" "]`,
      `${ROUTES}[" "].sessionKey`,
    ]);
  });
});

describe("secret providers", () => {
  test.each<[string, object, string]>([
    ["of source env", { source: "env", allow: [] }, "allow"],
    ["of source file", { source: "file", path: "/x", maxByte: 1 }, "maxByte"],
    ["of source exec", { source: "exec", command: "/x", shell: true }, "shell"],
  ])("%s take no key that they do not know", (_what, provider, key) => {
    expect(pathsOf(withProvider(provider))).toEqual([`secrets.providers.p.${key}`]);
  });

  test.each(["timeoutMs", "noOutputTimeoutMs"])("wait no longer than a timer can: %s", (key) => {
    expect(errorOf(withProvider({ source: "exec", command: "/x", [key]: 2 ** 31 })).problems).toEqual([
      { path: `secrets.providers.p.${key}`, found: "2147483648", expected: "2147483647 or less" },
    ]);
  });

  test("that no one declared are not a problem of the configuration", () => {
    expect(() =>
      load(withRoutes({ a: { ...ROUTE, secret: { source: "exec", provider: "nobody", id: "x" } } })),
    ).not.toThrow();
  });
});

describe("paths in the file", () => {
  const content = (path: string) => ({ ...withProvider({ source: "file", path }), taskflow: { stateDir: path } });

  test.each<[string, (directory: string) => string]>([
    ["/var/x", () => "/var/x"],
    ["~/x", () => join(homedir(), "x")],
    ["x", (directory) => join(directory, "x")],
    ["./~", (directory) => join(directory, "~")],
  ])("%s is the same wherever the gateway is started", (path, expected) => {
    const directory = temporaryDirectory();
    const { secrets, taskflow } = load(content(path), directory);
    expect([secrets.providers.p, taskflow.stateDir]).toEqual([
      { source: "file", path: expected(directory) },
      expected(directory),
    ]);
  });
});
