import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FlowRecord } from "../../src/port/records.ts";
import { decideDelete } from "../../src/taskflow/delete-flow.ts";
import { flowEvent, taskEvent } from "../../src/taskflow/events.ts";
import type { ChangeTarget, FlowStore, KeyRecord } from "../../src/taskflow/flow-store.ts";
import { expectIds, idsOf, readPage } from "../support/events.ts";
import { anEndpointWith, claim, deliveriesOf, outcomeOf } from "./delivery-records.ts";
import { aTask } from "./describe-flow-store.ts";
import { find, OWNER, putFlow, record, target } from "./task-records.ts";

const NOW = Date.now();
const OTHER = "agent:main:other";
const TEXT = "the customer's name";

/** What every store does when a flow is deleted; a store's own test file runs it on the real thing. */
export function describeDeletion(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name}, asked to delete a flow,`, () => {
    let store: FlowStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const ended = (over: Partial<FlowRecord> = {}) =>
      putFlow(store, { goal: TEXT, currentStep: TEXT, status: "succeeded", endedAt: NOW, ...over });
    const deletion = ({ ownerKey, flowId }: FlowRecord): ChangeTarget => ({
      ownerKey,
      flowId,
      activeTasks: 1,
      forDeletion: true,
    });
    const remove = (flow: FlowRecord, expectedRevision?: number) =>
      store.change(deletion(flow), (seen) =>
        decideDelete(seen, { flowId: flow.flowId, expectedRevision }, { now: NOW, routeId: "r" }),
      );
    /** Events with texts, some of a task. */
    const happen = async (flow: FlowRecord, count = 1) => {
      const task = aTask(flow, { progressSummary: TEXT });
      const origin = { now: NOW, routeId: "r" };
      const events = Array.from({ length: count }, (_, index) =>
        index % 2 ? taskEvent("task.progress", task, flow, origin) : flowEvent("flow.waiting", flow, origin),
      );
      await store.change(target(flow), () => ({ outcome: undefined, events }));
      return events;
    };
    const key = (over: Partial<KeyRecord> = {}): KeyRecord => ({
      kind: "key",
      key: "k",
      fingerprint: "f",
      ownerKey: OWNER,
      now: NOW,
      expiresAt: NOW + 3_600_000,
      ...over,
    });
    const keep = (over: Partial<KeyRecord>, answer: string) =>
      store.changeKeyed(key(over), undefined, () => ({ outcome: answer }));

    test("deletes it and its tasks, and no other flow", async () => {
      const [flow, other] = [await ended(), await ended()];
      const task = await record(store, flow, { status: "succeeded", endedAt: NOW });
      const kept = await record(store, other, { status: "succeeded", endedAt: NOW });
      expect(await remove(flow)).toEqual({ deleted: true });
      expect(await store.findFlow(OWNER, flow.flowId)).toBeUndefined();
      expect(await find(store, task)).toBeUndefined();
      expect(await store.taskSummary(OWNER, flow.flowId)).toBeUndefined();
      expect(await store.findFlow(OWNER, other.flowId)).toEqual(other);
      expect(await find(store, kept)).toEqual(kept);
      expect((await store.countFlows()).get("succeeded")).toBe(1);
      expect(await remove(flow)).toEqual({ deleted: false, code: "not_found" });
    });

    test("refuses one that is under way, has an active task, or another revision, and changes nothing", async () => {
      const open = await putFlow(store);
      const busy = await ended();
      await record(store, busy);
      const moved = await ended({ revision: 3 });
      await keep({}, `{"flowId":"${moved.flowId}"}`);
      expect(await remove(open)).toMatchObject({ deleted: false, code: "not_ended", current: open });
      expect(await remove(busy)).toMatchObject({ deleted: false, code: "not_ended", current: busy });
      expect(await remove(moved, 2)).toEqual({ deleted: false, code: "revision_conflict", current: moved });
      for (const flow of [open, busy, moved]) expect(await store.findFlow(OWNER, flow.flowId)).toEqual(flow);
      expect(await store.findAnswer(key())).toBeDefined();
      expect(await remove({ ...moved, ownerKey: OTHER })).toEqual({ deleted: false, code: "not_found" });
      expect(await remove(moved, 3)).toEqual({ deleted: true });
    });

    test("keeps its events at their places, without their texts, and adds flow.deleted", async () => {
      const [flow, other] = [await ended(), await ended()];
      const events = await happen(flow, 4);
      const [kept] = await happen(other);
      await expectIds(store, { types: ["flow.waiting", "task.progress"] }).toHaveLength(5);
      const before = await readPage(store);
      await remove(flow);
      await expectIds(store, { types: ["flow.deleted"] }).toHaveLength(1);
      const after = await readPage(store);
      expect(after.events.slice(0, -1).map(({ position }) => position)).toEqual(
        before.events.map(({ position }) => position),
      );
      const bare = events.map((event) => ({ ...event, currentStep: undefined, progressSummary: undefined }));
      const left = after.events.map(({ event }) => event);
      expect(left.filter(({ flowId }) => flowId === flow.flowId).slice(1, -1)).toEqual(bare);
      expect(left).toContainEqual(kept);
      expect(left.at(-1)).toMatchObject({ type: "flow.deleted", flowId: flow.flowId, revision: 1, routeId: "r" });
      expect(JSON.stringify(left.filter(({ flowId }) => flowId === flow.flowId))).not.toContain(TEXT);
      for (const { position } of before.events)
        expect(await store.readEvents(OWNER, { after: position, limit: 100, maxBytes: 1e6 })).toHaveProperty("events");
    });

    test("finds the events among many of other flows", async () => {
      const [flow, other] = [await ended(), await ended()];
      for (let round = 0; round < 3; round += 1) {
        await happen(flow, 2);
        await happen(other, 250);
      }
      await remove(flow);
      await expectIds(store, { flowId: flow.flowId, types: ["flow.deleted"] }).toHaveLength(1);
      const { events } = await readPage(store, { flowId: flow.flowId });
      expect(events.length).toBeGreaterThanOrEqual(7);
      expect(JSON.stringify(events)).not.toContain(TEXT);
      const others = (await readPage(store, { flowId: other.flowId })).events;
      expect(others.filter(({ event }) => event.currentStep === TEXT).length).toBeGreaterThanOrEqual(375);
    });

    test("deletes its deliveries, pending, under way and ended, and those of no other flow", async () => {
      const [flow, other] = [await ended(), await ended()];
      const [first, second, third] = await happen(flow, 3);
      const mentions = flowEvent(
        "flow.waiting",
        { ...other, currentStep: `see "flowId":"${flow.flowId}"` },
        { now: NOW },
      );
      const deliveries = deliveriesOf(store);
      const events = [first, second, third, mentions].filter((event) => event !== undefined);
      const endpoint = await anEndpointWith(deliveries, events);
      const [claimed, underWay] = await claim(deliveries, { limit: 2, now: Date.now() + 1_000 });
      if (!claimed || !underWay) throw new Error("nothing was claimed");
      await deliveries.settleDeliveries([outcomeOf(claimed)], NOW);
      await remove(flow);
      const { endpointId } = endpoint;
      const left = (await deliveries.listDeliveries(OWNER, { endpointId, limit: 100 })).deliveries;
      expect(idsOf(left)).toEqual([mentions.eventId]);
      // Its message is on its way, and arrives: there is nothing any more that this could change.
      await deliveries.settleDeliveries([outcomeOf(underWay)], NOW);
      expect((await deliveries.listDeliveries(OWNER, { endpointId, limit: 100 })).deliveries).toHaveLength(1);
    });

    test("deletes kept answers that name it, and keeps its own answer with its key", async () => {
      const [flow, other] = [await ended(), await ended()];
      await keep({ key: "of the flow" }, `{"flow":{"flowId":"${flow.flowId}","goal":"${TEXT}"}}`);
      await keep({ key: "message", kind: "message" }, `{"task":{"parentFlowId":"${flow.flowId}"}}`);
      await keep({ key: "of another" }, `{"flow":{"flowId":"${other.flowId}"}}`);
      await keep({ key: "elsewhere", ownerKey: OTHER }, `{"flow":{"flowId":"${flow.flowId}"}}`);
      const once = () =>
        store.changeKeyed(key({ key: "delete" }), deletion(flow), (seen) => {
          const decision = decideDelete(seen, { flowId: flow.flowId }, { now: NOW });
          return { ...decision, outcome: JSON.stringify(decision.outcome) };
        });
      expect(await once()).toEqual({ answer: '{"deleted":true}', replayed: false });
      expect(await once()).toEqual({ answer: '{"deleted":true}', replayed: true });
      expect(await store.findAnswer(key({ key: "of the flow" }))).toBeUndefined();
      expect(await store.findAnswer(key({ key: "message" }))).toBeUndefined();
      expect(await store.findAnswer(key({ key: "of another" }))).toBeDefined();
      expect(await store.findAnswer(key({ key: "elsewhere", ownerKey: OTHER }))).toBeDefined();
    });

    test("leaves nothing for changes that came at the same time", async () => {
      const flow = await ended();
      const refused = `{"flow":{"flowId":"${flow.flowId}","goal":"${TEXT}"}}`;
      const late = (index: number) =>
        store.changeKeyed(key({ key: `late ${index}` }), target(flow), ({ flow: seen }) => ({
          outcome: seen ? refused : "{}",
        }));
      const results = await Promise.all([late(1), late(2), remove(flow), late(3), remove(flow), late(4)]);
      expect(results.filter((result) => "deleted" in result && result.deleted)).toHaveLength(1);
      for (const index of [1, 2, 3, 4])
        expect((await store.findAnswer(key({ key: `late ${index}` }))) ?? "").not.toContain(TEXT);
      expect(await store.findFlow(OWNER, flow.flowId)).toBeUndefined();
    });
  });
}
