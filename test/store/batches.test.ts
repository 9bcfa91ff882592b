import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Batches, Failed } from "../../src/store/postgres/batches.ts";
import { DatabaseError } from "../../src/store/postgres/database-error.ts";

const refused = (code: string) => new DatabaseError({ severity: "ERROR", code, message: "no" });
const echo = async (items: number[]) => items.map((item) => item * 10);
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("batches", () => {
  test("take what arrives in one turn, and then what arrived while the lanes were busy", async () => {
    const sizes: number[] = [];
    const batch = Promise.withResolvers<void>();
    const batches = new Batches<number, number>({ action: "read", lanes: 1 }, async (items) => {
      sizes.push(items.length);
      await batch.promise;
      return echo(items);
    });
    const first = [1, 2, 3].map((item) => batches.run(item));
    await turn();
    const second = [4, 5].map((item) => batches.run(item));
    batch.resolve();
    expect(await Promise.all([...first, ...second])).toEqual([10, 20, 30, 40, 50]);
    expect(sizes).toEqual([3, 2]);
  });

  test("start beside another one only when many items wait, or after a delay", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const finish: (() => void)[] = [];
    const sizes: number[] = [];
    const batches = new Batches<number, number>({ action: "read", lanes: 4 }, async (items) => {
      sizes.push(items.length);
      await new Promise<void>((resolve) => finish.push(resolve));
      return echo(items);
    });
    const asked = [batches.run(1)];
    await turn();
    asked.push(batches.run(2));
    await turn();
    expect(sizes).toEqual([1]);
    asked.push(...Array.from({ length: 15 }, (_, n) => batches.run(n)));
    await turn();
    expect(sizes).toEqual([1, 16]);
    asked.push(batches.run(3));
    await turn();
    expect(sizes).toEqual([1, 16]);
    vi.advanceTimersByTime(1);
    expect(sizes).toEqual([1, 16, 1]);
    for (const end of finish) end();
    await Promise.all(asked);
  });

  test("do not look again and again at a crowd that waits for a batch under way", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate", "clearImmediate"] });
    onTestFinished(() => void vi.useRealTimers());
    let finish: () => void = () => undefined;
    const keyOf = vi.fn(() => "one");
    const batches = new Batches<number, number>({ action: "change", lanes: 4, keyOf }, async (items) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return echo(items);
    });
    const first = batches.run(0);
    await vi.advanceTimersByTimeAsync(1);
    const crowd = Array.from({ length: 50 }, (_, n) => batches.run(n));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(keyOf.mock.calls.length).toBeLessThan(200);
    finish();
    await first;
    await vi.advanceTimersByTimeAsync(1);
    finish();
    expect((await Promise.all(crowd)).length).toBe(50);
  });

  test("hold no more than 128 items", async () => {
    const perform = vi.fn(echo);
    const batches = new Batches<number, number>({ action: "read", lanes: 1 }, perform);
    await Promise.all(Array.from({ length: 300 }, (_, n) => batches.run(n)));
    expect(perform.mock.calls.map(([items]) => items.length)).toEqual([128, 128, 44]);
  });

  test("take items with one key together, or one after the other in their order", async () => {
    const log: string[] = [];
    const batch = Promise.withResolvers<void>();
    const batches = new Batches<string, void>(
      { action: "change", lanes: 3, keyOf: (item) => item[0] ?? "" },
      async (items) => {
        log.push(items.join(" "));
        await batch.promise;
        return items.map(() => undefined);
      },
    );
    const first = ["a1", "b1", "a2"].map((item) => batches.run(item));
    await turn();
    const second = ["a3", "c1", "b2"].map((item) => batches.run(item));
    await expect.poll(() => log, { timeout: 15_000 }).toEqual(["a1 b1 a2", "c1"]);
    batch.resolve();
    await Promise.all([...first, ...second]);
    expect(log).toEqual(["a1 b1 a2", "c1", "a3 b2"]);
  });

  test("that a value spoils are tried one by one: only the culprit fails", async () => {
    const batches = new Batches<number, number>({ action: "change", lanes: 1 }, async (items) => {
      if (items.includes(2)) throw refused("22003");
      return echo(items);
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map((item) => batches.run(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(outcomes[1]).toMatchObject({ reason: { name: "PersistError", uncertain: false } });
  });

  test("whose connection breaks are not tried again: they may have been committed", async () => {
    const perform = vi.fn(async () => {
      throw new DatabaseError(new Error("Connection terminated unexpectedly"), { uncertain: true });
    });
    const batches = new Batches<number, number>({ action: "change", lanes: 1 }, perform);
    const outcomes = await Promise.allSettled([1, 2].map((item) => batches.run(item)));
    expect(perform).toHaveBeenCalledTimes(1);
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ reason: { name: "PersistError", uncertain: true } });
  });

  test("that lose a race are tried again, a few times", async () => {
    const perform = vi.fn(echo).mockRejectedValueOnce(refused("40P01")).mockRejectedValueOnce(refused("40001"));
    const batches = new Batches<number, number>({ action: "change", lanes: 1 }, perform);
    expect(await batches.run(1)).toBe(10);
    perform.mockClear().mockRejectedValue(refused("40001"));
    await expect(batches.run(1)).rejects.toMatchObject({ name: "PersistError" });
    expect(perform).toHaveBeenCalledTimes(5);
  });

  test("give each item its own failure", async () => {
    const batches = new Batches<number, number>({ action: "change", lanes: 1 }, async (items) =>
      items.map((item) => (item === 1 ? new Failed(new Error("mine")) : item)),
    );
    const [mine, other] = await Promise.allSettled([batches.run(1), batches.run(2)]);
    expect([mine, other]).toMatchObject([{ reason: { cause: { message: "mine" } } }, { value: 2 }]);
  });

  test("that are closed finish what they have, and take no more", async () => {
    const batches = new Batches<number, number>({ action: "read", lanes: 1, keyOf: () => "one" }, echo);
    const asked = [batches.run(1), batches.run(2)];
    await batches.close();
    expect(await Promise.all(asked)).toEqual([10, 20]);
    await expect(batches.run(3)).rejects.toMatchObject({ name: "PersistError" });
  });
});
