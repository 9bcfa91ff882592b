import { describe, expect, test } from "vitest";
import { gatewayForTest, ROUTES, type TestGateway } from "../support/gateway.ts";

const NOTHING = { flowId: "00000000-0000-7000-8000-000000000000" };

async function flow(gateway: TestGateway, route?: string): Promise<string> {
  const { body } = await gateway.call({ action: "create_flow", goal: "g" }, route);
  return body.result.flow.flowId;
}

async function list(gateway: TestGateway, fields: Record<string, unknown> = {}, route?: string) {
  const { status, body } = await gateway.call({ action: "list_events", ...fields }, route);
  return { status, code: body.code, details: body.details, ...body.result };
}

describe("list_events", () => {
  test("returns what was done, oldest first, with the route that did it and without the session", async () => {
    const gateway = await gatewayForTest();
    const flowId = await flow(gateway);
    await gateway.call({ action: "set_waiting", flowId, expectedRevision: 0, currentStep: "review" });
    await gateway.call({ action: "finish_flow", flowId, expectedRevision: 1 });
    const { status, events } = await list(gateway);
    expect(status).toBe(200);
    expect(events.map(({ type, revision, status: after }) => [type, revision, after])).toEqual([
      ["flow.created", 0, "queued"],
      ["flow.waiting", 1, "waiting"],
      ["flow.succeeded", 2, "succeeded"],
    ]);
    expect(events[1]).toEqual({
      eventId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      type: "flow.waiting",
      occurredAt: expect.any(Number),
      flowId,
      revision: 1,
      status: "waiting",
      currentStep: "review",
      routeId: "zapier",
    });
    expect(JSON.stringify(events)).not.toContain("agent:main");
  });

  test("goes on behind each answer by its cursor, which is there without events too", async () => {
    const gateway = await gatewayForTest();
    const empty = await list(gateway);
    expect(empty).toMatchObject({ events: [], cursor: expect.stringMatching(/^[\w-]+$/) });
    for (let n = 0; n < 5; n += 1) await flow(gateway);
    const seen = [];
    let { cursor } = empty;
    for (const count of [2, 2, 1, 0]) {
      const page = await list(gateway, { cursor, limit: 2 });
      expect(page.events).toHaveLength(count);
      seen.push(...page.events);
      cursor = page.cursor;
    }
    expect(seen).toEqual((await list(gateway)).events);
    await flow(gateway);
    expect((await list(gateway, { cursor })).events).toHaveLength(1);
  });

  test("returns 100 events, or as many as the limit says, up to 1,000", async () => {
    const gateway = await gatewayForTest();
    await Promise.all(Array.from({ length: 120 }, () => flow(gateway)));
    expect((await list(gateway)).events).toHaveLength(100);
    expect((await list(gateway, { limit: 1_000 })).events).toHaveLength(120);
    for (const limit of [0, 1_001]) expect(await list(gateway, { limit })).toMatchObject({ status: 400 });
  });

  test("begins at the oldest event, or after the latest one", async () => {
    const gateway = await gatewayForTest();
    await flow(gateway);
    expect((await list(gateway, { position: "oldest" })).events).toHaveLength(1);
    const { events, cursor } = await list(gateway, { position: "latest" });
    expect(events).toEqual([]);
    const flowId = await flow(gateway);
    expect((await list(gateway, { cursor })).events).toMatchObject([{ flowId }]);
  });

  test("filters by type and flow, and its cursor passes over the others", async () => {
    const gateway = await gatewayForTest();
    const flowIds = [await flow(gateway), await flow(gateway)];
    for (const flowId of flowIds) await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
    const ended = await list(gateway, { types: ["flow.succeeded", "flow.failed"] });
    expect(ended.events.map(({ flowId }) => flowId)).toEqual(flowIds);
    const first = await list(gateway, { flowId: flowIds[0] });
    expect(first.events.map(({ type }) => type)).toEqual(["flow.created", "flow.succeeded"]);
    expect((await list(gateway, { cursor: first.cursor })).events).toEqual([]);
  });

  test("returns no event of another session, by its flow either", async () => {
    const gateway = await gatewayForTest();
    const flowId = await flow(gateway);
    expect((await list(gateway, {}, "other")).events).toEqual([]);
    expect(await list(gateway, { flowId }, "other")).toMatchObject({ status: 200, events: [] });
    expect(await list(gateway, NOTHING)).toMatchObject({ status: 200, events: [] });
  });

  test.each([
    ["a cursor beside a position", { position: "oldest" }, "/position"],
    ["an unknown type", { types: ["flow.exploded"] }, "/types/0"],
    ["no type", { types: [] }, "/types"],
    ["an unknown position", { position: "newest" }, "/position"],
    ["a wait of more than 50 seconds", { waitMs: 50_001 }, "/waitMs"],
    ["a negative wait", { waitMs: -1 }, "/waitMs"],
  ])("refuses %s with a 400 that points at it", async (_what, fields, pointer) => {
    const gateway = await gatewayForTest();
    const { cursor } = await list(gateway);
    const sent = "position" in fields && fields.position === "oldest" ? { ...fields, cursor } : fields;
    expect(await list(gateway, sent)).toMatchObject({ status: 400, details: [{ pointer }] });
  });

  test("refuses a cursor that it did not make with a 400 that points at it", async () => {
    const gateway = await gatewayForTest();
    const { cursor } = await list(gateway);
    for (let n = 0; n < 2; n += 1) await flow(gateway);
    const { nextCursor } = (await gateway.call({ action: "list_flows", limit: 1 })).body.result;
    const foreign = [
      nextCursor,
      cursor.slice(1),
      `${cursor}A`,
      `${cursor}=`,
      `${cursor} x`,
      "\u0000",
      "x",
      "@@@@",
      "ä",
    ];
    for (const text of [...foreign, Buffer.from("1:2").toString("base64url"), "A".repeat(10_000)])
      for (const waitMs of [0, 10])
        expect(await list(gateway, { cursor: text, waitMs }), text).toMatchObject({
          status: 400,
          code: "invalid_request",
          details: [{ pointer: "/cursor" }],
        });
  });

  test("refuses a cursor whose events were deleted with 410, and says where the journal begins", async () => {
    let now = Date.now();
    const gateway = await gatewayForTest({ clock: () => now });
    const { cursor } = await list(gateway);
    for (let n = 0; n < 3; n += 1) {
      await flow(gateway);
      now += 1_000;
    }
    const { events } = await list(gateway);
    expect(await gateway.store.pruneEvents({ before: events[2]?.occurredAt ?? 0, limit: 100 })).toBe(2);
    for (const waitMs of [0, 30_000]) {
      const refused = await list(gateway, { cursor, waitMs });
      expect(refused).toMatchObject({ status: 410, code: "events_expired", reason: expect.any(String) });
      expect((await list(gateway, { cursor: refused.oldestCursor })).events).toEqual([events[2]]);
    }
    expect((await list(gateway)).events).toEqual([events[2]]);
  });

  test("ends an answer before 4 MiB, and goes on behind it", async () => {
    const limits = { requestsPerMinute: 1_000_000, maxInFlight: 1_000, maxBodyBytes: 1_000_000 };
    const gateway = await gatewayForTest({ routes: { zapier: { ...ROUTES.zapier, limits } } as typeof ROUTES });
    // Each character takes six bytes in JSON.
    const currentStep = "\u0001".repeat(100_000);
    for (let n = 0; n < 10; n += 1) await gateway.call({ action: "create_flow", goal: "g", currentStep });
    let cursor: string | undefined;
    const counts = [];
    const seen = new Set<string>();
    do {
      const answer = await gateway.call({ action: "list_events", ...(cursor && { cursor }) });
      expect(answer.text.length).toBeLessThan(4 * 1024 * 1024);
      counts.push(answer.body.result.events.length);
      for (const { eventId } of answer.body.result.events) seen.add(eventId);
      cursor = answer.body.result.cursor;
    } while (counts.at(-1) !== 0);
    expect(seen.size).toBe(10);
    expect(counts.length).toBeGreaterThan(2);
  });

  test("sees at once what was answered before, whoever else waits", async () => {
    const gateway = await gatewayForTest();
    const { cursor } = await list(gateway);
    const waiting = list(gateway, { cursor, types: ["flow.lost"], waitMs: 2_000 });
    let last = cursor;
    for (let n = 0; n < 50; n += 1) {
      const flowId = await flow(gateway);
      const page = await list(gateway, { cursor: last, flowId });
      expect(page.events).toMatchObject([{ flowId }]);
      last = page.cursor;
    }
    expect((await waiting).events).toEqual([]);
  });
});
