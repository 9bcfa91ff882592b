import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpointColumns, endpointValues } from "../../src/store/delivery-rows.ts";
import { eventArrays, eventColumns } from "../../src/store/postgres/event-rows.ts";
import { ownColumnsOfNew } from "../../src/store/postgres/event-statements.ts";
import { openPostgresStore } from "../../src/store/postgres/open-postgres.ts";
import { flowArrays, queuedTaskArrays, runKey, taskArrays, updatedTaskArrays } from "../../src/store/postgres/rows.ts";
import { PREPARED, SQL } from "../../src/store/postgres/statements.ts";
import { flowColumns, taskColumns } from "../../src/store/rows.ts";
import { anEndpoint } from "../store/delivery-records.ts";
import { aFlow, aTask } from "../store/describe-flow-store.ts";
import { created } from "../support/flows.ts";
import { PostgresServer } from "./support/server.ts";

let server: PostgresServer;
let client: pg.Client;
beforeAll(async () => {
  server = await PostgresServer.start();
  client = await connectPopulated(60_000);
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

async function connectPopulated(owners: number): Promise<pg.Client> {
  const url = await server.createDatabase();
  await (await openPostgresStore(url)).close();
  const connection = new pg.Client(url);
  await connection.connect();
  await connection.query(populate(owners));
  return connection;
}

/** Owners with a flow each, and one owner with as many flows: what statistics say of the average misleads for that one. */
const populate = (owners: number) => `
  INSERT INTO taskflow.flow_runs (owner_key, flow_id, sync_mode, revision, status, notify_policy, goal, created_at,
      updated_at, ended_at, cancel_requested_at)
    SELECT CASE WHEN n <= ${owners} THEN 'big' ELSE 'small-' || n END, md5(n::text), 'managed', 0,
      CASE WHEN n % 2 = 0 THEN 'failed' ELSE 'queued' END, 'silent', 'g', n, n,
      CASE WHEN n % 2 = 0 THEN n END, CASE WHEN n % 20 = 1 THEN n END
    FROM generate_series(1, ${2 * owners}) AS n;
  INSERT INTO taskflow.task_runs (owner_key, parent_flow_id, task_id, runtime, run_id, run_key, task, status,
      delivery_status, notify_policy, created_at, cleanup_after)
    SELECT owner_key, flow_id, 'task-' || flow_id, 'acp', 'r', 'r', 't',
      CASE WHEN created_at % 4 = 0 THEN 'lost' ELSE 'queued' END, 'pending', 'silent', created_at, created_at
    FROM taskflow.flow_runs;
  INSERT INTO taskflow.task_runs (owner_key, parent_flow_id, task_id, runtime, task, status, delivery_status, notify_policy,
      created_at, queue, available_at, due_at, settle_flow, lease_until)
    SELECT 'big', md5((n % ${owners} + 1)::text), 'queued-' || n, 'acp', 't',
      CASE n % 10 WHEN 0 THEN 'running' WHEN 1 THEN 'failed' ELSE 'queued' END, 'pending', 'silent', n,
      CASE WHEN n % 100 = 2 THEN 'few' ELSE 'many' END, n, n, CASE WHEN n % 5 < 2 THEN 1 END, CASE WHEN n % 10 = 0 THEN n END
    FROM generate_series(1, ${2 * owners}) AS n;
  INSERT INTO taskflow.rate_windows SELECT 'key-' || n, now() + n * interval '1 second', 1, 1, 1
    FROM generate_series(-${2 * owners}, ${2 * owners}) AS n;
  INSERT INTO taskflow.idempotency_keys (owner_key, request_key, kind, fingerprint, answer, bytes, expires_at)
    SELECT owner_key, flow_id, CASE WHEN created_at % 3 = 0 THEN 'message' ELSE 'key' END, 'f', 'answer', 6, created_at
    FROM taskflow.flow_runs;
  INSERT INTO taskflow.events (owner_key, occurred_at, revision, event_id, type, flow_id, status)
    SELECT owner_key, created_at, 0, gen_random_uuid(), 'flow.created', flow_id, status FROM taskflow.flow_runs;
  INSERT INTO taskflow.event_horizons SELECT owner_key, 0, 0, 0, 0 FROM taskflow.flow_runs GROUP BY owner_key;
  INSERT INTO taskflow.endpoints (owner_key, endpoint_id, url, source, enabled, created_at, updated_at, position)
    SELECT CASE WHEN n <= 20 THEN 'big' ELSE 'small-' || n END, 'endpoint-' || n, 'u', 'action', n <> 2, n, n, 'p'
    FROM generate_series(1, 1000) AS n;
  INSERT INTO taskflow.deliveries (owner_key, endpoint, event_id, type, event, status, attempts, next_attempt_at, due_at,
      created_at, ended_at, attempt_log)
    SELECT 'big', CASE n % 10 WHEN 0 THEN 2 WHEN 1 THEN 9998 WHEN 2 THEN 9999 ELSE 1 END, md5(n::text), 't', repeat('e', 300),
      CASE WHEN n % 2 = 0 THEN 'pending' ELSE 'delivered' END, 0, n, CASE WHEN n % 2 = 0 THEN n END, n,
      CASE WHEN n % 2 = 1 THEN n END, ''
    FROM generate_series(1, ${2 * owners}) AS n`;

const FLOW_ID = createHash("md5").update("7").digest("hex");
const flow = aFlow({ ownerKey: "big", flowId: FLOW_ID });
const task = aTask(flow, { runId: "r" });
const page = ["big", Number.MAX_SAFE_INTEGER, "z", 51, 4_000_000];
const KEY = [[flow.ownerKey], [flow.flowId]];
const TASK_KEY = [["big"], ["queued-7"]];
const TASK_STATUSES = ["queued", "running", "succeeded", "failed", "timed_out", "cancelled", "lost"];

const endpointArrays = endpointValues(anEndpoint({ ownerKey: "big", endpointId: "endpoint-1" })).map((value) => [
  value,
]);
const ENDPOINT_KEY = [["big"], ["endpoint-1"]];
const EVENTS = [
  ["event-1", "event-2"],
  ["flow.failed", "task.lost"],
  ["{}", "{}"],
];

/** Of each statement, what a gateway could ask with it. */
const PARAMETERS: Record<keyof typeof SQL, unknown[]> = {
  listSessions: ["small-1", 10],
  measureQueues: ["big", "", 10, 1_000],
  insertFlows: [...flowArrays([flow]), ...eventArrays([created(flow)], ownColumnsOfNew)],
  insertNewFlows: flowArrays([flow]),
  findKeys: KEY,
  insertKeys: [...KEY, ["key"], ["f"], ["answer"], [1]],
  deleteExpiredKeys: [...KEY, 1_000],
  measureKeys: [["big"], ["message"], 1_000],
  sessionToPrune: [1_000, 1_000, 1_000],
  pruneKeys: ["big", "key", 500, 1_000, 10, 10, 1_000],
  findFlows: KEY,
  lockFlows: KEY,
  latestFlows: [["big"]],
  listFlows: page,
  listFlowsByStatus: [...page, ["queued", "failed"]],
  updateFlows: [...flowArrays([flow]), [0]],
  upsertTasks: taskArrays([task]),
  listTasks: [...KEY, 4_000_000],
  countActiveTasks: [...KEY, [1_000]],
  countHeldTasks: [...KEY, [1_000]],
  findRuns: [...KEY, [runKey(task)]],
  findTask: ["big", FLOW_ID, `task-${FLOW_ID}`],
  countTasks: ["big", FLOW_ID],
  upsertQueuedTasks: queuedTaskArrays([{ task: { ...task, queue: "many" }, delayMs: 1 }]),
  updateTasks: updatedTaskArrays([{ task, leaseMs: 1 }]),
  findTaskById: TASK_KEY,
  lockFlowsOfTasks: TASK_KEY,
  findLeases: TASK_KEY,
  lockWaiting: KEY,
  claimTasks: ["big", ["many", "few", "none"], 10, 4_000_000],
  nextTask: [
    [0, 0],
    ["big", "big"],
    ["many", "none"],
  ],
  notify: ["channel", ["payload"]],
  tallyTasks: KEY,
  clearSettling: KEY,
  lockExpired: [100],
  expiredTasks: [...KEY, 100, 4_000_000],
  nextAttemptEnd: [],
  unclaimedFlows: [1_000, 100],
  unclaimedTasks: [...KEY, 1_000, 100, 4_000_000],
  tasksByStatus: [...page, TASK_STATUSES],
  tasksOfQueue: [...page, TASK_STATUSES, "few"],
  tasksOfFlow: [...page, TASK_STATUSES, FLOW_ID],
  tasksOfFlowAndQueue: [...page, TASK_STATUSES, FLOW_ID, "few"],
  insertEvents: eventArrays([created(flow)]),
  advancePositions: [],
  settledEvents: [],
  readEvents: [["big"], [null], [1_000], ["task.lost"], [10_000], [100], [4_000_000], 100_000],
  readFlowEvents: [["big"], [FLOW_ID], [1_000], [null], [1_000], [100], [4_000_000], 100_000],
  locateEvents: ["big", 100_000],
  surveyEvents: [100_000],
  ownerToPrune: [1_000],
  pruneEvents: ["big", 1_000, 500],
  insertEndpoints: endpointArrays,
  insertEndpointBelow: [...endpointArrays, 20],
  lockOwner: ["big"],
  lockConfigured: [],
  lockEndpoints: ENDPOINT_KEY,
  findEndpoint: ["big", "endpoint-1"],
  ownEndpoints: ["big"],
  allEndpoints: [],
  updateEndpoints: endpointArrays,
  deleteEndpoints: ENDPOINT_KEY,
  enqueueDeliveries: ["big", "endpoint-1", "p", "q", 1_000, ...EVENTS],
  redeliver: ["big", "endpoint-1", 1_000, ...EVENTS],
  claimDeliveries: [64, 8, 30_000, ["endpoint-1"], [8], "claim"],
  settleDeliveries: [
    ...ENDPOINT_KEY,
    [FLOW_ID],
    ["claim"],
    ...["pending", 1, 1_000, 500, "timeout", null, "a", 5, null].map((value) => [value]),
  ],
  nextDelivery: [],
  listDeliveries: ["big", "endpoint-1", ["pending", "delivered"], Number.MAX_SAFE_INTEGER, "z", 51],
  findDelivery: ["big", "endpoint-1", FLOW_ID],
  findAttempts: ["big", "endpoint-1", FLOW_ID],
  pruneEnded: [1_000, 500],
  pruneOrphans: [500],
  pruneWaiting: [1_000, 500],
  measureDeliveries: [10_000],
  deleteFlow: ["big", FLOW_ID],
  eraseEvents: ["big", FLOW_ID],
  lockOwnEndpoints: ["big"],
  eraseDeliveries: ["big", FLOW_ID],
  eraseKeys: ["big", FLOW_ID],
  silentFlows: [1_000, 500],
  silentTasks: [...KEY, 1_000, 500, 4_000_000],
  idleFlows: KEY,
  pendingCancellations: [-1, "", "", 500],
  pruneFlows: [1_000, 500],
  pruneTasks: [1_000, 500],
  claimLease: ["holder", 1],
  lockLease: ["holder"],
  releaseLease: ["holder"],
  drawPermits: [["key"], [1], [1], [1]],
  dropWindows: [500],
  clock: [],
  ping: [],
  writeProbe: [],
};

/** A table of few rows, whatever else the database holds. */
const SMALL = new Set([
  "maintenance_lease",
  "schema_version",
  "key_usage",
  "event_horizons",
  "event_positions",
  "endpoints",
]);

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  Plans?: Plan[];
}

function nodes(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodes)];
}

