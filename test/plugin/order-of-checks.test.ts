import { describe, expect, test } from "vitest";
import { gatewayForTest, RAISED, ROUTES, SECRET } from "../support/gateway.ts";

const LIST = JSON.stringify({ action: "list_flows" });
const zapier = (limits: object) => ({ zapier: { ...ROUTES.zapier, limits } }) as typeof ROUTES;

/** Each request fails the named check and every later one; only the named one may answer. */
describe("the checks come in order", () => {
  const cases = [
    [
      "method",
      405,
      "method_not_allowed",
      { method: "PUT", headers: { "content-type": "text/plain", authorization: "" } },
    ],
    ["media type", 415, "unsupported_media_type", { headers: { "content-type": "text/plain", authorization: "" } }],
    ["content coding", 415, "unsupported_media_type", { headers: { "content-encoding": "gzip", authorization: "" } }],
    ["secret", 401, "unauthorized", { headers: { authorization: "Bearer wrong" }, body: "x".repeat(300_000) }],
    ["size", 413, "payload_too_large", { body: "x".repeat(300_000) }],
    ["syntax", 400, "invalid_request", { body: "{" }],
    ["validation", 400, "invalid_request", { body: '{"action":"get_flow"}' }],
  ] as const;
  test.each(cases)("%s answers %i %s", async (_what, status, code, init) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body: LIST, ...init });
    expect([answer.status, answer.body.code, answer.body.routeId]).toEqual([status, code, "zapier"]);
  });

  test("the rate limit counts requests that later checks refuse, but not other methods", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ ...RAISED, requestsPerMinute: 2 }) });
    await gateway.send({ method: "PUT", body: LIST });
    const statuses = [];
    for (let n = 0; n < 3; n += 1)
      statuses.push((await gateway.send({ body: LIST, headers: { authorization: "" } })).status);
    expect(statuses).toEqual([401, 401, 429]);
  });
});

