import { describe, expect, test } from "vitest";
import { gatewayForTest, SECRET } from "../support/gateway.ts";
import { PATIENCE, RawClient, requestOf } from "../support/raw-client.ts";

const PATHS = ["/", "/docs", "/docs/docs.js", "/openapi.yaml", "/openapi.json", "/openapi.actions.json", "/metrics"];

/** The status and the body of what comes back for these lines. */
async function ask(url: string, ...lines: string[]): Promise<[status: number, body: string]> {
  const client = new RawClient(url).read().send(`${lines.join("\r\n")}\r\n\r\n`);
  const [status = 0] = await client.receives(1);
  const length = () => Number(/^content-length: (\d+)/im.exec(client.text)?.[1] ?? 0);
  const body = () => client.text.split("\r\n\r\n").slice(1).join("\r\n\r\n");
  await expect.poll(() => body().length, PATIENCE).toBeGreaterThanOrEqual(length());
  client.socket.destroy();
  return [status, body()];
}

const get = (url: string, path: string, host: string) => ask(url, `GET ${path} HTTP/1.1`, `Host: ${host}`);

describe("on loopback, documentation and metrics", () => {
  test.each(PATHS)(
    "%s are not shown under a host name that is not known, as of a page that rebinds its name",
    async (path) => {
      const { url } = await gatewayForTest();
      const [status, body] = await get(url, path, "rebound.example:80");
      expect([status, JSON.parse(body)]).toEqual([
        421,
        {
          ok: false,
          code: "misdirected_request",
          error: expect.stringMatching(/"rebound\.example:80".*gateway\.hosts/),
          requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ]);
    },
  );

  test.each([
    "127.0.0.1",
    "127.0.0.1:18789",
    "192.0.2.7:1",
    "[::1]",
    "[::1]:18789",
    "[fe80::1]:80",
    "localhost",
    "LocalHost:18789",
    "localhost.:80",
    "docs.localhost:18789",
  ])("are shown to whoever asks %s", async (host) => {
    const { url } = await gatewayForTest();
    for (const path of ["/openapi.yaml", "/metrics"]) expect((await get(url, path, host))[0], path).toBe(200);
  });

  test.each([
    "rebound.example",
    "localhost.rebound.example",
    "notlocalhost",
    "127.0.0.1.rebound.example",
    "xn--localhost-.example",
    "localhost..",
    ".localhost",
    "evil..localhost",
    "evil.example;.localhost",
    "evil.example%2f.localhost",
    "local%68ost",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "x".repeat(5_000),
  ])("are a 421 to whoever asks %j", async (host) => {
    const { url } = await gatewayForTest();
    const [status, body] = await get(url, "/openapi.yaml", host);
    expect(status).toBe(421);
    expect(body.length).toBeLessThan(700);
  });

  test("are shown under the names in gateway.hosts, in any case and with any port", async () => {
    const { url } = await gatewayForTest({ gateway: { hosts: ["gateway.internal", "gw"] } });
    const status = async (host: string) => (await get(url, "/openapi.yaml", host))[0];
    expect(await status("Gateway.Internal:8443")).toBe(200);
    expect(await status("gw.")).toBe(200);
    expect(await status("other.internal")).toBe(421);
    expect(await status("sub.gateway.internal")).toBe(421);
  });

  test("change with gateway.hosts, without a restart", async () => {
    const gateway = await gatewayForTest();
    const status = async () => (await get(gateway.url, "/metrics", "gw"))[0];
    expect(await status()).toBe(421);
    await gateway.reload({ ...gateway.config, gateway: { ...gateway.config.gateway, hosts: ["gw"] } });
    expect(await status()).toBe(200);
  });

  test("are shown to HTTP/1.0 without a host, which no browser speaks", async () => {
    const { url } = await gatewayForTest();
    expect((await ask(url, "GET /metrics HTTP/1.0"))[0]).toBe(200);
  });

  test("have a separate listener, which checks the same", async () => {
    const metrics = { host: "127.0.0.1", port: 0 };
    const { metricsUrl = "" } = await gatewayForTest({ gateway: { metrics, hosts: ["prometheus.internal"] } });
    expect((await get(metricsUrl, "/metrics", "127.0.0.1:9464"))[0]).toBe(200);
    expect((await get(metricsUrl, "/metrics", "prometheus.internal"))[0]).toBe(200);
    const [status, body] = await get(metricsUrl, "/metrics", "rebound.example");
    expect([status, JSON.parse(body).error]).toEqual([421, expect.stringContaining("gateway.hosts")]);
    const [refused] = await ask(metricsUrl, "GET /metrics HTTP/1.1", "Host: localhost", "Host: localhost");
    expect(refused).toBe(400);
    expect((await ask(metricsUrl, "GET http://localhost/metrics HTTP/1.1", "Host: rebound.example"))[0]).toBe(200);
  });
});

describe("a Host header that names no host", () => {
  test.each([
    "",
    ":80",
    "evil.com/.localhost",
    "evil.com#.localhost",
    "evil.com?.localhost",
    "evil.com\\.localhost",
    "a@localhost",
    "a:b@localhost",
    "127.0.0.1@rebound.example",
    "rebound.example@127.0.0.1",
    "localhost:port",
    "localhost:port:1",
    "localhost:80:1",
    "localhost: 80",
    "localhost:-1",
    "local host",
    "localhost, localhost",
    "http://localhost",
    "127.0.0.1/",
    "::1",
    "[::1",
    "[::1]80",
    "[::1].rebound.example",
    "[rebound.example]",
    "[127.0.0.1]",
    "[v1.localhost]",
    "[fe80::1%25eth0]",
    "[:::]",
    "%zz.localhost",
    "localhost%",
    "l\u00f6calhost",
    '"localhost"',
    "<localhost>",
  ])("is a 400 at every path, health too: %j", async (host) => {
    const { url } = await gatewayForTest();
    for (const path of ["/openapi.yaml", "/healthz", "/plugins/webhooks/zapier"]) {
      const [status, body] = await get(url, path, host);
      const { code, details } = JSON.parse(body);
      expect([status, code, details[0].header], path).toEqual([400, "invalid_request", "Host"]);
    }
  });

  test("of a length that is allowed costs no time", async () => {
    const { url } = await gatewayForTest();
    for (const host of [
      `${"a.".repeat(7_000)}@`,
      `${"%41".repeat(4_000)}%`,
      `[${":".repeat(14_000)}]`,
      "1:".repeat(7_000),
    ])
      expect((await get(url, "/healthz", host))[0]).toBe(400);
  });
});

test("health and routes are there under every name", async () => {
  const { url } = await gatewayForTest();
  expect((await get(url, "/healthz", "rebound.example"))[0]).toBe(200);
  const request = requestOf({ action: "find_latest_flow" }).replace("localhost", "rebound.example");
  expect(await new RawClient(url).read().send(request).receives(1)).toEqual([200]);
});

test("on an address that others reach every name is known", async () => {
  const { url } = await gatewayForTest({ gateway: { host: "0.0.0.0" } });
  const { port } = new URL(url);
  expect((await get(`http://127.0.0.1:${port}`, "/openapi.yaml", "gateway.example"))[0]).toBe(200);
});

test.each(["/docs", "/healthz", "/nope", "/plugins/webhooks/zapier"])(
  "a request for %s with two Host headers is a 400, equal or not, and changes nothing",
  async (path) => {
    const gateway = await gatewayForTest();
    const body = JSON.stringify({ action: "create_flow", goal: "g" });
    const head = [`POST ${path} HTTP/1.1`, `Authorization: Bearer ${SECRET}`, "Content-Type: application/json"];
    for (const hosts of [
      ["Host: localhost", "Host: localhost"],
      ["Host: localhost", "HOST: other"],
      ["host: a", "hOsT: b", "Host: c"],
    ]) {
      const lines = [...head, ...hosts, `Content-Length: ${body.length}`];
      const [status, text] = await ask(gateway.url, ...lines, "", body);
      expect([status, JSON.parse(text).code]).toEqual([400, "invalid_request"]);
      expect(text).toContain("one Host header");
    }
    const { body: latest } = await gateway.call({ action: "find_latest_flow" });
    expect(latest.result.flow).toBeNull();
  },
);

describe("a request target in absolute form", () => {
  test.each([
    ["http://localhost/openapi.yaml", 200],
    ["HTTP://LOCALHOST:1/openapi.yaml", 200],
    ["https://127.0.0.1/openapi.yaml?x=http://y/", 200],
    ["http://localhost/healthz", 200],
    ["http://localhost", 200],
    ["http://localhost?x", 200],
    ["http://localhost/nope", 404],
    ["ftp://localhost/openapi.yaml", 404],
    // Its host wins over the Host header, which is a known one here.
    ["http://rebound.example/openapi.yaml", 421],
    ["http://user@localhost/openapi.yaml", 400],
    ["http://localhost:port/openapi.yaml", 400],
    ["http:///openapi.yaml", 400],
    ["http://[localhost]/openapi.yaml", 400],
    ["http://%zz/healthz", 400],
  ])("%s is answered with %i", async (target, status) => {
    const { url } = await gatewayForTest();
    expect((await ask(url, `GET ${target} HTTP/1.1`, "Host: localhost"))[0]).toBe(status);
  });

  test("is known by its own host, whatever the Host header says, which it still needs", async () => {
    const { url } = await gatewayForTest();
    expect((await ask(url, "GET http://localhost/docs HTTP/1.1", "Host: rebound.example"))[0]).toBe(200);
    expect((await ask(url, "GET http://localhost/docs HTTP/1.1"))[0]).toBe(400);
  });

  test("reaches a route, with a slash at the end and a query too", async () => {
    const gateway = await gatewayForTest();
    const request = requestOf({ action: "create_flow", goal: "g" });
    const client = new RawClient(gateway.url).read();
    for (const target of ["http://localhost/plugins/webhooks/zapier", "http://x/plugins/webhooks/zapier/?a=b"])
      client.send(request.replace("/plugins/webhooks/zapier", target));
    client.send(request.replace("/plugins/webhooks/zapier", "http://x/plugins/webhooks/zapier/create_flow"));
    expect(await client.receives(3)).toEqual([200, 200, 200]);
  });

  test("is logged without its query", async () => {
    const log: string[] = [];
    const { url } = await gatewayForTest({ log });
    await ask(url, `GET http://localhost/nope?secret=${SECRET} HTTP/1.1`, "Host: localhost");
    await ask(url, `GET ftp://localhost/nope?secret=${SECRET} HTTP/1.1`, "Host: localhost");
    await expect.poll(() => log.filter((line) => line.includes("/nope")).length, PATIENCE).toBe(2);
  });
});
