import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { databaseOf, PostgresServer } from "../../test/postgres/support/server.ts";
import { load, send, WARM_UP_REQUESTS } from "../load.ts";
import { withFigures } from "../publish.ts";
import type { Server } from "../server.ts";
import { CONNECTIONS } from "../session.ts";
import { type Session, type Workload, workloadOf } from "../workload.ts";
import { ACTIONS, type Action, type PostgresFigures, type Round, summarise } from "./figures.ts";
import { populate, startGateway } from "./gateway.ts";
import { comparePairs } from "./pairs.ts";
import { type Protocol, pgbench, type Script } from "./pgbench.ts";
import { childrensMicroseconds } from "./processor-time.ts";
import { postgresTable } from "./report.ts";

const HELP = `Usage: npm run bench:postgres -- [options]

  --rounds N    default 5
  --seconds N   for each action, and for pgbench, in a round (default 4)
  --flows N     how many the table has before (default 100000)
  --pairs DIR   compares this checkout with the one in DIR (dependencies installed and built), by what writes
  --publish     writes the figures to bench/results/postgres.json and into bench/postgres/README.md
`;

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    flows: { type: "string", default: "100000" },
    pairs: { type: "string" },
    publish: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

interface Bench {
  server: PostgresServer;
  database: string;
  gateway: Server;
  session: Session;
  seconds: number;
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(HELP);
  const [rounds, seconds, flows] = [values.rounds, values.seconds, values.flows].map(Number) as [
    number,
    number,
    number,
  ];
  execFileSync(process.execPath, [at("../../tools/build.mjs")], { stdio: "inherit" });
  if (values.pairs !== undefined) {
    const checkouts = { base: resolve(values.pairs), candidate: at("../..") };
    return void process.stdout.write(`${await comparePairs({ ...checkouts, pairs: rounds, seconds, flows })}\n`);
  }
  const directory = mkdtempSync(join(tmpdir(), "taskflow-webhooks-bench-"));
  const server = await PostgresServer.start();
  try {
    const url = await server.createDatabase();
    const gateway = await startGateway(directory, url);
    try {
      await populate(server, databaseOf(url), flows);
      const flowIds = Array.from({ length: flows }, (_, n) => `flow-${n + 1}`);
      const session = { flowIds, revisions: new Map(), created: [] };
      const results = await runRounds({ server, database: databaseOf(url), gateway, session, seconds }, rounds);
      const figures: PostgresFigures = {
        takenAt: new Date().toISOString(),
        machine: await machine(server),
        settings: { rounds, seconds, connections: CONNECTIONS, flows },
        ...summarise(results),
      };
      process.stdout.write(`\n${postgresTable(figures)}\n`);
      if (values.publish) publish(figures);
    } finally {
      await gateway.stop();
    }
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function runRounds(bench: Bench, rounds: number): Promise<Round[]> {
  const results: Round[] = [];
  for (const action of ACTIONS) await send(bench.gateway, workloadIn(bench, action), WARM_UP_REQUESTS);
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`Round ${round} of ${rounds}\n`);
    results.push(await runRound(bench));
  }
  return results;
}

/** Measures the contenders of a comparison directly after each other. */
async function runRound(bench: Bench): Promise<Round> {
  const measure = (action: Action) => runAction(bench, action);
  const get_flow = await measure("get_flow");
  const select = await runPgbench(bench, "select");
  const find_latest_flow = await measure("find_latest_flow");
  const create_flow = await measure("create_flow");
  const insert = await runPgbench(bench, "insert");
  const set_waiting = await measure("set_waiting");
  const run_task = await measure("run_task");
  return {
    pgbench: { insert, select },
    actions: { get_flow, find_latest_flow, create_flow, set_waiting, run_task },
  };
}

async function runAction(bench: Bench, action: Action) {
  const { server, database, gateway, seconds } = bench;
  await server.asAdmin(database, "CHECKPOINT");
  const used = () => childrensMicroseconds(server.pid ?? Number.NaN);
  const before = used();
  const slice = { warmUpRequests: 0, measureMs: seconds * 1_000 };
  const measured = await load(gateway, workloadIn(bench, action), slice);
  return { ...measured, postgresCpu: (used() - before) / measured.requests };
}

function workloadIn({ session }: Bench, action: Action): Workload {
  return workloadOf(action, session, CONNECTIONS, true);
}

async function runPgbench({ server, database, session, seconds }: Bench, script: Script) {
  const run = async (protocol: Protocol): Promise<number> => {
    await server.asAdmin(database, "CHECKPOINT");
    return pgbench(server, database, { script, protocol, flows: session.flowIds.length, seconds });
  };
  return { simple: await run("simple"), prepared: await run("prepared") };
}

async function machine(server: PostgresServer): Promise<PostgresFigures["machine"]> {
  const [version] = await server.asAdmin("postgres", "SHOW server_version");
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release().split("-")[0]}`,
    node: process.versions.node,
    postgres: String(version?.rows[0]?.server_version).split(" ")[0] ?? "unknown",
  };
}

function publish(figures: PostgresFigures): void {
  mkdirSync(at("../results"), { recursive: true });
  writeFileSync(at("../results/postgres.json"), `${JSON.stringify(figures, null, 2)}\n`);
  const readme = at("README.md");
  writeFileSync(readme, withFigures(readFileSync(readme, "utf8"), postgresTable(figures)));
}

await main();
