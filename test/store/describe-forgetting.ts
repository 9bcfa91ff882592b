import { describe, expect, test } from "vitest";
import type { SessionData } from "../../src/store/session-data.ts";
import { flowEvent, taskEvent } from "../../src/taskflow/events.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { readPage } from "../support/events.ts";
import { anEndpointWith, deliveriesOf } from "./delivery-records.ts";
import { OWNER, putFlow, record, run, target } from "./task-records.ts";

const NOW = Date.now();
const OTHER = "agent:main:other";
const KEY = { kind: "key", key: "k", fingerprint: "f", now: NOW, expiresAt: NOW + 3_600_000 } as const;

interface Place {
  open: () => Promise<FlowStore>;
  session: (key: string) => Promise<SessionData>;
}

/** Puts a text into everything that a session has: two flows, two tasks, an endpoint with a delivery, a key, and events. */
export async function fillSession(store: FlowStore, ownerKey: string, text: string): Promise<void> {
  const flow = await putFlow(store, { ownerKey, goal: text, currentStep: text, stateJson: JSON.stringify({ text }) });
  await putFlow(store, { ownerKey, goal: text, status: "succeeded", endedAt: NOW });
  const task = await record(store, flow, { task: text, progressSummary: text });
  await run(store, flow, { task: text, inputJson: JSON.stringify(text) });
  const events = [
    flowEvent("flow.waiting", flow, { now: NOW }),
    taskEvent("task.progress", task, flow, { now: NOW, routeId: "r" }),
  ];
  await store.change(target(flow), () => ({ outcome: undefined, events }));
  await anEndpointWith(deliveriesOf(store), events.slice(0, 1), { ownerKey, description: text });
  await store.changeKeyed({ ...KEY, ownerKey }, undefined, () => ({ outcome: JSON.stringify({ text }) }));
}

const FILLED = { flows: 2, tasks: 2, events: 5, endpoints: 1, deliveries: 1, keys: 1 };
const NONE = { flows: 0, tasks: 0, events: 0, endpoints: 0, deliveries: 0, keys: 0 };

/** What is deleted of a session; a store's own test file runs it on the real thing. */
export function describeForgetting(name: string, prepare: () => Promise<Place>): void {
  describe(`${name}, asked to forget a session,`, () => {
    test("deletes all of it, tells how much that was, and leaves the other sessions alone", async () => {
      const place = await prepare();
      const before = await place.open();
      await fillSession(before, OWNER, "forgotten");
      await fillSession(before, OTHER, "kept");
      await before.close();

      const data = await place.session(OWNER);
      expect(await data.count()).toEqual(FILLED);
      expect(await data.forget()).toEqual(FILLED);
      expect(await data.count()).toEqual(NONE);
      expect(await data.forget()).toEqual(NONE);
      await data.close();
      const other = await place.session(OTHER);
      expect(await other.count()).toEqual(FILLED);
      await other.close();

      const after = await place.open();
      expect((await after.listFlows(OWNER, { limit: 10 })).flows).toEqual([]);
      expect(await after.findAnswer({ ownerKey: OWNER, key: "k", now: NOW })).toBeUndefined();
      expect(await deliveriesOf(after).listEndpoints(OWNER)).toEqual([]);
      expect((await after.listFlows(OTHER, { limit: 10 })).flows).toHaveLength(2);
      const left = [...(await after.countFlows())].filter(([, flows]) => flows > 0);
      expect(Object.fromEntries(left)).toEqual({ queued: 1, succeeded: 1 });
      await after.close();
    });

    test("lets the session begin again, and its old cursors lead nowhere", async () => {
      const place = await prepare();
      const before = await place.open();
      await fillSession(before, OWNER, "forgotten");
      const { position } = await readPage(before);
      await before.close();
      const data = await place.session(OWNER);
      await data.forget();
      await data.close();
      const after = await place.open();
      await fillSession(after, OWNER, "new");
      await expect.poll(async () => (await readPage(after)).events.length).toBe(FILLED.events);
      const read = await after.readEvents(OWNER, { after: position, limit: 10, maxBytes: 1_000 });
      expect(read).toMatchObject({ refused: "expired" });
      await after.close();
    });

    test("deletes more than one step of records", async () => {
      const place = await prepare();
      const before = await place.open();
      const flow = await putFlow(before);
      const events = Array.from({ length: 2_100 }, () => flowEvent("flow.waiting", flow, { now: NOW }));
      await before.change(target(flow), () => ({ outcome: undefined, events }));
      await before.close();
      const data = await place.session(OWNER);
      expect(await data.forget()).toMatchObject({ flows: 1, events: 2_101 });
      expect(await data.count()).toEqual(NONE);
      await data.close();
    });
  });
}
