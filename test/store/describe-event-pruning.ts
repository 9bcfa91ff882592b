import { describe, expect, test } from "vitest";
import type { EventRecord } from "../../src/port/events.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { DEFAULT_MAINTENANCE } from "../../src/taskflow/maintenance.ts";
import { sweepAt } from "../support/commands.ts";
import { ALL, anEvent, expectIds, NOW, OWNER, readIds, readPage } from "../support/events.ts";

const OTHER = "agent:main:other";
const DAY = 24 * 3_600_000;

export interface OpenJournal {
  store: FlowStore;
  /** Writes events of one owner in one transaction, and resolves to their ids. */
  write: (...events: EventRecord[]) => Promise<string[]>;
}

/** The part of the conformance suite about what a journal forgets. */
export function describeEventPruning(journal: () => OpenJournal): void {
  describe("forgets", () => {
    const at = (...times: number[]) => times.map((occurredAt) => anEvent({ occurredAt }));
    /** Until there is none left; resolves to the size of each step. */
    const pruneAll = async (before: number, limit = 1_000): Promise<number[]> => {
      const { store } = journal();
      expect(await store.claimMaintenance(60_000)).toBe(true);
      const steps: number[] = [];
      do steps.push(await store.pruneEvents({ before, limit }));
      while ((steps.at(-1) ?? 0) > 0);
      return steps;
    };
    const refusalOf = (after: string, ownerKey = OWNER) => journal().store.readEvents(ownerKey, { ...ALL, after });

    test("events that are older than a time, and keeps the others", async () => {
      const { store, write } = journal();
      const ids = await write(...at(NOW - 2, NOW - 1, NOW, NOW + 1));
      await expectIds(store).toEqual(ids);
      expect(await pruneAll(NOW)).toEqual([2, 0]);
      expect(await readIds(store)).toEqual(ids.slice(2));
      const flows = (await readPage(store)).events.map(({ event }) => event.flowId);
      expect(await readIds(store, { flowId: flows[0] as string })).toEqual(ids.slice(2, 3));
      expect(await pruneAll(NOW)).toEqual([0]);
    });

    test("no more than a limit at a time, the oldest first", async () => {
      const { store, write } = journal();
      const ids = await write(...at(1, 2, 3, 4, 5, NOW));
      await expectIds(store).toEqual(ids);
      expect(await store.claimMaintenance(60_000)).toBe(true);
      expect(await store.pruneEvents({ before: NOW, limit: 2 })).toBe(2);
      expect(await readIds(store)).toEqual(ids.slice(2));
      expect(await pruneAll(NOW, 2)).toEqual([2, 1, 0]);
      expect(await readIds(store)).toEqual(ids.slice(5));
    });

    test("of several owners each one's, and leaves none out for another that has many", async () => {
      const { store, write } = journal();
      await write(...at(1, 2, 3, 4, 5, 6));
      const late = anEvent({ ownerKey: OTHER });
      await write(anEvent({ ownerKey: OTHER, occurredAt: 1 }), late);
      await expect.poll(() => readIds(store, {}, OTHER)).toHaveLength(2);
      await expect.poll(() => readIds(store)).toHaveLength(6);
      const steps = await pruneAll(NOW, 2);
      expect([steps.reduce((sum, step) => sum + step), steps.at(-1), Math.max(...steps)]).toEqual([7, 0, 2]);
      expect(await readIds(store)).toEqual([]);
      expect(await readIds(store, {}, OTHER)).toEqual([late.eventId]);
    });

    test("old events behind younger-looking ones, which a clock made that was ahead for a moment", async () => {
      const { store, write } = journal();
      const ahead = NOW + 365 * DAY;
      const ids = await write(...at(1, ahead, ahead, 2, 3, NOW, ahead));
      await expectIds(store).toEqual(ids);
      expect(await pruneAll(NOW)).toEqual([5, 0]);
      expect(await readIds(store)).toEqual(ids.slice(5));
      expect(await pruneAll(NOW)).toEqual([0]);
    });

    test("after seven days, in a sweep", async () => {
      const { store, write } = journal();
      const ids = await write(...at(NOW, NOW + 1));
      await expectIds(store).toEqual(ids);
      expect(await sweepAt(store, NOW + 7 * DAY, DEFAULT_MAINTENANCE)).toMatchObject({ prunedEvents: 0 });
      expect(await sweepAt(store, NOW + 7 * DAY + 1, DEFAULT_MAINTENANCE)).toMatchObject({ prunedEvents: 1 });
      expect(await readIds(store)).toEqual(ids.slice(1));
      const settings = { ...DEFAULT_MAINTENANCE, retainEventsMs: DAY };
      expect(await sweepAt(store, NOW + DAY + 2, settings)).toMatchObject({ prunedEvents: 1 });
    });

    test("and refuses a position before what it forgot with the oldest that is left", async () => {
      const { store, write } = journal();
      const beginning = await store.locateEvents(OWNER, "oldest");
      const ids = await write(...at(1, 2, 3, NOW, NOW));
      await expectIds(store).toEqual(ids);
      const positions = (await readPage(store)).events.map(({ position }) => position);
      await pruneAll(NOW);
      const oldest = await store.locateEvents(OWNER, "oldest");
      for (const after of [beginning, ...positions.slice(0, 2)])
        expect(await refusalOf(after)).toEqual({ refused: "expired", oldest });
      expect(await readIds(store, { after: oldest })).toEqual(ids.slice(3));
      // Nothing after these is gone.
      for (const [n, after] of positions.slice(2).entries())
        expect(await readIds(store, { after })).toEqual(ids.slice(n + 3));
    });

    test("and refuses nothing to an owner none of whose events are gone", async () => {
      const { store, write } = journal();
      const [mine, theirs] = [await store.locateEvents(OWNER, "oldest"), await store.locateEvents(OTHER, "oldest")];
      await write(...at(1, 2));
      const kept = await write(anEvent({ ownerKey: OTHER }));
      await expectIds(store, {}, OTHER).toEqual(kept);
      await pruneAll(NOW);
      expect(await refusalOf(mine)).toMatchObject({ refused: "expired" });
      expect(await readIds(store, { after: theirs }, OTHER)).toEqual(kept);
      expect(await readIds(store, { after: await store.locateEvents("new", "oldest") }, "new")).toEqual([]);
    });

    test("all of them, and then goes on from the end", async () => {
      const { store, write } = journal();
      const ids = await write(...at(1, 2));
      await expectIds(store).toEqual(ids);
      const latest = await store.locateEvents(OWNER, "latest");
      await pruneAll(NOW);
      for (const place of ["oldest", "latest"] as const) expect(await store.locateEvents(OWNER, place)).toBe(latest);
      const later = await write(...at(3));
      await expectIds(store, { after: latest }).toEqual(later);
      expect(await refusalOf((await readPage(store)).position)).toMatchObject({ events: [] });
    });

    test("and keeps the events of a flow that is deleted", async () => {
      const { store, write } = journal();
      const [id] = await write(anEvent({ flowId: "gone" }));
      await expectIds(store, { flowId: "gone" }).toEqual([id]);
      await sweepAt(store, NOW + DAY, { ...DEFAULT_MAINTENANCE, retainEndedMs: 0 });
      expect(await readIds(store, { flowId: "gone" })).toEqual([id]);
    });
  });
}
