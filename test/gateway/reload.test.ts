import { renameSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { LIST, program, route, withRoutes } from "../support/reloading-program.ts";

/** A connection that is kept open. */
async function connection(url: string) {
  const { port, hostname } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let received = "";
  socket.on("data", (chunk) => void (received += chunk));
  const closed = { yet: false };
  socket.on("close", () => void (closed.yet = true));
  return {
    closed,
    head: (secret: string) =>
      socket.write(
        `POST /plugins/webhooks/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${secret}\r\nContent-Length: ${LIST.length}\r\n\r\n`,
      ),
    write: (text: string) => void socket.write(text),
    answer: async () => {
      await expect.poll(() => received, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 \d{3}.*\}$/s);
      const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(received) ?? [];
      received = "";
      return Number(status);
    },
  };
}

describe("the configuration is reloaded", () => {
  test("on SIGHUP: a request under way finishes as it began, and its connection stays", async () => {
    const limits = { maxInFlight: 1 };
    const gateway = await program(withRoutes({ a: route("canary-old", { limits }) }));
    const open = await connection(gateway.url);
    open.head("canary-old");
    open.write(LIST.slice(0, 5));
    await expect.poll(() => gateway.status("canary-old"), { timeout: 10_000 }).toBe(429);
    await gateway.reloaded(() => {
      gateway.write(withRoutes({ a: route("canary-new", { limits }) }));
      gateway.hangUp();
    });
    open.write(LIST.slice(5));
    expect(await open.answer()).toBe(200);
    for (const [secret, status] of [
      ["canary-new", 200],
      ["canary-old", 401],
    ] as const) {
      open.head(secret);
      open.write(LIST);
      expect(await open.answer()).toBe(status);
    }
    expect(open.closed.yet).toBe(false);
    expect(gateway.log()).not.toContain("canary");
  });

  test("on SIGHUP also when nothing has changed, at once", async () => {
    const gateway = await program(withRoutes({ a: route("s") }));
    expect(await gateway.reloaded(gateway.hangUp)).toContain("Configuration reloaded.");
    expect(await gateway.status("s")).toBe(200);
  });

  test("when the file is replaced or written: routes come, go and change, with their limits", async () => {
    const gateway = await program(withRoutes({ a: route("s"), gone: route("s") }));
    expect(await gateway.status("s", "/plugins/webhooks/gone")).toBe(200);
    const limits = { maxBodyBytes: 10 };
    await gateway.reloaded(() =>
      gateway.write(
        withRoutes({ a: route("s", { actions: ["get_flow"] }), came: route("s", { path: "/came", limits }) }),
      ),
    );
    expect(await gateway.status("s")).toBe(403);
    expect(await gateway.status("s", "/came")).toBe(413);
    expect(await gateway.status("s", "/plugins/webhooks/gone")).toBe(404);
    const text = JSON.stringify(withRoutes({ a: route("s") }, { gateway: { docs: false } }));
    await gateway.reloaded(() => writeFileSync(gateway.file, text));
    expect(await gateway.status("s")).toBe(200);
    expect((await fetch(`${gateway.url}/openapi.json`)).status).toBe(404);
  });

  test("when a file with a secret is replaced", async () => {
    const secret = { source: "file", provider: "f", id: "value" };
    const write = (directory: string, value: string) => {
      const path = join(directory, "secret");
      writeFileSync(`${path}.new`, value, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    };
    const secrets = { providers: { f: { source: "file", path: "secret", mode: "singleValue" } } };
    const gateway = await program(withRoutes({ a: route(secret) }, { secrets }), (directory) =>
      write(directory, "one"),
    );
    expect(await gateway.status("one")).toBe(200);
    await gateway.reloaded(() => write(gateway.directory, "two"));
    expect([await gateway.status("one"), await gateway.status("two")]).toEqual([401, 200]);
  });

  test("and an unchanged route keeps its counters, even when its secret changes", async () => {
    const limits = { requestsPerMinute: 3 };
    const gateway = await program(withRoutes({ a: route("s", { limits }) }));
    expect([await gateway.status("s"), await gateway.status("s")]).toEqual([200, 200]);
    await gateway.reloaded(() => gateway.write(withRoutes({ a: route("t", { limits }), b: route("s") })));
    expect([await gateway.status("t"), await gateway.status("t")]).toEqual([200, 429]);
  });
});

describe("a new configuration that cannot be used", () => {
  test("changes nothing, and each of its problems is reported without a secret", async () => {
    const gateway = await program(withRoutes({ a: route("canary-secret") }));
    const broken = withRoutes({ a: route("canary-other", { enabled: 1 }), b: { secret: "canary-b" } });
    const reported = await gateway.reloaded(() => gateway.write(broken));
    expect(JSON.parse(reported)).toMatchObject({
      level: 50,
      msg: "Configuration not reloaded. The previous configuration stays in use.",
      config: gateway.file,
      problems: expect.arrayContaining([
        "plugins.entries.webhooks.config.routes.a.enabled: found 1, expected a boolean",
        "plugins.entries.webhooks.config.routes.b.sessionKey: found nothing, expected a value",
      ]),
    });
    expect(await gateway.status("canary-secret")).toBe(200);
    expect(await gateway.reloaded(() => gateway.write("{ gateway: "))).toContain("a syntax error at line 1");
    expect(await gateway.status("canary-secret")).toBe(200);
    await gateway.reloaded(() => gateway.write(withRoutes({ a: route("canary-other") })));
    expect(await gateway.status("canary-other")).toBe(200);
    expect(gateway.log()).not.toContain("canary");
  });

  test("is one that takes a route its secret away; a new route without one is skipped", async () => {
    const missing = { source: "env", provider: "default", id: "UNSET" };
    const gateway = await program(withRoutes({ a: route("s") }));
    const reported = await gateway.reloaded(() => gateway.write(withRoutes({ a: route(missing), b: route("s") })));
    expect(reported).toMatch(/routes\.a\.secret: found a secret that does not resolve \(.*UNSET.*\)/);
    expect([await gateway.status("s"), await gateway.status("s", "/plugins/webhooks/b")]).toEqual([200, 404]);
    await gateway.reloaded(() => gateway.write(withRoutes({ a: route("s"), b: route(missing) })));
    expect([await gateway.status("s"), await gateway.status("s", "/plugins/webhooks/b")]).toEqual([200, 404]);
  });

  test("does not happen while the file is missing", async () => {
    const gateway = await program(withRoutes({ a: route("s") }));
    expect(await gateway.reloaded(() => renameSync(gateway.file, `${gateway.file}.old`))).toContain("ENOENT");
    expect(await gateway.status("s")).toBe(200);
    await gateway.reloaded(() => gateway.write(withRoutes({ a: route("t") })));
    expect(await gateway.status("t")).toBe(200);
  });
});

test("settings that need a restart are reported in a warning, and the others take effect", async () => {
  const gateway = await program(withRoutes({ a: route("s") }));
  const reported = await gateway.reloaded(() =>
    gateway.write(
      withRoutes(
        { a: route("t") },
        { gateway: { bind: "lan", port: 1 }, taskflow: { maintenance: { batchSize: 7 }, maxActiveTasksPerFlow: 7 } },
      ),
    ),
  );
  const warnings = reported
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ key }) => key !== undefined);
  // The port is given on the command line, so that of the file is not used.
  expect(warnings.map(({ key }) => key)).toEqual([
    "gateway.bind",
    "gateway.metrics",
    "taskflow.maxActiveTasksPerFlow",
    "taskflow.maintenance",
  ]);
  expect(await gateway.status("t")).toBe(200);
});
