import { closeSync, copyFileSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { EventRecord } from "../../src/port/events.ts";
import { openStore } from "../../src/store/open-store.ts";
import { flowColumns, flowValues } from "../../src/store/rows.ts";
import { Background } from "../../src/store/sqlite/background.ts";
import { migrate } from "../../src/store/sqlite/migrations.ts";
import { createSqliteStore, type SqliteParts } from "../../src/store/sqlite/sqlite-store.ts";
import { newId } from "../../src/taskflow/clock.ts";
import { flowEvent } from "../../src/taskflow/events.ts";
import type { FlowStore } from "../../src/taskflow/flow-store.ts";
import { DEFAULT_MAINTENANCE } from "../../src/taskflow/maintenance.ts";
import { sweepAt } from "../support/commands.ts";
import { ALL, anEvent, idsOf, NOW, OWNER, readIds, readPage } from "../support/events.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { describeEventJournal } from "./describe-event-journal.ts";
import { aFlow, aTask } from "./describe-flow-store.ts";

describeEventJournal("SQLite", async () => openStore({ stateDir: temporaryDirectory() }));

const write = (store: FlowStore, ...events: EventRecord[]) =>
  store.change({ ownerKey: OWNER, flowId: "none" }, () => ({ outcome: idsOf(events), events }));

describe("positions in the SQLite journal", () => {
  test("go on after a reopening, though the clock went back and all events are gone", async () => {
    const stateDir = temporaryDirectory();
    const first = openStore({ stateDir });
    await write(first, anEvent(), anEvent());
    const before = await first.locateEvents(OWNER, "latest");
    expect(await first.pruneEvents({ before: NOW + 1, limit: 10 })).toBe(2);
    await first.close();
    vi.useFakeTimers({ now: 1_000, toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const second = openStore({ stateDir });
    const ids = await write(second, anEvent());
    expect(await readIds(second, { after: before })).toEqual(ids);
    expect((await second.locateEvents(OWNER, "latest")) > before).toBe(true);
    await second.close();
  });

  test("of events that a restored backup lacks are refused, and none of its new events stands there", async () => {
    const [stateDir, restored] = [temporaryDirectory(), temporaryDirectory()];
    const first = openStore({ stateDir });
    await write(first, anEvent());
    await first.close();
    for (const name of ["taskflow.sqlite", "taskflow.lock"]) copyFileSync(join(stateDir, name), join(restored, name));
    const lost = openStore({ stateDir });
    await write(lost, anEvent(), anEvent(), anEvent());
    const positions = (await readPage(lost)).events.map(({ position }) => position);
    await lost.close();
    const store = openStore({ stateDir: restored });
    const oldest = await store.locateEvents(OWNER, "oldest");
    const refused = { refused: "expired", oldest };
    const refusals = () => Promise.all(positions.slice(1).map((after) => store.readEvents(OWNER, { ...ALL, after })));
    expect(await refusals()).toEqual([refused, refused, refused]);
    await write(store, anEvent(), anEvent(), anEvent(), anEvent());
    expect(await refusals()).toEqual([refused, refused, refused]);
    expect(await readIds(store, { after: positions[0] as string })).toHaveLength(4);
    await store.close();
  });

  test("of another session, or beyond the end, are refused as expired", async () => {
    const store = openStore({ stateDir: temporaryDirectory() });
    await write(store, anEvent());
    await store.change({ ownerKey: "other", flowId: "none" }, () => ({
      outcome: true,
      events: [anEvent({ ownerKey: "other" })],
    }));
    const theirs = await store.locateEvents("other", "latest");
    const oldest = await store.locateEvents(OWNER, "oldest");
    for (const after of [theirs, "9".repeat(theirs.length)])
      expect(await store.readEvents(OWNER, { ...ALL, after })).toEqual({ refused: "expired", oldest });
    await store.close();
  });
});

test("a database of version 6 gets a journal when it is opened, and its flows events from then on", async () => {
  const stateDir = temporaryDirectory();
  const flow = aFlow();
  const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"));
  migrate(db, "old", 6);
  const marks = flowColumns.map(() => "?").join();
  db.prepare(`INSERT INTO flow_runs (${flowColumns.join()}) VALUES (${marks})`).run(...flowValues(flow));
  db.exec("INSERT INTO flow_counts VALUES ('queued', 1)");
  db.close();
  const store = openStore({ stateDir });
  expect(await readIds(store)).toEqual([]);
  const after = { ...flow, revision: 1, status: "waiting" } as const;
  const event = flowEvent("flow.waiting", after, { now: NOW, routeId: "zapier" });
  await store.change({ ownerKey: flow.ownerKey, flowId: flow.flowId }, () => ({
    outcome: true,
    flow: after,
    events: [event],
  }));
  expect((await readPage(store)).events.map((placed) => placed.event)).toEqual([event]);
  await store.close();
});

test("the events of a flow are found across restarts, failed changes and deletions in between", async () => {
  const stateDir = temporaryDirectory();
  const flows = [
    "0190c5d2-0000-7000-8000-0123456789ab",
    "0290c5d2-0000-7000-8000-0123456789ab",
    "a",
    "",
    "\ud800",
    "é€",
  ];
  const written: EventRecord[] = [];
  for (let run = 0; run < 12; run += 1) {
    const store = openStore({ stateDir });
    for (let n = 0; n < 9; n += 1) {
      const events = Array.from({ length: 11 }, (_, i) =>
        anEvent({ flowId: flows[(n * i + run) % flows.length] as string, occurredAt: NOW + run }),
      );
      const target = { ownerKey: OWNER, flowId: "none" };
      const broken = () => ({ outcome: true, events: [...events, anEvent({ type: "none" as "flow.lost" })] });
      const outcomes = await Promise.allSettled([store.change(target, broken), write(store, ...events)]);
      expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
      written.push(...events);
    }
    if (run === 8) while ((await store.pruneEvents({ before: NOW + 2, limit: 100 })) > 0);
    await store.close();
  }
  const store = openStore({ stateDir });
  for (const flowId of [...flows, "none"])
    expect(await readIds(store, { flowId })).toEqual(
      idsOf(written.filter((event) => event.flowId === flowId && event.occurredAt >= NOW + 2)),
    );
  const ranges = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
  expect(ranges.prepare("SELECT count(*) AS n FROM event_ranges").get()).toEqual({ n: 4 });
  ranges.close();
  await store.close();
});

test("an event is shown when its commit is on the disk, and not before", async () => {
  const stateDir = temporaryDirectory();
  await openStore({ stateDir }).close();
  const file = join(stateDir, "taskflow.sqlite");
  const db = new DatabaseSync(file);
  const descriptor = openSync(file, "r+");
  const syncs: ((error: Error | null) => void)[] = [];
  const log = { sync: (done: (error: Error | null) => void) => void syncs.push(done), close: () => {} };
  const store = createSqliteStore({
    db,
    log: log as unknown as SqliteParts["log"],
    background: new Background({ file, descriptor }),
    stateDir,
    warn: () => {},
    onFailure: () => {},
    release: () => closeSync(descriptor),
  });
  const read: Promise<string[]>[] = [];
  store.onEvents(() => void read.push(readIds(store, { after: "0".repeat(16) })));
  const event = anEvent();
  const written = write(store, event);
  await expect.poll(() => syncs.length).toBe(1);
  // The listener has been notified already, and its read waits for the disk.
  expect(read).toHaveLength(1);
  expect(await Promise.race([read[0], written, nextTurn("nothing")])).toBe("nothing");
  syncs.shift()?.(null);
  expect(await read[0]).toEqual([event.eventId]);
  await written;
  await store.close();
});

describe("the cost of an event in SQLite", () => {
  const sessionKey = "agent:main:webhooks:session-of-forty-cha";

  /** Flows of six changes each, with a task in the middle; several of them under way at a time. */
  function* changes(count: number, atATime: number): Generator<EventRecord> {
    const flows: { id: string; taskId: string; step: number }[] = [];
    const types = ["flow.created", "flow.waiting", "task.created", "flow.resumed", "flow.blocked", "flow.succeeded"];
    for (let n = 0; n < count; n += 1) {
      const now = NOW + n * 3;
      const at = (n * 7_919) % atATime;
      const current = flows[at];
      const flow = current && current.step < 6 ? current : { id: newId(now), taskId: newId(now), step: 0 };
      flows[at] = flow;
      const type = types[flow.step] as EventRecord["type"];
      const task = type === "task.created" && { taskId: flow.taskId, taskStatus: "queued" as const };
      yield anEvent({
        ...task,
        type,
        ownerKey: sessionKey,
        flowId: flow.id,
        occurredAt: now,
        revision: flow.step,
        routeId: "a-route-of-20-letter",
      });
      flow.step += 1;
    }
  }

  test.each([1, 50, 5_000])(
    "is less than 200 bytes with what finds it, where %i flows change in turn",
    async (atATime) => {
      const stateDir = temporaryDirectory();
      const store = openStore({ stateDir });
      const events = [...changes(20_000, atATime)];
      for (let n = 0; n < events.length; n += 10)
        await store.change({ ownerKey: sessionKey, flowId: "none" }, () => ({
          outcome: true,
          events: events.slice(n, n + 10),
        }));
      await store.close();
      const db = new DatabaseSync(join(stateDir, "taskflow.sqlite"), { readOnly: true });
      const { bytes } = db
        .prepare("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN ('events', 'event_ranges', 'journal_sessions')")
        .get() as { bytes: number };
      db.close();
      expect(bytes / events.length).toBeGreaterThan(90);
      expect(bytes / events.length).toBeLessThan(200);
    },
    60_000,
  );
});

test("each of hundreds of tasks that one sweep finds silent has its event, in many flows", async () => {
  const store = openStore({ stateDir: temporaryDirectory() });
  const flows = Array.from({ length: 40 }, () => aFlow());
  for (const flow of flows) await store.insertFlow(flow, flowEvent("flow.created", flow, { now: NOW, routeId: "r" }));
  const tasks = flows.flatMap((flow) => Array.from({ length: 20 }, () => aTask(flow, { lastEventAt: 1 })));
  await Promise.all(
    tasks.map((task) => store.change({ ownerKey: OWNER, flowId: task.parentFlowId }, () => ({ outcome: true, task }))),
  );
  await sweepAt(store, NOW, { ...DEFAULT_MAINTENANCE, batchSize: 1_000 });
  const { events } = await readPage(store, { types: ["task.lost"] });
  expect(new Set(events.map(({ event }) => event.taskId))).toEqual(new Set(tasks.map(({ taskId }) => taskId)));
  await store.close();
});
