import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const heap = new URL("../../src/cli/heap.ts", import.meta.url).href;

/** The JSON that a program prints which keeps its heap small. */
function run(program: string): unknown {
  const source = `import { keepHeapSmall } from ${JSON.stringify(heap)};
    keepHeapSmall();
    ${program}`;
  const flags = ["--allow-natives-syntax", "--expose-gc", "--input-type=module"];
  return JSON.parse(execFileSync(process.execPath, [...flags, "-e", source], { encoding: "utf8" }));
}

test("a gateway has one optimizing compiler: the memory of a second one would never be given back", () => {
  const program = "process.stdout.write(JSON.stringify([%IsMaglevEnabled(), %IsTurbofanEnabled()]));";
  expect(run(program)).toEqual([false, true]);
});

test("new objects have at least eight megabytes under load, again after a collection that saved memory", () => {
  // Two halves.
  const wanted = 2 * 8 * 1024 * 1024;
  const program = `
    import { getHeapSpaceStatistics } from "node:v8";
    import { setTimeout as sleep } from "node:timers/promises";
    const newSpace = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size;
    const ring = new Array(2_000);
    async function grow() {
      for (let round = 0; round < 200 && newSpace() < ${wanted}; round += 1) {
        for (let i = 0; i < 100_000; i += 1) ring[i % ring.length] = { text: "x" + i };
        await sleep(10);
      }
      // The program checks the size ten times a second.
      await sleep(300);
      return newSpace();
    }
    const first = await grow();
    gc({ type: "major", execution: "sync", flavor: "last-resort" });
    const saved = newSpace();
    process.stdout.write(JSON.stringify([first, saved, await grow()]));`;
  const [first, saved, again] = run(program) as [number, number, number];
  expect(saved).toBeLessThan(wanted);
  expect(Math.min(first, again)).toBeGreaterThanOrEqual(wanted);
});
