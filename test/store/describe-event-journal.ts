import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { EVENT_TYPES, type EventRecord } from "../../src/port/events.ts";
import type { FlowRecord, TaskRecord } from "../../src/port/records.ts";
import { flowEvent, taskEvent } from "../../src/taskflow/events.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { ALL, anEvent, expectIds, follow, idsOf, NOW, OWNER, readIds, readPage } from "../support/events.ts";
import { describeEventPruning } from "./describe-event-pruning.ts";
import { aFlow, aTask } from "./describe-flow-store.ts";

const OTHER = "agent:main:other";

/** What the journal of every store must do; a store's own test file runs it on the real thing. */
export function describeEventJournal(name: string, open: () => Promise<FlowStore>): void {
  describe(`${name} as a journal of events`, () => {
    let store: FlowStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    /** Writes events with the change of one task, in one transaction. */
    const write = async (...events: EventRecord[]): Promise<string[]> => {
      const flow = aFlow({ ownerKey: events[0]?.ownerKey ?? OWNER });
      await store.changeKeyed(keyOf(flow), undefined, () => ({ outcome: "", flow, events }));
      return idsOf(events);
    };

    describe("keeps", () => {
      test("every field of an event as it was put, and says after each where it stands", async () => {
        const full = anEvent({
          type: "task.progress",
          revision: 7,
          status: "running",
          currentStep: "step",
          taskId: "0190c5d2-0000-7000-8000-0123456789ab",
          taskStatus: "queued",
          progressSummary: "half way",
          routeId: "zapier",
        });
        const bare = anEvent();
        await write(full);
        await write(bare);
        await expectIds(store).toEqual(idsOf([full, bare]));
        const { events, position } = await readPage(store);
        expect(events.map(({ event }) => event)).toEqual([full, bare]);
        expect(events.map((placed) => placed.position)).toEqual([events[0]?.position, position]);
      });

      test.each(EVENT_TYPES)("an event of type %s", async (type) => {
        const event = anEvent({ type });
        await write(event);
        await expectIds(store).toEqual([event.eventId]);
        expect((await readPage(store)).events[0]?.event).toEqual(event);
        expect(await readIds(store, { types: [type] })).toEqual([event.eventId]);
        expect(await readIds(store, { types: EVENT_TYPES.filter((other) => other !== type) })).toEqual([]);
      });

      test.each([
        ["queued", "queued"],
        ["running", "running"],
        ["waiting", "succeeded"],
        ["blocked", "failed"],
        ["succeeded", "timed_out"],
        ["failed", "cancelled"],
        ["cancelled", "lost"],
        ["lost", "lost"],
      ] as const)("the status %s of a flow and %s of a task", async (status, taskStatus) => {
        const event = anEvent({ status, taskStatus, taskId: "t" });
        await write(event);
        await expectIds(store).toEqual([event.eventId]);
        expect((await readPage(store)).events[0]?.event).toEqual(event);
      });

      test.each([
        "a\u0000b",
        "a\ud800b",
        "\u0001x",
        "😀",
        "",
        "no uuid",
        "0190C5D2-0000-7000-8000-0123456789AB",
        "0190c5d2-0000-7000-8000-0123456789ab",
        "0190c5d2-0000-7000-8000-0123456789a\u0000",
        "0190c5d2+0000-7000-8000-0123456789ab",
      ])("the text %j wherever an event has one", async (text) => {
        const texts = { flowId: text, taskId: text, currentStep: text, progressSummary: text, routeId: text };
        const event = anEvent({ ...texts, ownerKey: `agent:${text}`, taskStatus: "running" });
        await write(event);
        await expectIds(store, { flowId: text }, event.ownerKey).toEqual([event.eventId]);
        expect((await readPage(store, {}, event.ownerKey)).events[0]?.event).toEqual(event);
      });
    });

    describe("gets an event", () => {
      const target = ({ ownerKey, flowId }: FlowRecord) => ({ ownerKey, flowId });
      const origin = { now: NOW, routeId: "zapier" };

      test("with a new flow, with a change of it and with its task, in this order", async () => {
        const flow = aFlow();
        const created = flowEvent("flow.created", flow, origin);
        await store.insertFlow(flow, created);
        const task = aTask(flow);
        const started = taskEvent("task.created", task, flow, origin);
        await store.change(target(flow), () => ({ outcome: true, task, events: [started] }));
        const after = { ...flow, revision: 1, status: "waiting" } as const;
        const waiting = flowEvent("flow.waiting", after, origin);
        await store.change(target(flow), () => ({ outcome: true, flow: after, events: [waiting] }));
        await expectIds(store, { flowId: flow.flowId }).toEqual(idsOf([created, started, waiting]));
      });

      test("only where there was one: not for a refusal, an unchanged repetition or a replayed key", async () => {
        const flow = aFlow();
        const created = flowEvent("flow.created", flow, origin);
        const create = () =>
          store.changeKeyed(keyOf(flow), undefined, () => ({ outcome: "made", flow, events: [created] }));
        expect([await create(), await create()]).toMatchObject([{ replayed: false }, { replayed: true }]);
        await store.change(target(flow), () => ({ outcome: "refused" }));
        await store.changeKeyed({ ...keyOf(flow), key: "refused" }, target(flow), () => ({ outcome: "no" }));
        const [last] = await write(anEvent());
        await expectIds(store).toEqual([created.eventId, last]);
      });

      test("for each task that becomes lost, and then for the flow whose cancellation waited for them", async () => {
        const flow = aFlow({ cancelRequestedAt: NOW, revision: 1 });
        await store.insertFlow(flow, flowEvent("flow.created", flow, origin));
        const tasks = [1, 2].map((at) => aTask(flow, { lastEventAt: at }));
        for (const task of tasks) await store.change(target(flow), () => ({ outcome: true, task }));
        expect(await store.claimMaintenance(60_000)).toBe(true);
        const seen: (FlowRecord | TaskRecord)[] = [];
        const lost = await store.loseSilentTasks(
          { silentBefore: NOW, limit: 10, maxBytes: 1_000_000 },
          (task, of) => {
            seen.push(of);
            const ended = { ...task, status: "lost", endedAt: NOW } as const;
            return { task: ended, event: taskEvent("task.lost", ended, of, { now: NOW }) };
          },
          (of) => {
            const ended = { ...of, status: "cancelled", revision: 2, endedAt: NOW } as const;
            return { flow: ended, event: flowEvent("flow.cancelled", ended, { now: NOW }) };
          },
        );
        expect([lost, seen]).toEqual([2, [flow, flow]]);
        const found = await follow(store, { types: ["task.lost", "flow.cancelled"] }, 3);
        expect(found.map(({ event }) => [event.type, event.taskId, event.revision, event.routeId])).toEqual([
          ["task.lost", tasks[0]?.taskId, 1, undefined],
          ["task.lost", tasks[1]?.taskId, 1, undefined],
          ["flow.cancelled", undefined, 2, undefined],
        ]);
      });

      test("for a cancellation that completes after its last task has ended", async () => {
        const flow = aFlow({ cancelRequestedAt: NOW, revision: 1 });
        await store.insertFlow(flow, flowEvent("flow.created", flow, origin));
        await store.change(target(flow), () => ({ outcome: true, task: aTask(flow, { status: "succeeded" }) }));
        expect(await store.claimMaintenance(60_000)).toBe(true);
        const ended = { ...flow, status: "cancelled", revision: 2, endedAt: NOW } as const;
        const event = flowEvent("flow.cancelled", ended, { now: NOW });
        expect(await store.settleCancellations({ limit: 9 }, () => ({ flow: ended, event }))).toBe(1);
        await expectIds(store, { types: ["flow.cancelled"] }).toEqual([event.eventId]);
      });

      test("from a change that shares its transaction with one that fails, and none from that", async () => {
        const events = Array.from({ length: 9 }, () => anEvent());
        const before = await store.locateEvents(OWNER, "latest");
        const outcomes = await Promise.allSettled(
          events.map((event, n) =>
            store.changeKeyed({ ...keyOf(aFlow()), key: `k${n}` }, undefined, () => {
              if (n % 4 === 1) throw new Error("no");
              return { outcome: "", flow: aFlow(), events: [event] };
            }),
          ),
        );
        expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(2);
        const kept = idsOf(events.filter((_, n) => n % 4 !== 1));
        await expect.poll(async () => (await readIds(store, { after: before })).sort()).toEqual(kept.sort());
        // A reader that was at the end goes on there.
        const { position } = await readPage(store);
        const later = await write(anEvent());
        await expectIds(store, { after: position }).toEqual(later);
      });

      test("also as the first of its owner, after one that was undone", async () => {
        const flow = aFlow({ ownerKey: OTHER });
        const taken = { ...flow, goal: "taken" };
        const event = flowEvent("flow.created", flow, origin);
        const again = flowEvent("flow.created", taken, origin);
        await Promise.allSettled([
          store.change({ ownerKey: OWNER, flowId: "none" }, () => {
            throw new Error("no");
          }),
          store.insertFlow(flow, event),
          store.insertFlow(taken, again),
        ]);
        await expectIds(store, {}, OTHER).toEqual([event.eventId]);
        const [next] = await write(anEvent({ ownerKey: "agent:main:third" }));
        await expectIds(store, {}, "agent:main:third").toEqual([next]);
        expect(await readIds(store, {}, OTHER)).toEqual([event.eventId]);
      });
    });

    describe("is read", () => {
      test("in pages that meet without a gap, by positions that sort as the events do", async () => {
        const ids = await write(...Array.from({ length: 7 }, () => anEvent()));
        for (let n = 0; n < 4; n += 1) ids.push(...(await write(anEvent())));
        const found = await follow(store, { limit: 3 }, 11);
        expect(idsOf(found.map(({ event }) => event))).toEqual(ids);
        const positions = found.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort());
        expect(new Set(positions.map(({ length }) => length)).size).toBe(1);
        for (const position of positions) expect(position).toMatch(/^[!-~]+$/);
        for (const [n, after] of positions.entries()) expect(await readIds(store, { after })).toEqual(ids.slice(n + 1));
      });

      test("by flow, by types and by both", async () => {
        const [a, b] = ["flow-a", "flow-b"];
        const ids = await write(
          anEvent({ flowId: a, type: "flow.created" }),
          anEvent({ flowId: b, type: "flow.created" }),
          anEvent({ flowId: a, type: "task.created", taskId: "t" }),
          anEvent({ flowId: b, type: "flow.failed" }),
          anEvent({ flowId: a, type: "flow.failed" }),
        );
        await expectIds(store).toEqual(ids);
        const pick = (...places: number[]) => places.map((place) => ids[place]);
        expect(await readIds(store, { flowId: a })).toEqual(pick(0, 2, 4));
        expect(await readIds(store, { types: ["flow.failed", "flow.created"] })).toEqual(pick(0, 1, 3, 4));
        expect(await readIds(store, { flowId: a, types: ["flow.failed", "flow.failed"] })).toEqual(pick(4));
        expect(await readIds(store, { flowId: b, types: ["task.created"] })).toEqual([]);
        expect(await readIds(store, { types: [] })).toEqual([]);
        expect(await readIds(store, { flowId: a, limit: 2 })).toEqual(pick(0, 2));
        const first = await readPage(store, { flowId: a, limit: 2 });
        expect(await readIds(store, { flowId: a, after: first.position })).toEqual(pick(4));
      });

      test("by its owner alone, also by the id of a flow of another", async () => {
        const mine = await write(anEvent({ flowId: "f" }));
        const theirs = await write(anEvent({ flowId: "f", ownerKey: OTHER }));
        await expectIds(store, { flowId: "f" }).toEqual(mine);
        await expectIds(store, { flowId: "f" }, OTHER).toEqual(theirs);
        expect(await readIds(store, {}, "agent:main")).toEqual([]);
        expect(await readIds(store, { flowId: "f\ufffd" })).toEqual([]);
        await write(anEvent({ ownerKey: "a\ud800" }));
        expect(await readIds(store, {}, "a\ufffd")).toEqual([]);
      });

      test.each([
        { flowId: "none" },
        { types: ["flow.lost" as const] },
        { flowId: "none", types: ["flow.lost" as const] },
      ])("to its end where nothing matches %j, and from there on where something comes that does", async (filter) => {
        await write(anEvent(), anEvent());
        await expect.poll(() => readIds(store)).toHaveLength(2);
        const { events, position } = await readPage(store, filter);
        expect([events, position]).toEqual([[], await store.locateEvents(OWNER, "latest")]);
        const late = anEvent({ flowId: "none", type: "flow.lost" });
        await write(anEvent(), late, anEvent());
        await expectIds(store, { ...filter, after: position }).toEqual([late.eventId]);
      });

      test("up to as many events as fit into bytes, and one at least", async () => {
        const large = () => anEvent({ progressSummary: "p".repeat(10_000), taskId: "t" });
        const ids = await write(large(), large(), anEvent(), large(), large());
        await expectIds(store).toEqual(ids);
        expect(await readIds(store, { maxBytes: 1 })).toEqual(ids.slice(0, 1));
        expect((await readIds(store, { maxBytes: 25_000 })).length).toBeOneOf([2, 3]);
        expect(idsOf((await follow(store, { maxBytes: 15_000 }, 5)).map(({ event }) => event))).toEqual(ids);
        const found = await follow(store, { maxBytes: 1, types: ["flow.waiting"] }, 5);
        expect(idsOf(found.map(({ event }) => event))).toEqual(ids);
      });

      test("through thousands of events for the few of a type or a flow, in one page", async () => {
        const rare = [0, 9_999, 10_000, 10_001, 24_999];
        const events = Array.from({ length: 25_000 }, (_, n) =>
          anEvent(rare.includes(n) ? { type: "flow.failed", flowId: "rare" } : { flowId: `f${n % 500}` }),
        );
        for (let n = 0; n < events.length; n += 5_000) await write(...events.slice(n, n + 5_000));
        const expected = idsOf(rare.map((n) => events[n] as EventRecord));
        await expectIds(store, { types: ["flow.failed"] }).toEqual(expected);
        expect(await readIds(store, { flowId: "rare" })).toEqual(expected);
        expect(await readIds(store, { flowId: "rare", types: ["flow.failed"], limit: 4 })).toEqual(
          expected.slice(0, 4),
        );
        expect(await readIds(store, { types: ["flow.failed"], limit: 4 })).toEqual(expected.slice(0, 4));
        expect(await readIds(store, { flowId: "f7", types: ["flow.failed"] })).toEqual([]);
        const latest = await store.locateEvents(OWNER, "latest");
        expect((await readPage(store, { types: ["flow.lost"] })).position).toBe(latest);
        expect((await readPage(store, { flowId: "none" })).position).toBe(latest);
        const ofFlow = await readIds(store, { flowId: "f7" });
        expect(ofFlow).toEqual(idsOf(events.filter(({ flowId }) => flowId === "f7")));
      }, 60_000);

      test("while others write, without missing an event or seeing one twice", async () => {
        const writers = Array.from({ length: 10 }, async (_, writer) => {
          for (let n = 0; n < 20; n += 1) await write(anEvent({ revision: n, flowId: `f${writer}` }));
        });
        const [found] = await Promise.all([follow(store, { limit: 7 }, 200), ...writers]);
        const ids = idsOf(found.map(({ event }) => event));
        expect([ids.length, new Set(ids).size]).toEqual([200, 200]);
        expect(ids).toEqual(await readIds(store));
        for (let writer = 0; writer < 10; writer += 1) {
          const { events } = await readPage(store, { flowId: `f${writer}` });
          expect(events.map(({ event }) => event.revision)).toEqual(Array.from({ length: 20 }, (_, n) => n));
        }
      });

      test.each([
        "",
        "x",
        "latest",
        "0",
        "\u0000",
        "-".repeat(16),
        "0x00000000000000",
        "😀".repeat(8),
        "0".repeat(200),
      ])("not from %j, which is no position", async (after) => {
        await write(anEvent());
        expect(await store.readEvents(OWNER, { ...ALL, after })).toEqual({ refused: "unknown" });
      });

      test("from its end and its beginning where nothing has happened yet", async () => {
        const [oldest, latest] = [await store.locateEvents(OWNER, "oldest"), await store.locateEvents(OWNER, "latest")];
        for (const after of [oldest, latest]) expect((await readPage(store, { after })).events).toEqual([]);
        const ids = await write(anEvent());
        for (const after of [oldest, latest]) await expectIds(store, { after }).toEqual(ids);
      });
    });

    describe("tells", () => {
      test("whose events were committed, when they can be read", async () => {
        const notified: string[][] = [];
        const read: Promise<string[]>[] = [];
        store.onEvents((owners) => {
          notified.push([...owners]);
          for (const owner of notified.at(-1) ?? []) read.push(readIds(store, {}, owner));
        });
        const mine = await write(anEvent());
        await write(anEvent({ ownerKey: OTHER }));
        await expect.poll(() => new Set(notified.flat())).toEqual(new Set([OWNER, OTHER]));
        await expectIds(store).toEqual(mine);
        const [first] = await Promise.all(read);
        if (store.pollEventsMs === undefined) expect(first).toEqual(mine);
      });

      test("nothing of a change without events, and nothing of one that failed", async () => {
        const notified: string[] = [];
        store.onEvents((owners) => void notified.push(...owners));
        await store.change({ ownerKey: OWNER, flowId: "none" }, () => ({ outcome: "refused" }));
        const failing = store.changeKeyed(keyOf(aFlow()), undefined, () => {
          throw new Error("no");
        });
        await expect(failing).rejects.toThrow();
        await write(anEvent({ ownerKey: OTHER }));
        await expect.poll(() => notified).toEqual([OTHER]);
      });
    });

    describeEventPruning(() => ({ store, write }));
  });
}

/** A key that is used once. */
function keyOf({ ownerKey, flowId }: FlowRecord) {
  return { ownerKey, kind: "key", key: flowId, fingerprint: "f", now: NOW, expiresAt: NOW + 60_000 } as const;
}
