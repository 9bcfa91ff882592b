import type { KeptAnswer } from "../../port/bound-task-flow.ts";
import type { EventRecord } from "../../port/events.ts";
import type { PermitPool } from "../../port/plugin-api.ts";
import type { FlowRecord, FlowStatus } from "../../port/records.ts";
import type { FlowCounts, FlowStore } from "../../taskflow/flow-store.ts";
import { encodeText, flowFrom, taskFrom } from "../rows.ts";
import { summarise } from "../task-summary.ts";
import { Batches, Failed } from "./batches.ts";
import { FIRST_CANCELLATION, loseSilentTasks, NOTHING_SETTLED, settleBatch } from "./cancellations.ts";
import { type Change, performChanges } from "./changes.ts";
import type { Database } from "./database.ts";
import { DatabaseError, persistError } from "./database-error.ts";
import { createPostgresDeliveries } from "./deliveries.ts";
import { EventReader } from "./event-reader.ts";
import { eventArrays } from "./event-rows.ts";
import { ownColumnsOfNew } from "./event-statements.ts";
import { pruneEvents } from "./events.ts";
import { type FlowKey, flowsByKey, keyArrays, keyOf, listFlows } from "./flows.ts";
import { findAnswer, pruneKeys } from "./keys.ts";
import { MaintenanceLease } from "./maintenance-lease.ts";
import { createPostgresOperator } from "./operator.ts";
import { createPermitPool } from "./rate-windows.ts";
import { flowArrays } from "./rows.ts";
import { SQL } from "./statements.ts";
import type { TaskNotices } from "./task-notices.ts";
import { createPostgresTasks, type Observed } from "./tasks.ts";
import { WriteHealth } from "./write-health.ts";

/** Batches of each kind under way at a time at most. */
const LANES = 4;
/** Between two looks for events of other replicas. */
const POLL_EVENTS_MS = 200;

interface NewFlow {
  flow: FlowRecord;
  event: EventRecord;
}

