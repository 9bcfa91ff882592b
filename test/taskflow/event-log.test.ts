import { setTimeout as sleep, setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { PersistError } from "../../src/port/bound-task-flow.ts";
import type { EventLog, EventQuery, EventRecord, EventsRead, PlacedEvent } from "../../src/port/events.ts";
import { EventLogs } from "../../src/taskflow/event-log.ts";
import { TAIL } from "../../src/taskflow/event-tail.ts";

const OWNER = "agent:main:main";
const ALL = { limit: 1_000, maxBytes: 1_000_000 };
const positionOf = (seq: number): string => String(seq).padStart(6, "0");
const START = positionOf(0);
const never = new AbortController().signal;

/** Resolves when there may be events after the position, or when the signal aborts. */
function wait(log: EventLog, after: string, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const listening = log.listen(after, resolve);
    signal.addEventListener("abort", () => {
      listening.stop();
      resolve();
    });
  });
}

interface Options {
  pollEventsMs?: number;
  /** Whether this process hears of commits. */
  isTold?: boolean;
}

/** A journal of which the test decides what is committed, what can be seen of it, and how long a read takes. */
class FakeJournal {
  readonly events: PlacedEvent[] = [];
  /** As many of them can be seen. */
  visible = Number.POSITIVE_INFINITY;
  reads = 0;
  failure: Error | undefined;
  slowly = false;
  pruned = 0;
  readonly pollEventsMs?: number;
  readonly #listeners: ((owners: Iterable<string>) => void)[] = [];
  readonly #isTold: boolean;

  constructor({ pollEventsMs, isTold = true }: Options = {}) {
    if (pollEventsMs !== undefined) this.pollEventsMs = pollEventsMs;
    this.#isTold = isTold;
  }

