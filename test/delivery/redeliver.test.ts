import { expect, onTestFinished, test } from "vitest";
import { bindEndpoints } from "../../src/delivery/endpoint-manager.ts";
import { PolicyReader } from "../../src/delivery/policy-reader.ts";
import { openStore } from "../../src/store/open-store.ts";
import { flowEvent } from "../../src/taskflow/events.ts";
import { newFlow } from "../../src/taskflow/flow-transitions.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import type { SendingFlowStore } from "../support/sending-store.ts";

const OWNER = "agent:main:main";

/** The endpoints of a session whose journal has this number of events, one each millisecond from 1 on, or in other steps. */
async function sessionWith(events: number, stepMs = 1) {
  const store = openStore({ stateDir: temporaryDirectory() }) as SendingFlowStore;
  onTestFinished(() => store.close());
  const input = { goal: "g", controllerId: "c", notifyPolicy: "state_changes" } as const;
  const created = Array.from({ length: events }, (_, n) => newFlow(OWNER, input, (n + 1) * stepMs));
  await Promise.all(
    created.map((flow) => store.insertFlow(flow, flowEvent("flow.created", flow, { now: flow.createdAt }))),
  );
  let changes = 0;
  const endpoints = bindEndpoints(OWNER, {
    store,
    policies: new PolicyReader(store),
    time: { now: () => events, wall: () => events },
    maxPerSession: 1,
    sender: {
      checkUrl: () => undefined,
      changed: () => void (changes += 1),
      test: async () => ({ delivered: true, at: 1, durationMs: 1 }),
    },
  });
  const creation = await endpoints.create({ url: "https://hooks.example/" });
  if (!("endpoint" in creation)) throw new Error("The endpoint was not created.");
  return { store, endpoints, endpointId: creation.endpoint.endpointId, changes: () => changes };
}

test("a request to send events again stops after a bounded number of events, and the next one goes on from there", async () => {
  const { store, endpoints, endpointId, changes } = await sessionWith(10_700);
  const first = await endpoints.redeliver(endpointId, { since: 0 });
  expect(first).toEqual({ queued: 10_000, next: expect.any(String) });
  const after = (first as { next: string }).next;
  expect(await endpoints.redeliver(endpointId, { since: 0, after })).toEqual({ queued: 700 });
  expect((await store.deliveries.measureDeliveries(20_000)).pending).toBe(10_700);
  // The endpoint's creation, and both requests: each wakes the sender.
  expect(changes()).toBe(3);
});

test("events before the time are not sent again, and the time itself is", async () => {
  const { endpoints, endpointId } = await sessionWith(1_000);
  expect(await endpoints.redeliver(endpointId, { since: 901 })).toEqual({ queued: 100 });
  expect(await endpoints.redeliver(endpointId, { since: 1_001 })).toEqual({ queued: 0 });
});

test("a position of another journal is refused", async () => {
  const { endpoints, endpointId } = await sessionWith(1);
  expect(await endpoints.redeliver(endpointId, { since: 0, after: "nowhere" })).toEqual({ refused: "cursor" });
});

test("an event is found by its ID wherever it is in the journal", async () => {
  const { store, endpoints, endpointId } = await sessionWith(3_000);
  const after = await store.locateEvents(OWNER, "oldest");
  const page = await store.readEvents(OWNER, { after, limit: 3_000, maxBytes: 10_000_000 });
  const ids = "events" in page ? page.events.map(({ event }) => event.eventId) : [];
  for (const eventId of [ids[0], ids[1_500], ids[2_999]])
    expect(await endpoints.redeliver(endpointId, { eventId: eventId ?? "" })).toEqual({ queued: 1 });
});

test("an ID that no event has is looked for only up to its time", async () => {
  const { store, endpoints, endpointId } = await sessionWith(2_000, 60_000);
  let reads = 0;
  const inner = { ...store };
  store.readEvents = async (...query) => {
    reads += 1;
    return inner.readEvents(...query);
  };
  const unknown = { refused: "event_unknown" };
  const isRead = async (eventId: string) => {
    reads = 0;
    expect(await endpoints.redeliver(endpointId, { eventId })).toEqual(unknown);
    return reads;
  };
  expect(await isRead("none")).toBe(0);
  expect(await isRead("0190163d-8694-4aaf-9d3c-000000000000")).toBe(0);
  // The first event is a minute after the epoch, and a page has 500. Clocks may differ by an hour.
  expect(await isRead("00000000-0000-7aaf-9d3c-000000000000")).toBe(2);
  expect(await isRead("018cc251-f400-7aaf-9d3c-000000000000")).toBe(5);
});
