import { expect, test } from "vitest";
import { type Conditions, type PairResults, pairReport, quantile } from "../../bench/pair-report.ts";

const machine = {
  cpu: "A Processor",
  cores: 16,
  memoryBytes: 32 * 2 ** 30,
  system: "Linux 6.1",
  node: "24.0.0",
  sqlite: "3.50.0",
};
const CONDITIONS: Conditions = { machine, pairs: 3, seconds: 1.5, beside: [] };
const NOTHING: PairResults = { actions: new Map(), claims: [], deliveries: [] };
const figures = (rate: number, loop: number, cpu: number) => ({ rate, loop, cpu });

/** The cells of the only row of the table whose first cell is `name`, without the name. */
function row(report: string, name: string): string[] {
  const line = report.split("\n").find((one) => one.startsWith(`| ${name} `)) ?? "";
  return line
    .split("|")
    .slice(2, -1)
    .map((cell) => cell.trim());
}

test("a comparison has the medians of quotients within a pair, not the quotients of medians", () => {
  const trials = [
    { echo: figures(1_000, 10, 20), base: figures(100, 40, 50), candidate: figures(200, 20, 30) },
    { echo: figures(2_000, 10, 20), base: figures(400, 30, 50), candidate: figures(600, 15, 30) },
    { echo: figures(500, 20, 20), base: figures(50, 40, 50), candidate: figures(300, 10, 30) },
  ];
  const report = pairReport({ ...NOTHING, actions: new Map([["get_flow", trials]]) }, CONDITIONS);
  const expected = [
    // Shares of the echo's rate: 0.1, 0.2, 0.1 and 0.2, 0.3, 0.6.
    ["0.100", "0.300", "≥ 0.70"],
    // Rates beside the base's: 2, 1.5 and 6.
    ["1.500", "2.000", "6.000"],
    // The event loop's time beside the echo's: 4, 3, 2 and 2, 1.5, 0.5.
    ["3.000", "1.500", "≤ 1.25"],
    // Rate × processor time: 0.005, 0.02, 0.0025 and 0.006, 0.018, 0.009.
    ["0.005", "0.009"],
  ];
  expect(row(report, "`get_flow`")).toEqual(expected.flat());
});

test("an action without a goal has none in the table", () => {
  const trial = { echo: figures(2, 2, 2), base: figures(1, 1, 1), candidate: figures(1, 1, 1) };
  const cells = row(pairReport({ ...NOTHING, actions: new Map([["fail_flow", [trial]]]) }, CONDITIONS), "`fail_flow`");
  expect([cells[2], cells[8]]).toEqual(["", ""]);
});

test("pairs of claims and completions are per second, beside their goal", () => {
  const claims = [
    { base: { rate: 2_000, loop: 300 }, candidate: { rate: 3_000, loop: 200 } },
    { base: { rate: 1_000, loop: 320 }, candidate: { rate: 4_000, loop: 180 } },
    { base: { rate: 3_000, loop: 310 }, candidate: { rate: 3_600, loop: 190 } },
  ];
  const report = pairReport({ ...NOTHING, claims }, CONDITIONS);
  expect(row(report, "`claim_tasks` + `complete_task`")).toEqual([
    "2,000",
    "3,600",
    "≥ 3,000",
    "1.500",
    "310.0",
    "190.0",
  ]);
});

test("the latency of deliveries is the median of each pair's median and of each pair's p99", () => {
  const upTo = (most: number) => Array.from({ length: 100 }, (_, n) => ((n + 1) * most) / 100);
  const deliveries = [10, 30, 20].map((most) => ({ base: upTo(most), candidate: upTo(most / 2) }));
  const report = pairReport({ ...NOTHING, deliveries }, CONDITIONS);
  expect(row(report, "median")).toEqual(["10.0", "5.0"]);
  expect(row(report, "p99")).toEqual(["19.8", "9.9"]);
});

test.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.99, 4],
  [[7], 0.01, 7],
  [[1, 2], 0, 1],
])("of %j the quantile %d is %d", (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});

test.each([
  [[], "On: the journal, no endpoint, no worker."],
  [["worker"], "On: the journal, one idle worker, no endpoint."],
  [["endpoint", "worker"], "On: the journal, one endpoint, one idle worker."],
] as const)("a comparison names the machine, and what was on beside the requests: %j", (beside, on) => {
  const report = pairReport(NOTHING, { ...CONDITIONS, beside });
  expect(report).toBe(
    `A Processor, 16 cores, 32 GiB, Linux 6.1, Node 24.0.0, SQLite 3.50.0. Median of 3 pairs of 1.5 s. ${on}`,
  );
});