  commit(more: Partial<EventRecord> = {}): string {
    const position = positionOf(this.events.length + 1);
    const flow = { flowId: "f", revision: 0, status: "queued", ownerKey: OWNER, occurredAt: 0 } as const;
    this.events.push({ event: { ...flow, eventId: position, type: "flow.created", ...more }, position });
    if (this.#isTold) for (const listener of this.#listeners) listener([OWNER]);
    return position;
  }

  onEvents(listener: (owners: Iterable<string>) => void): void {
    this.#listeners.push(listener);
  }

  async locateEvents(): Promise<string> {
    return START;
  }

  async readEvents(_owner: string, { after, limit, flowId }: EventQuery): Promise<EventsRead> {
    this.reads += 1;
    if (this.failure) throw this.failure;
    if (after < positionOf(this.pruned)) return { refused: "expired", oldest: positionOf(this.pruned) };
    const seen = this.events.slice(0, this.visible);
    await (this.slowly ? sleep(20) : turn());
    const matching = seen.filter(
      ({ event, position }) => position > after && (flowId === undefined || event.flowId === flowId),
    );
    const events = matching.slice(0, limit);
    const isWhole = events.length === matching.length;
    return { events, position: (isWhole ? seen.at(-1) : events.at(-1))?.position ?? after };
  }
}

const eventsIn = (read: EventsRead) => ("events" in read ? read.events.map(({ position }) => position) : read);

describe("whoever waits", () => {
  test.each([{}, { pollEventsMs: 20 }, { pollEventsMs: 20, isTold: false }])(
    "is woken by an event, of this process or another (%j)",
    async (options) => {
      const journal = new FakeJournal(options);
      const log = new EventLogs(journal).of(OWNER);
      const waiting = wait(log, START, never);
      await sleep(50);
      const position = journal.commit();
      await waiting;
      expect(eventsIn(await log.read({ after: START, ...ALL }))).toEqual([position]);
    },
  );

  test("is woken by an event that was committed after its read, and before its wait", async () => {
    const journal = new FakeJournal();
    const log = new EventLogs(journal).of(OWNER);
    expect(eventsIn(await log.read({ after: START, ...ALL }))).toEqual([]);
    journal.commit();
    await wait(log, START, never);
  });

  test("is woken by an event that is committed while the store is read", async () => {
    const journal = new FakeJournal();
    journal.slowly = true;
    const log = new EventLogs(journal).of(OWNER);
    const waiting = wait(log, START, never);
    await turn();
    journal.commit();
    await waiting;
  });

  test("is woken by a commit that the store shows only later", async () => {
    const journal = new FakeJournal({ pollEventsMs: 60_000 });
    const log = new EventLogs(journal).of(OWNER);
    const waiting = wait(log, START, never);
    await sleep(20);
    journal.visible = 0;
    journal.commit();
    await sleep(20);
    journal.visible = 1;
    const started = performance.now();
    await waiting;
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test("is woken when it gives up, when the store fails, and when its events were deleted", async () => {
    const journal = new FakeJournal();
    const log = new EventLogs(journal).of(OWNER);
    const giveUp = new AbortController();
    const waiting = wait(log, START, giveUp.signal);
    giveUp.abort();
    await waiting;
    await wait(log, START, giveUp.signal);
    journal.failure = new PersistError("broken");
    await wait(log, START, never);
    await expect(log.read({ after: START, ...ALL })).rejects.toThrow("broken");
    journal.failure = undefined;
    for (let n = 0; n < 3; n += 1) journal.commit();
    journal.pruned = 2;
    await wait(log, START, never);
    expect(await log.read({ after: START, ...ALL })).toEqual({ refused: "expired", oldest: positionOf(2) });
  });

  test("from an earlier place than others is woken by what is there already", async () => {
    const journal = new FakeJournal();
    const log = new EventLogs(journal).of(OWNER);
    const last = [journal.commit(), journal.commit()].at(-1) ?? "";
    const giveUp = new AbortController();
    const others = wait(log, last, giveUp.signal);
    await wait(log, START, never);
    giveUp.abort();
    await others;
  });
});

describe("a thousand who wait at the end", () => {
  test.each([{}, { pollEventsMs: 10_000 }])("cost as many reads of the store as one (%j)", async (options) => {
    const journal = new FakeJournal(options);
    const log = new EventLogs(journal).of(OWNER);
    const seen = Array.from({ length: 1_000 }, () => [] as string[]);
    const giveUp = new AbortController();
    const follow = async (mine: string[]) => {
      let after = START;
      while (!giveUp.signal.aborted) {
        await wait(log, after, giveUp.signal);
        const page = await log.read({ after, ...ALL });
        if (!("events" in page)) throw new Error("refused");
        mine.push(...page.events.map(({ position }) => position));
        after = page.position;
      }
    };
    const all = seen.map(follow);
    await sleep(20);
    const before = journal.reads;
    const positions = [];
    for (let n = 0; n < 20; n += 1) {
      positions.push(journal.commit());
      await expect.poll(() => seen.every((mine) => mine.length === n + 1), { interval: 1 }).toBe(true);
    }
    expect(journal.reads - before).toBeLessThan(120);
    for (const mine of seen) expect(mine).toEqual(positions);
    giveUp.abort();
    await Promise.all(all);
  });
});

/** Somebody who waits, reads and waits again, so that the end is kept; until it is stopped. */
function follow(log: EventLog) {
  const stop = new AbortController();
  const done = (async () => {
    let after = START;
    while (!stop.signal.aborted) {
      await wait(log, after, stop.signal);
      const page = await log.read({ after, ...ALL });
      if ("events" in page) after = page.position;
    }
  })();
  return async (): Promise<void> => {
    stop.abort();
    await done;
  };
}

describe("the end that is kept", () => {
  test.each([{}, { pollEventsMs: 20 }])("has no gap, however many events come at once (%j)", async (options) => {
    const journal = new FakeJournal(options);
    const log = new EventLogs(journal).of(OWNER);
    const stop = follow(log);
    const positions: string[] = [];
    const readers = [1, 7, 250, 999].map(async (limit) => {
      const seen: string[] = [];
      let after = START;
      for (let isLast = false; ; ) {
        const page = await log.read({ after, ...ALL, limit });
        if (!("events" in page)) throw new Error("refused");
        seen.push(...page.events.map(({ position }) => position));
        after = page.position;
        if (page.events.length === 0 && isLast) return seen;
        isLast = positions.length === TOTAL;
        if (page.events.length === 0) await turn();
      }
    });
    const TOTAL = 3 * TAIL.events + 7;
    while (positions.length < TOTAL) {
      for (let n = 0; n < 97 && positions.length < TOTAL; n += 1) positions.push(journal.commit());
      await turn();
    }
    for (const seen of await Promise.all(readers)) expect(seen).toEqual(positions);
    await stop();
  });

  test("shows what was committed before a read, by flow too, and no more than was asked for", async () => {
    const journal = new FakeJournal();
    const log = new EventLogs(journal).of(OWNER);
    const stop = follow(log);
    let after = START;
    for (let n = 0; n < 200; n += 1) {
      journal.slowly = n % 50 === 0;
      journal.commit();
      const mine = journal.commit({ flowId: "mine" });
      const page = await log.read({ after, flowId: "mine", ...ALL });
      expect(eventsIn(page)).toEqual([mine]);
      const [first] = eventsIn(await log.read({ after, ...ALL, maxBytes: 1 })) as string[];
      expect(eventsIn(await log.read({ after, ...ALL, limit: 1 }))).toEqual([first]);
      after = "events" in page ? page.position : after;
    }
    await stop();
  });

  test("is bounded in bytes: events with long texts are read from the store", async () => {
    const journal = new FakeJournal();
    const log = new EventLogs(journal).of(OWNER);
    const stop = follow(log);
    await sleep(5);
    const currentStep = "x".repeat(TAIL.bytes / 3);
    const positions = Array.from({ length: 20 }, () => journal.commit({ currentStep }));
    const seen: (string | undefined)[] = [];
    let after = START;
    for (let n = 0; n < 20; n += 1) {
      const page = await log.read({ after, limit: 1, maxBytes: 1 });
      if ("events" in page) [seen[n], after] = [page.events[0]?.position, page.position];
    }
    expect(seen).toEqual(positions);
    await stop();
  });
});
