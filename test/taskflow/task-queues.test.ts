import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FakeQueues } from "./support/fake-queues.ts";

let fake: FakeQueues;
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  fake = new FakeQueues();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a task that is added", () => {
  test("wakes the one who has waited for longest, and nobody else", async () => {
    for (const name of ["one", "two", "three"]) fake.listen(name);
    await pass();
    fake.add("a");
    expect(fake.woken).toEqual(["one"]);
    fake.add("a");
    expect(fake.woken).toEqual(["one", "two"]);
    fake.claim();
    fake.claim();
    await pass(600_000);
    expect(fake.woken).toEqual(["one", "two"]);
  });

  test("wakes nobody who waits for another queue, or in another session", async () => {
    fake.listen("one", ["b"]);
    await pass();
    fake.add("a");
    fake.tell("agent:main:other", "b");
    await pass(600_000);
    expect(fake.woken).toEqual([]);
  });

  test("wakes one who waits for several queues once", async () => {
    fake.listen("one", ["a", "b"]);
    await pass();
    fake.add("b");
    fake.add("a");
    await pass();
    expect(fake.woken).toEqual(["one"]);
  });

  test("between a claim that found nothing and the wait after it, wakes the waiter", async () => {
    expect(fake.claim()).toBe(false);
    fake.add("a");
    fake.listen("one");
    expect(fake.woken).toEqual([]);
    await pass();
    expect(fake.woken).toEqual(["one"]);
  });

  test("to a queue where nobody waits yet, wakes one who also waits at another", async () => {
    fake.listen("one", ["a"]);
    await pass();
    fake.add("b");
    fake.listen("two", ["a", "b"]);
    await pass();
    expect(fake.woken).toEqual(["two"]);
  });

  test("while the store is being asked, is not overlooked", async () => {
    fake.listen("one");
    fake.listen("two", ["b"]);
    fake.add("a");
    fake.add("b");
    await pass();
    expect(fake.woken).toEqual(["one", "two"]);
  });
});

describe("a waiter that was woken", () => {
  test("and stops without a claim, passes the wake on", async () => {
    fake.listen("one");
    const stop = fake.waiting.get("one")?.stop;
    fake.listen("two");
    await pass();
    fake.add("a");
    stop?.();
    await pass();
    expect(fake.woken).toEqual(["one", "two"]);
  });

  test("and stops after its claim, wakes nobody for a task that is gone", async () => {
    fake.listen("one");
    const stop = fake.waiting.get("one")?.stop;
    fake.listen("two");
    await pass();
    fake.add("a");
    fake.claim();
    stop?.();
    await pass(600_000);
    expect(fake.woken).toEqual(["one"]);
  });

  test("and takes a task of another queue, leaves the one that it was woken for to the next", async () => {
    fake.listen("one", ["a", "b"]);
    fake.listen("two", ["b"]);
    await pass();
    fake.addSilently("a");
    fake.add("b");
    fake.claim(["a", "b"]);
    await pass();
    expect(fake.woken).toEqual(["one", "two"]);
  });

  test("stops before it is woken: nobody hears of it", async () => {
    fake.listen("one");
    fake.waiting.get("one")?.stop();
    fake.add("a");
    await pass(600_000);
    expect(fake.woken).toEqual([]);
  });
});

describe("a task with a delay", () => {
  test("wakes one waiter when its time has come", async () => {
    fake.addSilently("a", 5_000);
    fake.listen("one");
    fake.listen("two");
    await pass(4_999);
    expect(fake.woken).toEqual([]);
    await pass(1);
    expect(fake.woken).toEqual(["one"]);
  });

  test("that is added while somebody waits, wakes one who finds nothing, and then somebody at its time", async () => {
    fake.listen("one");
    fake.listen("two");
    await pass();
    fake.add("a", 5_000);
    expect(fake.woken).toEqual(["one"]);
    expect(fake.claim()).toBe(false);
    await pass(5_000);
    expect(fake.woken).toEqual(["one", "two"]);
  });

  test("is not forgotten when the waiter stops that came first", async () => {
    fake.addSilently("a", 5_000);
    fake.listen("one");
    await pass();
    fake.listen("two");
    fake.waiting.get("one")?.stop();
    await pass(5_000);
    expect(fake.woken).toEqual(["two"]);
  });

  test("of a second queue is heard of before one of the first", async () => {
    fake.addSilently("a", 9_000);
    fake.addSilently("b", 5_000);
    fake.listen("one", ["a"]);
    await pass();
    fake.listen("two", ["b"]);
    await pass(5_000);
    expect(fake.woken).toEqual(["two"]);
    await pass(4_000);
    expect(fake.woken).toEqual(["two", "one"]);
  });

  test("a year ahead does not overflow a timer", async () => {
    fake.addSilently("a", 366 * 86_400_000);
    fake.listen("one");
    await pass(3_600_000);
    expect([fake.woken, fake.reads < 100]).toEqual([[], true]);
  });

  test("and another one for the same moment wake two, the second after the first has claimed", async () => {
    fake.addSilently("a", 5_000);
    fake.addSilently("a", 5_000);
    for (const name of ["one", "two", "three"]) fake.listen(name);
    await pass(5_000);
    expect(fake.woken).toEqual(["one"]);
    fake.claim();
    await pass();
    expect(fake.woken).toEqual(["one", "two"]);
    fake.claim();
    await pass(600_000);
    expect(fake.woken).toEqual(["one", "two"]);
  });
});

describe("the store", () => {
  test("is asked a few times for a thousand who come at once, and not again while nothing happens", async () => {
    for (let n = 0; n < 1_000; n += 1) fake.listen(String(n));
    await pass();
    expect(fake.reads).toBeLessThanOrEqual(2);
    await pass(60_000);
    expect(fake.reads).toBeLessThanOrEqual(4);
  });

  test("is asked nothing when nobody waits any more", async () => {
    fake.addSilently("a", 5_000);
    fake.listen("one");
    await pass();
    fake.waiting.get("one")?.stop();
    const { reads } = fake;
    await pass(600_000);
    expect([fake.reads, vi.getTimerCount()]).toEqual([reads, 0]);
  });

  test("is asked again in a second after it could not answer", async () => {
    fake.isFailing = true;
    fake.addSilently("a");
    fake.listen("one");
    await pass(10_000);
    expect([fake.woken, fake.reads]).toEqual([[], 11]);
    fake.isFailing = false;
    await pass(1_000);
    expect(fake.woken).toEqual(["one"]);
  });

  test("is asked now and then, where other processes may add tasks in silence", async () => {
    fake = new FakeQueues({ pollTasksMs: 2_000 });
    fake.listen("one");
    await pass();
    fake.addSilently("a");
    await pass(1_999);
    expect(fake.woken).toEqual([]);
    await pass(1);
    expect(fake.woken).toEqual(["one"]);
  });
});
