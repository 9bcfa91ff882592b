// Tasks that workers claim and complete, beside the same with pg-boss, on one server in one run:
//   npm run bench:postgres-tasks -- [rounds] [seconds]
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PLUGIN_ANSWERS } from "../../src/plugin/answer-text.ts";
import type { TaskManager } from "../../src/port/tasks.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { bindSession } from "../../src/taskflow/bind-session.ts";
import { interpretCommands } from "../../src/taskflow/interpret-commands.ts";
import { TaskQueues } from "../../src/taskflow/task-queues.ts";
import { databaseOf, PostgresServer } from "../../test/postgres/support/server.ts";
import { timeOf } from "../../test/support/time.ts";
import { median } from "../figures.ts";
import { SESSION_KEY } from "../session.ts";
import { count, table } from "../table.ts";
import { childrensMicroseconds } from "./processor-time.ts";

const ROUNDS = Number(process.argv[2] ?? 5);
const SECONDS = Number(process.argv[3] ?? 4);
const WORKERS = 16;
const BATCHES = [1, 8, 32];
/** Of both, as by default: connections to the server. */
const CONNECTIONS = 10;
/** More than either can do in one measurement. */
const TASKS = SECONDS * 40_000;
const TASKS_OF_A_FLOW = 50;
const QUEUE = "bench";
const INPUT = JSON.stringify({ queue: "inbound", batch: 7, labels: ["billing", "support"], note: "a second look" });
const PEER = fileURLToPath(new URL("peer/", import.meta.url));

/** Claims up to `size` tasks, and completes each of them. Resolves to their number. */
type Turn = (size: number) => Promise<number>;

interface Contender {
  name: string;
  /** Tasks that wait, and no others. */
  fill: () => Promise<void>;
  turn: Turn;
  close: () => Promise<void>;
}

async function ours(server: PostgresServer): Promise<Contender> {
  const url = await server.createDatabase();
  const store = await openPostgresStore(`${url}?pool_max_conns=${CONNECTIONS}`);
  const queues = new TaskQueues(store.tasks, Date.now);
  const { tasks } = bindSession(interpretCommands(store, PLUGIN_ANSWERS), timeOf(Date.now), {
    sessionKey: SESSION_KEY,
    routeId: "bench",
    queues,
  });
  return {
    name: "taskflow-webhooks",
    fill: async () => void (await server.asAdmin(databaseOf(url), ...fillOurs())),
    turn: (size) => turnOf(tasks as TaskManager, size),
    close: () => store.close(),
  };
}

async function turnOf(tasks: TaskManager, maxTasks: number): Promise<number> {
  const bounds = { maxBytes: 4_000_000 };
  const claims = await tasks.claim({ workerId: "w", queues: [QUEUE], maxTasks, leaseMs: 60_000, ...bounds });
  await Promise.all(
    claims.map(({ task: { taskId }, leaseToken }) => tasks.completeTask({ taskId, leaseToken, resultJson: '"done"' })),
  );
  return claims.length;
}

function fillOurs(): string[] {
  const flows = `SELECT '${SESSION_KEY}', 'flow-' || n, 'managed', 0, 'running', 'silent', 'g', n, n
    FROM generate_series(0, ${Math.floor(TASKS / TASKS_OF_A_FLOW)}) AS n`;
  const tasks = `SELECT '${SESSION_KEY}', 'flow-' || n / ${TASKS_OF_A_FLOW}, gen_random_uuid(), 'acp', 't', 'queued',
    'pending', 'silent', n, '${QUEUE}', 0, 3, n, n, '${INPUT}' FROM generate_series(0, ${TASKS - 1}) AS n`;
  return [
    "TRUNCATE taskflow.flow_runs, taskflow.task_runs, taskflow.events, taskflow.event_horizons",
    `INSERT INTO taskflow.flow_runs (owner_key, flow_id, sync_mode, revision, status, notify_policy, goal, created_at,
      updated_at) ${flows}`,
    `INSERT INTO taskflow.task_runs (owner_key, parent_flow_id, task_id, runtime, task, status, delivery_status,
      notify_policy, created_at, queue, attempt, max_attempts, available_at, due_at, input_json) ${tasks}`,
    "VACUUM ANALYZE",
    "CHECKPOINT",
  ];
}

