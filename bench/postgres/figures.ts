import { median } from "../figures.ts";
import type { Measured } from "../load.ts";
import type { Protocol, Script } from "./pgbench.ts";

/** The baseline of each action: an equivalent statement in each transaction. */
export const BASELINES = {
  create_flow: "insert",
  get_flow: "select",
  find_latest_flow: "select",
} as const satisfies Record<string, Script>;
export const ACTIONS = ["get_flow", "find_latest_flow", "create_flow", "set_waiting", "run_task"] as const;
export type Action = (typeof ACTIONS)[number];
/** The goal, as a share of the default rate of pgbench. */
export const GOAL = 0.5;

/** Figures of a run. bench/results/postgres.json has the last run. */
export interface PostgresFigures {
  /** ISO 8601. */
  takenAt: string;
  machine: { cpu: string; cores: number; memoryBytes: number; system: string; node: string; postgres: string };
  settings: { rounds: number; seconds: number; connections: number; flows: number };
  /** Transactions per second, each the median of the rounds. */
  pgbench: Record<Script, Record<Protocol, number>>;
  actions: ActionFigures[];
  /** Maximum utilization of the load generator, 0 to 1. */
  generatorBusy: number;
}

interface ActionFigures {
  action: Action;
  /** Requests per second, milliseconds, and microseconds of processor time per request. Medians of the rounds. */
  rate: number;
  p50: number;
  p99: number;
  gatewayCpu: number;
  postgresCpu: number;
  /** The rate divided by pgbench's in the same round. */
  shares?: Record<Protocol, number>;
}

export interface Round {
  pgbench: Record<Script, Record<Protocol, number>>;
  actions: Record<Action, Measured & { postgresCpu: number }>;
}

export function summarise(rounds: readonly Round[]): Pick<PostgresFigures, "pgbench" | "actions" | "generatorBusy"> {
  const base = (script: Script, protocol: Protocol) => rounds.map(({ pgbench }) => pgbench[script][protocol]);
  const tps = (script: Script) => ({
    simple: median(base(script, "simple")),
    prepared: median(base(script, "prepared")),
  });
  return {
    pgbench: { insert: tps("insert"), select: tps("select") },
    actions: ACTIONS.map((action) => actionFigures(action, rounds)),
    generatorBusy: Math.max(...rounds.flatMap(({ actions }) => ACTIONS.map((action) => actions[action].generatorBusy))),
  };
}

function actionFigures(action: Action, rounds: readonly Round[]): ActionFigures {
  const of = (field: "rate" | "p50" | "p99" | "cpu" | "postgresCpu") =>
    median(rounds.map(({ actions }) => actions[action][field]));
  const script = action in BASELINES ? BASELINES[action as keyof typeof BASELINES] : undefined;
  const share = (protocol: Protocol, baseline: Script) =>
    median(rounds.map(({ actions, pgbench }) => actions[action].rate / pgbench[baseline][protocol]));
  return {
    action,
    rate: of("rate"),
    p50: of("p50"),
    p99: of("p99"),
    gatewayCpu: of("cpu"),
    postgresCpu: of("postgresCpu"),
    ...(script && { shares: { simple: share("simple", script), prepared: share("prepared", script) } }),
  };
}