describe("the rate limit", () => {
  test("lets the 120th request of a minute pass and tells the 121st when to come back", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ maxInFlight: 1000 }) });
    for (let n = 0; n < 120; n += 1) expect((await gateway.call({ action: "get_flow", flowId: "x" })).status).toBe(200);
    const refused = await gateway.call({ action: "get_flow", flowId: "x" });
    expect([refused.status, refused.body.code]).toEqual([429, "rate_limited"]);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.headers.get("ratelimit")).toBe(`"route";r=0;t=${seconds}`);
    expect(refused.headers.get("ratelimit-policy")).toBe('"route";q=120;w=60');
  });

  test("reports the remaining requests with every counted response, successful or refused", async () => {
    const gateway = await gatewayForTest({ routes: zapier({ ...RAISED, requestsPerMinute: 5 }) });
    const fields = async (init: Parameters<typeof gateway.send>[0]) => {
      const { status, headers } = await gateway.send({ body: LIST, ...init });
      const [, left, seconds] = /^"route";r=(\d+);t=(\d+)$/.exec(headers.get("ratelimit") ?? "") ?? [];
      return [
        status,
        headers.get("ratelimit-policy"),
        left && Number(left),
        Number(seconds) > 0 && Number(seconds) <= 60,
      ];
    };
    const policy = '"route";q=5;w=60';
    expect(await fields({ method: "PUT" })).toEqual([405, null, undefined, false]);
    expect(await fields({})).toEqual([200, policy, 4, true]);
    expect(await fields({ headers: { authorization: "Bearer no" } })).toEqual([401, policy, 3, true]);
    expect(await fields({ headers: { "content-type": "text/plain" } })).toEqual([415, policy, 2, true]);
    expect(await fields({ body: "{" })).toEqual([400, policy, 1, true]);
    expect(await fields({})).toEqual([200, policy, 0, true]);
    expect(await fields({})).toEqual([429, policy, 0, true]);
  });

  test("counts each client behind a trusted proxy separately, and believes no one else", async () => {
    const routes = zapier({ ...RAISED, requestsPerMinute: 1 });
    const from = (address: string) => ({ body: LIST, headers: { "x-forwarded-for": address } });
    const proxied = await gatewayForTest({ routes, gateway: { trustedProxies: ["127.0.0.0/8"] } });
    expect((await proxied.send(from("203.0.113.1"))).status).toBe(200);
    expect((await proxied.send(from("203.0.113.2"))).status).toBe(200);
    expect((await proxied.send(from("198.51.100.9, 203.0.113.1"))).status).toBe(429);
    const direct = await gatewayForTest({ routes });
    expect((await direct.send(from("203.0.113.1"))).status).toBe(200);
    expect((await direct.send(from("203.0.113.2"))).status).toBe(429);
  });

  test("x-real-ip counts only where it is allowed", async () => {
    const routes = zapier({ ...RAISED, requestsPerMinute: 1 });
    const from = (address: string) => ({ body: LIST, headers: { "x-real-ip": address } });
    const allowed = await gatewayForTest({
      routes,
      gateway: { trustedProxies: ["127.0.0.1"], allowRealIpFallback: true },
    });
    expect((await allowed.send(from("203.0.113.1"))).status).toBe(200);
    expect((await allowed.send(from("203.0.113.2"))).status).toBe(200);
    const refused = await gatewayForTest({ routes, gateway: { trustedProxies: ["127.0.0.1"] } });
    expect((await refused.send(from("203.0.113.1"))).status).toBe(200);
    expect((await refused.send(from("203.0.113.2"))).status).toBe(429);
  });

  test("each route has a separate window", async () => {
    const limits = { ...RAISED, requestsPerMinute: 1 };
    const gateway = await gatewayForTest({
      routes: { a: { sessionKey: "s", secret: SECRET, limits }, b: { sessionKey: "s", secret: SECRET, limits } },
    });
    const statuses = [];
    for (const route of ["a", "b", "a"]) statuses.push((await gateway.call({ action: "list_flows" }, route)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe("the secret", () => {
  const cases: [string, Record<string, string>, number][] = [
    ["Bearer with blanks around it", { authorization: `Bearer   ${SECRET}  ` }, 200],
    ["a scheme in capitals", { authorization: `BEARER ${SECRET}` }, 200],
    ["a wrong Bearer beside a right header", { authorization: "Bearer no", "x-openclaw-webhook-secret": SECRET }, 401],
    ["an empty Bearer beside a right header", { authorization: "Bearer", "x-openclaw-webhook-secret": SECRET }, 200],
    ["Basic beside a right header", { authorization: "Basic abc", "x-openclaw-webhook-secret": SECRET }, 200],
    ["Basic alone", { authorization: `Basic ${SECRET}` }, 401],
    ["the secret without its last character", { authorization: `Bearer ${SECRET.slice(0, -1)}` }, 401],
    ["nothing", { authorization: "" }, 401],
  ];
  test.each(cases)("%s returns the right status", async (_what, headers, status) => {
    const gateway = await gatewayForTest();
    const answer = await gateway.send({ body: LIST, headers });
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer /);
  });
});

describe("the media type", () => {
  const cases: [string, number][] = [
    ["application/json", 200],
    ["APPLICATION/JSON; charset=utf-8", 200],
    ["application/vnd.api+json", 200],
    ["application/ld+json; profile=x", 200],
    ["application/json-patch", 415],
    ["text/json", 415],
    ["application/x-www-form-urlencoded", 415],
    ["application/json, text/plain", 415],
  ];
  test.each(cases)("%s is answered with %i", async (contentType, status) => {
    const gateway = await gatewayForTest();
    expect((await gateway.send({ body: LIST, headers: { "content-type": contentType } })).status).toBe(status);
  });
});

describe("paths", () => {
  test("a trailing slash and a query reach the route; another path is 404 without a routeId", async () => {
    const gateway = await gatewayForTest({
      routes: { zapier: { ...ROUTES.zapier, path: "hooks//in/" } } as typeof ROUTES,
    });
    expect((await gateway.send({ path: "/hooks/in/?x=1", body: LIST })).status).toBe(200);
    expect((await gateway.send({ path: "/hooks/in", body: LIST })).status).toBe(200);
    const unknown = await gateway.send({ path: "/plugins/webhooks/zapier", body: LIST });
    const requestId = unknown.headers.get("x-request-id");
    expect([unknown.status, unknown.body]).toEqual([
      404,
      { ok: false, code: "route_not_found", error: "There is no route at this path.", requestId },
    ]);
  });

  test.each([
    ["a.b", "a%2Eb"],
    ["a.b", "%61.%62"],
    ["büro", "b%C3%BCro"],
    ["in box", "in%20box"],
    ["50%", "50%25"],
    ["a%2Eb", "a%2Eb"],
  ])("route %s is reached as %s, and so are its actions", async (routeId, encoded) => {
    const gateway = await gatewayForTest({ routes: { [routeId]: ROUTES.zapier } as typeof ROUTES });
    const path = `/plugins/webhooks/${encoded}`;
    expect((await gateway.send({ path, body: LIST })).status).toBe(200);
    expect((await gateway.send({ path: `${path}/list_flows`, body: LIST })).status).toBe(200);
  });

  test.each(["a%2Fb", "a%zz", "%", "a%C3"])("%s names no route", async (encoded) => {
    const gateway = await gatewayForTest({ routes: { "a.b": ROUTES.zapier, "a/b": ROUTES.other } as typeof ROUTES });
    expect((await gateway.send({ path: `/plugins/webhooks/${encoded}`, body: LIST })).status).toBe(404);
  });

  test("a disabled route is not there", async () => {
    const gateway = await gatewayForTest({ routes: { zapier: { ...ROUTES.zapier, enabled: false } } as typeof ROUTES });
    expect((await gateway.call({ action: "list_flows" })).status).toBe(404);
  });

  test("a route whose secret does not resolve is skipped with one warning that names it and the reason", async () => {
    const log: string[] = [];
    const secret = { source: "env", provider: "default", id: "UNSET" } as const;
    const gateway = await gatewayForTest({ log, routes: { ...ROUTES, broken: { sessionKey: "s", secret } } });
    expect((await gateway.call({ action: "list_flows" }, "broken")).status).toBe(404);
    expect((await gateway.call({ action: "list_flows" })).status).toBe(200);
    const warnings = log.filter((line) => JSON.parse(line).level === 40 && line.includes("broken"));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/broken.*UNSET/);
  });
});