/** What this uses of pg-boss. */
interface Boss {
  start(): Promise<unknown>;
  stop(options: { graceful: boolean }): Promise<void>;
  on(event: "error", listener: (error: Error) => void): void;
  createQueue(name: string): Promise<void>;
  deleteAllJobs(name: string): Promise<unknown>;
  insert(name: string, jobs: { data: object }[]): Promise<unknown>;
  fetch(name: string, options: { batchSize: number }): Promise<{ id: string }[]>;
  complete(name: string, ids: string[], data: object): Promise<unknown>;
}

async function theirs(server: PostgresServer): Promise<Contender> {
  const url = await server.createDatabase();
  const path = createRequire(`${PEER}package.json`).resolve("pg-boss");
  const { PgBoss } = (await import(pathToFileURL(path).href)) as { PgBoss: new (options: object) => Boss };
  const boss = new PgBoss({ connectionString: url, max: CONNECTIONS, supervise: false, schedule: false });
  boss.on("error", (error) => {
    throw error;
  });
  await boss.start();
  await boss.createQueue(QUEUE);
  return {
    name: "pg-boss",
    fill: async () => {
      await boss.deleteAllJobs(QUEUE);
      const jobs = Array.from({ length: 5_000 }, () => ({ data: JSON.parse(INPUT) as object }));
      for (let added = 0; added < TASKS; added += jobs.length) await boss.insert(QUEUE, jobs);
      await server.asAdmin(databaseOf(url), "VACUUM ANALYZE", "CHECKPOINT");
    },
    turn: async (batchSize) => {
      const jobs = await boss.fetch(QUEUE, { batchSize });
      const ids = jobs.map(({ id }) => id);
      if (ids.length > 0) await boss.complete(QUEUE, ids, { done: true });
      return ids.length;
    },
    close: () => boss.stop({ graceful: false }),
  };
}

/** Pairs of claim and completion a second, and microseconds of processor time of each. */
interface Measured {
  rate: number;
  cpu: number;
  postgresCpu: number;
}

async function measure({ name, fill, turn }: Contender, size: number): Promise<Measured> {
  await fill();
  const used = () => {
    const { user, system } = process.cpuUsage();
    return { cpu: user + system, postgresCpu: childrensMicroseconds(server.pid ?? Number.NaN) };
  };
  const before = used();
  const started = performance.now();
  const work = async (): Promise<number> => {
    let done = 0;
    while (performance.now() - started < SECONDS * 1_000) {
      const tasks = await turn(size);
      if (tasks === 0) throw new Error(`${name} has no tasks left: fill more`);
      done += tasks;
    }
    return done;
  };
  const done = await Promise.all(Array.from({ length: WORKERS }, work));
  const pairs = done.reduce((sum, tasks) => sum + tasks, 0);
  const { cpu, postgresCpu } = used();
  return {
    rate: pairs / ((performance.now() - started) / 1_000),
    cpu: (cpu - before.cpu) / pairs,
    postgresCpu: (postgresCpu - before.postgresCpu) / pairs,
  };
}

async function compare(contenders: readonly [Contender, Contender], size: number): Promise<string[]> {
  const rounds: Measured[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Each goes first in every other round.
    for (const n of round % 2 === 0 ? [0, 1] : [1, 0]) rounds[n]?.push(await measure(contenders[n] as Contender, size));
    process.stderr.write(`${size} at a time, round ${round + 1} of ${ROUNDS}\n`);
  }
  const [own = [], other = []] = rounds;
  const ratio = median(own.map(({ rate }, round) => rate / (other[round]?.rate ?? Number.NaN)));
  const of = (field: keyof Measured) => rounds.map((each) => count(median(each.map((one) => one[field]))));
  return [String(size), ...of("rate"), ratio.toFixed(2), ...of("cpu"), ...of("postgresCpu")];
}

const HEAD = ["tasks of a claim", "pairs/s", "pg-boss", "ratio", "CPU µs", "pg-boss", "PostgreSQL CPU µs", "pg-boss"];

if (!existsSync(`${PEER}node_modules`))
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: PEER, stdio: "inherit" });
const server = await PostgresServer.start();
try {
  const contenders = [await ours(server), await theirs(server)] as const;
  const rows = [];
  for (const size of BATCHES) rows.push(await compare(contenders, size));
  console.log(`Tasks claimed and completed a second, with ${WORKERS} workers and ${CONNECTIONS} connections each.\n`);
  console.log(table(HEAD, rows));
  for (const { close } of contenders) await close();
} finally {
  await server.stop();
}
