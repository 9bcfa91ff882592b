import { expect, test } from "vitest";
import { actionTable, targetTable } from "../../bench/report.ts";
import type { Plan, RoundResult } from "../../bench/round.ts";
import { summarise } from "../../bench/summary.ts";

const dataset = { size: 1_000, stateDir: "", flowIds: [], bytesPerFlow: 500 };
const measured = (rate: number, loop: number) => ({
  requests: 1,
  rate,
  p50: 1,
  p99: 2,
  cpu: 40,
  loop,
  sample: Buffer.alloc(0),
  generatorBusy: 0.5,
});
const round = (gateway: ReturnType<typeof measured>, echo: ReturnType<typeof measured>): RoundResult => ({
  measured: new Map([
    [
      "get_flow",
      new Map([
        ["echo", echo],
        ["1000", gateway],
      ]),
    ],
  ]),
  startMs: new Map([["1000", 200]]),
  residentBytes: new Map([["1000", 140e6]]),
});
const plan: Plan = {
  datasets: [dataset],
  actions: ["get_flow"],
  load: { warmUpRequests: 0, measureMs: 1 },
  peer: false,
};
const figures = summarise(
  plan,
  [
    round(measured(20_000, 20), measured(40_000, 10)),
    round(measured(30_000, 12), measured(30_000, 10)),
    round(measured(10_000, 30), measured(40_000, 20)),
  ],
  { rounds: 3, seconds: 1 },
);

test("the event loop's time is the median of each round's quotient with the echo", () => {
  expect(figures.actions[0]?.gateway[1_000]?.loop).toBe(1.5);
  expect(targetTable(figures)).toMatch(/`get_flow` +\| +≤ 1\.25 \| +1\.50 \(missed\)/);
});

test("figures from before the event loop's time was measured say so instead of having a table of it", () => {
  const [action] = figures.actions;
  const { loop: _, ...older } = action?.gateway[1_000] ?? { rate: 1, p50: 1, p99: 1, cpu: 1, share: 1 };
  const before = { ...figures, actions: figures.actions.map((one) => ({ ...one, gateway: { 1000: older } })) };
  expect(targetTable(before)).not.toContain("event loop's time ÷");
  expect(targetTable(before)).toContain("This run is from before the journal");
  expect(targetTable(figures)).not.toContain("This run is from before the journal");
});

test("the table of actions has the cores that the gateway kept busy", () => {
  // 20,000 requests a second of 40 µs.
  expect(actionTable(figures, 1_000)).toMatch(/\| +cores \|/);
  expect(actionTable(figures, 1_000)).toMatch(/`get_flow` .*\| +40\.0 \| +0\.80 \|/);
});
