import { beforeEach, describe, expect, test } from "vitest";
import { BelievedTime } from "../../src/taskflow/believed-time.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = 1_700_000_000_000;

let monotonic: number;
/** What the wall clock has been set by. */
let set: number;
let time: BelievedTime;
const wall = () => START + Math.floor(monotonic) + set;
const pass = (milliseconds: number) => {
  monotonic += milliseconds;
};
/** As many sweeps compare the clocks, one a minute. */
const compareFor = async (minutes: number) => {
  const jumps: (number | undefined)[] = [];
  for (let n = 0; n < minutes; n += 1) {
    pass(MINUTE);
    jumps.push(await time.compare());
  }
  return jumps.filter((jump) => jump !== undefined);
};
const readings = () => ({ latest: time.latest() - START, earliest: time.earliest() - START, now: time.now() - START });

beforeEach(async () => {
  monotonic = 5_000.5;
  set = 0;
  time = await BelievedTime.start({ wall, monotonic: () => monotonic }, MINUTE);
});

describe("a clock that runs evenly", () => {
  test("is believed, to the millisecond", async () => {
    expect(await compareFor(30)).toEqual([]);
    expect(time.even).toBe(true);
    expect([time.latest(), time.earliest()]).toEqual([wall(), wall()]);
    expect(time.now() - wall()).toBeLessThanOrEqual(1);
  });

  test("is still believed when it is set right by some seconds now and then", async () => {
    for (let n = 0; n < 20; n += 1) {
      set += 30 * SECOND;
      expect(await compareFor(11)).toEqual([]);
      expect([time.even, time.latest()]).toEqual([true, wall()]);
      expect(Math.abs(time.now() - wall())).toBeLessThanOrEqual(1);
    }
  });

  test("is not when it gains more than its tolerance in ten minutes, bit by bit", async () => {
    let jumps = 0;
    for (let n = 0; n < 10; n += 1) {
      set += 20 * SECOND;
      jumps += (await compareFor(1)).length;
    }
    expect(jumps).toBeGreaterThan(0);
    expect(time.even).toBe(false);
  });
});

describe.each([
  ["ahead", 10 * DAY],
  ["back", -10 * DAY],
  ["ahead by little more than its tolerance", 61 * SECOND],
])("a clock that jumps %s", (_way, jump) => {
  test("is not believed at once, before any sweep has compared it", () => {
    set = jump;
    const believed = Math.floor(monotonic);
    expect(Math.abs(time.now() - START - believed)).toBeLessThanOrEqual(1);
    expect(time.earliest()).toBeLessThanOrEqual(START + believed + 1);
    expect(time.latest()).toBeGreaterThanOrEqual(START + believed);
    expect(time.wall() - START).toBe(believed + jump);
  });

  test("is believed when it has run evenly for ten minutes, not before", async () => {
    set = jump;
    expect(await compareFor(10)).toEqual([expect.closeTo(jump, -1)]);
    expect(time.even).toBe(false);
    expect(await compareFor(1)).toEqual([]);
    expect(time.even).toBe(true);
    expect([time.latest(), time.earliest()]).toEqual([wall(), wall()]);
    expect(Math.abs(time.now() - wall())).toBeLessThanOrEqual(1);
  });

  test("and back has to run evenly for ten minutes again", async () => {
    set = jump;
    expect(await compareFor(1)).toHaveLength(1);
    set = 0;
    expect(await compareFor(10)).toEqual([expect.closeTo(-jump, -1)]);
    expect(time.even).toBe(false);
    expect([time.latest(), time.earliest()]).toEqual([wall(), wall()]);
    await compareFor(1);
    expect(time.even).toBe(true);
  });

  test("and back between two sweeps has done nothing", async () => {
    set = jump;
    pass(4 * SECOND);
    set = 0;
    expect(await compareFor(3)).toEqual([]);
    expect(time.even).toBe(true);
  });

  test("again and again is believed ten minutes after the last time", async () => {
    for (let n = 1; n <= 5; n += 1) {
      set = n * jump;
      expect(await compareFor(9)).toHaveLength(1);
      expect(time.even).toBe(false);
    }
    await compareFor(2);
    expect(time.even).toBe(true);
    expect(time.latest()).toBe(wall());
  });
});

test("the times of a change are of one reading of the clocks", async () => {
  let readings = 0;
  const clock = () => {
    readings += 1;
    pass(10);
    return wall();
  };
  time = await BelievedTime.start({ wall: clock, monotonic: () => monotonic }, MINUTE);
  readings = 0;
  const times = time.times();
  expect(readings).toBe(1);
  expect(times).toEqual({ wall: wall(), latest: wall(), steady: wall(), queued: expect.any(Number) });
});

