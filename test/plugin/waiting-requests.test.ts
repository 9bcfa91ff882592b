import { describe, expect, test } from "vitest";
import type { ActionName } from "../../generated/actions.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { type Answer, gatewayForTest, ROUTES, SECRET, type TestGateway } from "../support/gateway.ts";
import { PATIENCE, RawClient, requestOf } from "../support/raw-client.ts";
import { scrape, valueOf } from "../support/scrape.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const LONG = { action: "list_events", waitMs: 50_000 } as const;
const CREATE = { action: "create_flow", goal: "g" } as const;
const zapier = (more: object): Routes => ({ ...ROUTES, zapier: { ...ROUTES.zapier, ...more } }) as Routes;
const limited = (limits: object) => zapier({ limits: { ...ROUTES.zapier?.limits, ...limits } });

async function waiting(gateway: TestGateway): Promise<number> {
  return valueOf(await scrape(gateway.url), "taskflow_waiting_requests");
}

/** Requests that wait by now, as many as these. */
async function begun(gateway: TestGateway, count: number): Promise<void> {
  await expect.poll(() => waiting(gateway), PATIENCE).toBe(count);
}

const reload = (gateway: TestGateway, routes: Routes) =>
  gateway.reload({ ...gateway.config, webhooks: { enabled: true, config: { routes } } });

const outcome = ({ status, body }: Answer) => [status, body.code ?? body.result.events.length];

