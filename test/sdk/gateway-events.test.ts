import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTaskFlowClient, type TaskFlowClient } from "../../sdk/src/index.ts";
import { RAISED, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { SIGNED_ROUTE, signed } from "../support/signed-messages.ts";

const SESSION = { sessionKey: "agent:main:events", secret: SECRET, limits: RAISED };

let gateway: TestGateway;
let requests: string[];
beforeAll(async () => {
  gateway = await startTestGateway({
    routes: {
      events: SESSION,
      narrow: { ...SESSION, actions: ["get_flow"] },
      full: { ...SESSION, limits: { ...RAISED, maxWaiting: 1 } },
      signed: { ...SESSION, ...SIGNED_ROUTE },
    },
  });
});
afterAll(() => gateway.close());

const clientOf = (routeId: string): TaskFlowClient => {
  requests = [];
  return createTaskFlowClient({
    baseUrl: gateway.url,
    routeId,
    secret: SECRET,
    fetch: async (request) => {
      const body = await request.clone().text();
      requests.push(JSON.parse(body).action);
      if (routeId !== "signed") return fetch(request);
      return fetch(new Request(request, { headers: { "content-type": "application/json", ...signed(body) } }));
    },
  });
};

describe.each(["events", "signed"])("on the route %s of a real gateway", (routeId) => {
  test("events returns the history of a flow, and its end as it happens", async () => {
    const client = clientOf(routeId);
    const { flowId } = (await client.createFlow({ goal: "Listen" })).flow;
    await client.setWaiting({ flowId, expectedRevision: 0, currentStep: "reply" });
    const seen: object[] = [];
    const controller = new AbortController();
    for await (const event of client.events({ flowId, signal: controller.signal })) {
      seen.push(event);
      if (event.type === "flow.waiting") void client.finishFlow({ flowId, expectedRevision: 1 });
      if (event.type === "flow.succeeded") controller.abort();
    }
    expect(seen).toMatchObject([
      { type: "flow.created", flowId, revision: 0, status: "queued", routeId, cursor: expect.any(String) },
      { type: "flow.waiting", revision: 1, currentStep: "reply" },
      { type: "flow.succeeded", revision: 2, status: "succeeded" },
    ]);
    expect(requests.filter((action) => action === "list_events").length).toBeLessThan(6);
  });

  test("every cursor continues without a gap", async () => {
    const client = clientOf(routeId);
    const { flowId } = (await client.createFlow({ goal: "Continue" })).flow;
    for (let expectedRevision = 0; expectedRevision < 5; expectedRevision++)
      await client.resumeFlow({ flowId, expectedRevision });
    const read = async (cursor?: string) => {
      const found: { revision: number; cursor: string }[] = [];
      for await (const event of client.events({ flowId, limit: 2, waitMs: 0, ...(cursor && { cursor }) }))
        found.push(event);
      return found;
    };
    const all = await read();
    expect(all.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { revision, cursor } of all) {
      const rest = (await read(cursor)).map((event) => event.revision);
      expect(rest.filter((later) => later > revision)).toEqual([1, 2, 3, 4, 5].filter((later) => later > revision));
    }
  });

  test("waitForFlow resolves with the change, after a handful of requests", async () => {
    const client = clientOf(routeId);
    const { flowId } = (await client.createFlow({ goal: "Wait" })).flow;
    const wait = client.waitForFlow(flowId, { signal: AbortSignal.timeout(15_000) });
    await expect.poll(() => requests.filter((action) => action === "list_events").length).toBe(2);
    await client.finishFlow({ flowId, expectedRevision: 0 });
    expect((await wait).status).toBe("succeeded");
    expect(requests).toEqual(["create_flow", "list_events", "get_flow", "list_events", "finish_flow", "get_flow"]);
  });
});

test.each(["narrow", "full"])("waitForFlow polls on the route %s, which lets it not wait", async (routeId) => {
  const other = clientOf("events");
  const { flowId } = (await other.createFlow({ goal: "Poll" })).flow;
  const taken = new AbortController();
  const occupant = other.waitForFlow(flowId, { signal: taken.signal }).catch(() => undefined);
  const client = clientOf(routeId);
  const place = routeId === "full" ? client.listEvents({ position: "latest" }) : undefined;
  const holding = place?.then(({ cursor }) =>
    client.listEvents({ cursor, waitMs: 50_000, flowId: "none" }, { signal: taken.signal }).catch(() => undefined),
  );
  await place;
  const wait = client.waitForFlow(flowId, { baseDelayMs: 5, maxDelayMs: 20, signal: AbortSignal.timeout(15_000) });
  await expect.poll(() => requests.filter((action) => action === "get_flow").length).toBeGreaterThan(2);
  await other.finishFlow({ flowId, expectedRevision: 0 });
  expect((await wait).status).toBe("succeeded");
  taken.abort();
  await Promise.all([occupant, holding]);
});