async function planOf(name: keyof typeof SQL, connection = client): Promise<Plan[]> {
  const { rows } = await connection.query(`EXPLAIN (FORMAT JSON) ${SQL[name]}`, PARAMETERS[name]);
  return nodes(rows[0]["QUERY PLAN"][0].Plan);
}

async function indexesOf(name: keyof typeof SQL, connection = client): Promise<string[]> {
  return [...new Set((await planOf(name, connection)).flatMap((node) => node["Index Name"] ?? []))].sort();
}

const TASK_INDEXES = [
  ["claimTasks", ["flow_runs_pkey", "task_to_claim"]],
  ["nextTask", ["task_to_claim"]],
  ["lockFlowsOfTasks", ["flow_runs_pkey", "task_by_id"]],
  ["findLeases", ["task_by_id"]],
  ["findTaskById", ["task_by_id"]],
  ["updateTasks", ["task_by_id"]],
  ["countActiveTasks", ["task_by_flow_and_status"]],
  ["lockExpired", ["flow_runs_pkey", "task_lease"]],
  ["nextAttemptEnd", ["task_lease"]],
  ["unclaimedFlows", ["task_unclaimed"]],
  ["silentFlows", ["task_to_lose"]],
  ["tasksByStatus", ["task_by_id", "task_by_status"]],
  ["tasksOfQueue", ["task_by_id", "task_by_queue"]],
  ["tasksOfFlow", ["task_by_flow_and_status", "task_by_id"]],
  ["tasksOfFlowAndQueue", ["task_by_flow_and_status", "task_by_id"]],
  ["lockWaiting", ["task_by_flow_and_status"]],
  ["expiredTasks", ["task_by_flow_and_status"]],
  ["unclaimedTasks", ["task_by_flow_and_status"]],
  ["countHeldTasks", ["task_by_flow_and_status"]],
] as const;

