import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Figures } from "../../bench/figures.ts";
import { SHARE_GOALS } from "../../bench/goals.ts";
import { plot } from "../../bench/plot.ts";
import { BASELINES, type PostgresFigures } from "../../bench/postgres/figures.ts";
import { postgresTable } from "../../bench/postgres/report.ts";
import { DOCUMENTS, FIGURES_FILE, PLOT_FILE, withFigures } from "../../bench/publish.ts";
import { ACTIONS } from "../../bench/workload.ts";

const figures = JSON.parse(readFileSync(FIGURES_FILE, "utf8")) as Figures;

describe("the published figures", () => {
  test("are of every action that the benchmark measures, with 1,000, 100,000 and 1,000,000 flows, over several rounds", () => {
    expect(figures.actions.map(({ action }) => action).sort()).toEqual([...ACTIONS].sort());
    expect(figures.sizes.map(({ flows }) => flows)).toEqual([1_000, 100_000, 1_000_000]);
    expect(figures.settings.rounds).toBeGreaterThanOrEqual(3);
  });

  test.each(DOCUMENTS)("are what $file says", ({ file, render }) => {
    const document = readFileSync(file, "utf8");
    expect(document).toBe(withFigures(document, render(figures)));
  });

  test("are what the plot shows", () => {
    expect(readFileSync(PLOT_FILE, "utf8")).toBe(plot(figures));
  });
});

test("every goal is one of an action that the benchmark measures", () => {
  for (const action of Object.keys(SHARE_GOALS)) expect(ACTIONS).toContain(action);
});

describe("the published figures of PostgreSQL", () => {
  const at = (path: string) => new URL(`../../bench/${path}`, import.meta.url);
  const postgres = JSON.parse(readFileSync(at("results/postgres.json"), "utf8")) as PostgresFigures;

  test("are what its document says, over several rounds", () => {
    const document = readFileSync(at("postgres/README.md"), "utf8");
    expect(document).toBe(withFigures(document, postgresTable(postgres)));
    expect(postgres.settings.rounds).toBeGreaterThanOrEqual(3);
  });

  test("have a share for every action that is held against pgbench", () => {
    const shared = postgres.actions.filter(({ shares }) => shares).map(({ action }) => action);
    expect(shared.sort()).toEqual(Object.keys(BASELINES).sort());
  });
});
