import { describe, expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED, ROUTES, SECRET, type TestGateway } from "../support/gateway.ts";
import { PATIENCE, RawClient } from "../support/raw-client.ts";
import { scrape, valueOf } from "../support/scrape.ts";
import { SIGNED_ROUTE } from "../support/signed-messages.ts";
import { EventStreamClient } from "../support/stream-client.ts";

const PATH = "/plugins/webhooks/zapier/events";
const zapier = (more: object): Routes => ({ ...ROUTES, zapier: { ...ROUTES.zapier, ...more } }) as Routes;

async function flow(gateway: TestGateway, more: object = {}): Promise<string> {
  const { body } = await gateway.call({ action: "create_flow", goal: "g", ...more });
  return body.result.flow.flowId;
}

const finish = (gateway: TestGateway, flowId: string) =>
  gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });

const streams = async (gateway: TestGateway) => valueOf(await scrape(gateway.url), "taskflow_streams");
const opened = (gateway: TestGateway, count: number) => expect.poll(() => streams(gateway), PATIENCE).toBe(count);

const reload = (gateway: TestGateway, routes: Routes) =>
  gateway.reload({ ...gateway.config, webhooks: { enabled: true, config: { routes } } });

describe("the stream of a route", () => {
  test("has what was done and what is done from now on, as list_events has it", async () => {
    const gateway = await gatewayForTest();
    await flow(gateway);
    const stream = new EventStreamClient(gateway.url);
    await stream.receives(1);
    await finish(gateway, await flow(gateway, { currentStep: "a\nb\r\u2028 \ud83e\udd9e" }));
    const events = await stream.receives(3);
    const listed = (await gateway.call({ action: "list_events" })).body.result;
    expect(events).toEqual(listed.events);
    expect(stream.messages.map(({ event }) => event)).toEqual(listed.events.map(({ type }) => type));
    expect(stream.messages.at(-1)?.id).toBe(listed.cursor);
    const [, second] = stream.messages;
    const rest = (await gateway.call({ action: "list_events", cursor: second?.id })).body.result.events;
    expect(rest).toEqual(events.slice(2));
  });

  test("says what it is, and that nobody may keep or hold it", async () => {
    const stream = await new EventStreamClient((await gatewayForTest()).url).opened();
    expect(stream.status).toBe(200);
    expect(stream.headers).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      "x-request-id": expect.any(String),
      ratelimit: expect.any(String),
      "transfer-encoding": "chunked",
    });
    expect(stream.headers["content-encoding"]).toBeUndefined();
    await expect.poll(() => stream.retry, PATIENCE).toBe(3_000);
  });

  test("goes on after the last event that its client has seen, whatever the query says", async () => {
    const gateway = await gatewayForTest();
    const flowIds = [await flow(gateway), await flow(gateway), await flow(gateway)];
    const [first] = await new EventStreamClient(gateway.url).receives(3);
    expect(first?.flowId).toBe(flowIds[0]);
    const { cursor } = (await gateway.call({ action: "list_events", limit: 1 })).body.result;
    for (const query of ["", "?position=latest", `?cursor=${cursor}x&position=oldest`]) {
      const again = new EventStreamClient(gateway.url, { query, headers: { "last-event-id": cursor } });
      expect((await again.receives(2)).map(({ flowId }) => flowId)).toEqual(flowIds.slice(1));
    }
    const byCursor = new EventStreamClient(gateway.url, { query: `?cursor=${cursor}` });
    expect((await byCursor.receives(2)).map(({ flowId }) => flowId)).toEqual(flowIds.slice(1));
  });

  test("that begins at the latest event has an id before its first event, so that a client misses none", async () => {
    const gateway = await gatewayForTest();
    await flow(gateway);
    const stream = new EventStreamClient(gateway.url, { query: "?position=latest" });
    await expect.poll(() => stream.lastEventId, PATIENCE).not.toBe("");
    stream.close();
    const missed = await flow(gateway);
    const headers = { "last-event-id": stream.lastEventId };
    const again = new EventStreamClient(gateway.url, { query: "?position=latest", headers });
    expect(await again.receives(1)).toMatchObject([{ flowId: missed }]);
  });

  test("has only the events of the flow and the types that its query names", async () => {
    const gateway = await gatewayForTest();
    const flowIds = [await flow(gateway), await flow(gateway)];
    const ended = ["?types=flow.succeeded,flow.failed", "?types=flow.failed&types=flow.succeeded&more=1&limit=x"];
    const clients = [...ended, `?flowId=${flowIds[1]}`].map((query) => new EventStreamClient(gateway.url, { query }));
    await opened(gateway, 3);
    for (const flowId of flowIds) await finish(gateway, flowId);
    for (const client of clients.slice(0, 2))
      expect((await client.receives(2)).map(({ type }) => type)).toEqual(["flow.succeeded", "flow.succeeded"]);
    const ofFlow = await clients[2]?.receives(2);
    expect(ofFlow?.map(({ type, flowId }) => [type, flowId])).toEqual([
      ["flow.created", flowIds[1]],
      ["flow.succeeded", flowIds[1]],
    ]);
    const foreign = new EventStreamClient(gateway.url, {
      path: "/plugins/webhooks/other/events",
      query: `?flowId=${flowIds[0]}`,
    });
    await opened(gateway, 4);
    await flow(gateway);
    await clients[0]?.receives(2);
    expect([(await foreign.opened()).status, foreign.messages]).toEqual([200, []]);
  });

  test("says where events were deleted, and goes on behind them", async () => {
    let now = Date.now();
    const gateway = await gatewayForTest({ clock: () => now });
    const { cursor } = (await gateway.call({ action: "list_events" })).body.result;
    for (let n = 0; n < 3; n += 1) {
      await flow(gateway);
      now += 1_000;
    }
    const { events } = (await gateway.call({ action: "list_events" })).body.result;
    await gateway.store.pruneEvents({ before: events[2]?.occurredAt ?? 0, limit: 100 });
    const stream = new EventStreamClient(gateway.url, { headers: { "last-event-id": cursor } });
    expect(await stream.receives(1)).toEqual([events[2]]);
    const [gap] = stream.messages;
    const { oldestCursor } = (await gateway.call({ action: "list_events", cursor })).body.result;
    expect(gap).toEqual({ event: "gap", id: oldestCursor, data: JSON.stringify({ oldestCursor }) });
  });

  test.each([
    ["?cursor=x", "/cursor"],
    ["?cursor=", "/cursor"],
    ["?cursor=a&cursor=b", "/cursor"],
    ["?position=newest", "/position"],
    ["?types=", "/types/0"],
    ["?types=flow.created,flow.exploded", "/types/1"],
    ["?types=flow.created,flow.created", "/types"],
    ["?flowId=", "/flowId"],
    ["?flowId=%20", "/flowId"],
  ])("is refused with a 400 that names the parameter: %s", async (query, pointer) => {
    const stream = await new EventStreamClient((await gatewayForTest()).url, { query }).over();
    expect([stream.status, stream.body]).toMatchObject([400, { code: "invalid_request", details: [{ pointer }] }]);
  });

  test("is refused with a 400 for a cursor beside a position, and for an id that is none", async () => {
    const gateway = await gatewayForTest();
    const { cursor } = (await gateway.call({ action: "list_events" })).body.result;
    const both = await new EventStreamClient(gateway.url, { query: `?cursor=${cursor}&position=latest` }).over();
    expect([both.status, both.body]).toMatchObject([400, { details: [{ pointer: "/position" }] }]);
    const headers = { "last-event-id": "not an id" };
    const none = await new EventStreamClient(gateway.url, { headers }).over();
    expect([none.status, none.body]).toMatchObject([400, { details: [{ pointer: "", header: "Last-Event-ID" }] }]);
  });

  test.each(["POST", "HEAD", "PUT", "DELETE", "OPTIONS"])(
    "is not there for %s: 405 with Allow: GET",
    async (method) => {
      const stream = await new EventStreamClient((await gatewayForTest()).url, { method }).over();
      expect([stream.status, stream.headers.allow]).toEqual([405, "GET"]);
    },
  );

  test("is answered whatever media type is accepted, and to HTTP/1.0 without chunks", async () => {
    const gateway = await gatewayForTest();
    await flow(gateway);
    const accepting = new EventStreamClient(gateway.url, { headers: { accept: "application/json" } });
    await accepting.receives(1);
    const client = new RawClient(gateway.url).read();
    client.send(`GET ${PATH}?x HTTP/1.0\r\nAuthorization: Bearer ${SECRET}\r\n\r\n`);
    await expect.poll(() => client.text, PATIENCE).toContain("event: flow.created\ndata: {");
    expect(client.text.toLowerCase()).not.toContain("transfer-encoding");
    await flow(gateway);
    await expect.poll(() => client.text.split("event: flow.created").length, PATIENCE).toBe(3);
  });
});

