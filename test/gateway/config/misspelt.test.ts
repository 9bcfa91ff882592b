import { describe, expect, test } from "vitest";
import { load, ROUTE, ROUTES, sentencesOf, withRoutes } from "../../support/config-files.ts";

const warningsOf = (config: object) => load({ "openclaw.json": config }).warnings?.map(({ message }) => message);

describe("a key that is misspelt in a section of ours is an error that names the right one", () => {
  test.each<[object, string, string | undefined]>([
    [withRoutes({ a: { ...ROUTE, sesionKey: "x" } }), `${ROUTES}.a.sesionKey`, "sessionKey"],
    [withRoutes({ a: { ...ROUTE, limits: { maxInflight: 1 } } }), `${ROUTES}.a.limits.maxInflight`, "maxInFlight"],
    [withRoutes({ a: { ...ROUTE, enable: false } }), `${ROUTES}.a.enable`, "enabled"],
    [
      withRoutes({ a: { ...ROUTE, auth: { type: "hmac-sha256", header: "x", prefx: "y" } } }),
      `${ROUTES}.a.auth.prefx`,
      "prefix",
    ],
    // The key of another type would be wrong here too.
    [
      withRoutes({ a: { ...ROUTE, auth: { type: "standard-webhooks", heder: "x" } } }),
      `${ROUTES}.a.auth.heder`,
      undefined,
    ],
    [{ plugins: { entries: { webhooks: { confg: {} } } } }, "plugins.entries.webhooks.confg", "config"],
    [
      { plugins: { entries: { webhooks: { config: { route: {} } } } } },
      "plugins.entries.webhooks.config.route",
      "routes",
    ],
    [{ taskflow: { statedir: "/x" } }, "taskflow.statedir", "stateDir"],
    [{ taskflow: { maintenance: { retainEndedMS: 1 } } }, "taskflow.maintenance.retainEndedMS", "retainEndedMs"],
    [{ gateway: { metrics: { prot: 1, port: 2 } } }, "gateway.metrics.prot", "port"],
    [{ secrets: { defaults: { evn: "x" } } }, "secrets.defaults.evn", "env"],
    [{ secrets: { providers: { p: { source: "file", path: "/x", mod: "json" } } } }, "secrets.providers.p.mod", "mode"],
    [
      { secrets: { providers: { p: { source: "exec", command: "/x", trustDirs: [] } } } },
      "secrets.providers.p.trustDirs",
      "trustedDirs",
    ],
    [{ taskflow: { $inlcude: "x.json" } }, "taskflow.$inlcude", "$include"],
    [withRoutes({ a: { ...ROUTE, include: "x.json" } }), `${ROUTES}.a.include`, "$include"],
    [{ taskflow: { somethingElse: 1 } }, "taskflow.somethingElse", undefined],
  ])("%j", (config, path, right) => {
    const hint = right === undefined ? "" : `. Did you mean "${right}"?`;
    expect(sentencesOf({ "openclaw.json": config })).toEqual([
      expect.stringMatching(
        new RegExp(`^${path.replaceAll(/[.$]/g, "\\$&")}: unknown key, found [^.]*${hint.replace(/[.?$]/g, "\\$&")}$`),
      ),
    ]);
  });
});

describe("a word that is misspelt is an error that names the right one", () => {
  test.each([
    [withRoutes({ a: { ...ROUTE, actions: ["get_flwo"] } }), "get_flow"],
    [withRoutes({ a: { ...ROUTE, auth: { type: "hmac-sha256", header: "x", encoding: "base46" } } }), "base64"],
    [withRoutes({ a: { ...ROUTE, auth: { type: "hmac-sha265", header: "x" } } }), "hmac-sha256"],
    [{ secrets: { providers: { p: { source: "fiel", path: "/x" } } } }, "file"],
    [{ gateway: { bind: "lopback" } }, "loopback"],
    [{ secrets: { providers: { p: { source: "file", path: "/x", mode: "singlevalue" } } } }, "singleValue"],
    [{ secrets: { providers: { p: { source: "file", path: "/x", trust: "mounted" } } } }, "mount"],
  ])("%j", (config, right) => {
    expect(sentencesOf({ "openclaw.json": config })).toEqual([expect.stringContaining(`. Did you mean "${right}"?`)]);
  });
});

