import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { OwnRateLimit, rateLimitOf, SharedRateLimit } from "../../src/plugin/rate-limit.ts";
import type { PermitPool, PermitRequest, Permits } from "../../src/port/plugin-api.ts";

const WINDOW = 60_000;

/** The windows of a store, in memory, with a switch to be out of reach. */
class Pool implements PermitPool {
  readonly drawn: PermitRequest[] = [];
  readonly #windows = new Map<string, { taken: number; endsAt: number }>();
  reachable = true;

  async draw(request: PermitRequest): Promise<Permits> {
    this.drawn.push(request);
    if (!this.reachable) throw new Error("out of reach");
    const { key, wanted, limit, windowMs } = request;
    const old = this.#windows.get(key);
    const window = old && old.endsAt > now ? old : { taken: 0, endsAt: now + windowMs };
    this.#windows.set(key, window);
    const granted = Math.min(wanted, limit - window.taken);
    window.taken += granted;
    return { granted, left: limit - window.taken, window: window.endsAt, endsInMs: window.endsAt - now };
  }
}

let now = 0;
let pool: Pool;
const clock = () => now;
const limitOf = (limit: number, path = "/a") =>
  new SharedRateLimit(path, limit, pool, new OwnRateLimit(limit, clock), clock);
const admitted = async (limit: SharedRateLimit, count: number, address = "192.0.2.1") => {
  let passed = 0;
  for (let n = 0; n < count; n += 1)
    try {
      await limit.count(address);
      passed += 1;
    } catch {}
  return passed;
};

beforeEach(() => {
  now = 1_000;
  pool = new Pool();
});

test("a window that begins at any fraction of a millisecond ends in a minute", () => {
  const performanceNow = vi.spyOn(performance, "now");
  onTestFinished(() => performanceNow.mockRestore());
  const limit = rateLimitOf("/a", { limit: 1, name: "route" }, {});
  for (let n = 0; n < 5_000; n += 1) {
    performanceNow.mockReturnValue(70_000 + n * 1.234_567);
    expect(limit.count(`client-${n}`)).toBe('"route";r=0;t=60');
  }
});

describe("a rate limit that several processes share", () => {
  test("admits exactly the limit between them while it is drawn one by one", async () => {
    const limits = [limitOf(120), limitOf(120), limitOf(120)] as const;
    let passed = 0;
    for (let n = 0; n < 100; n += 1) for (const limit of limits) passed += await admitted(limit, 1);
    expect(passed).toBe(120);
  });

  test("draws in advance from a large window, never exceeds it, and wastes at most 1/128 of it in each other process", async () => {
    const limit = 100_000;
    const limits = [limitOf(limit), limitOf(limit), limitOf(limit)] as const;
    const passed =
      (await admitted(limits[1], 1)) + (await admitted(limits[2], 1)) + (await admitted(limits[0], limit + 10));
    expect(passed).toBeLessThanOrEqual(limit);
    expect(passed).toBeGreaterThan(limit - 2 * (limit / 128));
    expect(pool.drawn.length).toBeLessThan(2_000);
  });

  test("counts at once, without a promise, while it has permits", async () => {
    const limit = limitOf(100_000);
    expect(limit.count("192.0.2.1")).toBeInstanceOf(Promise);
    await Promise.resolve();
    await Promise.resolve();
    expect(limit.count("192.0.2.1")).toMatch(/^"route";r=\d+;t=60$/);
  });

  test("refuses without asking until the window ends, then counts again", async () => {
    const limit = limitOf(3);
    expect(await admitted(limit, 5)).toBe(3);
    const asked = pool.drawn.length;
    expect(() => limit.count("192.0.2.1")).toThrow("More than 3 requests in a minute.");
    expect(pool.drawn.length).toBe(asked);
    now += WINDOW;
    expect(await admitted(limit, 5)).toBe(3);
  });

  test("says when the window ends", async () => {
    const limit = limitOf(1);
    await limit.count("192.0.2.1");
    now += 20_500;
    expect(() => limit.count("192.0.2.1")).toThrow(
      expect.objectContaining({
        headers: expect.objectContaining({ "retry-after": "40", ratelimit: '"route";r=0;t=40' }),
      }),
    );
  });

  test("tells addresses and routes apart", async () => {
    const limit = limitOf(2);
    expect(await admitted(limit, 5, "192.0.2.1")).toBe(2);
    expect(await admitted(limit, 5, "192.0.2.2")).toBe(2);
    expect(await admitted(limitOf(2, "/b"), 5, "192.0.2.1")).toBe(2);
  });

  test("counts in each process alone while the others cannot be reached, and asks again after five seconds", async () => {
    pool.reachable = false;
    const limit = limitOf(3);
    expect(await admitted(limit, 5)).toBe(3);
    expect(pool.drawn.length).toBe(1);
    pool.reachable = true;
    now += 5_000;
    expect(await admitted(limit, 5)).toBe(3);
  });

  test("uses no permit of a window that has ended", async () => {
    const limit = limitOf(1_000);
    await limit.count("192.0.2.1");
    now += WINDOW;
    const asked = pool.drawn.length;
    await limit.count("192.0.2.1");
    expect(pool.drawn.length).toBe(asked + 1);
  });
});

describe("the window of workers", () => {
  test("is shared apart from that of the route, and names itself", async () => {
    const limits = ["route", "workers"].map((name) =>
      rateLimitOf(`/a\n${name}`, { limit: 2, name }, { permits: pool }),
    );
    for (const limit of limits) expect(await limit.count("192.0.2.1")).toMatch(`"${limit.name}";r=1`);
    expect(pool.drawn.map(({ key }) => key)).toEqual(["/a\nroute\n192.0.2.1", "/a\nworkers\n192.0.2.1"]);
    await limits[1]?.count("192.0.2.1");
    await expect(async () => limits[1]?.count("192.0.2.1")).rejects.toMatchObject({
      code: "rate_limited",
      headers: { "ratelimit-policy": '"workers";q=2;w=60', ratelimit: expect.stringContaining('"workers";r=0') },
    });
    expect(await limits[0]?.count("192.0.2.1")).toContain('"route";r=0');
  });
});
