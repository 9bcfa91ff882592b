import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeQueues } from "./support/fake-queues.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Action = ["listen" | "stop" | "stopWoken" | "claim" | "pass", number] | ["add", number, number];
const queuesOf = (n: number) => [["a"], ["b"], ["a", "b"]][n % 3] as string[];
const small = fc.nat({ max: 20 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant("listen" as const), small) },
  { weight: 4, arbitrary: fc.tuple(fc.constant("add" as const), small, fc.constantFrom(0, 0, 3, 50)) },
  fc.tuple(fc.constantFrom("stop" as const, "stopWoken" as const, "claim" as const), small),
  { weight: 2, arbitrary: fc.tuple(fc.constant("pass" as const), fc.constantFrom(0, 1, 3, 40)) },
);

test("in any order of steps, no task is available for which somebody waits, once all who were woken have claimed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { size: "large" }), async (actions) => {
      const walk = new Walk();
      for (const one of actions) await walk.perform(one);
      await walk.settle();
      expect(walk.fake.neglected).toEqual([]);
      // Not each of those who wait, for each task.
      expect(walk.fake.woken.length).toBeLessThanOrEqual(actions.length * 3);
    }),
    { numRuns: 300 },
  );
});

/** Who was woken claims, or stops, when the walk says so. */
class Walk {
  readonly fake = new FakeQueues({ readMs: 2 });
  readonly #stops = new Map<string, () => void>();
  readonly #queues = new Map<string, string[]>();
  #answered = 0;

  async perform([kind, n, delayMs = 0]: Action): Promise<void> {
    if (kind === "listen") this.#listen(String(this.#stops.size), queuesOf(n), n);
    if (kind === "add") this.fake.add(n % 2 === 0 ? "a" : "b", delayMs);
    if (kind === "claim") this.fake.claim(queuesOf(n));
    if (kind === "pass") await vi.advanceTimersByTimeAsync(n);
    const names = [...this.fake.waiting.keys()];
    if (kind === "stop" && names.length > 0) this.#stop(names[n % names.length] as string);
    if (kind === "stopWoken") this.#answer((name) => this.#stops.get(name)?.());
  }

  async settle(): Promise<void> {
    for (let isQuiet = false; !isQuiet; ) {
      await vi.advanceTimersByTimeAsync(60);
      isQuiet = !this.#answer((name) => this.fake.claim(this.#queues.get(name)));
    }
  }

  #listen(name: string, queues: string[], n: number): void {
    this.fake.claim(queues);
    if (n % 4 === 0) this.fake.add(n % 8 === 0 ? "a" : "b");
    this.fake.listen(name, queues);
    this.#queues.set(name, queues);
    this.#stops.set(name, this.fake.waiting.get(name)?.stop ?? (() => undefined));
  }

  #stop(name: string): void {
    this.fake.waiting.delete(name);
    this.#stops.get(name)?.();
  }

  /** Lets the next one who was woken do something. Returns whether there was one. */
  #answer(act: (name: string) => void): boolean {
    const name = this.fake.woken[this.#answered];
    if (name === undefined) return false;
    this.#answered += 1;
    act(name);
    return true;
  }
}
