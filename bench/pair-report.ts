import { type Machine, median } from "./figures.ts";
import { CLAIM_GOAL, LOOP_GOALS, SHARE_GOALS } from "./goals.ts";
import type { Measured } from "./load.ts";
import { describeMachine } from "./machine.ts";
import type { Beside, Claims } from "./operator.ts";
import { coresOf, count, table } from "./table.ts";

/** What both checkouts did in one pair. */
export interface Sides<Figure> {
  base: Figure;
  candidate: Figure;
}

/** One action in one pair. */
export interface Trial extends Sides<Figures> {
  echo: Figures;
}
type Figures = Pick<Measured, "rate" | "cpu" | "loop">;

/** The measurements of all pairs. */
export interface PairResults {
  actions: ReadonlyMap<string, readonly Trial[]>;
  claims: readonly Sides<Claims>[];
  /** Milliseconds to an endpoint's receiver, of each event. */
  deliveries: readonly Sides<readonly number[]>[];
}

export interface Conditions {
  machine: Machine;
  pairs: number;
  seconds: number;
  beside: readonly Beside[];
}

/** Markdown: under which conditions, then a table for each kind of figure that was measured. */
export function pairReport(results: PairResults, conditions: Conditions): string {
  const { actions, claims, deliveries } = results;
  const parts = [describe(conditions)];
  if (actions.size > 0) parts.push(actionTable(actions));
  if (claims.length > 0) parts.push(claimTable(claims));
  if (deliveries.length > 0) parts.push(deliveryTable(deliveries));
  return parts.join("\n\n");
}

function describe({ machine, pairs, seconds, beside }: Conditions): string {
  const on = ["the journal", ...beside.map((one) => (one === "endpoint" ? "one endpoint" : "one idle worker"))];
  const off = [...(beside.includes("endpoint") ? [] : ["endpoint"]), ...(beside.includes("worker") ? [] : ["worker"])];
  const without = off.length > 0 ? `, no ${off.join(", no ")}` : "";
  return `${describeMachine(machine)}. Median of ${pairs} pairs of ${seconds} s. On: ${on.join(", ")}${without}.`;
}

const ACTION_HEAD = [
  "action",
  "share, base",
  "share",
  "goal",
  "÷ base, min",
  "÷ base",
  "÷ base, max",
  "loop ÷ echo, base",
  "loop ÷ echo",
  "goal",
  "cores, base",
  "cores",
];

function actionTable(actions: PairResults["actions"]): string {
  const rows = [...actions].map(([action, trials]) => {
    const ratios = trials.map(({ base, candidate }) => candidate.rate / base.rate);
    const both = (figure: (of: Figures, echo: Figures) => number) =>
      (["base", "candidate"] as const).map((side) => fixed(median(trials.map((one) => figure(one[side], one.echo)))));
    return [
      `\`${action}\``,
      ...both(({ rate }, echo) => rate / echo.rate),
      goalOf(SHARE_GOALS[action], "≥"),
      ...[Math.min(...ratios), median(ratios), Math.max(...ratios)].map(fixed),
      ...both(({ loop }, echo) => loop / echo.loop),
      goalOf(LOOP_GOALS[action], "≤"),
      ...both(({ rate, cpu }) => coresOf(rate, cpu)),
    ];
  });
  return table(ACTION_HEAD, rows);
}

function claimTable(claims: readonly Sides<Claims>[]): string {
  const of = (side: keyof Sides<Claims>, figure: keyof Claims) => median(claims.map((one) => one[side][figure]));
  const quotient = median(claims.map(({ base, candidate }) => candidate.rate / base.rate));
  const rates = [count(of("base", "rate")), count(of("candidate", "rate"))];
  const loops = [of("base", "loop").toFixed(1), of("candidate", "loop").toFixed(1)];
  return table(
    ["pairs per second", "base", "this", "goal", "÷ base", "loop µs, base", "loop µs"],
    [["`claim_tasks` + `complete_task`", ...rates, `≥ ${count(CLAIM_GOAL)}`, fixed(quotient), ...loops]],
  );
}

function deliveryTable(deliveries: readonly Sides<readonly number[]>[]): string {
  const of = (side: keyof Sides<unknown>, share: number) =>
    median(deliveries.map((one) => quantile(one[side], share))).toFixed(1);
  const row = (name: string, share: number) => [name, of("base", share), of("candidate", share)];
  return table(["from a change to its receiver, ms", "base", "this"], [row("median", 0.5), row("p99", 0.99)]);
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function goalOf(goal: number | undefined, sign: string): string {
  return goal === undefined ? "" : `${sign} ${goal.toFixed(2)}`;
}

function fixed(figure: number): string {
  return figure.toFixed(3);
}
