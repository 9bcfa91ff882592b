import { Webhook } from "standardwebhooks";
import { describe, expect, test, vi } from "vitest";
import { startReceiver } from "../delivery/support/receiver.ts";
import { create, endpointGateway, granted, idsOf, PUBLIC } from "../support/endpoints.ts";
import type { TestGateway } from "../support/gateway.ts";

const NEW_SECRET = /^whsec_[A-Za-z0-9+/]{32}$/;
const RECEIVED = { timeout: 20_000, interval: 20 };
const eventsOf = async (gateway: TestGateway, goal = "g") => {
  const { flowId } = (await gateway.call({ action: "create_flow", goal })).body.result.flow;
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  return flowId;
};

describe("create_endpoint", () => {
  test("returns the endpoint, and a new secret that no later answer has", async () => {
    const gateway = await endpointGateway();
    const { endpoint, secret } = await create(gateway, { types: ["flow.failed"], description: " Tickets " });
    expect(endpoint).toEqual({
      endpointId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      url: PUBLIC,
      types: ["flow.failed"],
      description: "Tickets",
      source: "action",
      enabled: true,
      createdAt: expect.any(Number),
      updatedAt: endpoint.createdAt,
    });
    expect(secret).toMatch(NEW_SECRET);
    const list = await gateway.call({ action: "list_endpoints" });
    expect(list.body.result).toEqual({ endpoints: [endpoint] });
    const { endpointId } = endpoint;
    const renamed = await gateway.call({ action: "update_endpoint", endpointId, description: "Other" });
    expect(renamed.body.result.secret).toBeUndefined();
    expect(list.text + renamed.text).not.toContain(secret?.slice("whsec_".length));
  });

  test.each([24, 25, 32, 64])("takes a secret of %i bytes, and returns it once", async (bytes) => {
    const gateway = await endpointGateway();
    const secret = `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;
    expect((await create(gateway, { secret })).secret).toBe(secret);
  });

  test.each([
    ["of 23 bytes", `whsec_${Buffer.alloc(23, 7).toString("base64")}`],
    ["of 65 bytes", `whsec_${Buffer.alloc(65, 7).toString("base64")}`],
    ["without its padding", `whsec_${Buffer.alloc(32, 7).toString("base64").replace("=", "")}`],
    ["with bits that stand for nothing", `whsec_${"A".repeat(42)}B=`],
    ["without the prefix", Buffer.alloc(32, 7).toString("base64")],
  ])("refuses a secret %s with its pointer, and without a part of it", async (_what, secret) => {
    const gateway = await endpointGateway();
    const refused = await gateway.call({ action: "create_endpoint", url: PUBLIC, secret });
    expect([refused.status, refused.body.code]).toEqual([400, "invalid_request"]);
    const message = "must be whsec_ and 24 to 64 bytes in base64";
    expect(refused.body.details).toEqual([{ pointer: "/secret", message }]);
    expect(refused.text).not.toContain(secret.slice(8));
    expect(await idsOf(gateway)).toEqual([]);
  });

  test.each([
    "http://hooks.example/",
    "https://10.0.0.1/",
    "https://2130706434:443/",
    "https://[::ffff:169.254.169.254]/latest",
    "https://user:pass@hooks.example/",
    "ftp://hooks.example/",
    "not a URL",
  ])("refuses %s with the pointer /url, as update_endpoint does", async (url) => {
    const gateway = await endpointGateway({
      taskflow: { maintenance: {}, endpoints: { allowHttp: false, allowPrivateNetworks: [] } },
    });
    const { endpoint } = await create(gateway);
    const { endpointId } = endpoint;
    for (const request of [{ action: "create_endpoint" }, { action: "update_endpoint", endpointId }] as const) {
      const refused = await gateway.call({ ...request, url });
      expect([refused.status, refused.body.code]).toEqual([400, "invalid_request"]);
      expect(refused.body.details).toMatchObject([{ pointer: "/url" }]);
    }
    expect((await gateway.call({ action: "list_endpoints" })).body.result.endpoints).toEqual([endpoint]);
  });

  test("refuses one more than the session may have, whichever of its routes asks", async () => {
    const gateway = await endpointGateway({ taskflow: { maintenance: {}, endpoints: { maxPerSession: 2 } } });
    await create(gateway);
    await create(gateway, {}, "twin");
    const refused = await gateway.call({ action: "create_endpoint", url: PUBLIC });
    expect([refused.status, refused.body.code, refused.body.error]).toEqual([
      409,
      "too_many_endpoints",
      "The session has 2 endpoints, the maximum.",
    ]);
    expect((await create(gateway, {}, "other")).secret).toMatch(NEW_SECRET);
    const [endpointId] = await idsOf(gateway);
    await gateway.call({ action: "delete_endpoint", endpointId });
    expect((await create(gateway)).secret).toMatch(NEW_SECRET);
  });

  test("allows 20 endpoints by default", async () => {
    const gateway = await endpointGateway();
    for (let count = 0; count < 20; count += 1) await create(gateway);
    expect((await gateway.call({ action: "create_endpoint", url: PUBLIC })).body.code).toBe("too_many_endpoints");
  });
});

describe("update_endpoint", () => {
  test("changes the fields that are sent, and no others", async () => {
    const gateway = await endpointGateway();
    const { endpoint } = await create(gateway, { types: ["flow.failed"], description: "Old" });
    const { endpointId, updatedAt } = endpoint;
    const update = async (fields: object) =>
      (await gateway.call({ action: "update_endpoint", endpointId, ...fields })).body.result.endpoint;
    expect(await update({})).toEqual(endpoint);
    const url = "https://other.example/";
    const moved = { ...endpoint, url, updatedAt: expect.any(Number) };
    expect(await update({ url })).toEqual(moved);
    expect(await update({ types: ["task.lost", "flow.lost"] })).toEqual({
      ...moved,
      types: ["task.lost", "flow.lost"],
    });
    const { types: _types, ...byPolicy } = moved;
    expect(await update({ types: [] })).toEqual(byPolicy);
    const { description: _description, ...plain } = byPolicy;
    expect(await update({ description: null })).toEqual(plain);
    expect(await update({ enabled: false })).toEqual({ ...plain, enabled: false, disabledReason: "requested" });
    expect(await update({ enabled: true })).toEqual(plain);
    expect((await update({})).updatedAt).toBeGreaterThanOrEqual(updatedAt);
  });

  test("rotates the secret: for 24 hours the old one signs too", async () => {
    let now = Date.now();
    const receiver = await startReceiver();
    const gateway = await endpointGateway({ clock: () => now });
    const { endpoint, secret: old = "" } = await create(gateway, { url: receiver.url });
    const { endpointId } = endpoint;
    const rotated = await gateway.call({ action: "update_endpoint", endpointId, rotateSecret: true });
    const { secret = "" } = rotated.body.result;
    expect(secret).toMatch(NEW_SECRET);
    expect(secret).not.toBe(old);
    const signaturesAfter = async (ms: number) => {
      now += ms;
      await gateway.call({ action: "test_endpoint", endpointId });
      const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: "" };
      const signed = headers as Record<string, string>;
      const at = new Date(Number(signed["webhook-timestamp"]) * 1000);
      const madeBy = (key: string) =>
        signed["webhook-signature"]?.split(" ").includes(new Webhook(key).sign(signed["webhook-id"] ?? "", at, body));
      return [madeBy(secret), madeBy(old)];
    };
    expect(await signaturesAfter(0)).toEqual([true, true]);
    expect(await signaturesAfter(24 * 3_600_000 - 1)).toEqual([true, true]);
    expect(await signaturesAfter(1)).toEqual([true, false]);
  });

  test("that disables an endpoint makes it miss nothing: what came meanwhile is sent when it is enabled", async () => {
    const receiver = await startReceiver();
    const gateway = await endpointGateway();
    const { endpointId } = (await create(gateway, { url: receiver.url })).endpoint;
    await gateway.call({ action: "update_endpoint", endpointId, enabled: false });
    const flowId = await eventsOf(gateway);
    expect(receiver.received).toEqual([]);
    await gateway.call({ action: "update_endpoint", endpointId, enabled: true });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), RECEIVED);
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({
      type: "flow.succeeded",
      data: { flow: { flowId } },
    });
  });

  test("enables an endpoint that answered 410, and its health starts over", async () => {
    const receiver = await startReceiver((res, _received, count) => void res.writeHead(count === 1 ? 410 : 204).end());
    const gateway = await endpointGateway();
    const { endpointId } = (await create(gateway, { url: receiver.url })).endpoint;
    await eventsOf(gateway);
    const read = async () => (await gateway.call({ action: "list_endpoints" })).body.result.endpoints[0];
    await vi.waitFor(
      async () => expect(await read()).toMatchObject({ enabled: false, disabledReason: "gone" }),
      RECEIVED,
    );
    const enabled = await gateway.call({ action: "update_endpoint", endpointId, enabled: true });
    expect(enabled.body.result.endpoint).toEqual({
      endpointId,
      url: receiver.url,
      source: "action",
      enabled: true,
      createdAt: expect.any(Number),
      updatedAt: expect.any(Number),
    });
    await eventsOf(gateway);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), RECEIVED);
  });
});

describe("test_endpoint", () => {
  test("sends one signed message now, and returns the attempt", async () => {
    const receiver = await startReceiver((res) => void res.writeHead(202).end());
    const gateway = await endpointGateway();
    const { endpoint, secret = "" } = await create(gateway, { url: receiver.url });
    const { endpointId } = endpoint;
    const { attempt } = (await gateway.call({ action: "test_endpoint", endpointId })).body.result;
    expect(attempt).toEqual({ delivered: true, at: expect.any(Number), durationMs: expect.any(Number), status: 202 });
    const [message] = receiver.received;
    expect(receiver.received).toHaveLength(1);
    expect(new Webhook(secret).verify(message?.body ?? "", message?.headers as Record<string, string>)).toMatchObject({
      type: "endpoint.test",
      data: { endpointId },
    });
    // A test is no delivery, and says nothing of the endpoint's health.
    expect((await gateway.call({ action: "list_deliveries", endpointId })).body.result).toEqual({ deliveries: [] });
    expect((await gateway.call({ action: "list_endpoints" })).body.result.endpoints).toEqual([endpoint]);
  });

  test("returns why an attempt failed, and does not repeat it", async () => {
    const receiver = await startReceiver((res) => void res.writeHead(500).end("no"));
    const gateway = await endpointGateway();
    const { endpointId } = (await create(gateway, { url: receiver.url })).endpoint;
    const answer = await gateway.call({ action: "test_endpoint", endpointId });
    expect(answer.body.result.attempt).toMatchObject({ delivered: false, status: 500, error: "http_status" });
    expect(answer.text).not.toContain('no"');
    expect(receiver.received).toHaveLength(1);
  });

  test("takes up a place of requests in flight until the receiver answers", async () => {
    const answers: (() => void)[] = [];
    const receiver = await startReceiver((res) => void answers.push(() => res.writeHead(204).end()));
    const limits = { requestsPerMinute: 1_000, maxInFlight: 1 };
    const gateway = await endpointGateway({ routes: { zapier: granted("agent:main:main", { limits }) } });
    const { endpointId } = (await create(gateway, { url: receiver.url })).endpoint;
    const tested = gateway.call({ action: "test_endpoint", endpointId });
    await vi.waitFor(() => expect(answers).toHaveLength(1), RECEIVED);
    expect((await gateway.call({ action: "test_endpoint", endpointId })).body.code).toBe("too_many_in_flight");
    for (const answer of answers) answer();
    expect((await tested).body.result.attempt.delivered).toBe(true);
  });
});

describe("list_deliveries", () => {
  test("pages through the deliveries, newest first, of every status or of one", async () => {
    const receiver = await startReceiver();
    const gateway = await endpointGateway();
    const { endpointId } = (await create(gateway, { url: receiver.url, types: ["flow.created"] })).endpoint;
    for (let count = 0; count < 5; count += 1) await eventsOf(gateway, `g${count}`);
    const list = async (fields: object = {}) =>
      (await gateway.call({ action: "list_deliveries", endpointId, ...fields })).body.result;
    await vi.waitFor(async () => expect((await list({ status: "delivered" })).deliveries).toHaveLength(5), RECEIVED);
    const { deliveries: all, nextCursor: none } = await list();
    expect(none).toBeUndefined();
    expect(all[0]).toEqual({
      endpointId,
      eventId: receiver.received.at(-1)?.headers["webhook-id"],
      type: "flow.created",
      status: "delivered",
      attempts: 1,
      lastStatus: 204,
      createdAt: expect.any(Number),
    });
    const first = await list({ limit: 2 });
    const second = await list({ limit: 2, cursor: first.nextCursor });
    const third = await list({ limit: 2, cursor: second.nextCursor });
    expect([...first.deliveries, ...second.deliveries, ...third.deliveries]).toEqual(all);
    expect(third.nextCursor).toBeUndefined();
    expect(await list({ status: "failed" })).toEqual({ deliveries: [] });
  });

  test.each(["x", "MTc3", "!!!!", "MTc3Njk4ODk1MDAwMA", Buffer.from("1.").toString("base64url")])(
    "refuses the cursor %s with its pointer",
    async (cursor) => {
      const gateway = await endpointGateway();
      const { endpointId } = (await create(gateway)).endpoint;
      const refused = await gateway.call({ action: "list_deliveries", endpointId, cursor });
      expect([refused.status, refused.body.details]).toMatchObject([400, [{ pointer: "/cursor" }]]);
    },
  );
});

describe("redeliver_event", () => {
  test("sends one event again under its id, or one that the endpoint did not get", async () => {
    const receiver = await startReceiver();
    const gateway = await endpointGateway();
    await eventsOf(gateway);
    const { endpointId } = (await create(gateway, { url: receiver.url, types: ["flow.succeeded"] })).endpoint;
    await eventsOf(gateway);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), RECEIVED);
    const again = async (eventId: unknown) =>
      (await gateway.call({ action: "redeliver_event", endpointId, eventId })).body.result;
    const sent = receiver.received[0]?.headers["webhook-id"];
    await vi.waitFor(async () => {
      const { deliveries } = (await gateway.call({ action: "list_deliveries", endpointId })).body.result;
      expect(deliveries).toMatchObject([{ status: "delivered" }]);
    }, RECEIVED);
    expect(await again(sent)).toEqual({ queued: 1 });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), RECEIVED);
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(sent);
    // Of a type that it does not get, from before it was created.
    const [created] = await journalOf(gateway);
    expect(await again(created?.eventId)).toEqual({ queued: 1 });
    await vi.waitFor(() => expect(receiver.received).toHaveLength(3), RECEIVED);
    expect(receiver.received[2]?.headers["webhook-id"]).toBe(created?.eventId);
  });

  test("sends the events since a time that the endpoint gets, from before it was created too", async () => {
    let now = Date.now();
    const receiver = await startReceiver();
    const gateway = await endpointGateway({ clock: () => now });
    await eventsOf(gateway, "early");
    const since = (now += 1_000);
    const flowIds = [await eventsOf(gateway, "late"), await eventsOf(gateway, "later")];
    const { endpointId } = (await create(gateway, { url: receiver.url })).endpoint;
    const { queued } = (await gateway.call({ action: "redeliver_event", endpointId, since })).body.result;
    expect(queued).toBe(2);
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), RECEIVED);
    const sent = receiver.received.map(({ body }) => JSON.parse(body).data.flow.flowId as string);
    expect(new Set(sent)).toEqual(new Set(flowIds));
  });

  test.each([
    ["neither of eventId and since", {}, ""],
    ["both of them", { eventId: "e", since: 1 }, "/since"],
    ["a cursor with eventId", { eventId: "e", cursor: "MTI" }, "/cursor"],
    ["a cursor that is none", { since: 1, cursor: "MTI" }, "/cursor"],
  ])("refuses %s", async (_what, fields, pointer) => {
    const gateway = await endpointGateway();
    const { endpointId } = (await create(gateway)).endpoint;
    const refused = await gateway.call({ action: "redeliver_event", endpointId, ...fields });
    expect([refused.status, refused.body.details]).toMatchObject([400, [{ pointer }]]);
  });

  test("answers an event of another session, or of none, as not found", async () => {
    const gateway = await endpointGateway();
    await gateway.call({ action: "create_flow", goal: "theirs" }, "other");
    const [foreign] = await journalOf(gateway, "agent:main:other");
    const { endpointId } = (await create(gateway)).endpoint;
    for (const eventId of [foreign?.eventId, "none"]) {
      const refused = await gateway.call({ action: "redeliver_event", endpointId, eventId });
      expect([refused.status, refused.body.code]).toEqual([404, "not_found"]);
      expect(refused.body.result.reason).toMatch(/^Event not found\./);
    }
  });
});

describe("an endpoint of another session", () => {
  const REQUESTS = [
    { action: "update_endpoint", enabled: false },
    { action: "delete_endpoint" },
    { action: "test_endpoint" },
    { action: "list_deliveries" },
    { action: "redeliver_event", since: 0 },
  ] as const;

  test.each(REQUESTS)("is answered by $action as one that does not exist, and stays as it is", async (request) => {
    const gateway = await endpointGateway();
    const { endpoint } = await create(gateway);
    const strip = ({ text }: { text: string }) => text.replace(/"requestId":"[^"]+"/, "");
    const foreign = await gateway.call({ ...request, endpointId: endpoint.endpointId }, "other");
    const unknown = await gateway.call({ ...request, endpointId: "00000000-0000-7000-8000-000000000000" }, "other");
    expect([foreign.status, foreign.body.code, foreign.body.error]).toEqual([404, "not_found", "Endpoint not found."]);
    expect(strip(foreign)).toBe(strip(unknown));
    expect(await idsOf(gateway, "other")).toEqual([]);
    expect((await gateway.call({ action: "list_endpoints" }, "twin")).body.result.endpoints).toEqual([endpoint]);
  });
});

async function journalOf({ store }: TestGateway, ownerKey = "agent:main:main") {
  const after = await store.locateEvents(ownerKey, "oldest");
  const page = await store.readEvents(ownerKey, { after, limit: 100, maxBytes: 1_000_000 });
  return "events" in page ? page.events.map(({ event }) => event) : [];
}
