import { readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { ConfigError } from "../../src/gateway/config/config-error.ts";
import { writeDefaultConfig } from "../../src/gateway/config/default-config.ts";
import { loadConfig } from "../../src/gateway/config/load-config.ts";
import type { ConfigProblem } from "../../src/shared/schema-errors/config-problem.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const ROUTE = { sessionKey: "agent:main:main", secret: "canary-secret" };
const PREFIX = "plugins.entries.webhooks.config.routes";

function file(content: unknown): string {
  const path = join(temporaryDirectory(), "openclaw.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const withRoutes = (routes: unknown, more: object = {}) => ({
  plugins: { entries: { webhooks: { config: { routes } } } },
  ...more,
});

function problemsOf(content: unknown): ConfigProblem[] {
  const path = file(content);
  try {
    loadConfig(path);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain(path);
    expect((error as Error).message).not.toContain("canary");
    return (error as ConfigError).problems;
  }
  return [];
}

describe("a configuration file", () => {
  test("has defaults for what it does not say", () => {
    expect(loadConfig(file({}))).toMatchObject({
      gateway: { port: 18789, host: "127.0.0.1", trustedProxies: [], allowRealIpFallback: false, docs: true },
      webhooks: { enabled: true, config: {} },
      secrets: { providers: {}, defaults: {} },
    });
  });

  test("is JSON5, and what belongs to others is left alone", () => {
    const text = `// a comment
    { gateway: { port: 1234, bind: 'lan', docs: false, mode: "local", auth: { token: "t" }, }, agents: { list: [] },
      plugins: { load: {}, entries: { other: { x: 1 }, webhooks: { enabled: false, config: { routes: {} } } } },
      secrets: { providers: { vault: { source: "exec", command: "/bin/true" } }, defaults: { env: "default" } }, }`;
    expect(loadConfig(file(text))).toMatchObject({
      gateway: { port: 1234, host: "0.0.0.0", docs: false },
      webhooks: { enabled: false },
    });
  });

  test.each<[string, object, object | undefined]>([
    ["relative to the file", { cert: "a/cert.pem", key: "/b/key.pem" }, { cert: "a/cert.pem", key: "/b/key.pem" }],
    [
      "as an OpenClaw gateway names them",
      { enabled: true, certPath: "/c.pem", keyPath: "/k.pem" },
      { cert: "/c.pem", key: "/k.pem" },
    ],
    ["not at all while it is switched off", { enabled: false, cert: "/c.pem", key: "/k.pem" }, undefined],
    ["not at all where an OpenClaw gateway would not", { certPath: "/c.pem", keyPath: "/k.pem" }, undefined],
  ])("finds the files of TLS %s", (_what, tls, expected) => {
    const path = file({ gateway: { tls } });
    const inDirectory = Object.entries(expected ?? {}).map(([name, value]) => [name, resolve(dirname(path), value)]);
    expect(loadConfig(path).gateway.tls).toEqual(expected && Object.fromEntries(inDirectory));
  });

  test.each([
    ["custom", { bind: "custom", customBindHost: "10.0.0.1" }, "10.0.0.1"],
    ["an address", { bind: "::1" }, "::1"],
  ])("binds to %s", (_what, gateway, host) => {
    expect(loadConfig(file({ gateway })).gateway.host).toBe(host);
  });

  test("with a syntax error names the line and the column", () => {
    expect(problemsOf("{\n  gateway: { port: }\n}")).toEqual([
      { path: "", found: "a syntax error at line 2, column 20", expected: "JSON5" },
    ]);
  });

  test("that is not there says so", () => {
    expect(() => loadConfig("/nowhere/openclaw.json")).toThrow(/\/nowhere\/openclaw\.json.*ENOENT when reading it/s);
  });

  const cases: [string, unknown, ConfigProblem][] = [
    [
      "a port out of range",
      { gateway: { port: 70000 } },
      { path: "gateway.port", found: "70000", expected: "65535 or less" },
    ],
    [
      "a port as a string",
      { gateway: { port: "80" } },
      { path: "gateway.port", found: '"80"', expected: "an integer" },
    ],
    [
      "a certificate without a key",
      { gateway: { tls: { cert: "cert.pem" } } },
      { path: "gateway.tls.key", found: "nothing", expected: "the path of a PEM file" },
    ],
    [
      "TLS that is enabled and has no files",
      { gateway: { tls: { enabled: true, certPath: "cert.pem" } } },
      { path: "gateway.tls.key", found: "nothing", expected: "the path of a PEM file" },
    ],
    [
      "a certificate that is no path",
      { gateway: { tls: { cert: true, key: "key.pem" } } },
      { path: "gateway.tls.cert", found: "true", expected: "a string" },
    ],
    [
      "TLS that is no section",
      { gateway: { tls: "cert.pem" } },
      { path: "gateway.tls", found: "a string", expected: "an object" },
    ],
    [
      "an unknown bind",
      { gateway: { bind: "moon" } },
      { path: "gateway.bind", found: '"moon"', expected: "loopback, lan, custom or an IP address" },
    ],
    [
      "a proxy that is no address",
      { gateway: { trustedProxies: ["10.0.0.0/8", "proxy"] } },
      { path: "gateway.trustedProxies.1", found: '"proxy"', expected: "an IP address or a CIDR block" },
    ],
    [
      "a prefix that is too long",
      { gateway: { trustedProxies: ["10.0.0.0/33"] } },
      { path: "gateway.trustedProxies.0", found: '"10.0.0.0/33"', expected: "an IP address or a CIDR block" },
    ],
    [
      "an unknown key of a route",
      withRoutes({ a: { ...ROUTE, sesionKey: "x" } }),
      { path: `${PREFIX}.a.sesionKey`, found: '"x"', suggestion: "sessionKey" },
    ],
    [
      "an unknown key of the entry",
      { plugins: { entries: { webhooks: { enable: true } } } },
      { path: "plugins.entries.webhooks.enable", found: "true", suggestion: "enabled" },
    ],
    [
      "no session key",
      withRoutes({ a: { secret: "canary-secret" } }),
      { path: `${PREFIX}.a.sessionKey`, found: "nothing", expected: "a value" },
    ],
    [
      "a blank session key",
      withRoutes({ a: { ...ROUTE, sessionKey: " " } }),
      { path: `${PREFIX}.a.sessionKey`, found: '" "', expected: "a string that is not blank" },
    ],
    [
      "a secret that is a number",
      withRoutes({ a: { ...ROUTE, secret: 42 } }),
      {
        path: `${PREFIX}.a.secret`,
        found: "a number",
        expected: "a string, a reference { source: env | file | exec, provider, id }, or a list of these",
      },
    ],
    [
      "a reference with a bad id",
      withRoutes({ a: { ...ROUTE, secret: { source: "env", provider: "default", id: "canary-id" } } }),
      {
        path: `${PREFIX}.a.secret`,
        found: "an object",
        expected: "a string, a reference { source: env | file | exec, provider, id }, or a list of these",
      },
    ],
    [
      "an exec id that climbs",
      withRoutes({ a: { ...ROUTE, secret: { source: "exec", provider: "v", id: "a/../b" } } }),
      {
        path: `${PREFIX}.a.secret`,
        found: "an object",
        expected: "a string, a reference { source: env | file | exec, provider, id }, or a list of these",
      },
    ],
    [
      "an empty list of secrets",
      withRoutes({ a: { ...ROUTE, secret: [] } }),
      {
        path: `${PREFIX}.a.secret`,
        found: "an array",
        expected: "a string, a reference { source: env | file | exec, provider, id }, or a list of these",
      },
    ],
    [
      "a list with a blank secret",
      withRoutes({ a: { ...ROUTE, secret: ["canary-secret", " "] } }),
      {
        path: `${PREFIX}.a.secret.1`,
        found: "a blank string",
        expected: "a string, or a reference { source: env | file | exec, provider, id }",
      },
    ],
    [
      "an unknown way to authenticate",
      withRoutes({ a: { ...ROUTE, auth: { type: "basic" } } }),
      { path: `${PREFIX}.a.auth.type`, found: '"basic"', expected: "hmac-sha256 or standard-webhooks" },
    ],
    [
      "a way to authenticate without a type",
      withRoutes({ a: { ...ROUTE, auth: { header: "x-signature" } } }),
      { path: `${PREFIX}.a.auth.type`, found: "nothing", expected: "hmac-sha256 or standard-webhooks" },
    ],
    [
      "a signature without a header",
      withRoutes({ a: { ...ROUTE, auth: { type: "hmac-sha256" } } }),
      { path: `${PREFIX}.a.auth.header`, found: "nothing", expected: "a value" },
    ],
    [
      "a header with a colon",
      withRoutes({ a: { ...ROUTE, auth: { type: "hmac-sha256", header: "x-sig:" } } }),
      { path: `${PREFIX}.a.auth.header`, found: '"x-sig:"', expected: "the name of a header" },
    ],
    [
      "a tolerance that is too long",
      withRoutes({ a: { ...ROUTE, auth: { type: "standard-webhooks", toleranceSeconds: 600 } } }),
      { path: `${PREFIX}.a.auth.toleranceSeconds`, found: "600", expected: "300 or less" },
    ],
    [
      "a key of another way to authenticate",
      withRoutes({ a: { ...ROUTE, auth: { type: "standard-webhooks", header: "x" } } }),
      { path: `${PREFIX}.a.auth.header`, found: '"x"' },
    ],
    [
      "an action that there is not",
      withRoutes({ a: { ...ROUTE, actions: ["get_flow", "drop_flow"] } }),
      {
        path: `${PREFIX}.a.actions.1`,
        found: '"drop_flow"',
        expected: `one of ${ACTION_NAMES.join(", ")}`,
      },
    ],
    [
      "an action twice",
      withRoutes({ a: { ...ROUTE, actions: ["get_flow", "get_flow"] } }),
      { path: `${PREFIX}.a.actions`, found: "an array", expected: "a list without a value twice" },
    ],
    [
      "no action at all",
      withRoutes({ a: { ...ROUTE, actions: [] } }),
      { path: `${PREFIX}.a.actions`, found: "an array", expected: "a list of 1 or more" },
    ],
    [
      "a limit of zero",
      withRoutes({ a: { ...ROUTE, limits: { maxInFlight: 0 } } }),
      { path: `${PREFIX}.a.limits.maxInFlight`, found: "0", expected: "1 or more" },
    ],
    [
      "two routes at one path",
      withRoutes({ a: { ...ROUTE, path: "/x/" }, b: { ...ROUTE, path: "x" } }),
      { path: `${PREFIX}.b.path`, found: '"/x"', expected: "a path that no other route has; route a has /x" },
    ],
    [
      "a route at the path of another's action",
      withRoutes({ a: ROUTE, b: { ...ROUTE, path: "/plugins/webhooks/a/get_flow" } }),
      {
        path: `${PREFIX}.b.path`,
        found: '"/plugins/webhooks/a/get_flow"',
        expected: "a path that no other route has; route a has /plugins/webhooks/a/get_flow",
      },
    ],
    [
      "a route whose action has the path of another",
      withRoutes({ a: { ...ROUTE, path: "/x/run_task" }, b: { ...ROUTE, path: "/x" } }),
      { path: `${PREFIX}.b.path`, found: '"/x"', expected: "a path that no other route has; route a has /x/run_task" },
    ],
    [
      "a provider of no source",
      { secrets: { providers: { v: { source: "vault" } } } },
      { path: "secrets.providers.v.source", found: '"vault"', expected: "env, file or exec" },
    ],
    [
      "a relative command",
      { secrets: { providers: { v: { source: "exec", command: "x" } } } },
      { path: "secrets.providers.v.command", found: '"x"', expected: "a string that matches ^/" },
    ],
    [
      "a provider's env value",
      { secrets: { providers: { v: { source: "exec", command: "/x", env: { A: 1 } } } } },
      { path: "secrets.providers.v.env.A", found: "a number", expected: "a string" },
    ],
    [
      "an unknown key of ours",
      { taskflow: { maintenance: { lostAfter: 1 } } },
      { path: "taskflow.maintenance.lostAfter", found: "1", suggestion: "lostAfterMs" },
    ],
    [
      "no active task for a flow",
      { taskflow: { maxActiveTasksPerFlow: 0 } },
      { path: "taskflow.maxActiveTasksPerFlow", found: "0", expected: "1 or more" },
    ],
    [
      "more active tasks for a flow than can be counted",
      { taskflow: { maxActiveTasksPerFlow: 100_001 } },
      { path: "taskflow.maxActiveTasksPerFlow", found: "100001", expected: "100000 or less" },
    ],
    ["a section that is no object", { gateway: [] }, { path: "gateway", found: "an array", expected: "an object" }],
  ];
  test.each(cases)("with %s names the place, the value found and the value expected", (_what, content, problem) => {
    expect(problemsOf(content)).toEqual([problem]);
  });

  test("tells all of its problems at once", () => {
    const routes = { a: {}, b: { ...ROUTE, enabled: 1 }, c: { ...ROUTE, path: "/x" }, d: { ...ROUTE, path: "/x" } };
    const content = { ...withRoutes(routes), gateway: { port: -1, bind: "moon", trustedProxies: ["proxy", 1] } };
    expect(
      problemsOf(content)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(
      [
        "gateway.port",
        "gateway.bind",
        "gateway.trustedProxies.0",
        "gateway.trustedProxies.1",
        `${PREFIX}.a.secret`,
        `${PREFIX}.a.sessionKey`,
        `${PREFIX}.b.enabled`,
        `${PREFIX}.d.path`,
      ].sort(),
    );
  });

  test.each([
    [null],
    [[]],
    ["text"],
    [{ gateway: null }],
    [{ plugins: { entries: [] } }],
    [withRoutes(null)],
    [withRoutes({ a: null })],
    [{ gateway: { bind: 5 } }],
  ])("that is %j is a problem, not a crash", (content) => {
    expect(problemsOf(content)).not.toEqual([]);
  });

  test("a disabled route may share a path", () => {
    expect(
      problemsOf(withRoutes({ a: { ...ROUTE, path: "/x" }, b: { ...ROUTE, path: "/x", enabled: false } })),
    ).toEqual([]);
  });
});

describe("the first configuration", () => {
  test("is private, valid, and never written over another", () => {
    const path = join(temporaryDirectory(), "openclaw.json");
    const { routeId, secret } = writeDefaultConfig(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(loadConfig(path).webhooks.config.routes?.[routeId]).toMatchObject({ secret, sessionKey: "agent:main:main" });
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    const before = readFileSync(path, "utf8");
    expect(() => writeDefaultConfig(path)).toThrow(/EEXIST/);
    expect(readFileSync(path, "utf8")).toBe(before);
  });
});
