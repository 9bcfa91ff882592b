import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FaultyProxy, startFaultyProxy } from "../../support/faulty-proxy.ts";
import { Connection, failure } from "./app.ts";
import { liveGateway, SECRET } from "./gateway.ts";

const gateway = liveGateway();
const REQUEST = /, request [0-9a-f-]{36}\)$/;
const said = async (step: Promise<unknown>) => {
  const { message, ...details } = await failure(step);
  return { ...details, message: message.replace(REQUEST, ")") };
};

describe("an answer of the gateway", () => {
  test("401 makes Zapier ask for another secret", async () => {
    const refused = await said(gateway.connection("zapier", "wrong").create("create_flow", { goal: "Review" }));
    expect(refused).toEqual({
      name: "ExpiredAuthError",
      message:
        "The gateway refuses the secret of this connection. Reconnect it with the secret that the route has now. " +
        "(unauthorized)",
    });
  });

  test("429 makes Zapier wait as long as the gateway says", async () => {
    const narrow = gateway.connection("narrow");
    await narrow.search("find_latest_flow");
    const throttled = await said(narrow.create("create_flow", { goal: "Review" }));
    expect(throttled).toMatchObject({ name: "ThrottledError", message: expect.stringContaining("rate_limited") });
    expect(throttled.delay).toBeGreaterThan(0);
    expect(throttled.delay).toBeLessThanOrEqual(60);
  });

  test("409 shows the current flow and what to do", async () => {
    const zapier = gateway.connection();
    const { flowId } = await zapier.create("create_flow", { goal: "Review" });
    await zapier.create("set_waiting", { flowId, expectedRevision: 0 });
    expect(await said(zapier.create("finish_flow", { flowId, expectedRevision: 0 }))).toEqual({
      name: "AppError",
      code: "revision_conflict",
      status: 409,
      message:
        "The flow has changed since revision 0: it is waiting now, at revision 1. Find the flow in a step before this " +
        "one and use the revision that it returns. (revision_conflict)",
    });
    await zapier.create("finish_flow", { flowId, expectedRevision: 1 });
    const late = await said(zapier.create("run_task", { flowId, runtime: "acp", task: "Inspect" }));
    expect(late).toMatchObject({ code: "terminal", status: 409, message: "Flow is already succeeded. (terminal)" });
  });

  test("400, 403 and 404 say what is wrong", async () => {
    const zapier = gateway.connection();
    const invalid = await said(zapier.create("run_task", { flowId: "x", runtime: "cron", task: " " }));
    expect(invalid).toMatchObject({ code: "invalid_request", status: 400 });
    expect(invalid.message).toContain("runtime must be one of subagent, acp; task must not be blank");
    expect(await said(gateway.connection("monitor").create("create_flow", { goal: "Review" }))).toMatchObject({
      status: 403,
      message: "This route does not allow create_flow. (action_not_allowed)",
    });
    expect(await said(zapier.create("cancel_flow", { flowId: "unknown" }))).toMatchObject({
      status: 404,
      message: "TaskFlow not found. (not_found)",
    });
    const elsewhere = new Connection(`${gateway.routeUrl("zapier")}/nowhere`, SECRET);
    expect(await said(elsewhere.test())).toMatchObject({ status: 404, code: "route_not_found" });
  });
});