describe("a key that is misspelt in a section of OpenClaw's is a warning that names the right one", () => {
  test.each<[object, string[]]>([
    [
      { gateway: { prot: 1 }, pluginz: {} },
      ['gateway.prot is not read. Did you mean "port"?', 'pluginz is not read. Did you mean "plugins"?'],
    ],
    [{ gateway: { trustedProxy: [] } }, ['gateway.trustedProxy is not read. Did you mean "trustedProxies"?']],
    [{ gateway: { tls: { certt: "x" } } }, ['gateway.tls.certt is not read. Did you mean "cert"?']],
    [{ plugins: { denny: ["webhooks"] } }, ['plugins.denny is not read. Did you mean "deny"?']],
    [{ plugins: { entries: { webhook: {} } } }, ['plugins.entries.webhook is not read. Did you mean "webhooks"?']],
    [{ secrets: { provider: {} } }, ['secrets.provider is not read. Did you mean "providers"?']],
    [{ secrets: { refreshMS: 1 } }, ['secrets.refreshMS is not read. Did you mean "refreshMs"?']],
    [{ Gateway: {} }, ['Gateway is not read. Did you mean "gateway"?']],
    [{ $inlcude: "x.json" }, ['$inlcude is not read. Did you mean "$include"?']],
    [{ plugins: { Include: "x.json" } }, ['plugins.Include is not read. Did you mean "$include"?']],
    [{ taskflows: {} }, ['taskflows is not read. Did you mean "taskflow"?']],
  ])("%j", (config, warnings) => expect(warningsOf(config)).toEqual(warnings));

  test("and none of the keys that OpenClaw has there is taken for one", () => {
    const keys = (names: string) => Object.fromEntries(names.split(" ").map((name) => [name, {}]));
    // As `openclaw config schema` of 2026.9.6 prints them, but for those that are read here.
    const root =
      "$schema meta env wizard diagnostics logging update telemetry browser ui auth accessGroups acp models nodeHost agents worktreeRoot worktreeAcceleration tools security bindings broadcast attachments messages tts commands approvals session cron transcripts hooks channels discovery talk cloudWorkers desktop memory mcp skills surfaces proxy";
    const gateway =
      "mode publicOrigin portals controlUi cliAgents terminal auth roles tools tailscale remote reload http push nodes";
    const config = {
      ...keys(root),
      gateway: { ...keys(gateway), tls: keys("autoGenerate caPath") },
      plugins: { ...keys("load slots"), entries: keys("browser hooks webhook-relay memory-core") },
      secrets: keys("egressProxy"),
    };
    expect(warningsOf(config)).toEqual([]);
  });
});

describe("a key that an object has twice is an error with both places", () => {
  test("such as the id of a route, quoted or not, in the file itself", () => {
    const text = `{
  plugins: { entries: { webhooks: { config: { routes: {
    // zapier: in a comment
    zapier: { sessionKey: "zapier: {", secret: '"zapier":' },
    other: { sessionKey: "s", secret: "t" },
    "zap\\u0069er": { sessionKey: "s", secret: "u" },
  } } } } } }`;
    expect(sentencesOf({ "openclaw.json": text })).toEqual([
      expect.stringMatching(
        /^plugins\.entries\.webhooks\.config\.routes\.zapier: found the key 2 times in \S+openclaw\.json \(line 4, column 5; line 6, column 5\), expected it once$/,
      ),
    ]);
  });

  test("or in a file that is included, and three times", () => {
    const files = {
      "openclaw.json": withRoutes({ $include: "routes.json5" }),
      "routes.json5": "{ a: 1, /* a: */ a: 2,\r\n a: {} }",
    };
    expect(sentencesOf(files)).toContainEqual(
      expect.stringMatching(
        /routes\.a: found the key 3 times in \S+routes\.json5 \(line 1, column 3; line 1, column 18; line 2, column 2\)/,
      ),
    );
  });

  test.each([
    ["plugins", "{ plugins: {}, 'plugins': {} }"],
    ["gateway.port", "{ gateway: { port: 1, port: 2 } }"],
    ["taskflow.maintenance.batchSize", "{ taskflow: { maintenance: { batchSize: 1, batchSize: 1 } } }"],
    ["secrets.providers.p", "{ secrets: { providers: { p: { source: 'env' }, p: { source: 'env' } } } }"],
  ])("%s", (path, text) => {
    expect(sentencesOf({ "openclaw.json": text })).toEqual([expect.stringContaining(`${path}: found the key 2 times`)]);
  });

  test("but not in a section of others, where two objects have it, or where one file is included beside the other", () => {
    const text = `{ agents: { a: 1, a: 2 }, gateway: { auth: { x: 1, x: 2 }, trustedProxies: [] },
      plugins: { entries: { other: { a: 1, a: 2 } } }, hooks: [{ a: 1 }, { a: 2 }], taskflow: {} }`;
    expect(sentencesOf({ "openclaw.json": text })).toEqual([]);
    const files = { "openclaw.json": withRoutes({ $include: ["x", "y"] }), x: { a: ROUTE }, y: { a: ROUTE } };
    expect(sentencesOf(files)).toEqual([]);
  });
});