describe("a new database, of whose tables nothing is known yet", () => {
  let empty: pg.Client;
  beforeAll(async () => {
    const url = await server.createDatabase();
    await (await openPostgresStore(url)).close();
    empty = new pg.Client(url);
    await empty.connect();
  });
  afterAll(() => empty.end());

  // The statement that looks for ended leases is planned each time.
  const planned = TASK_INDEXES.filter(([name]) => name !== "lockExpired");
  test.each([...planned, ["findRuns", ["task_by_run"]]] as const)("%s reads tasks by %j", async (name, indexes) => {
    const ofTasks = (index: string) => index.startsWith("task_");
    expect((await indexesOf(name, empty)).filter(ofTasks)).toEqual(indexes.filter(ofTasks));
  });
});

describe.each(["without statistics", "with statistics"])("%s", (statistics) => {
  beforeAll(async () => {
    if (statistics === "with statistics") await client.query("ANALYZE");
  });

  test.each(Object.keys(SQL) as (keyof typeof SQL)[])("%s reads no whole table", async (name) => {
    const scans = (await planOf(name)).filter((node) => node["Node Type"] === "Seq Scan");
    expect(scans.map((node) => node["Relation Name"] ?? "").filter((table) => !SMALL.has(table))).toEqual([]);
  });

  test.each([
    ["readEvents", ["event_horizons_pkey", "events_pkey"]],
    ["readFlowEvents", ["event_by_flow", "event_horizons_pkey", "events_pkey"]],
    ["surveyEvents", ["event_horizons_pkey", "events_pkey"]],
  ] as const)("%s reads the journal by %j", async (name, indexes) => {
    const used = new Set((await planOf(name)).flatMap((node) => node["Index Name"] ?? []));
    expect([...used].sort()).toEqual(indexes);
  });

  test.each(["claimDeliveries", "nextDelivery"] as const)(
    "%s goes from one endpoint with pending deliveries to the next, however many each of them has",
    async (name) => {
      const plan = await planOf(name);
      const reads = plan.filter((node) => node["Relation Name"] === "deliveries" && node["Index Name"]);
      // The first endpoint, the next one, and what is due first in each.
      expect(reads.map((node) => node["Index Name"])).toEqual(["delivery_due", "delivery_due", "delivery_due"]);
      expect(plan.filter((node) => node["Node Type"].startsWith("Bitmap"))).toEqual([]);
    },
  );

  test("claimDeliveries reads no more deliveries than it claims, and one for each endpoint, of 36,000 that are due", async () => {
    await client.query("BEGIN");
    const parameters = [64, 8, 30_000, [], [], "claim"];
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${SQL.claimDeliveries}`, parameters);
    await client.query("ROLLBACK");
    const reads = nodes(rows[0]["QUERY PLAN"][0].Plan).filter((node) => node["Index Name"] === "delivery_due");
    const read = reads.map((node) => (node["Actual Rows"] ?? 0) * (node["Actual Loops"] ?? 0));
    // The first endpoint with some; the others, of which one is disabled and one deleted; and eight of the first.
    expect(read).toEqual([1, expect.any(Number), 8]);
    expect(read[1]).toBeLessThanOrEqual(3);
  });

  test.each([
    ["measureDeliveries", ["delivery_by_status", "delivery_due"]],
    ["listDeliveries", ["delivery_by_status"]],
    ["settleDeliveries", ["deliveries_pkey"]],
    ["findDelivery", ["deliveries_pkey"]],
    ["pruneEnded", ["delivery_to_prune"]],
    ["pruneOrphans", ["deliveries_pkey"]],
    ["pruneWaiting", ["delivery_by_status"]],
  ] as const)("%s reads deliveries by %j", async (name, indexes) => {
    const reads = (await planOf(name)).filter((node) => node["Relation Name"] === "deliveries");
    expect([...new Set(reads.flatMap((node) => node["Index Name"] ?? []))].sort()).toEqual(indexes);
  });

  test.each(TASK_INDEXES)("%s reads tasks by %j", async (name, indexes) => {
    expect(await indexesOf(name)).toEqual(indexes);
  });

  test.each([
    ["claimTasks", ["big", ["many"], 10, 4_000_000], 20],
    ["claimTasks", ["big", ["many", "few", "none"], 10, 4_000_000], 32],
    [
      "nextTask",
      [
        [0, 0, 0],
        ["big", "big", "big"],
        ["many", "few", "none"],
      ],
      3,
    ],
    ["tasksByStatus", [...page, TASK_STATUSES], 51 * 8],
    ["tasksOfQueue", [...page, TASK_STATUSES, "many"], 51 * 8],
  ] as const)("%s with %j reads no more than %d tasks of 96,000 that wait", async (name, parameters, most) => {
    await client.query("BEGIN");
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${SQL[name]}`, [...parameters]);
    await client.query("ROLLBACK");
    const reads = nodes(rows[0]["QUERY PLAN"][0].Plan).filter((node) => node["Relation Name"] === "task_runs");
    const read = reads.map((node) => (node["Actual Rows"] ?? 0) * (node["Actual Loops"] ?? 0));
    expect(read.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(most);
  });

  test("findRuns finds a run by its key", async () => {
    expect((await planOf("findRuns")).flatMap((node) => node["Index Name"] ?? [])).toEqual(["task_by_run"]);
  });
});

