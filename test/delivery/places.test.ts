import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Places, type Share } from "../../src/delivery/places.ts";

const QUICK = { delivered: true, durationMs: 1 };
const SLOW = { delivered: true, durationMs: 10_000 };
const FAILED = { delivered: false, durationMs: 1 };

let now = 0;
let places = new Places(() => now);
beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  places = new Places(() => now);
});
afterEach(() => void vi.useRealTimers());

const judge = (id: string, ended: typeof QUICK) =>
  places.attempt(id, async (judged) => {
    judged(ended);
  });
const roomIn = ({ limit, perEndpoint, busy }: Share, id: string) =>
  Math.max(0, Math.min(limit, perEndpoint - (busy.get(id) ?? 0)));
/** Deliveries that may be claimed of an endpoint. */
const room = (id: string) => places.shares().reduce((sum, share) => sum + roomIn(share, id), 0);
const claimAll = (id: string): number => {
  const count = room(id);
  for (let claimed = 0; claimed < count; claimed += 1) places.claim(id);
  return count;
};
const many = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`);

describe("of an endpoint", () => {
  test("one delivery is claimed until it has answered", async () => {
    places.know(["a"]);
    expect(claimAll("a")).toBe(1);
    expect(room("a")).toBe(0);
    places.release("a");
    expect(room("a")).toBe(1);
  });

  test.each([
    { durationMs: 1, count: 64 },
    { durationMs: 0, count: 64 },
    { durationMs: 50, count: 16 },
    { durationMs: 100, count: 8 },
    { durationMs: 5_000, count: 8 },
  ])("that answers within $durationMs ms $count are claimed", async ({ durationMs, count }) => {
    places.know(["a"]);
    await judge("a", { delivered: true, durationMs });
    expect(claimAll("a")).toBe(count);
  });

  test("that fails after a success one is claimed again", async () => {
    places.know(["a"]);
    await judge("a", QUICK);
    await judge("a", FAILED);
    expect(room("a")).toBe(1);
  });

  test("that fails again and again none is claimed during a pause, which grows to a second", async () => {
    places.know(["a"]);
    const pauses: (number | undefined)[] = [];
    for (let failures = 0; failures < 30; failures += 1) {
      now = 0;
      await judge("a", FAILED);
      pauses.push(
        [0, 49, 50, 99, 100, 999, 1_000].find((at) => {
          now = at;
          return room("a") > 0;
        }),
      );
    }
    expect(pauses.slice(0, 17)).toEqual([...Array(15).fill(0), 50, 100]);
    expect(pauses.at(-1)).toBe(1_000);
    now = 0;
    await judge("a", QUICK);
    expect(room("a")).toBe(64);
  });

  test("that is not enabled none is claimed", () => {
    expect(places.shares()).toEqual([]);
    places.know(["a"]);
    places.know([]);
    expect(places.shares()).toEqual([]);
    expect(places.isEmpty).toBe(true);
  });

  test("that is disabled for a moment those under way still count", () => {
    places.know(["a"]);
    places.claim("a");
    places.know([]);
    places.know(["a"]);
    expect(room("a")).toBe(0);
  });
});

describe("attempts", () => {
  const hang = (id: string) => {
    let end = () => undefined as void;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    let started = false;
    const outcome = places.attempt(id, async () => {
      started = true;
      await ended;
      return true;
    });
    return { outcome, end: () => end(), started: () => started };
  };

  test("of one endpoint are eight at a time, the others one after the other", async () => {
    await judge("a", QUICK);
    const attempts = Array.from({ length: 10 }, () => hang("a"));
    expect(attempts.filter(({ started }) => started())).toHaveLength(8);
    attempts[3]?.end();
    expect(await attempts[3]?.outcome).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(attempts.filter(({ started }) => started())).toHaveLength(9);
    expect(attempts[9]?.started()).toBe(false);
  });

  test("that wait are given up when the endpoint becomes slow before their turn", async () => {
    places.know(["a"]);
    await judge("a", QUICK);
    const attempts = Array.from({ length: 10 }, () => hang("a"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(room("a")).toBe(1);
    attempts[0]?.end();
    expect(await Promise.all([attempts[8]?.outcome, attempts[9]?.outcome])).toEqual([undefined, undefined]);
    expect([attempts[8]?.started(), attempts[9]?.started()]).toEqual([false, false]);
    for (const attempt of attempts) attempt.end();
    await Promise.all(attempts.map(({ outcome }) => outcome));
    expect(await places.attempt("a", async () => "again")).toBe("again");
  });
});

describe("a thousand endpoints that hang, fail or are slow", () => {
  test.each([FAILED, SLOW])("leave those that answer their places (%j)", async (ended) => {
    const others = many("other", 1_000);
    places.know([...others, "quick"]);
    for (const id of others) await judge(id, ended);
    await judge("quick", QUICK);
    expect(others.reduce((sum, id) => sum + claimAll(id), 0)).toBe(64);
    expect(claimAll("quick")).toBe(64);
  });

  test("give way within two seconds when they were quick before", async () => {
    const others = many("other", 16);
    places.know([...others, "quick"]);
    for (const id of [...others, "quick"]) await judge(id, QUICK);
    expect(others.reduce((sum, id) => sum + claimAll(id), 0)).toBe(1_024);
    expect(room("quick")).toBe(0);
    for (const id of others) void places.attempt(id, () => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(room("quick")).toBe(64);
  });
});