describe("an answer of something else", () => {
  let proxy: FaultyProxy;
  beforeAll(async () => {
    proxy = await startFaultyProxy(new URL(gateway.routeUrl("zapier")).origin, { keys: true });
  });
  afterAll(() => proxy.close());
  const search = () => said(gateway.through(proxy.url).search("find_latest_flow"));

  test("is recognized", async () => {
    proxy.play({ status: 404, body: "<h1>Not found</h1>" }, { status: 200, body: "{}" });
    const message = "No route answered at the Route URL of this connection, but something else, with HTTP";
    expect(await search()).toMatchObject({
      code: "no_route_answer",
      message: expect.stringContaining(`${message} 404`),
    });
    expect(await search()).toMatchObject({ message: expect.stringContaining(`${message} 200`) });
  });

  test("that says when to come again makes Zapier wait", async () => {
    const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString();
    proxy.play({ status: 503, headers: { "retry-after": inTwoMinutes } }, { status: 429 });
    const unavailable = await search();
    expect(unavailable.name).toBe("ThrottledError");
    expect(unavailable.delay).toBeGreaterThan(100);
    expect(await search()).toMatchObject({ name: "ThrottledError" });
  });

  test("with another address is not followed: the secret goes nowhere else", async () => {
    const location = gateway.routeUrl("zapier").replace("//", "//user:hunter2@");
    proxy.play({ status: 307, headers: { location: `${location}?token=hunter2` } }, { status: 307 });
    const { message } = await search();
    expect(message).toContain(`redirects to ${gateway.routeUrl("zapier")}, which is not followed.`);
    expect(message).not.toContain("hunter2");
    expect(await search()).toMatchObject({ message: expect.stringContaining("HTTP 307") });
    expect(proxy.seen).toHaveLength(2);
  });

  test.each([
    ["mailto:u@o.example?subject=x", "mailto:u@o.example,"],
    ["/moved", "http://127.0.0.1:"],
    [`https://o.example/${SECRET}`, "another address, which holds the secret,"],
    [`https://${SECRET.toUpperCase()}.o.example/`, "another address, which holds the secret,"],
    [`https://o.example/${SECRET.replace("3", "%33")}`, "another address, which holds the secret,"],
    ["http://[", "another address,"],
  ])("that redirects to %s is named as far as it can be, and its body is no result", async (location, shown) => {
    const body = JSON.stringify({ ok: true, routeId: "zapier", result: { flow: { flowId: "f" } } });
    proxy.play({ status: 302, headers: { location, "content-type": "application/json" }, body });
    const { message } = await search();
    expect(message).toContain(`redirects to ${shown}`);
    expect(message.toLowerCase()).not.toContain(SECRET);
  });

  test.each([
    [200, { ok: false, error: "invalid_auth" }],
    [404, { ok: false, error_code: 404, description: "Not Found" }],
    [400, { ok: false, code: 5, error: { a: 1 } }],
    [400, { ok: false, code: "invalid_request", error: "No.", details: "x" }],
  ])("that refuses in another way is recognized, too: %i %j", async (status, body) => {
    proxy.play({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    expect(await search()).toMatchObject({
      code: "no_route_answer",
      message: expect.stringContaining(`HTTP ${status}`),
    });
  });

  test("that never arrives names the host", async () => {
    proxy.play("lose request");
    expect(await search()).toMatchObject({
      code: "no_answer",
      message: expect.stringMatching(/^127\.0\.0\.1:\d+ did not/),
    });
  });
});

describe("a secret", () => {
  test.each(["\t", "\u2028", "€", "\u0000", "\ufeff"])(
    "with %j inside, which fits no header, is not shown",
    async (between) => {
      const refused = await said(gateway.connection("zapier", `hunter2${between}${SECRET}`).test());
      expect(refused).toEqual({
        name: "AppError",
        code: "invalid_secret",
        message: "The connection's Secret has characters that are invalid in a header.",
      });
    },
  );

  test.each(["\n", "\r\n", "\r", " \n", "\u00a0", "\ufeff"])("that ends in %j is sent without it", async (end) => {
    expect(await gateway.connection("zapier", `${SECRET}${end}`).test()).toEqual({ routeId: "zapier" });
  });

  test.each(["\n", "\r"])("with %j inside is refused, and not shown", async (between) => {
    const refused = await said(gateway.connection("zapier", `hunter2${between}${SECRET}`).test());
    expect(refused).toMatchObject({ code: "invalid_secret", message: expect.stringContaining("a line break inside") });
    expect(refused.message).not.toMatch(new RegExp(`hunter2|${SECRET}`));
  });
});

describe("what a user writes", () => {
  const create = (input: object) => said(gateway.connection().create("create_flow", { goal: "Review", ...input }));

  test("has to be JSON in a field of JSON", async () => {
    expect(await create({ stateJson: "{reviewed: 0}" })).toMatchObject({
      code: "invalid_input",
      message: expect.stringMatching(/^State JSON must be JSON, such as/),
    });
  });

  test("has to be of the field's type", async () => {
    const zapier = gateway.connection();
    const bad = { flowId: "x", runtime: "acp", task: "Inspect" };
    expect(await said(zapier.create("finish_flow", { flowId: "x", expectedRevision: "one" }))).toMatchObject({
      message: "Expected Revision must be a whole number.",
    });
    expect(await said(zapier.create("run_task", { ...bad, preferMetadata: "maybe" }))).toMatchObject({
      message: "Prefer Metadata must be true or false.",
    });
    expect(await create({ currentStep: { name: "reply" } })).toMatchObject({ message: "Current Step must be text." });
  });

  test("reaches the gateway as it is, whatever is in it", async () => {
    const state = '{"text":"{{bundle.authData.secret}} ü","empty":"","none":null,"list":[]}';
    const flow = await gateway.connection().create("create_flow", { goal: "{{process.env.HOME}}", stateJson: state });
    expect([flow.goal, flow.stateJson]).toEqual(["{{process.env.HOME}}", JSON.parse(state)]);
  });

  test("keeps every digit of a number in a field of JSON", async () => {
    const proxy = await startFaultyProxy(new URL(gateway.routeUrl("zapier")).origin);
    const state = '{"id":12345678901234567890,"n":[1.5,1.0]}';
    await gateway.through(proxy.url).create("create_flow", { goal: "Big", stateJson: state });
    expect(proxy.seen[0]?.body).toContain('"stateJson":{"id":12345678901234567890,"n":[1.5,1]}');
    await proxy.close();
  });

  test("for the Route URL has to be an address, without a secret in it", async () => {
    for (const url of [
      "",
      "flows.example.com/zapier",
      "file:///etc/passwd",
      "https://user:pass@flows.example.com/zapier",
      "https://:pass@flows.example.com/zapier",
      "https://flows.example.com/zapier?secret=hunter2",
      "https://flows.example.com/zapier#hunter2",
    ])
      expect(await said(new Connection(url, SECRET).test())).toMatchObject({ code: "invalid_url" });
  });
});
