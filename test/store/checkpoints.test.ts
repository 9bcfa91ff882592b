import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { Checkpoints } from "../../src/store/sqlite/checkpoints.ts";

/** A pass that the test ends. */
interface Pass {
  end: () => void;
  /** Whether commits wait for it. */
  isHeld: boolean;
}

let passes: Pass[];
let holds: number;
let checkpoints: Checkpoints;

beforeEach(() => {
  passes = [];
  holds = 0;
  const checkpoint = () =>
    new Promise<boolean>((resolve) => passes.push({ end: () => resolve(true), isHeld: holds > 0 }));
  const holdDuring = async (step: () => Promise<void>) => {
    holds += 1;
    await step().finally(() => (holds -= 1));
  };
  checkpoints = new Checkpoints({ checkpoint }, { holdDuring }, vi.fn());
  onTestFinished(() => checkpoints.stop());
});

/** Ends the current pass, during which `changes` were committed. */
async function endPass(changes: number): Promise<void> {
  checkpoints.count(changes);
  passes.at(-1)?.end();
  await new Promise((resolve) => setImmediate(resolve));
}
const held = () => passes.map(({ isHeld }) => isHeld);

describe("a checkpoint", () => {
  test("begins with a pass for which no commit waits, after 1,000 changes", async () => {
    checkpoints.count(999);
    expect(held()).toEqual([]);
    checkpoints.count(1);
    expect(held()).toEqual([false]);
    await endPass(100);
    expect(held()).toEqual([false, true]);
    expect(holds).toBe(1);
    await endPass(0);
    expect(holds).toBe(0);
  });

  test("goes on until a pass leaves few changes, and copies these while commits wait", async () => {
    checkpoints.count(1_000);
    await endPass(400);
    await endPass(101);
    await endPass(100);
    expect(held()).toEqual([false, false, false, true]);
  });

  test("is preceded by passes when all of it would be slow", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    onTestFinished(() => void vi.useRealTimers());
    const pass = async (changes: number, ms: number) => {
      checkpoints.count(changes);
      vi.advanceTimersByTime(ms);
      await endPass(0);
    };
    await pass(1_000, 24);
    await pass(0, 1);
    expect(held()).toEqual([false, true]);
    // 250 changes take 6 ms.
    checkpoints.count(249);
    expect(held()).toHaveLength(2);
    await pass(1, 6);
    await pass(250, 6);
    await pass(250, 6);
    expect(held().slice(2)).toEqual([false, false, false]);
    await pass(250, 6);
    await pass(0, 1);
    expect(held().slice(5)).toEqual([false, true]);
    expect(holds).toBe(0);
  });

  test("makes commits wait after four passes, however many changes they have left", async () => {
    checkpoints.count(1_000);
    for (let n = 0; n < 4; n += 1) await endPass(500);
    expect(held()).toEqual([false, false, false, false, true]);
  });

  test("makes commits wait until its end once 4,000 changes came meanwhile", async () => {
    checkpoints.count(1_000);
    await endPass(3_999);
    expect(holds).toBe(0);
    checkpoints.count(1);
    expect(holds).toBe(1);
    await endPass(0);
    expect(held()).toEqual([false, false, true]);
    await endPass(0);
    expect(holds).toBe(0);
  });
});