describe("the steady time", () => {
  test.each([10 * DAY, -10 * DAY])("goes on as before a jump by %i ms that no sweep has seen", (jump) => {
    set = jump;
    expect(Math.abs(time.steady() - START - monotonic)).toBeLessThanOrEqual(1);
  });

  test("goes on as before a jump ahead until the new time is believed", async () => {
    set = 10 * DAY;
    await compareFor(10);
    expect(Math.abs(time.steady() - START - monotonic)).toBeLessThanOrEqual(1);
    await compareFor(1);
    expect(time.steady()).toBe(wall());
  });

  test("follows a jump back that a sweep has seen: what is recorded is not from the future if that is right", async () => {
    set = -10 * DAY;
    await compareFor(1);
    expect(time.steady()).toBe(wall());
  });

  test("is the clock's own while that runs evenly, or is set right by some seconds", async () => {
    expect(time.steady()).toBe(wall());
    set = 30 * SECOND;
    await compareFor(1);
    expect(time.steady()).toBe(wall());
  });
});

describe("what the believed time has gained", () => {
  test("is reported for the time that is asked about, from when a jump ahead is believed", async () => {
    expect(time.gained(5 * MINUTE)).toBe(0);
    set = 10 * DAY;
    await compareFor(10);
    expect(time.gained(5 * MINUTE)).toBe(0);
    await compareFor(1);
    expect(time.gained(5 * MINUTE)).toBeCloseTo(10 * DAY, -1);
    await compareFor(4);
    expect(time.gained(5 * MINUTE)).toBeCloseTo(10 * DAY, -1);
    await compareFor(1);
    expect(time.gained(5 * MINUTE)).toBe(0);
  });

  test.each([
    ["a jump back", -10 * DAY, -10 * DAY],
    ["a jump ahead that was taken back", 10 * DAY, 0],
  ])("is nothing after %s", async (_what, first, second) => {
    set = first;
    await compareFor(2);
    set = second;
    await compareFor(20);
    expect([time.even, time.gained(DAY)]).toEqual([true, 0]);
  });
});

test("a machine that was suspended is believed ten minutes after it went on, and nothing is kept for less until then", async () => {
  // The monotonic clock stands still meanwhile.
  set = 8 * 60 * MINUTE;
  expect(time.latest()).toBe(wall());
  expect(await compareFor(10)).toHaveLength(1);
  expect(readings()).toMatchObject({ latest: wall() - START, earliest: readings().now });
  await compareFor(1);
  expect(time.earliest()).toBe(wall());
});

test("a tolerance of milliseconds takes no pause of the process for a jump, and one of hours lets none pass", async () => {
  time = await BelievedTime.start({ wall, monotonic: () => monotonic }, 5);
  set = 900;
  expect(await time.compare()).toBeUndefined();
  time = await BelievedTime.start({ wall, monotonic: () => monotonic }, DAY);
  set += 2 * MINUTE;
  expect(await time.compare()).toBeCloseTo(2 * MINUTE, -1);
});

describe("a clock that several processes share", () => {
  let database: number;
  const shared = async () => {
    // The way there and back.
    pass(40);
    const now = START + DAY + Math.floor(monotonic) + database;
    pass(40);
    return now;
  };
  beforeEach(async () => {
    database = 0;
    time = await BelievedTime.start({ wall, monotonic: () => monotonic, shared }, MINUTE);
  });

  test("is what is swept by; this process's own may say what it will", async () => {
    set = 10 * DAY;
    expect(await compareFor(3)).toEqual([]);
    for (const now of [time.now(), time.steady(), time.latest(), time.earliest()])
      expect(Math.abs(now - (START + DAY + monotonic))).toBeLessThanOrEqual(41);
    expect(time.even).toBe(true);
  });

  test("that jumps is not believed either", async () => {
    database = -3 * DAY;
    expect(await compareFor(10)).toHaveLength(1);
    expect(time.even).toBe(false);
    await compareFor(1);
    expect(time.even).toBe(true);
  });

  test("that takes long to answer has not jumped", async () => {
    time = await BelievedTime.start(
      { wall, monotonic: () => monotonic, shared: async () => (pass(MINUTE), await shared()) },
      SECOND,
    );
    expect(await compareFor(12)).toEqual([]);
  });

  test("that cannot be read at the start is compared with this process's own later", async () => {
    let reachable = false;
    const later = async () => {
      if (!reachable) throw new Error("away");
      return shared();
    };
    time = await BelievedTime.start({ wall, monotonic: () => monotonic, shared: later }, MINUTE);
    await expect(time.compare()).rejects.toThrow("away");
    reachable = true;
    expect(await compareFor(1)).toHaveLength(1);
  });
});

describe("the time of queues", () => {
  test.each([-DAY, DAY])("never goes back, and goes on evenly until a jump by %i ms is believed", async (jump) => {
    const began = time.queued();
    set = jump;
    await compareFor(5);
    expect(time.queued()).toBe(began + 5 * MINUTE);
    await compareFor(10);
    expect(time.even).toBe(true);
    expect(time.queued()).toBe(began + 15 * MINUTE + Math.max(0, jump));
    set = 0;
    await compareFor(15);
    expect(time.queued()).toBe(began + 30 * MINUTE + Math.max(0, jump));
  });
});
