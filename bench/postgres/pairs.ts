import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databaseOf, PostgresServer } from "../../test/postgres/support/server.ts";
import { median } from "../figures.ts";
import { load, type Measured } from "../load.ts";
import type { Server } from "../server.ts";
import { CONNECTIONS } from "../session.ts";
import { table } from "../table.ts";
import { type Session, workloadOf } from "../workload.ts";
import type { Action } from "./figures.ts";
import { populate, startGateway } from "./gateway.ts";
import { childrensMicroseconds } from "./processor-time.ts";

/** What writes. */
const ACTIONS = ["create_flow", "set_waiting", "run_task"] as const satisfies Action[];

/** Two checkouts of the project, each with its dependencies installed and built. */
export interface Pairing {
  base: string;
  candidate: string;
  pairs: number;
  seconds: number;
  flows: number;
}

/** A gateway with a separate server, so that the processor time of each is measured. */
interface Contender {
  server: PostgresServer;
  database: string;
  gateway: Server;
  session: Session;
}

type Trial = Measured & { postgresCpu: number };

/** Compares two checkouts in one run, in alternating order, and returns a Markdown table with the medians of the pairs. */
export async function comparePairs({ base, candidate, pairs, seconds, flows }: Pairing): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "taskflow-webhooks-bench-"));
  const contenders: Contender[] = [];
  try {
    for (const checkout of [base, candidate]) contenders.push(await contend(directory, checkout, flows));
    const trials = ACTIONS.map((action) => ({ action, pairs: [] as Trial[][] }));
    for (let pair = 0; pair <= pairs; pair += 1) {
      process.stderr.write(pair === 0 ? "Warming up\n" : `Pair ${pair} of ${pairs}\n`);
      for (const trial of trials) {
        const both = await runPair(contenders, trial.action, { reversed: pair % 2 === 0, seconds });
        if (pair > 0) trial.pairs.push(both);
      }
    }
    return table(HEAD, trials.map(rowOf));
  } finally {
    for (const { gateway, server } of contenders) {
      await gateway.stop();
      await server.stop();
    }
    rmSync(directory, { recursive: true, force: true });
  }
}

async function contend(directory: string, checkout: string, flows: number): Promise<Contender> {
  const server = await PostgresServer.start();
  const url = await server.createDatabase();
  const gateway = await startGateway(directory, url, checkout);
  await populate(server, databaseOf(url), flows);
  const flowIds = Array.from({ length: flows }, (_, n) => `flow-${n + 1}`);
  return { server, database: databaseOf(url), gateway, session: { flowIds, revisions: new Map(), created: [] } };
}

/** Measures the base and the candidate; returned in this order. */
async function runPair(
  contenders: readonly Contender[],
  action: Action,
  { reversed, seconds }: { reversed: boolean; seconds: number },
): Promise<Trial[]> {
  const order = reversed ? [...contenders].reverse() : contenders;
  const trials: Trial[] = [];
  for (const { server, database, gateway, session } of order) {
    await server.asAdmin(database, "CHECKPOINT");
    const before = childrensMicroseconds(server.pid ?? Number.NaN);
    const workload = workloadOf(action, session, CONNECTIONS, true);
    const measured = await load(gateway, workload, { warmUpRequests: 0, measureMs: seconds * 1_000 });
    const used = childrensMicroseconds(server.pid ?? Number.NaN) - before;
    trials.push({ ...measured, postgresCpu: used / measured.requests });
  }
  return reversed ? trials.reverse() : trials;
}

const HEAD = [
  "action",
  "requests/s, base",
  "requests/s",
  "÷ base, min",
  "÷ base",
  "÷ base, max",
  "CPU ÷ base",
  "gateway CPU µs, base",
  "gateway CPU µs",
  "PostgreSQL CPU µs, base",
  "PostgreSQL CPU µs",
];

function rowOf({ action, pairs }: { action: Action; pairs: Trial[][] }): string[] {
  const of = (side: number, field: "rate" | "cpu" | "postgresCpu") =>
    median(pairs.map((pair) => pair[side]?.[field] ?? 0));
  const ratios = pairs.map(([base, candidate]) => (candidate?.rate ?? 0) / (base?.rate ?? 0));
  const cpuOf = (trial: Trial | undefined) => (trial?.cpu ?? 0) + (trial?.postgresCpu ?? 0);
  const cpuRatio = median(pairs.map(([base, candidate]) => cpuOf(candidate) / cpuOf(base)));
  const spread = [Math.min(...ratios), median(ratios), Math.max(...ratios)];
  const cpu = [of(0, "cpu"), of(1, "cpu"), of(0, "postgresCpu"), of(1, "postgresCpu")];
  return [
    `\`${action}\``,
    of(0, "rate").toFixed(0),
    of(1, "rate").toFixed(0),
    ...[...spread, cpuRatio].map((ratio) => ratio.toFixed(3)),
    ...cpu.map((figure) => figure.toFixed(0)),
  ];
}
