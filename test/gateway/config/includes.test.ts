import { linkSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Files, filesIn, load, ROUTE, ROUTES, sentencesOf, withRoutes } from "../../support/config-files.ts";
import { temporaryDirectory } from "../../support/gateway.ts";

const routesOf = (files: Files) => load(files).webhooks.config.routes;

describe("$include", () => {
  test("at the root takes the whole file, and keys beside it win", () => {
    const base = { gateway: { port: 1234, docs: false }, ...withRoutes({ a: ROUTE }) };
    const { gateway, webhooks } = load({
      "openclaw.json": '{ $include: "./base.json5", gateway: { port: 4321 } }',
      "base.json5": base,
    });
    expect([gateway.port, gateway.docs, webhooks.config.routes]).toEqual([4321, false, { a: ROUTE }]);
  });

  test.each([
    ["plugins", { plugins: { $include: "x" } }, withRoutes({ a: ROUTE }).plugins],
    ["the routes", withRoutes({ $include: "x" }), { a: ROUTE }],
    ["one route", withRoutes({ a: { $include: "x" } }), ROUTE],
    ["a part of a route", withRoutes({ a: { sessionKey: ROUTE.sessionKey, $include: "x" } }), { secret: ROUTE.secret }],
    ["a text", withRoutes({ a: { sessionKey: ROUTE.sessionKey, secret: { $include: "x" } } }), ROUTE.secret],
  ])("stands for %s", (_what, config, included) => {
    expect(routesOf({ "openclaw.json": config, x: JSON.stringify(included) })).toEqual({ a: ROUTE });
  });

  test("of a list merges the files in order: objects key by key, lists one after the other, else the later value", () => {
    const { gateway, webhooks } = load({
      "openclaw.json": { $include: ["./one.json5", "two.json5"], gateway: { trustedProxies: ["10.0.0.3"] } },
      "one.json5": { gateway: { port: 1, trustedProxies: ["10.0.0.1"] }, ...withRoutes({ a: ROUTE, b: ROUTE }) },
      "two.json5": {
        gateway: { port: 2, trustedProxies: ["10.0.0.2"] },
        ...withRoutes({ b: { path: "/b", actions: ["get_flow"] } }),
      },
    });
    expect(gateway).toMatchObject({ port: 2, trustedProxies: ["10.0.0.1", "10.0.0.2", "10.0.0.3"] });
    expect(webhooks.config.routes).toEqual({ a: ROUTE, b: { ...ROUTE, path: "/b", actions: ["get_flow"] } });
  });

  test("of an empty list includes nothing", () => {
    expect(routesOf({ "openclaw.json": withRoutes({ $include: [], a: ROUTE }) })).toEqual({ a: ROUTE });
  });

  test("starts at the folder of the file that names it, and may be nested ten deep", () => {
    const nested = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`d${at + 1}/x.json5`, `{ $include: "../d${at + 2}/x.json5" }`]),
    );
    const files: Files = {
      "openclaw.json": '{ $include: "d1/x.json5" }',
      ...nested,
      "d10/x.json5": withRoutes({ a: ROUTE }),
    };
    expect(routesOf(files)).toEqual({ a: ROUTE });
    const deeper = {
      ...files,
      "d10/x.json5": '{ $include: "../d11/x.json5" }',
      "d11/x.json5": withRoutes({ a: ROUTE }),
    };
    expect(sentencesOf(deeper)).toEqual([
      expect.stringMatching(/^\$include: found "\.\.\/d11\/x\.json5" \(one too deep\), expected 10 levels/),
    ]);
  });

  test("may name a link within the folder, and an absolute path to a file in it", () => {
    const directory = filesIn({ "..1/routes.json5": { a: ROUTE } });
    symlinkSync("..1", join(directory, "..data"));
    symlinkSync("..data/routes.json5", join(directory, "routes.json5"));
    for (const path of ["routes.json5", join(directory, "routes.json5"), "./sub/../routes.json5"])
      expect(load({ "openclaw.json": withRoutes({ $include: path }) }, {}, directory).webhooks.config.routes).toEqual({
        a: ROUTE,
      });
  });

  test("in a section of others is left alone", () => {
    const config = { agents: { $include: "/etc/agents.json5" }, gateway: { auth: { $include: "../auth.json5" } } };
    expect(load({ "openclaw.json": config }).gateway.port).toBe(18789);
  });

  test("cannot change what an object is, however its file names a key", () => {
    const { webhooks } = load({
      "openclaw.json": '{ $include: "x" }',
      x: `{ "__proto__": { "plugins": {} }, plugins: { entries: { webhooks: { config: { routes: { a: ${JSON.stringify(ROUTE)} } } } } } }`,
    });
    expect(webhooks.config.routes).toEqual({ a: ROUTE });
    expect(({} as { plugins?: unknown }).plugins).toBeUndefined();
  });
});

