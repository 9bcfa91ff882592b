import { describe, expect, test } from "vitest";
import { gatewayForTest, RAISED, ROUTES, SECRET } from "../../support/gateway.ts";
import { headOf, PATIENCE, RawClient, requestOf } from "../../support/raw-client.ts";
import { scrape, valueOf } from "../../support/scrape.ts";

const zapier = (limits: object) =>
  ({ zapier: { ...ROUTES.zapier, limits: { ...RAISED, ...limits } } }) as typeof ROUTES;
const connections = async (url: string) => valueOf(await scrape(url), "taskflow_connections");
const LIST = JSON.stringify({ action: "list_flows" });
const ROUTE = "/plugins/webhooks/zapier";

/** Refusals of requests whose body is not there yet: what is sent, and what comes back. */
const REFUSALS: [string, string, number][] = [
  ["an unknown path", headOf(100, "/nope"), 404],
  ["an unknown path with a large body", headOf(100_000_000, "/nope"), 404],
  [
    "an unknown path with a body in chunks",
    headOf(0, "/nope").replace("Content-Length: 0", "Transfer-Encoding: chunked"),
    404,
  ],
  ["another method", headOf(100).replace("POST", "PUT"), 405],
  ["another media type", headOf(100).replace("application/json", "text/plain"), 415],
  ["a wrong secret", headOf(100).replace(SECRET, "wrong"), 401],
  ["a wrong secret with a large body", headOf(200_000).replace(SECRET, "wrong"), 401],
  ["a body that says that it is too large", headOf(300_000), 413],
  ["no Host", headOf(100).replace("Host: localhost\r\n", ""), 400],
  ["the documentation", headOf(100, "/docs"), 405],
  ["the documentation, with a method that it takes", headOf(100, "/openapi.yaml").replace("POST", "GET"), 200],
  ["health", headOf(100, "/healthz"), 405],
  ["metrics", headOf(100, "/metrics"), 405],
];

describe("a response that comes before the body", () => {
  test.each(REFUSALS)("of %s says that the connection closes, and closes it", async (_what, head, status) => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read().send(head);
    await client.hasEnded();
    expect(client.statuses).toEqual([status]);
    expect(client.text).toMatch(/^connection: close\r$/im);
    // Also when the client never closes its own side.
    await expect.poll(() => connections(gateway.url), PATIENCE).toBe(1);
  });

  test("of too many requests closes the connection too", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ requestsPerMinute: 1 }) });
    await gateway.send({ body: LIST });
    const client = new RawClient(gateway.url).read().send(headOf(100));
    await client.hasEnded();
    expect(client.statuses).toEqual([429]);
  });

  test("reaches a client that sends the whole of a large body before it reads", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).send(headOf(20_000_000, "/nope"));
    for (let sent = 0; sent < 20_000_000; sent += 1_000_000) await client.sendAll("x".repeat(1_000_000));
    client.read();
    await client.hasEnded();
    expect([client.statuses, client.error]).toEqual([[404], undefined]);
  });

  test("is sent to 300 clients with unfinished bodies, whose connections are gone soon after", async () => {
    const gateway = await gatewayForTest();
    const clients = Array.from({ length: 300 }, () =>
      new RawClient(gateway.url).read().send(`${headOf(100, "/nope")}{`),
    );
    await Promise.all(clients.map((client) => client.hasEnded()));
    expect(new Set(clients.flatMap(({ statuses }) => statuses))).toEqual(new Set([404]));
    await expect.poll(() => connections(gateway.url), PATIENCE).toBe(1);
  });

  test("ends for a client that never stops sending", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read().send(headOf(1_000_000_000, "/nope"));
    const dripping = setInterval(() => client.send("x"), 100);
    await expect.poll(() => client.closed, PATIENCE).toBe(true);
    clearInterval(dripping);
    expect(client.statuses).toEqual([404]);
  });
});

describe("a refusal leaves the connection open", () => {
  const whole = (status: number): [string, string] =>
    ({
      401: ["a wrong secret", requestOf({ action: "list_flows" }).replace(SECRET, "wrong")],
      404: ["an unknown path", requestOf({ action: "list_flows" }, "/nope")],
      405: ["another method", requestOf({ action: "list_flows" }).replace("POST", "PUT")],
      415: ["another media type", requestOf({ action: "list_flows" }).replace("application/json", "text/plain")],
    })[status] as [string, string];

  test.each([401, 404, 405, 415])("%i, when the body came with the headers", async (status) => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    for (let n = 1; n <= 3; n += 1) {
      client.send(whole(status)[1]);
      expect((await client.receives(n)).at(-1)).toBe(status);
    }
    client.send(requestOf({ action: "list_flows" }));
    expect((await client.receives(4)).at(-1)).toBe(200);
    expect(client.text).not.toMatch(/connection: close/i);
  });

  test.each([401, 404])("%i, when a small body comes in a separate packet", async (status) => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    const [head = "", body = ""] = whole(status)[1].split("\r\n\r\n");
    client.send(`${head}\r\n\r\n`);
    // Until the gateway, which runs in this process, has read the headers.
    await expect.poll(() => client.socket.bytesWritten, PATIENCE).toBe(head.length + 4);
    for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    client.send(body).send(requestOf({ action: "list_flows" }));
    expect(await client.receives(2)).toEqual([status, 200]);
  });

  test("when there is no body", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    for (const path of ["/nope", "/docs/nope", ROUTE]) client.send(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    client.send(requestOf({ action: "list_flows" }));
    expect(await client.receives(4)).toEqual([404, 404, 405, 200]);
  });
});

describe("what is not HTTP", () => {
  test.each([
    ["garbage", "GARBAGE\r\n\r\n"],
    ["headers without an end", `POST / HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n\r\n`],
  ])("is refused, and the connection is gone also when the client never closes its side: %s", async (_what, bytes) => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read().send(bytes);
    await client.hasEnded();
    expect(client.statuses).toEqual([400]);
    await expect.poll(() => connections(gateway.url), PATIENCE).toBe(1);
  });

  test("reaches a client that sends a megabyte of it before it reads", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).send("garbage\r\n\r\n");
    for (let n = 0; n < 10; n += 1) await client.sendAll("x".repeat(100_000));
    client.read();
    await client.hasEnded();
    expect([client.statuses, client.error]).toEqual([[400], undefined]);
  });
});
