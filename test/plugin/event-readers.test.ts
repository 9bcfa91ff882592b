import fc from "fast-check";
import { expect, test } from "vitest";
import type { Routes } from "../../src/plugin/config.ts";
import { gatewayForTest, RAISED, SECRET, type TestGateway } from "../support/gateway.ts";
import { PATIENCE } from "../support/raw-client.ts";
import { type Event, EventStreamClient } from "../support/stream-client.ts";

/** What each reader does between its events is random, and repeats with the seed. */
const script = fc.record({
  changes: fc.array(fc.record({ kind: fc.nat({ max: 5 }), flow: fc.nat(), pause: fc.boolean() }), {
    minLength: 60,
    maxLength: 120,
    size: "max",
  }),
  limits: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 5 }),
  drops: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 20 }),
});
type Script = typeof script extends fc.Arbitrary<infer Value> ? Value : never;

const routesOf = (sessionKey: string): Routes => ({
  zapier: { sessionKey, secret: SECRET, limits: RAISED },
  other: { sessionKey: "agent:main:other", secret: SECRET, limits: RAISED },
});

/** Makes the changes, some at once and some after each other. A reader stops when it has seen the last flow. */
async function change(gateway: TestGateway, changes: Script["changes"], flowIds: string[]): Promise<string> {
  const create = async () => {
    const { flow } = (await gateway.call({ action: "create_flow", goal: "g" })).body.result;
    flowIds.push(flow.flowId);
    return flow.flowId;
  };
  await create();
  const under: Promise<unknown>[] = [];
  for (const { kind, flow, pause } of changes) {
    const flowId = flowIds[flow % flowIds.length] ?? "";
    const expectedRevision = flow % 3;
    const bodies = [
      create,
      () => gateway.call({ action: "set_waiting", flowId, expectedRevision, currentStep: "s".repeat(flow % 500) }),
      () => gateway.call({ action: "finish_flow", flowId, expectedRevision }),
      () => gateway.call({ action: "run_task", flowId, runtime: "acp", task: "t" }),
      () => gateway.call({ action: "cancel_flow", flowId }),
      () => gateway.call({ action: "create_flow", goal: "elsewhere" }, "other"),
    ];
    under.push((bodies[kind] ?? create)());
    if (pause) await Promise.all(under.splice(0));
  }
  await Promise.all(under);
  return create();
}

interface Ending {
  last: string | undefined;
}

const isLast = (events: readonly Event[], { last }: Ending) =>
  last !== undefined && events.some(({ flowId }) => flowId === last);

async function poll(gateway: TestGateway, limits: readonly number[], waitMs: number, ending: Ending): Promise<Event[]> {
  const seen: Event[] = [];
  let cursor: string | undefined;
  for (let n = 0; !isLast(seen, ending); n += 1) {
    const limit = limits[n % limits.length] ?? 1;
    const answer = await gateway.call({ action: "list_events", limit, waitMs, ...(cursor && { cursor }) });
    expect(answer.status).toBe(200);
    seen.push(...answer.body.result.events);
    cursor = answer.body.result.cursor;
  }
  return seen;
}

/** Closes the stream after each number of messages, and opens it again with the last id. */
async function stream(gateway: TestGateway, drops: readonly number[], ending: Ending): Promise<Event[]> {
  const seen: Event[] = [];
  let lastEventId = "";
  for (let n = 0; !isLast(seen, ending); n += 1) {
    const headers: Record<string, string> = lastEventId === "" ? {} : { "last-event-id": lastEventId };
    const client = new EventStreamClient(gateway.url, { headers });
    const most = drops[n % drops.length] ?? 1;
    const isEnough = () => client.messages.length >= most || isLast(client.events, ending);
    await expect.poll(isEnough, PATIENCE).toBe(true);
    client.close();
    // What had arrived by then is what its client has seen.
    seen.push(...client.events);
    lastEventId = client.lastEventId;
  }
  return seen;
}

test("readers that poll, wait and stream, with reconnections at any point, all see the same complete sequence", async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(script, async ({ changes, limits, drops }) => {
      runs += 1;
      const gateway = await gatewayForTest({ routes: routesOf(`agent:main:run-${runs}`) });
      const ending: Ending = { last: undefined };
      const readers = [
        poll(gateway, limits, 0, ending),
        poll(gateway, limits, 20, ending),
        poll(gateway, [1_000], 50_000, ending),
        stream(gateway, drops, ending),
        stream(gateway, [1_000], ending),
        stream(gateway, [1], ending),
      ];
      const flowIds: string[] = [];
      ending.last = await change(gateway, changes, flowIds);
      const sequences = await Promise.all(readers);
      const all = await poll(gateway, [1_000], 0, ending);
      for (const sequence of sequences) expect(sequence).toEqual(all);
      const ids = all.map(({ eventId }) => eventId);
      expect(new Set(ids).size).toBe(ids.length);
      // Every revision of every flow is there, in order.
      for (const flowId of flowIds) {
        const revisions = all.filter((event) => event.flowId === flowId).map(({ revision }) => revision);
        expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
        const { flow } = (await gateway.call({ action: "get_flow", flowId })).body.result;
        expect(all.findLast((event) => event.flowId === flowId)).toMatchObject({
          revision: flow.revision,
          status: flow.status,
        });
      }
      await gateway.close();
    }),
    { seed: 11, numRuns: 5 },
  );
});