describe("an $include that cannot be followed is an error with its place", () => {
  const outside = filesIn({ "routes.json5": { a: ROUTE } });
  const including = (path: unknown) => ({ "openclaw.json": withRoutes({ $include: path }) });

  test.each<[string, (directory: string) => unknown, string]>([
    ["a path that climbs", () => "../routes.json5", '("'],
    ["an absolute path to elsewhere", () => join(outside, "routes.json5"), join(outside, "routes.json5")],
    ["a path whose folder only begins alike", (directory) => `${directory}-2/x`, "-2/x"],
    ["a path below the home directory, which is not expanded", () => "~/routes.json5", "ENOENT"],
    ["a variable, which is not replaced", () => "${HOME}", "ENOENT when reading"],
    ["a file that is missing", () => "nothing.json5", "ENOENT when reading"],
    ["the configuration itself", () => "openclaw.json", "a circle"],
  ])("%s", (_what, path, found) => {
    const directory = temporaryDirectory();
    const [sentence = ""] = sentencesOf(including(path(directory)), {}, directory);
    expect(sentence.startsWith(`${ROUTES}.$include: found `)).toBe(true);
    expect(sentence).toContain(found === '("' ? "../routes.json5" : found);
  });

  test.each<[string, (path: string) => void, RegExp]>([
    [
      "a link that leads out",
      (path) => symlinkSync(join(outside, "routes.json5"), path),
      /a symbolic link that leads out/,
    ],
    ["a second name of a file", (path) => linkSync(join(outside, "routes.json5"), path), /more than one hard link/],
    ["a directory", (path) => mkdirSync(path), /not a regular file/],
    ["a device", (path) => symlinkSync("/dev/zero", path), /a symbolic link that leads out/],
    ["a large file", (path) => writeFileSync(path, `{}${" ".repeat(2 * 1024 * 1024)}`), /larger than 2097152 bytes/],
    ["a file that is no JSON5", (path) => writeFileSync(path, "{\n canary"), /a syntax error at line 2, column \d+/],
  ])("%s", (_what, make, found) => {
    const directory = temporaryDirectory();
    make(join(directory, "included"));
    const sentences = sentencesOf(including("included"), {}, directory);
    expect(sentences).toEqual([
      expect.stringMatching(
        new RegExp(`^${ROUTES.replaceAll(".", "\\.")}\\.\\$include: found "included" \\(${found.source}`),
      ),
    ]);
    expect(sentences.join()).not.toContain("canary");
  });

  test.each([5, null, true, {}, [5], "", [""], [["x"]]])("%j instead of a path", (path) => {
    expect(sentencesOf(including(path))).toEqual([
      expect.stringMatching(/\$include: found .*, expected the path of a file, or a list of them/),
    ]);
  });

  test("keys beside a file that holds no object", () => {
    const files = { ...including("x"), x: "[1]" };
    expect(sentencesOf({ ...files, "openclaw.json": withRoutes({ $include: "x", a: ROUTE }) })).toEqual([
      expect.stringContaining('found keys beside "$include", expected an object in the file'),
    ]);
  });

  test("a circle of three files, and files that include each other twice, ten deep", () => {
    const circle = { "openclaw.json": '{ $include: "a" }', a: '{ $include: "b" }', b: '{ $include: "./a" }' };
    expect(sentencesOf(circle)).toEqual([expect.stringMatching(/a circle: .*openclaw\.json → .*a → .*b → .*a\)/)]);
    const twice = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`f${at}`, `{ $include: ["f${at + 1}", "f${at + 1}", "f${at + 1}"] }`]),
    );
    const sentences = sentencesOf({ "openclaw.json": '{ $include: "f0" }', ...twice, f9: "{}" });
    expect(sentences.length).toBeLessThan(10);
    expect(sentences).toContainEqual(expect.stringContaining("expected 1000 included files or fewer"));
  });

  test("two of them are reported at once", () => {
    const config = { gateway: { $include: "one" }, plugins: { $include: "two" } };
    expect(sentencesOf({ "openclaw.json": config })).toEqual([
      expect.stringMatching(/^gateway\.\$include: /),
      expect.stringMatching(/^plugins\.\$include: /),
    ]);
  });

  test("levels without end", () => {
    const deep = `${'{ "a": '.repeat(5_000)}1${"}".repeat(5_000)}`;
    expect(sentencesOf({ "openclaw.json": `{ taskflow: ${deep} }` })).toEqual([
      expect.stringContaining("found more than 200 levels"),
    ]);
  });
});
