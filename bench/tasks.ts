// Claims and completions a second, through the store and through HTTP, and what a million waiting tasks cost:
//   npm run bench:tasks -- [seconds] [waiting]
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "../src/store/open-store.ts";
import type { FlowStore } from "../src/taskflow/flow-store.ts";
import { freePort } from "../test/support/free-port.ts";
import { Connection } from "./connection.ts";
import { type Server, startServer } from "./server.ts";
import { SECRET, SESSION_KEY } from "./session.ts";
import { count, table } from "./table.ts";
import { fillQueue } from "./task-dataset.ts";
import { claimFrom, pairsPerSecond, release, type Worker, workerOfServer, workerOfStore } from "./task-workers.ts";

const SECONDS = Number(process.argv[2] ?? 5);
const WAITING = [1_000, Number(process.argv[3] ?? 1_000_000)];
const WARM_UP_SECONDS = 2;
/** With SQLite, through HTTP, where a claim takes as many tasks as it may. */
const GOAL_PAIRS = 3_000;
/** More than any store here makes in a second. */
const MAX_PAIRS = 15_000;
/** Tasks of a claim, at most. */
const BATCHES = [1, 8, 32];
const ENOUGH = MAX_PAIRS * BATCHES.length * (SECONDS + WARM_UP_SECONDS);
/** As many requests of workers as a route answers at the same time, unless it is configured. */
const AT_ONCE = 64;
const CLAIMS = 300;
const LIMITS = { workerRequestsPerMinute: 10_000_000, maxWorkerInFlight: 1_000 };

async function startGateway(stateDir: string): Promise<Server> {
  const file = join(stateDir, "openclaw.json");
  const port = await freePort();
  const routes = { bench: { sessionKey: SESSION_KEY, secret: SECRET, limits: LIMITS, grants: ["worker"] } };
  const plugins = { entries: { webhooks: { config: { routes } } } };
  writeFileSync(file, JSON.stringify({ gateway: { port }, plugins, taskflow: { stateDir } }));
  return startServer({
    args: [fileURLToPath(new URL("../src/main.ts", import.meta.url)), "serve", "--config", file],
    port,
    logFile: join(stateDir, "log"),
    ready: { path: "/readyz", status: 200, withinMs: 60_000 },
    path: () => "/plugins/webhooks/bench",
  });
}

/** In a directory with a database in which tasks wait. */
async function within<Result>(tasks: number, work: (stateDir: string) => Promise<Result>): Promise<Result> {
  const stateDir = mkdtempSync(join(tmpdir(), "bench-tasks-"));
  try {
    const store = openStore({ stateDir });
    await fillQueue(store, tasks);
    await store.close();
    return await work(stateDir);
  } finally {
    rmSync(stateDir, { recursive: true, force: true });
  }
}

interface Rate {
  pairs: number;
  /** Processor time of the store's process for each, in microseconds. */
  cpu: number;
}

/** For each size of a claim, after a warm-up. */
async function ratesOf(workers: readonly Worker[], cpuMicroseconds: () => number): Promise<Rate[]> {
  const rates: Rate[] = [];
  for (const batch of BATCHES) {
    await pairsPerSecond(workers, batch, WARM_UP_SECONDS);
    const before = cpuMicroseconds();
    const pairs = await pairsPerSecond(workers, batch, SECONDS);
    rates.push({ pairs, cpu: (cpuMicroseconds() - before) / (pairs * SECONDS) });
  }
  return rates;
}

async function throughStore(stateDir: string): Promise<Rate[]> {
  const store = openStore({ stateDir });
  const workers = Array.from({ length: AT_ONCE }, () => workerOfStore(store));
  const rates = await ratesOf(workers, ownCpu);
  await store.close();
  return rates;
}

async function throughHttp(stateDir: string): Promise<Rate[]> {
  const server = await startGateway(stateDir);
  const connections = await Promise.all(Array.from({ length: AT_ONCE }, () => Connection.open(server.url)));
  const workers = connections.map((connection) => workerOfServer(server, connection, "/plugins/webhooks/bench"));
  const rates = await ratesOf(workers, () => server.cpuMicroseconds().all);
  for (const connection of connections) connection.close();
  await server.stop();
  return rates;
}

/** The medians of the processor time, and of the time until the answer, of claims whose tasks go back afterwards. */
async function costOfClaims(store: FlowStore, limit: number): Promise<{ cpu: number; ms: number }> {
  const costs: { cpu: number; ms: number }[] = [];
  for (let n = 0; n < CLAIMS; n += 1) {
    const [before, started] = [ownCpu(), performance.now()];
    const claims = await claimFrom(store, limit);
    costs.push({ cpu: ownCpu() - before, ms: performance.now() - started });
    await release(store, claims);
  }
  const median = (of: "cpu" | "ms") => costs.map((cost) => cost[of]).toSorted((a, b) => a - b)[CLAIMS >> 1] as number;
  return { cpu: median("cpu"), ms: median("ms") };
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function claimRows(waiting: number): Promise<string[][]> {
  return within(waiting, async (stateDir) => {
    const store = openStore({ stateDir });
    const rows: string[][] = [];
    for (const limit of [1, 32]) {
      const { cpu, ms } = await costOfClaims(store, limit);
      rows.push([`${limit} of ${count(waiting)}`, count(cpu), ms.toFixed(2)]);
    }
    await store.close();
    return rows;
  });
}

const [store, http] = [await within(ENOUGH, throughStore), await within(ENOUGH, throughHttp)];
const pairRows = BATCHES.map((batch, n) => [
  `claims of up to ${batch}`,
  ...[store[n], http[n]].flatMap((rate) => [count(rate?.pairs ?? 0), count(rate?.cpu ?? 0)]),
]);
console.log(
  `Tasks claimed and completed in a second, ${AT_ONCE} requests at a time. The goal is ${count(GOAL_PAIRS)} through HTTP.\n`,
);
console.log(table(["", "store", "CPU µs", "HTTP", "CPU µs"], pairRows));

const rows: string[][] = [];
for (const waiting of WAITING) rows.push(...(await claimRows(waiting)));
console.log("\nA claim of some of the waiting tasks through the store, medians\n");
console.log(table(["", "CPU µs", "ms"], rows));