/** As the server plans a statement that is prepared and often used: for any parameters. */
async function genericPlanOf(name: keyof typeof SQL): Promise<Plan[]> {
  const literals = PARAMETERS[name].map((value) =>
    client.escapeLiteral(Array.isArray(value) ? list(value) : String(value)),
  );
  await client.query("SET plan_cache_mode = force_generic_plan");
  await client.query(`PREPARE generic AS ${SQL[name]}`);
  try {
    const { rows } = await client.query(
      `EXPLAIN (FORMAT JSON) EXECUTE generic ${literals.length > 0 ? `(${literals.join(", ")})` : ""}`,
    );
    return nodes(rows[0]["QUERY PLAN"][0].Plan);
  } finally {
    await client.query("DEALLOCATE generic; RESET plan_cache_mode");
  }
}

/** An array as text. */
const list = (values: unknown[]): string =>
  `{${values.map((value) => (value === null ? "NULL" : JSON.stringify(value))).join(",")}}`;

test.each((Object.keys(SQL) as (keyof typeof SQL)[]).filter((name) => PREPARED.has(SQL[name])))(
  "%s reads no whole table for whatever parameters it was prepared",
  async (name) => {
    const plan = await genericPlanOf(name);
    const scans = plan.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"] ?? "");
    expect(scans.filter((table) => !SMALL.has(table))).toEqual([]);
    // The pages of several statuses are merged; everything else comes in the order of an index.
    if (name === "listFlows" || name === "latestFlows")
      expect(plan.map((node) => node["Node Type"])).not.toContain("Sort");
  },
);