describe("list_events with waitMs", () => {
  test("answers at once where there are events", async () => {
    const gateway = await gatewayForTest();
    await gateway.call(CREATE);
    expect((await gateway.call(LONG)).body.result.events).toHaveLength(1);
  });

  test("answers with the first event that matches, and not with others", async () => {
    const gateway = await gatewayForTest();
    const { flow } = (await gateway.call(CREATE)).body.result;
    const { flowId } = flow;
    const answer = gateway.call({ ...LONG, flowId, types: ["flow.succeeded"] });
    await begun(gateway, 1);
    await gateway.call(CREATE);
    await gateway.call({ action: "set_waiting", flowId, expectedRevision: 0 });
    await gateway.call(CREATE, "other");
    expect(await waiting(gateway)).toBe(1);
    await gateway.call({ action: "finish_flow", flowId, expectedRevision: 1 });
    const { events, cursor } = (await answer).body.result;
    expect(events).toMatchObject([{ type: "flow.succeeded", flowId, revision: 2 }]);
    expect((await gateway.call({ action: "list_events", cursor })).body.result.events).toEqual([]);
  });

  test("answers without events when the time is over, and its cursor goes on from there", async () => {
    const gateway = await gatewayForTest();
    const started = performance.now();
    const { status, body } = await gateway.call({ ...LONG, waitMs: 300 });
    expect([status, body.result.events]).toEqual([200, []]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(299);
    await gateway.call(CREATE);
    const next = await gateway.call({ ...LONG, cursor: body.result.cursor });
    expect(next.body.result.events).toHaveLength(1);
  });

  test("begins at the latest event where that is asked for, and misses none that comes", async () => {
    const gateway = await gatewayForTest();
    await gateway.call(CREATE);
    const answer = gateway.call({ ...LONG, position: "latest" });
    await begun(gateway, 1);
    const { flow } = (await gateway.call(CREATE)).body.result;
    expect((await answer).body.result.events).toMatchObject([{ flowId: flow.flowId }]);
  });

  test("answers many that wait for the same event", async () => {
    const gateway = await gatewayForTest();
    const answers = Array.from({ length: 64 }, () => gateway.call(LONG));
    await begun(gateway, 64);
    await gateway.call(CREATE);
    expect((await Promise.all(answers)).map(({ body }) => body.result.events.length)).toEqual(Array(64).fill(1));
    expect(await waiting(gateway)).toBe(0);
  });
});

describe("a request that waits", () => {
  test("has no place in flight, and one of its route's waiting requests", async () => {
    const gateway = await gatewayForTest({ routes: limited({ maxInFlight: 1, maxWaiting: 2 }) });
    const waits = [gateway.call(LONG)];
    await begun(gateway, 1);
    waits.push(gateway.call({ ...LONG, types: ["flow.created"] }));
    await begun(gateway, 2);
    const refused = await gateway.call(LONG);
    expect([refused.status, refused.body.code]).toEqual([429, "too_many_in_flight"]);
    expect(refused.body.error).toBe("More than 2 requests wait for events or tasks.");
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(refused.headers.get("ratelimit-policy")).toBe('"waiting";q=2;qu="concurrent-requests"');
    // Neither requests that do not wait nor those of another route are concerned.
    expect((await gateway.call({ ...LONG, waitMs: 0 })).status).toBe(200);
    expect((await gateway.call({ ...LONG, waitMs: 1 }, "other")).status).toBe(200);
    await gateway.call(CREATE);
    expect((await Promise.all(waits)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await gateway.call({ ...LONG, position: "latest", waitMs: 1 })).status).toBe(200);
  });

  test("gives its place back when its client goes away", async () => {
    const gateway = await gatewayForTest({ routes: limited({ maxWaiting: 1 }) });
    const client = new RawClient(gateway.url).send(requestOf(LONG)).read();
    await begun(gateway, 1);
    client.socket.destroy();
    await begun(gateway, 0);
    expect((await gateway.call({ ...LONG, waitMs: 1 })).status).toBe(200);
  });

  test("is answered with 200 at a graceful shutdown, on a connection that closes", async () => {
    const gateway = await gatewayForTest();
    const answer = gateway.call(LONG);
    await begun(gateway, 1);
    const closed = gateway.close({ graceMs: 3_000 });
    // On its way when the signal came: it does not wait any more.
    expect(outcome(await gateway.call(LONG))).toEqual([200, 0]);
    expect(outcome(await answer)).toEqual([200, 0]);
    expect((await answer).headers.get("connection")).toBe("close");
    await closed;
  });

  test("has passed every check before it waits", async () => {
    const gateway = await gatewayForTest();
    const key = "x".repeat(300);
    const refused = await gateway.call(LONG, "zapier", { "idempotency-key": key });
    expect([refused.status, refused.body.details]).toMatchObject([400, [{ header: "Idempotency-Key" }]]);
    const { cursor } = (await gateway.call({ action: "list_events" })).body.result;
    for (const fields of [{ cursor, position: "latest" }, { cursor: "x" }, { types: ["flow.exploded"] }])
      expect((await gateway.call({ ...LONG, ...fields })).status).toBe(400);
  });

  test("is counted as waiting, not as in flight, and its wait not as the time of an answer", async () => {
    const log: string[] = [];
    const gateway = await gatewayForTest({ log, logLevel: "debug" });
    const answer = gateway.call({ ...LONG, waitMs: 4_000 });
    await begun(gateway, 1);
    const samples = await scrape(gateway.url);
    expect(valueOf(samples, "taskflow_waiting_requests", { route: "zapier" })).toBe(1);
    expect(valueOf(samples, "taskflow_requests_in_flight", { route: "zapier" })).toBe(0);
    await answer;
    const later = await scrape(gateway.url);
    const ofRoute = { route: "zapier", action: "list_events" };
    expect(valueOf(later, "taskflow_request_duration_seconds_count", ofRoute)).toBe(1);
    expect(valueOf(later, "taskflow_request_duration_seconds_sum", ofRoute)).toBeLessThan(4);
    const [line] = log.map((text) => JSON.parse(text)).filter(({ action }) => action === "list_events");
    expect(line.milliseconds).toBeGreaterThanOrEqual(3_999);
  });
});

describe("a reload", () => {
  const NEW = "s3cret-of-tomorrow";

  test("ends a wait with 401 when it revokes the secret that the request used", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ secret: ["first-s3cret", SECRET] }) });
    const before = gateway.call(LONG, "zapier", { authorization: "Bearer first-s3cret" });
    const after = gateway.call(LONG);
    await begun(gateway, 2);
    await reload(gateway, zapier({ secret: [SECRET, NEW] }));
    expect(outcome(await before)).toEqual([401, "unauthorized"]);
    expect((await before).headers.get("www-authenticate")).toContain("Bearer");
    expect(await waiting(gateway)).toBe(1);
    await gateway.call(CREATE);
    expect(outcome(await after)).toEqual([200, 1]);
  });

  test.each([
    ["removes the route", { other: ROUTES.other }, [401, "unauthorized"]],
    ["binds the route to another session", zapier({ sessionKey: "agent:main:elsewhere" }), [401, "unauthorized"]],
    ["moves the route", zapier({ path: "/elsewhere" }), [401, "unauthorized"]],
    ["signs the route", zapier(SIGNED_ROUTE), [401, "unauthorized"]],
    ["takes the action away", zapier({ actions: ["create_flow"] }), [403, "action_not_allowed"]],
  ] as [string, Routes, unknown][])("ends a wait when it %s", async (_what, routes, expected) => {
    const gateway = await gatewayForTest();
    const answer = gateway.call(LONG);
    await begun(gateway, 1);
    await reload(gateway, routes);
    expect(outcome(await answer)).toEqual(expected);
  });

  test("that changes limits or other routes lets requests wait on, and counts them", async () => {
    const gateway = await gatewayForTest({ routes: limited({ maxWaiting: 2 }) });
    const answer = gateway.call(LONG);
    await begun(gateway, 1);
    const { zapier: changed } = limited({ maxWaiting: 1, maxInFlight: 5 });
    await reload(gateway, { zapier: changed, third: ROUTES.other } as Routes);
    expect(outcome(await gateway.call(LONG))).toEqual([429, "too_many_in_flight"]);
    await gateway.call(CREATE);
    expect(outcome(await answer)).toEqual([200, 1]);
  });
});

