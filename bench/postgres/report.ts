import { count, ratio, table } from "../table.ts";
import { GOAL, type PostgresFigures } from "./figures.ts";

const HEAD = [
  "action",
  "requests/s",
  "goal",
  "of pgbench",
  "of pgbench, prepared",
  "p50 ms",
  "p99 ms",
  "gateway CPU µs",
  "PostgreSQL CPU µs",
];

/** The figures as Markdown. */
export function postgresTable(figures: PostgresFigures): string {
  const { machine, settings, pgbench, actions } = figures;
  const rows = actions.map(({ action, shares, rate, p50, p99, gatewayCpu, postgresCpu }) => [
    `\`${action}\``,
    count(rate),
    shares ? ratio(GOAL) : "",
    shares ? mark(shares.simple) : "",
    shares ? ratio(shares.prepared) : "",
    p50.toFixed(2),
    p99.toFixed(2),
    gatewayCpu.toFixed(0),
    postgresCpu.toFixed(0),
  ]);
  const baselines = (["insert", "select"] as const).map(
    (script) =>
      `one \`${script.toUpperCase()}\` for each transaction: ${count(pgbench[script].simple)} a second, ` +
      `${count(pgbench[script].prepared)} prepared`,
  );
  return [
    `${figures.takenAt.slice(0, 10)}, ${machine.cpu}, ${machine.cores} cores, ` +
      `${Math.round(machine.memoryBytes / 2 ** 30)} GiB, ${machine.system}, Node ${machine.node}, PostgreSQL ` +
      `${machine.postgres}. Median of ${settings.rounds} rounds of ${settings.seconds} s, ${settings.connections} ` +
      `connections, ${count(settings.flows)} flows, load from a second process (at most ` +
      `${Math.round(figures.generatorBusy * 100)} % busy).`,
    "",
    `pgbench, ${baselines.join("; ")}.`,
    "",
    table(HEAD, rows),
  ].join("\n");
}

function mark(share: number): string {
  return share >= GOAL ? ratio(share) : `${ratio(share)} (missed)`;
}
