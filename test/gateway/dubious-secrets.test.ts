import { randomBytes } from "node:crypto";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generateSecret } from "../../src/gateway/config/default-config.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { run } from "../support/program.ts";
import { program, route, withRoutes } from "../support/reloading-program.ts";

const STRONG = generateSecret();
const LEFTOVER = "prefix-${lower_case}";
const PATH = "/plugins/webhooks/";

/** A configuration with a route for each way to a secret; each of them returns `value`. */
function fromEverySource(directory: string, value: string) {
  writeFileSync(join(directory, "secret"), value, { mode: 0o600 });
  writeFileSync(join(directory, "command"), `#!/bin/sh\ncat ${join(directory, "secret")}\n`, { mode: 0o700 });
  const providers = {
    f: { source: "file", path: join(directory, "secret"), mode: "singleValue" },
    x: { source: "exec", command: join(directory, "command"), jsonOnly: false, passEnv: ["PATH"] },
  };
  const routes = {
    text: route(value),
    env: route("${GIVEN}"),
    file: route({ source: "file", provider: "f", id: "value" }),
    exec: route({ source: "exec", provider: "x", id: "k" }),
    list: route([STRONG, { source: "exec", provider: "x", id: "k" }]),
  };
  return withRoutes(routes, { secrets: { providers } });
}

test("a secret with the shape of a reference skips its route, from every source, and takes itself out of a list", async () => {
  const gateway = await program(
    (directory) => fromEverySource(directory, LEFTOVER),
    () => {},
    { GIVEN: LEFTOVER },
  );
  for (const routeId of ["text", "env", "file", "exec"]) {
    expect(await gateway.status(LEFTOVER, PATH + routeId), routeId).toBe(404);
    expect(gateway.warnings()).toContainEqual({
      msg: expect.stringMatching(`^Route "${routeId}" is not served: .*looks like a reference`),
      routeId,
    });
  }
  expect([await gateway.status(STRONG, `${PATH}list`), await gateway.status(LEFTOVER, `${PATH}list`)]).toEqual([
    200, 401,
  ]);
  expect(gateway.warnings()).toContainEqual({
    msg: expect.stringMatching(
      /^Route "list" is served without one of its secrets: secret\.1: .*looks like a reference/,
    ),
    routeId: "list",
  });
  expect(gateway.log()).not.toContain("lower_case");
});

test("a dubious secret is served with a warning, from every source, and no part of it is shown", async () => {
  const value = "YOUR_SHARED_SECRET";
  const gateway = await program(
    (directory) => fromEverySource(directory, value),
    () => {},
    { GIVEN: value },
  );
  for (const [routeId, name] of Object.entries({
    text: "secret",
    env: "secret",
    file: "secret",
    exec: "secret",
    list: "secret.1",
  })) {
    expect(await gateway.status(value, PATH + routeId), routeId).toBe(200);
    for (const doubt of ["looks like a placeholder from documentation.", "is also the secret of "])
      expect(gateway.warnings()).toContainEqual({
        msg: expect.stringContaining(`Route "${routeId}": its ${name} ${doubt}`),
        routeId,
      });
  }
  expect(gateway.log()).not.toMatch(/YOUR|SHARED/);
});

describe("a configuration that every user of the machine can read", () => {
  const warned = (gateway: { warnings: () => { msg: string; routeId?: string | undefined }[] }) =>
    gateway
      .warnings()
      .filter(({ msg }) => msg.includes("every user of this machine can read"))
      .map(({ routeId }) => routeId);

  test("is a warning for each route whose secret is in it, and none when the file is private", async () => {
    const config = withRoutes({ a: route(STRONG), b: route("${GIVEN}"), off: route(STRONG, { enabled: false }) });
    const gateway = await program(config, () => {}, { GIVEN: generateSecret() });
    expect(await gateway.status(STRONG)).toBe(200);
    expect(warned(gateway)).toEqual(["a"]);
    chmodSync(gateway.file, 0o640);
    await gateway.reloaded(gateway.hangUp);
    expect(warned(gateway)).toEqual(["a"]);
  });

  test("may include a private file with the secrets", async () => {
    const routes = JSON.stringify({ a: route(STRONG) });
    const gateway = await program(
      { plugins: { entries: { webhooks: { config: { routes: { $include: "routes.json5" } } } } } },
      (directory) => writeFileSync(join(directory, "routes.json5"), routes, { mode: 0o600 }),
    );
    expect(await gateway.status(STRONG)).toBe(200);
    expect(warned(gateway)).toEqual([]);
  });
});

describe("routes", () => {
  const list = async (config: object, mode = 0o600) => {
    const file = join(temporaryDirectory(), "openclaw.json");
    writeFileSync(file, JSON.stringify(config), { mode });
    const { code, out } = await run(["routes", "--config", file]);
    expect(readFileSync(file, "utf8")).toBe(JSON.stringify(config));
    return { code, lines: out.split("\n").map((line) => line.replaceAll(/ +/g, " ").trim()), file };
  };

  test("shows each doubt below the table, and exits with 0 while every secret resolves", async () => {
    const { code, lines, file } = await list(withRoutes({ a: route("changeme"), b: route("changeme") }), 0o644);
    const exposed = (id: string) =>
      `Route "${id}": its secret is plain text in ${file}, which every user of this machine can read. Make the file private (mode 0600), or move the secret out of it.`;
    const others = (id: string, other: string) => [
      `Route "${id}": its secret is shorter than 16 characters and can be guessed.`,
      `Route "${id}": its secret looks like a placeholder from documentation.`,
      `Route "${id}": its secret is also the secret of "${other}": who has one route has the other.`,
    ];
    expect(code).toBe(0);
    expect(lines).toEqual([
      "ROUTE PATH SESSION STATE",
      "a /plugins/webhooks/a agent:main:main secret resolves",
      "b /plugins/webhooks/b agent:main:main secret resolves",
      "",
      "Warnings:",
      exposed("a"),
      exposed("b"),
      ...others("a", "b"),
      ...others("b", "a"),
      "",
    ]);
  });

  test("shows a leftover as a secret that does not resolve, and exits with 1", async () => {
    const { code, lines } = await list(withRoutes({ a: route("<redacted>"), b: route(STRONG) }));
    expect(code).toBe(1);
    expect(lines.slice(1)).toEqual([
      "a /plugins/webhooks/a agent:main:main secret does not resolve: it looks like a redacted value",
      "b /plugins/webhooks/b agent:main:main secret resolves",
      "",
    ]);
  });

  test("names each endpoint whose secret does not resolve or is exposed, and exits with 1", async () => {
    const secret = `whsec_${randomBytes(24).toString("base64")}`;
    const endpoints = [
      { url: "https://hooks.example/canary", secret },
      { url: "https://hooks.example/", secret: "${NOT_SET}" },
    ];
    const { code, lines, file } = await list(withRoutes({ a: route("${GIVEN}", { endpoints }) }), 0o644);
    expect(code).toBe(1);
    expect(lines.slice(3)).toEqual([
      "Warnings:",
      `Route "a": the secret of its endpoint 0 is plain text in ${file}, which every user of this machine can read. Make the file private (mode 0600), or move the secret out of it.`,
      "No route is served: no route has a secret that resolves.",
      'Endpoint 1 of route "a" gets no events: its secret does not resolve: the environment variable NOT_SET is not set, or blank',
      "",
    ]);
    expect(lines.join("\n")).not.toContain("canary");
  });
});