describe("a stream is refused", () => {
  test("without the right secret with 401, in the query too", async () => {
    const gateway = await gatewayForTest();
    for (const secret of ["wrong", ""]) {
      const stream = await new EventStreamClient(gateway.url, { secret, query: `?secret=${SECRET}` }).over();
      expect([stream.status, stream.body.code]).toEqual([401, "unauthorized"]);
    }
  });

  test("with 403 where the route does not allow list_events", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ actions: ["create_flow"] }) });
    const stream = await new EventStreamClient(gateway.url).over();
    expect([stream.status, stream.body.code]).toEqual([403, "action_not_allowed"]);
  });

  test("with 404 on a route with signatures", async () => {
    const routes = { ...ROUTES, signed: { sessionKey: "agent:main:main", ...SIGNED_ROUTE } } as Routes;
    const gateway = await gatewayForTest({ routes });
    const stream = await new EventStreamClient(gateway.url, { path: "/plugins/webhooks/signed/events" }).over();
    expect([stream.status, stream.body.code]).toEqual([404, "route_not_found"]);
  });

  test("where a configured route has its path, which wins, though its secret does not resolve", async () => {
    const taken = { ...ROUTES.other, path: PATH } as Routes[string];
    const gateway = await gatewayForTest({ routes: { ...ROUTES, taken } as Routes });
    expect((await gateway.send({ path: PATH, body: '{"action":"list_flows"}' })).body.routeId).toBe("taken");
    expect((await new EventStreamClient(gateway.url).over()).status).toBe(405);
    const secret = { source: "env", provider: "default", id: "NOT_SET" } as const;
    const without = await gatewayForTest({ routes: { ...ROUTES, taken: { ...taken, secret } } as Routes });
    expect((await new EventStreamClient(without.url).over()).status).toBe(404);
  });

  test("beyond limits.maxWaiting with 429, and a closed one gives its place back", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ limits: { ...RAISED, maxInFlight: 1, maxWaiting: 2 } }) });
    const open = [new EventStreamClient(gateway.url), new EventStreamClient(gateway.url)];
    await opened(gateway, 2);
    const third = await new EventStreamClient(gateway.url).over();
    expect([third.status, third.body.code]).toEqual([429, "too_many_in_flight"]);
    expect((await gateway.call({ action: "list_events", waitMs: 10 })).status).toBe(429);
    open[0]?.close();
    await opened(gateway, 1);
    expect((await new EventStreamClient(gateway.url).opened()).status).toBe(200);
  });

  test("beyond the rate limit, in which it counts once however long it is open", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ limits: { requestsPerMinute: 12 } }) });
    const stream = new EventStreamClient(gateway.url);
    for (let n = 0; n < 10; n += 1) await flow(gateway);
    await stream.receives(10);
    expect((await new EventStreamClient(gateway.url).opened()).status).toBe(200);
    const refused = await new EventStreamClient(gateway.url).over();
    expect([refused.status, refused.body.code]).toEqual([429, "rate_limited"]);
  });
});

