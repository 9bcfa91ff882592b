import { describe, expect, test } from "vitest";
import { load, ROUTE, ROUTES, sentencesOf, withRoutes } from "../../support/config-files.ts";

const ENV = { BIND: "10.0.0.1", NAME: "value", A_1: "a", _B: "b", EMPTY: "", lower: "x", NESTED: "${NAME}" };
const described = (description: string) => ({ "openclaw.json": withRoutes({ a: { ...ROUTE, description } }) });

describe("a variable of the environment in a string", () => {
  test.each([
    ["${NAME}", "value"],
    ["a ${NAME} b ${A_1}${_B}", "a value b ab"],
    ["$${NAME}", "${NAME}"],
    ["$$${NAME}", "$${NAME}"],
    ["$${NOT_SET}", "${NOT_SET}"],
    ["${NESTED}", "${NAME}"],
    ["${lower}", "${lower}"],
    ["${1A}", "${1A}"],
    ["${ NAME }", "${ NAME }"],
    ["${NAME:-x}", "${NAME:-x}"],
    ["${NAME", "${NAME"],
    ["$NAME", "$NAME"],
    ["{NAME}", "{NAME}"],
  ])("%j becomes %j", (text, expected) => {
    expect(load(described(text), ENV).webhooks.config.routes?.a?.description).toBe(expected);
  });

  test("is replaced wherever this gateway reads one, also in lists and in files that are included", () => {
    const config = {
      gateway: { bind: "${BIND}", trustedProxies: ["${BIND}"], tls: { cert: "/${NAME}/c.pem", key: "/${NAME}/k.pem" } },
      secrets: {
        providers: { v: { source: "exec", command: "/bin/${NAME}", args: ["${NAME}"], env: { X: "${NAME}" } } },
      },
      taskflow: { stateDir: "/${NAME}", store: "postgres://u:${NAME}@db/flows" },
      plugins: { $include: "plugins.json5", allow: ["${NAME}"] },
    };
    const { plugins } = withRoutes({ a: { ...ROUTE, sessionKey: "agent:${NAME}:main", path: "/${NAME}" } });
    expect(load({ "openclaw.json": config, "plugins.json5": plugins }, ENV)).toMatchObject({
      gateway: { host: "10.0.0.1", trustedProxies: ["10.0.0.1"], tls: { cert: "/value/c.pem", key: "/value/k.pem" } },
      secrets: { providers: { v: { command: "/bin/value", args: ["value"], env: { X: "value" } } } },
      taskflow: { stateDir: "/value", store: "postgres://u:value@db/flows" },
      webhooks: { enabled: false, config: { routes: { a: { sessionKey: "agent:value:main", path: "/value" } } } },
    });
  });

  test("is not replaced in a key", () => {
    const { webhooks } = load({ "openclaw.json": withRoutes({ "${NAME}": ROUTE }) }, ENV);
    expect(Object.keys(webhooks.config.routes ?? {})).toEqual(["${NAME}"]);
  });
});

describe("a variable that is not set", () => {
  test.each([
    ["gateway.bind", { gateway: { bind: "${HOST}" } }],
    ["gateway.trustedProxies.0", { gateway: { trustedProxies: ["${HOST}"] } }],
    ["gateway.metrics.bind", { gateway: { metrics: { port: 1, bind: "${HOST}" } } }],
    ["plugins.deny.1", { plugins: { deny: ["x", "${HOST}"] } }],
    ["secrets.providers.f.path", { secrets: { providers: { f: { source: "file", path: "/${HOST}" } } } }],
    ["taskflow.stateDir", { taskflow: { stateDir: "/${HOST}" } }],
    ["taskflow.store", { taskflow: { store: "postgres://${HOST}/flows" } }],
    [`${ROUTES}.a.sessionKey`, withRoutes({ a: { ...ROUTE, sessionKey: "agent:${HOST}" } })],
    [`${ROUTES}.a.description`, withRoutes({ a: { ...ROUTE, description: "on ${HOST}" } })],
  ])("is an error that names it and %s", (path, config) => {
    expect(sentencesOf({ "openclaw.json": config }, ENV)).toEqual([
      `${path}: found \${HOST}, which is not set, expected an environment variable, or $\${HOST} for this text itself`,
    ]);
  });

  test("or is empty, and all of one string are named", () => {
    expect(sentencesOf(described("${EMPTY} and ${HOST}"), ENV)).toEqual([
      expect.stringContaining("found ${EMPTY} and ${HOST}, which are not set"),
    ]);
  });

  test("in a section of others is left alone", () => {
    const config = {
      gateway: { auth: { token: "${TOKEN}" } },
      agents: { a: "${TOKEN}" },
      plugins: { entries: { b: "${T}" } },
    };
    expect(sentencesOf({ "openclaw.json": config }, ENV)).toEqual([]);
  });

  test.each<[string, unknown, unknown]>([
    ["a text", "prefix-${HOST}", { source: "env", provider: "default", id: "HOST" }],
    [
      "one of a list",
      [ROUTE.secret, "${A_1}${HOST}"],
      [ROUTE.secret, { source: "env", provider: "default", id: "HOST" }],
    ],
    [
      "a reference",
      { source: "file", provider: "${HOST}", id: "/k" },
      { source: "env", provider: "default", id: "HOST" },
    ],
    ["nothing but the variable", "${HOST}", "${HOST}"],
  ])(
    "in a secret becomes a reference that does not resolve, so that its route alone is skipped: %s",
    (_what, secret, expected) => {
      const { webhooks } = load({ "openclaw.json": withRoutes({ a: { ...ROUTE, secret } }) }, ENV);
      expect(webhooks.config.routes?.a?.secret).toEqual(expected);
    },
  );
});

test("variables that are set are put into secrets, but for those that are references or escaped", () => {
  const secrets = { part: "prefix-${NAME}", whole: "${NAME}", escaped: "$${NAME}", bare: "$NAME" };
  const routes = Object.fromEntries(Object.entries(secrets).map(([id, secret]) => [id, { ...ROUTE, secret }]));
  const read = load({ "openclaw.json": withRoutes(routes) }, ENV).webhooks.config.routes ?? {};
  expect(Object.fromEntries(Object.entries(read).map(([id, { secret }]) => [id, secret]))).toEqual({
    ...secrets,
    part: "prefix-value",
  });
});
