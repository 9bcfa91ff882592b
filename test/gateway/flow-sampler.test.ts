import { expect, test } from "vitest";
import { FlowSampler } from "../../src/gateway/metrics/flow-sampler.ts";
import type { FlowCounts } from "../../src/taskflow/flow-store.ts";

const counts = (queued: number): FlowCounts => new Map([["queued", queued]]);

test("however often it is asked, counting that takes long takes one percent of the time", async () => {
  let now = 0;
  let counted = 0;
  const countFlows = async () => {
    now += 300;
    counted += 1;
    return counts(counted);
  };
  const sampler = new FlowSampler({ countFlows }, () => now);
  for (; now < 600_000; now += 15) await sampler.sample();
  expect(counted).toBeGreaterThan(15);
  expect((counted * 300) / now).toBeLessThan(0.0105);
});

test("what costs nothing is always fresh", async () => {
  let counted = 0;
  const sampler = new FlowSampler({ countFlows: async () => counts((counted += 1)) }, () => 0);
  expect([await sampler.sample(), await sampler.sample()]).toEqual([counts(1), counts(2)]);
});

test("scrapes at the same time share one count", async () => {
  let counted = 0;
  const sampler = new FlowSampler({ countFlows: async () => counts((counted += 1)) }, () => 0);
  await Promise.all([sampler.sample(), sampler.sample(), sampler.sample()]);
  expect(counted).toBe(1);
});

test("a scrape does not wait for a store that hangs, and has no count when it fails", async () => {
  let fail: (error: Error) => void = () => undefined;
  const hanging = new Promise<FlowCounts>((_resolve, reject) => {
    fail = reject;
  });
  const answers = [Promise.resolve(counts(3)), hanging];
  const sampler = new FlowSampler({ countFlows: () => answers.shift() ?? Promise.resolve(counts(4)) }, () => 0);
  expect(await sampler.sample()).toEqual(counts(3));
  expect(await sampler.sample()).toEqual(counts(3));
  fail(new Error("the store is away"));
  await expect.poll(() => sampler.sample()).toEqual(counts(4));
});
