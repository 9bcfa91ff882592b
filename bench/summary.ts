import { PEER_VERSION } from "./contenders.ts";
import type { Dataset } from "./dataset.ts";
import { type ActionFigures, type Figures, median, type Sample, type SizeFigures } from "./figures.ts";
import type { Measured } from "./load.ts";
import { thisMachine } from "./machine.ts";
import type { Plan, RoundResult } from "./round.ts";
import { CONNECTIONS, ROUTES } from "./session.ts";
import type { MeasuredAction } from "./workload.ts";

/** Reduces the measurements of all rounds to medians. */
export function summarise(
  { datasets, actions, peer }: Plan,
  results: readonly RoundResult[],
  settings: { rounds: number; seconds: number },
): Figures {
  const sizes = datasets.map(({ size }) => String(size));
  const all = results.flatMap(({ measured }) => [...measured.values()].flatMap((byName) => [...byName.values()]));
  return {
    takenAt: new Date().toISOString(),
    machine: thisMachine(),
    settings: { ...settings, connections: CONNECTIONS, routes: ROUTES.length },
    actions: actions.map((action) => actionFigures(action, sizes, results)),
    sizes: datasets.map((dataset) => sizeFigures(dataset, results)),
    ...(peer && { peer: peerFigures(datasets[0] as Dataset, results) }),
    generatorBusy: Math.max(...all.map(({ generatorBusy }) => generatorBusy)),
  };
}

function actionFigures(
  action: MeasuredAction,
  sizes: readonly string[],
  results: readonly RoundResult[],
): ActionFigures {
  const rounds = results.map(({ measured }) => measured.get(action) as Map<string, Measured>);
  const of = (name: string): Measured[] => rounds.flatMap((byName) => byName.get(name) ?? []);
  /** The median of the quotients of each round. */
  const quotient = (field: "rate" | "p50" | "loop", over: string, under: string): number =>
    median(of(over).map((measured, round) => measured[field] / (of(under)[round] as Measured)[field]));
  const [fewest = "", most = ""] = [sizes[0], sizes.at(-1)];
  return {
    action,
    echo: sample(of("echo")),
    gateway: Object.fromEntries(
      sizes.map((size) => [
        size,
        { ...sample(of(size)), share: quotient("rate", size, "echo"), loop: quotient("loop", size, "echo") },
      ]),
    ),
    growth: quotient("p50", most, fewest),
    ...(of("peer").length > 0 && { peer: { ...sample(of("peer")), times: quotient("rate", fewest, "peer") } }),
  };
}

function sample(measured: readonly Measured[]): Sample {
  const medianOf = (field: keyof Sample): number => median(measured.map((one) => one[field]));
  return { rate: medianOf("rate"), p50: medianOf("p50"), p99: medianOf("p99"), cpu: medianOf("cpu") };
}

function sizeFigures({ size, bytesPerFlow }: Dataset, results: readonly RoundResult[]): SizeFigures {
  const { startMs, residentBytes } = processFigures(String(size), results);
  return { flows: size, startMs, residentBytes, bytesPerFlow };
}

function peerFigures({ size }: Dataset, results: readonly RoundResult[]): NonNullable<Figures["peer"]> {
  return { version: PEER_VERSION, flows: size, ...processFigures("peer", results) };
}

function processFigures(name: string, results: readonly RoundResult[]) {
  return {
    startMs: median(results.map(({ startMs }) => startMs.get(name) as number)),
    residentBytes: Math.max(...results.map(({ residentBytes }) => residentBytes.get(name) as number)),
  };
}