describe("a stream ends", () => {
  test("at a graceful shutdown, properly", async () => {
    const gateway = await gatewayForTest();
    const stream = new EventStreamClient(gateway.url);
    await opened(gateway, 1);
    const started = performance.now();
    await gateway.close();
    expect(performance.now() - started).toBeLessThan(10_000);
    expect((await stream.over()).ended).toBe(true);
  });

  test("when a reload revokes its secret, and its connection with it; others go on", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ secret: ["first-s3cret", SECRET] }) });
    const client = new RawClient(gateway.url).read();
    client.send(`GET ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer first-s3cret\r\n\r\n`);
    const stream = new EventStreamClient(gateway.url);
    await opened(gateway, 2);
    await reload(gateway, zapier({}));
    await client.hasEnded();
    expect(client.text).toMatch(/\r\n0\r\n\r\n$/);
    await opened(gateway, 1);
    await flow(gateway);
    await stream.receives(1);
    await reload(gateway, { other: ROUTES.other } as Routes);
    expect((await stream.over()).ended).toBe(true);
  });
});

describe("an open stream", () => {
  test("is a gauge and, at its end, one line of the log and one request that did not fail", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log, logLevel: "debug" });
    const stream = new EventStreamClient(gateway.url, { query: "?types=flow.created" });
    await opened(gateway, 1);
    const openedAt = performance.now();
    const open = await scrape(gateway.url);
    expect(valueOf(open, "taskflow_streams", { route: "zapier" })).toBe(1);
    expect(valueOf(open, "taskflow_waiting_requests")).toBe(0);
    expect(valueOf(open, "taskflow_requests_in_flight", { route: "zapier" })).toBe(0);
    await flow(gateway);
    await stream.receives(1);
    await expect.poll(() => performance.now() - openedAt, PATIENCE).toBeGreaterThan(2_000);
    stream.close();
    await opened(gateway, 0);
    const lines = log.map((text) => JSON.parse(text)).filter(({ action }) => action === "stream_events");
    expect(lines).toMatchObject([{ msg: "request", level: 20, method: "GET", path: PATH, status: 200 }]);
    const closed = await scrape(gateway.url);
    const ofStream = { route: "zapier", action: "stream_events" };
    expect(valueOf(closed, "taskflow_requests_total", { ...ofStream, status: "200", code: "ok" })).toBe(1);
    expect(valueOf(closed, "taskflow_request_duration_seconds_sum", ofStream)).toBeLessThan(2);
  });

  test("holds back what its client does not read, and sends all of it when it does", async () => {
    const routes = zapier({ limits: { ...RAISED, maxBodyBytes: 1_000_000 } });
    const gateway = await gatewayForTest({ routes });
    const stream = await new EventStreamClient(gateway.url).opened();
    stream.pause();
    const currentStep = "x".repeat(100_000);
    const count = 200;
    for (let n = 0; n < count; n += 1) await flow(gateway, { currentStep });
    await expect
      .poll(async () => valueOf(await scrape(gateway.url), "taskflow_unsent_bytes"), PATIENCE)
      .toBeGreaterThan(0);
    // Of 20 MB the kernel has some; of the rest the process has one page.
    expect(valueOf(await scrape(gateway.url), "taskflow_unsent_bytes")).toBeLessThan(400_000);
    stream.resume();
    const events = await stream.receives(count);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(count);
    await expect.poll(async () => valueOf(await scrape(gateway.url), "taskflow_unsent_bytes"), PATIENCE).toBe(0);
  });

  test("is closed when its client sends what is not HTTP, and once however much that is", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log });
    const client = new RawClient(gateway.url).read();
    client.send(`GET ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${SECRET}\r\n\r\n`);
    await opened(gateway, 1);
    for (let n = 0; n < 20; n += 1) await client.sendAll("\u0000 what is this\r\n\r\n").catch(() => {});
    await client.hasEnded();
    await opened(gateway, 0);
    expect(client.statuses).toEqual([200]);
  });

  test("and its other requests on the connection: they are answered when it has ended, or go with it", async () => {
    const gateway = await gatewayForTest();
    const client = new RawClient(gateway.url).read();
    const stream = `GET ${PATH} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${SECRET}\r\n\r\n`;
    client.send(stream + stream);
    await opened(gateway, 1);
    await flow(gateway);
    await expect.poll(() => client.text, PATIENCE).toContain("event: flow.created");
    expect(await streams(gateway)).toBe(1);
    client.socket.destroy();
    await opened(gateway, 0);
  });

  test("can be opened by a web page of a known origin, which may send the last id", async () => {
    const gateway = await gatewayForTest({ gateway: { cors: { origins: ["https://page.example"] } } });
    const origin = "https://page.example";
    const preflight = await new EventStreamClient(gateway.url, {
      method: "OPTIONS",
      headers: { origin, "access-control-request-method": "GET" },
    }).over();
    expect([preflight.status, preflight.headers["access-control-allow-headers"]]).toEqual([
      204,
      expect.stringContaining("Last-Event-ID"),
    ]);
    const stream = await new EventStreamClient(gateway.url, { headers: { origin } }).opened();
    expect(stream.headers["access-control-allow-origin"]).toBe(origin);
  });
});
