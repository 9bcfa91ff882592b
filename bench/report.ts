import type { ActionFigures, Compared, Figures, Sample, SizeFigures } from "./figures.ts";
import { GROWTH_GOAL, LOOP_GOALS, RESIDENT_GOAL_BYTES, SHARE_GOALS, START_GOAL_MS } from "./goals.ts";
import { describeMachine } from "./machine.ts";
import { coresOf, count, ratio, table } from "./table.ts";

/** Figures as Markdown tables. */

/** The summary: the machine, and each goal beside the measured value. */
export function targetTable(figures: Figures): string {
  const { sizes, actions } = figures;
  const most = sizes.at(-1) as SizeFigures;
  const columns = sizes.map(({ flows }) => `${count(flows)} flows`);
  const empty = sizes.slice(1).map(() => "");
  const worst = actions.reduce((a, b) => (b.growth > a.growth ? b : a));
  const rows = [
    ...actions
      .filter(({ action }) => action in SHARE_GOALS)
      .map((one) => [named(one.action), ratio(SHARE_GOALS[one.action] as number), ...shares(one, sizes)]),
    [
      `p50, ${count(most.flows)} flows ÷ ${count(sizes[0]?.flows ?? 0)} (\`${worst.action}\`, the largest)`,
      `≤ ${GROWTH_GOAL}`,
      ...empty,
      mark(worst.growth.toFixed(2), worst.growth <= GROWTH_GOAL),
    ],
    ["resident memory", `≤ ${megabytes(RESIDENT_GOAL_BYTES)}`, ...sizes.map(resident)],
    ["start to ready", `≤ ${START_GOAL_MS} ms`, ...sizes.map(start)],
    ["on disk, for each flow", "", ...sizes.map(({ bytesPerFlow }) => `${bytesPerFlow} bytes`)],
  ];
  const parts = [conditions(figures), table(["share of the bare echo's rate", "goal", ...columns], rows)];
  return [...parts, ...loopTable(actions, sizes, columns)].join("\n\n");
}

/** Of a run that did not measure the event loop's time. Goes away with the next one. */
const OLDER =
  "This run is from before the journal of events, which slows changes by 8 to 11 %, and before the event loop's time was measured.";

function loopTable(
  actions: readonly ActionFigures[],
  sizes: readonly SizeFigures[],
  columns: readonly string[],
): string[] {
  const rows = actions.flatMap(({ action, gateway }) => {
    const goal = LOOP_GOALS[action];
    const loops = sizes.flatMap(({ flows }) => gateway[flows]?.loop ?? []);
    if (goal === undefined || loops.length === 0) return [];
    return [[named(action), `≤ ${goal.toFixed(2)}`, ...loops.map((loop) => mark(loop.toFixed(2), loop <= goal))]];
  });
  return [rows.length === 0 ? OLDER : table(["event loop's time ÷ the echo's", "goal", ...columns], rows)];
}

/** Every figure of every action, for one number of flows. */
export function actionTable({ actions, peer }: Figures, flows: number): string {
  const withPeer = peer?.flows === flows;
  const head = ["action", "requests/s", "share", "p50 ms", "p99 ms", "CPU µs", "cores", "echo: requests/s", "CPU µs"];
  const rows = actions.map((one) => {
    const ours = one.gateway[flows] as Compared;
    const theirs = withPeer && one.peer ? [count(one.peer.rate), `${count(one.peer.times)} ×`] : [];
    return [
      named(one.action),
      ...sample(ours, ratio(ours.share)),
      count(one.echo.rate),
      one.echo.cpu.toFixed(1),
      ...theirs,
    ];
  });
  return table(withPeer ? [...head, `OpenClaw ${peer.version}: requests/s`, "ours"] : head, rows);
}

function conditions({ machine, settings, takenAt, generatorBusy }: Figures): string {
  const { rounds, seconds, connections, routes } = settings;
  return [
    `${takenAt.slice(0, 10)}, ${describeMachine(machine)}. Median of ${rounds} rounds of ${seconds} s,`,
    `${connections} connections over ${routes} routes, load from a second process (at most`,
    `${Math.round(generatorBusy * 100)} % busy).`,
  ].join(" ");
}

function sample({ rate, p50, p99, cpu }: Sample, share: string): string[] {
  return [count(rate), share, p50.toFixed(2), p99.toFixed(2), cpu.toFixed(1), coresOf(rate, cpu).toFixed(2)];
}

function shares({ action, gateway }: ActionFigures, sizes: readonly SizeFigures[]): string[] {
  return sizes.map(({ flows }) => {
    const { share } = gateway[flows] as { share: number };
    return mark(ratio(share), share >= (SHARE_GOALS[action] as number));
  });
}

function resident({ residentBytes }: SizeFigures): string {
  return mark(megabytes(residentBytes), residentBytes <= RESIDENT_GOAL_BYTES);
}

function start({ startMs }: SizeFigures): string {
  return mark(`${Math.round(startMs)} ms`, startMs <= START_GOAL_MS);
}

function mark(figure: string, met: boolean): string {
  return met ? figure : `${figure} (missed)`;
}

function named(action: string): string {
  return `\`${action}\`${action === "list_flows" ? ", a page of 50" : ""}`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