test.each(["findFlows", "lockFlows"] as const)(
  "%s finds a flow by its id, though the average owner has one flow and the index by age is the flatter one",
  async (name) => {
    const other = await connectPopulated(5_000);
    await other.query("ALTER INDEX taskflow.flow_runs_pkey SET (fillfactor = 10)");
    await other.query("REINDEX TABLE taskflow.flow_runs");
    await other.query("ANALYZE");
    const indexes = (await planOf(name, other)).flatMap((node) => node["Index Name"] ?? []);
    await other.end();
    expect(indexes).toEqual(["flow_runs_pkey"]);
  },
);

test("every key leads with the owner, so that owners can be spread over machines", async () => {
  const { rows } = await client.query(`SELECT indexrelid::regclass::text AS name, a.attname AS first
    FROM pg_index JOIN pg_attribute AS a ON a.attrelid = indrelid AND a.attnum = indkey[0]
    WHERE indrelid IN ('taskflow.flow_runs'::regclass, 'taskflow.task_runs'::regclass,
      'taskflow.idempotency_keys'::regclass, 'taskflow.events'::regclass, 'taskflow.endpoints'::regclass,
      'taskflow.deliveries'::regclass) AND indisunique`);
  expect(rows.length).toBe(8);
  expect(new Set(rows.map(({ first }) => first))).toEqual(new Set(["owner_key"]));
});

test("the columns of a table are those that are written, and those that the database fills in", async () => {
  const columnsOf = async (table: string) => {
    const { rows } = await client.query(
      "SELECT column_name FROM information_schema.columns WHERE table_schema = 'taskflow' AND table_name = $1",
      [table],
    );
    return rows.map(({ column_name }) => String(column_name)).sort();
  };
  expect(await columnsOf("flow_runs")).toEqual([...flowColumns].sort());
  expect(await columnsOf("events")).toEqual([...eventColumns, "position"].sort());
  expect(await columnsOf("endpoints")).toEqual([...endpointColumns, "seq"].sort());
  expect(await columnsOf("task_runs")).toEqual(
    [...taskColumns, "run_key", "seq", "due_at", "lease_until", "attempt_until"].sort(),
  );
});