describe("on a route with signatures", () => {
  const routes = { signed: { sessionKey: "agent:main:main", ...SIGNED_ROUTE }, zapier: ROUTES.zapier } as Routes;
  const send = (gateway: TestGateway, body: object, headers?: Record<string, string>) => {
    const text = JSON.stringify(body);
    const path = "/plugins/webhooks/signed";
    return gateway.send({ path, body: text, headers: headers ?? signed(text) }, "list_events" as ActionName);
  };

  test("list_events waits, and a message that comes again gets a new answer: reads are not kept", async () => {
    const gateway = await gatewayForTest({ routes });
    const message = signed(JSON.stringify(LONG));
    const first = send(gateway, LONG, message);
    await begun(gateway, 1);
    await gateway.call(CREATE);
    expect(outcome(await first)).toEqual([200, 1]);
    await gateway.call(CREATE);
    expect(outcome(await send(gateway, LONG, message))).toEqual([200, 2]);
  });

  test("a wait ends with 401 when the secret is revoked, however old its timestamp has become", async () => {
    let now = Date.now();
    const gateway = await gatewayForTest({ routes, clock: () => now });
    const answers = [send(gateway, LONG), send(gateway, { ...LONG, types: ["flow.created"] })];
    await begun(gateway, 2);
    now += 400_000;
    const other = `whsec_${Buffer.from("another key of 24 bytes.").toString("base64")}`;
    await reload(gateway, { ...routes, signed: { ...routes.signed, secret: [other, SIGNED_ROUTE.secret] } } as Routes);
    expect(await waiting(gateway)).toBe(2);
    await reload(gateway, { ...routes, signed: { ...routes.signed, secret: other } } as Routes);
    for (const answer of answers) expect(outcome(await answer)).toEqual([401, "unauthorized"]);
  });
});
