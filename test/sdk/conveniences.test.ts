import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTaskFlowClient, type TaskFlowClient } from "../../sdk/src/index.ts";
import { RAISED, SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

let gateway: TestGateway;
let client: TaskFlowClient;
let flowId: string;
beforeAll(async () => {
  gateway = await startTestGateway({
    routes: {
      zapier: { sessionKey: "agent:main:main", secret: SECRET, limits: RAISED },
      paging: { sessionKey: "agent:main:paging", secret: SECRET, limits: RAISED },
    },
  });
  client = createTaskFlowClient({ baseUrl: gateway.url, routeId: "zapier", secret: SECRET });
});
beforeEach(async () => {
  ({ flowId } = (await client.createFlow({ goal: "Count", stateJson: 0 })).flow);
});
afterAll(() => gateway.close());

describe("updateFlow", () => {
  const increment = () =>
    client.updateFlow(flowId, (flow, guard) =>
      client.resumeFlow({ ...guard, status: "running", stateJson: Number(flow.stateJson) + 1 }),
    );

  test("returns the flow as it is after the change", async () => {
    const flow = await increment();
    expect([flow.stateJson, flow.revision, flow.status]).toEqual([1, 1, "running"]);
  });

  test("of ten writers at the same time none overwrites another", async () => {
    await Promise.all(Array.from({ length: 10 }, increment));
    const { flow } = await client.getFlow({ flowId });
    expect([flow?.stateJson, flow?.revision]).toEqual([10, 10]);
  });

  test("decides again on the current flow, a limited number of times", async () => {
    const seen: number[] = [];
    const late = client.updateFlow(
      flowId,
      async (flow, guard) => {
        seen.push(flow.revision);
        await client.setWaiting({ flowId, expectedRevision: flow.revision });
        return client.finishFlow(guard);
      },
      { attempts: 3 },
    );
    await expect(late).rejects.toMatchObject({ code: "revision_conflict", action: "finish_flow" });
    expect(seen).toEqual([0, 1, 2]);
  });

  test("changes nothing when nothing is decided", async () => {
    const before = (await client.getFlow({ flowId })).flow;
    expect(await client.updateFlow(flowId, () => undefined)).toEqual(before);
    expect((await client.getFlow({ flowId })).flow).toEqual(before);
  });

  test("throws any other error at once", async () => {
    let decisions = 0;
    const decide = () => {
      decisions++;
      throw new RangeError("no");
    };
    await expect(client.updateFlow(flowId, decide)).rejects.toThrow(RangeError);
    expect(decisions).toBe(1);
    await expect(client.updateFlow("nope", decide)).rejects.toMatchObject({ code: "no_such_flow" });
  });
});

describe("waitForFlow", () => {
  const soon = { baseDelayMs: 5, maxDelayMs: 20 };

  test("waits for the end, or for what `until` says", async () => {
    const ended = client.waitForFlow(flowId, soon);
    const waiting = client.waitForFlow(flowId, { ...soon, until: ({ status }) => status === "waiting" });
    await client.setWaiting({ flowId, expectedRevision: 0 });
    expect((await waiting).revision).toBe(1);
    await client.finishFlow({ flowId, expectedRevision: 1 });
    expect((await ended).status).toBe("succeeded");
  });

  test("a flow that has ended otherwise is not waited for", async () => {
    await client.failFlow({ flowId, expectedRevision: 0 });
    const wait = client.waitForFlow(flowId, { until: ({ status }) => status === "succeeded" });
    await expect(wait).rejects.toMatchObject({ code: "flow_ended", current: { status: "failed" } });
  });

  test("ends with the signal's reason", async () => {
    const long = { baseDelayMs: 1e9, maxDelayMs: 1e9 };
    const wait = client.waitForFlow(flowId, { ...long, signal: AbortSignal.timeout(30) });
    await expect(wait).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("a flow that is not there is an error", async () => {
    await expect(client.waitForFlow("nope")).rejects.toMatchObject({ code: "no_such_flow", action: "get_flow" });
  });
});

describe("flows", () => {
  const route = () => createTaskFlowClient({ baseUrl: gateway.url, routeId: "paging", secret: SECRET });

  test("returns all flows across pages, newest first, and fetches no page that is not asked for", async () => {
    const paging = route();
    const goals = ["1", "2", "3", "4", "5"];
    for (const goal of goals) await paging.createFlow({ goal, status: goal === "3" ? "running" : "queued" });
    const found: string[] = [];
    for await (const flow of paging.flows({ limit: 2 })) found.push(flow.goal);
    expect(found).toEqual(goals.toReversed());

    const queued: string[] = [];
    for await (const flow of paging.flows({ status: ["queued"], limit: 1 })) queued.push(flow.goal);
    expect(queued).toEqual(["5", "4", "2", "1"]);

    let requests = 0;
    const counting = createTaskFlowClient({
      baseUrl: gateway.url,
      routeId: "paging",
      secret: SECRET,
      fetch: (request) => {
        requests++;
        return fetch(request);
      },
    });
    for await (const flow of counting.flows({ limit: 2 })) if (flow.goal === "4") break;
    expect(requests).toBe(1);
  });

  test("takes a signal", async () => {
    const controller = new AbortController();
    const read = async () => {
      for await (const _flow of route().flows({ limit: 1 }, { signal: controller.signal })) controller.abort("enough");
    };
    await expect(read()).rejects.toBe("enough");
  });
});