export function createPostgresStore(database: Database, notices: TaskNotices): FlowStore & { permits: PermitPool } {
  const permits = createPermitPool(database);
  const lease = new MaintenanceLease(database);
  let onCommit: (changes: number) => void = () => undefined;
  let onEvents: (ownerKeys: Iterable<string>) => void = () => undefined;
  const committed = (events: readonly EventRecord[]): void => {
    if (events.length > 0) onEvents(new Set(events.map(({ ownerKey }) => ownerKey)));
  };
  const writing = new WriteHealth(database);
  const observed: Observed = async (work, isChange = () => true) => {
    try {
      const results = await work;
      const changes = results.filter((result) => !(result instanceof Failed) && isChange(result)).length;
      if (changes > 0) onCommit(changes);
      return results;
    } catch (error) {
      writing.failed(error);
      throw error;
    }
  };
  const inserts = new Batches<NewFlow, void>({ action: "change", lanes: LANES }, (flows) =>
    observed(insertFlows(database, flows, committed)),
  );
  const changes = new Batches<Change, unknown>(
    { action: "change", lanes: LANES, keyOf: ({ target, key }) => (target ? keyOf(target) : `new ${key?.key}`) },
    (batch) =>
      observed(
        performChanges(database, notices, batch, (written, queued) => {
          committed(written);
          notices.committed(queued);
        }),
      ),
  );
  const finds = new Batches<FlowKey, FlowRecord | undefined>({ action: "read", lanes: LANES }, (keys) =>
    findFlows(database, keys),
  );
  const latest = new Batches<string, FlowRecord | undefined>({ action: "read", lanes: LANES }, (owners) =>
    latestFlows(database, owners),
  );
  const events = new EventReader(database, LANES);
  const deliveries = createPostgresDeliveries({ database, lease, attempt });
  const tasks = createPostgresTasks({ database, notices, lease, attempt, observed, committed });
  let lastCancellation = FIRST_CANCELLATION;
  let closing: Promise<void> | undefined;

  const close = async (): Promise<void> => {
    await Promise.all(
      [inserts, changes, finds, latest, events, deliveries, tasks, permits].map((part) => part.close()),
    );
    // Another replica takes over in any case, only later.
    await lease.release().catch(() => undefined);
    await database.close();
  };

  return {
    system: "postgresql",
    permits,
    insertFlow: (flow, event) => inserts.run({ flow, event }),
    findFlow: (ownerKey, flowId) => finds.run({ ownerKey, flowId }),
    latestFlow: (ownerKey) => latest.run(ownerKey),
    listFlows: (ownerKey, query) => attempt("read", () => listFlows(database, ownerKey, query)),
    findTask: (ownerKey, flowId, taskId) =>
      attempt("read", async () => {
        const [row] = await database.run(SQL.findTask, [ownerKey, flowId, taskId].map(encodeText));
        return row && taskFrom(row);
      }),
    taskSummary: (ownerKey, flowId) =>
      attempt("read", async () => {
        const counts = await database.run(SQL.countTasks, [encodeText(ownerKey), encodeText(flowId)]);
        return counts.length === 0 ? undefined : summarise(counts.filter(([status]) => status !== null));
      }),
    change: (target, decide) => changes.run({ target, decide }) as Promise<never>,
    changeKeyed: (key, target, decide) => changes.run({ target, decide, key }) as Promise<KeptAnswer>,
    findAnswer: (key) => attempt("read", () => findAnswer(database, key)),
    readClock: () => attempt("read", () => readClock(database)),
    claimMaintenance: (forMs) => attempt("change", () => lease.claim(forMs)),
    loseSilentTasks: (batch, lose, settle) =>
      attempt("change", async () => {
        const done = await lease.step(NOTHING_SETTLED, (transaction) =>
          loseSilentTasks(transaction, batch, lose, settle),
        );
        committed(done.events);
        return done.changed;
      }),
    settleCancellations: ({ limit }, settle) =>
      attempt("change", async () => {
        const done = await lease.step({ ...NOTHING_SETTLED, next: FIRST_CANCELLATION }, (transaction) =>
          settleBatch(transaction, lastCancellation, limit, settle),
        );
        lastCancellation = done.next;
        committed(done.events);
        return done.changed;
      }),
    pruneFlows: ({ endedBefore, limit }) => attempt("change", () => prune(lease, SQL.pruneFlows, endedBefore, limit)),
    pruneTasks: ({ now, limit }) => attempt("change", () => prune(lease, SQL.pruneTasks, now, limit)),
    pruneKeys: (batch) => attempt("change", () => lease.step(0, (transaction) => pruneKeys(transaction, batch))),
    readEvents: (ownerKey, query) => events.read(ownerKey, query),
    locateEvents: (ownerKey, place) => attempt("read", () => events.locate(ownerKey, place)),
    pruneEvents: (batch) => attempt("change", () => lease.step(0, (transaction) => pruneEvents(transaction, batch))),
    onEvents: (listener) => {
      onEvents = listener;
    },
    pollEventsMs: POLL_EVENTS_MS,
    deliveries,
    tasks,
    operator: createPostgresOperator(database, attempt),
    countFlows: () => attempt("read", () => countFlows(database)),
    onCommit: (listener) => {
      onCommit = listener;
    },
    ping: () =>
      attempt("read", async () => {
        await ping(database);
        await writing.check();
      }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function attempt<Result>(action: "read" | "change", work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw persistError(cause, action);
  }
}

/** When one cannot be inserted, none is: they are tried one by one then. */
async function insertFlows(
  database: Database,
  added: NewFlow[],
  committed: (events: EventRecord[]) => void,
): Promise<undefined[]> {
  const flows = added.map(({ flow }) => flow);
  const events = added.map(({ event }) => event);
  await database.run(SQL.insertFlows, [...flowArrays(flows), ...eventArrays(events, ownColumnsOfNew)]);
  committed(events);
  return added.map(() => undefined);
}

async function findFlows(database: Database, keys: FlowKey[]): Promise<(FlowRecord | undefined)[]> {
  const found = flowsByKey(await database.run(SQL.findFlows, keyArrays(keys)));
  return keys.map((key) => found.get(keyOf(key)));
}

async function latestFlows(database: Database, owners: string[]): Promise<(FlowRecord | undefined)[]> {
  const distinct = [...new Set(owners)];
  const rows = await database.run(SQL.latestFlows, [distinct.map(encodeText)]);
  const found = new Map(rows.map((row) => flowFrom(row)).map((flow) => [flow.ownerKey, flow]));
  return owners.map((owner) => found.get(owner));
}

async function readClock(database: Database): Promise<number> {
  const [[time] = []] = await database.run(SQL.clock);
  return time as number;
}

/** Reads them all: other gateways write too. */
async function countFlows(database: Database): Promise<FlowCounts> {
  const rows = await database.run("SELECT status, count(*) FROM taskflow.flow_runs GROUP BY status");
  return new Map(rows as [FlowStatus, number][]);
}

/** A statement that deletes a batch and answers a row for each. */
function prune(lease: MaintenanceLease, statement: string, before: number, limit: number): Promise<number> {
  return lease.step(0, async (transaction) => (await transaction.write(statement, [before, limit])).length);
}

/** In a transaction, so that a connection that leads to a standby is given up: the next one may find the primary. */
function ping(database: Database): Promise<void> {
  return database.transaction(async (transaction) => {
    const [row] = await transaction.run(SQL.ping);
    if (row?.[0] !== "off") throw new DatabaseError(READ_ONLY);
  });
}

const READ_ONLY = { code: "25006", severity: "ERROR", message: "the server is read-only, as a standby is" };
