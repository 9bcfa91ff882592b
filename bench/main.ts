import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startEcho } from "./contenders.ts";
import { type Dataset, makeDataset } from "./dataset.ts";
import { WARM_UP_REQUESTS } from "./load.ts";
import { BESIDE } from "./operator.ts";
import { comparePairs, PAIR_MEASURES } from "./pairs.ts";
import { publish } from "./publish.ts";
import { actionTable, targetTable } from "./report.ts";
import { type Plan, type RoundResult, runRound, type Samples } from "./round.ts";
import { summarise } from "./summary.ts";
import { ACTIONS } from "./workload.ts";

const HERE = fileURLToPath(new URL("..", import.meta.url));

const HELP = `Usage: npm run bench -- [options]

  --quick            1,000 flows, 3 rounds of half a second, hardly warmed up; publishes nothing
  --sizes N,N        how many flows the session has (default 1000,100000,1000000)
  --actions A,A      default: all
  --rounds N         default 5
  --seconds N        for each action and server in a round, after the requests that warm it up (default 1.5)
  --peer             also a real OpenClaw gateway, with the fewest flows; installs it (650 MB) into test/hosts
  --data DIR         keeps the databases there, and takes them from there (default: creates new ones)
  --pairs DIR        compares this checkout with the one in DIR (dependencies installed): alternating pairs, 1,000 flows,
                     9 pairs unless --rounds. --actions may also name claim+complete and delivery; default:
                     ${PAIR_MEASURES.slice(0, 6).join(",")},
                     ${PAIR_MEASURES.slice(6).join(",")}
  --with W,W         with --pairs: what runs beside the requests, endpoint or worker or both (default: only the journal)
  --publish          writes the figures to bench/results and into the documents
`;

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    sizes: { type: "string" },
    actions: { type: "string" },
    rounds: { type: "string" },
    seconds: { type: "string" },
    peer: { type: "boolean", default: false },
    data: { type: "string" },
    pairs: { type: "string" },
    with: { type: "string" },
    publish: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  if (values.pairs !== undefined) return comparison(resolve(values.pairs));
  const sizes = (values.sizes ?? (values.quick ? "1000" : "1000,100000,1000000")).split(",").map(Number);
  const actions = chosen("--actions", values.actions, ACTIONS, ACTIONS);
  if (actions.includes("cancel_flow") && !actions.includes("create_flow"))
    throw new Error("cancel_flow cancels what create_flow has made: name both");
  const rounds = Number(values.rounds ?? (values.quick ? 3 : 5));
  const seconds = Number(values.seconds ?? (values.quick ? 0.5 : 1.5));
  buildCheckout(HERE);

  const directory = mkdtempSync(join(tmpdir(), "taskflow-webhooks-bench-"));
  try {
    const datasets = await makeDatasets(values.data ?? directory, sizes);
    const plan: Plan = {
      datasets,
      actions,
      load: { warmUpRequests: values.quick ? 2_000 : WARM_UP_REQUESTS, measureMs: seconds * 1_000 },
      peer: values.peer,
    };
    const figures = summarise(plan, await runRounds(plan, rounds, directory), { rounds, seconds });
    const details = datasets.map(
      ({ size }) => `With ${size.toLocaleString("en-US")} flows:\n\n${actionTable(figures, size)}`,
    );
    process.stdout.write(`\n${[targetTable(figures), ...details].join("\n\n")}\n`);
    if (values.publish) publish(figures);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function comparison(base: string): Promise<void> {
  for (const checkout of [base, HERE]) buildCheckout(checkout);
  const directory = mkdtempSync(join(tmpdir(), "taskflow-webhooks-bench-"));
  const echo = await startEcho(directory);
  try {
    const seconds = Number(values.seconds ?? 1.5);
    const measures = chosen("--actions", values.actions, [...ACTIONS, ...PAIR_MEASURES], PAIR_MEASURES);
    if (measures.includes("cancel_flow")) throw new Error("--pairs cannot measure cancel_flow: the flows run out.");
    const pairing = {
      base,
      candidate: HERE,
      measures,
      beside: chosen("--with", values.with, BESIDE, []),
      pairs: Number(values.rounds ?? 9),
      load: { warmUpRequests: WARM_UP_REQUESTS, measureMs: seconds * 1_000 },
    };
    process.stdout.write(`\n${await comparePairs(pairing, echo, directory)}\n`);
  } finally {
    await echo.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function chosen<Name extends string>(
  option: string,
  names: string | undefined,
  known: readonly Name[],
  fallback: readonly Name[],
): readonly Name[] {
  if (names === undefined) return fallback;
  return names.split(",").map((name) => {
    const found = known.find((one) => one === name);
    if (!found) throw new Error(`${option} names ${name}, which is none of ${[...new Set(known)].join(", ")}.`);
    return found;
  });
}

function buildCheckout(checkout: string): void {
  execFileSync(process.execPath, [join(checkout, "tools/build.mjs")], { stdio: "inherit" });
}

async function makeDatasets(parent: string, sizes: readonly number[]): Promise<Dataset[]> {
  mkdirSync(parent, { recursive: true });
  const datasets: Dataset[] = [];
  for (const size of sizes.toSorted((a, b) => a - b)) datasets.push(await makeDataset(parent, size));
  return datasets;
}

async function runRounds(plan: Plan, rounds: number, directory: string): Promise<RoundResult[]> {
  const echo = await startEcho(directory);
  try {
    const samples: Samples = new Map();
    const results: RoundResult[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      process.stderr.write(`Round ${round} of ${rounds}\n`);
      results.push(await runRound(plan, directory, echo, samples));
    }
    return results;
  } finally {
    await echo.stop();
  }
}

await main();
