import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const heap = new URL("../../src/cli/heap.ts", import.meta.url).href;

test("a gateway has one optimizing compiler: the memory of a second one would never be given back", () => {
  const program = `import { keepHeapSmall } from ${JSON.stringify(heap)};
    keepHeapSmall();
    process.stdout.write(JSON.stringify([%IsMaglevEnabled(), %IsTurbofanEnabled()]));`;
  const flags = ["--allow-natives-syntax", "--input-type=module"];
  expect(execFileSync(process.execPath, [...flags, "-e", program], { encoding: "utf8" })).toBe("[false,true]");
});
