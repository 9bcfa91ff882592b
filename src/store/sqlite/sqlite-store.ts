import type { DatabaseSync } from "node:sqlite";
import { BoundedRecords } from "../../port/answer-size.ts";
import type { TaskRecord } from "../../port/records.ts";
import type { ChangeTarget, Decision, FlowStore, Seen } from "../../taskflow/flow-store.ts";
import { encodeText, flowFrom, taskFrom, taskValues, textsOf } from "../rows.ts";
import { summarise } from "../task-summary.ts";
import type { Background } from "./background.ts";
import { FIRST_CANCELLATION, loseSilentTasks, settleBatch } from "./cancellations.ts";
import { Checkpoints } from "./checkpoints.ts";
import { CommitQueue } from "./commit-queue.ts";
import { messageOf } from "./errors.ts";
import { FlowTally } from "./flow-tally.ts";
import { findFlow, insertFlow, keyOf, pruneFlows, updateFlow } from "./flows.ts";
import { changeKeyed, findAnswer, pruneKeys } from "./keys.ts";
import { listFlows } from "./list-flows.ts";
import type { LogSync } from "./log-sync.ts";
import { ReadQueue } from "./read-queue.ts";
import type { Warn } from "./state-directory.ts";
import { prepareStatements, type Statements } from "./statements.ts";
import { WriteHealth } from "./write-health.ts";

export interface SqliteParts {
  db: DatabaseSync;
  log: LogSync;
  background: Background;
  stateDir: string;
  warn: Warn;
  /** Called once with the reason why the store stops. */
  onFailure: (message: string) => void;
  /** Unlocks the directory. */
  release: () => void;
}

export function createSqliteStore(parts: SqliteParts): FlowStore {
  const { db, log, background, stateDir, warn, onFailure } = parts;
  const sql = prepareStatements(db);
  const tally = new FlowTally(sql);
  const commits = new CommitQueue(db, {
    sync: (done) => log.sync(done),
    beforeCommit: () => tally.write(),
    ended: (committed, error) => {
      tally.ended(committed);
      if (!committed) writing.undone(error);
    },
    failed: (error) => {
      checkpoints.stop();
      onFailure(`The log in ${stateDir} could not be written to the disk (${messageOf(error)}). ${UNSYNCED}`);
    },
  });
  const writing = new WriteHealth(stateDir, {
    checkpoint: () => background.checkpoint(),
    touch: () => commits.run(() => void sql.touch.run()),
    warn,
  });
  const checkpoints = new Checkpoints(background, commits, warn);
  commits.onCommit((changes) => checkpoints.count(changes));
  const reads = new ReadQueue(db, (callback) => commits.whenDurable(callback));
  let lastCancellation = FIRST_CANCELLATION;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    checkpoints.stop();
    await background.close();
    reads.flush();
    await commits.finish();
    if (!commits.failure) closeFiles(parts);
  };
  return {
    system: "sqlite",
    insertFlow: (flow) => commits.run(() => insertFlow(sql, tally, flow)),
    findFlow: (ownerKey, flowId) => reads.run(() => findFlow(sql, ownerKey, flowId)),
    latestFlow: (ownerKey) =>
      reads.run(() => {
        const row = sql.latestFlow.get(encodeText(ownerKey));
        return row && flowFrom(row);
      }),
    listFlows: (ownerKey, query) => listFlows(reads, sql, ownerKey, query),
    taskSummary: (ownerKey, flowId) =>
      reads.run(() => {
        const key = keyOf(ownerKey, flowId);
        return sql.findFlow.get(...key) && summarise(sql.countTasks.all(...key));
      }),
    change: (target, decide) => commits.run(() => change(sql, tally, target, decide)),
    changeKeyed: (key, target, decide) =>
      commits.run(() => changeKeyed(sql, key, () => change(sql, tally, target, decide))),
    findAnswer: (key) => reads.run(() => findAnswer(sql, key)),
    // The directory belongs to this process alone.
    claimMaintenance: async () => true,
    loseSilentTasks: (batch, lose, settle) => commits.run(() => loseSilentTasks(sql, tally, batch, lose, settle)),
    settleCancellations: async ({ limit }, settle) => {
      const { settled, next } = await commits.run(() => settleBatch(sql, tally, lastCancellation, limit, settle));
      lastCancellation = next;
      return settled;
    },
    pruneFlows: ({ endedBefore, limit }) => commits.run(() => pruneFlows(sql, tally, endedBefore, limit)),
    pruneTasks: ({ now, limit }) => commits.run(() => Number(sql.pruneTasks.run(now, limit).changes)),
    pruneKeys: (batch) => commits.run(() => pruneKeys(sql, batch)),
    countFlows: async () => tally.counts,
    onCommit: (listener) => commits.onCommit(listener),
    ping: async () => {
      await reads.run(() => void sql.ping.get());
      await writing.check();
    },
    close: () => (closing ??= close()),
  };
}

const UNSYNCED =
  "The last changes may or may not be stored. Start the gateway again: it reads the changes that reached the disk.";

/**
 * Not after a sync that failed: closing the last connection copies the log into the database, and the log may no longer
 * hold what was written to it.
 */
function closeFiles({ db, log, stateDir, warn, release }: SqliteParts): void {
  try {
    if (!copyLog(db))
      warn(`${stateDir}: changes are still in taskflow.sqlite-wal. A copy of taskflow.sqlite without it misses them.`);
    db.close();
    log.close();
  } finally {
    release();
  }
}

/** Everything into the one file, though another process may have it open. Returns whether that was done. */
function copyLog(db: DatabaseSync): boolean {
  try {
    const { busy, log, checkpointed } = db.prepare("PRAGMA wal_checkpoint(PASSIVE)").get() as Record<string, number>;
    return busy === 0 && log === checkpointed;
  } catch {
    return false;
  }
}

function change<Outcome>(
  sql: Statements,
  tally: FlowTally,
  target: ChangeTarget | undefined,
  decide: (seen: Seen) => Decision<Outcome>,
): Outcome {
  const seen = target ? look(sql, target) : NOTHING;
  const { outcome, flow, task } = decide(seen);
  if (flow && seen.flow) updateFlow(sql, tally, seen.flow, flow);
  else if (flow && !target) insertFlow(sql, tally, flow);
  if (task) sql.upsertTask.run(...taskValues(task));
  return outcome;
}

const NOTHING: Seen = { flow: undefined, tasks: [], moreTasks: false, hasActiveTasks: false, existing: undefined };

function look(sql: Statements, { ownerKey, flowId, withTasks, activeTasks, run }: ChangeTarget): Seen {
  const flow = findFlow(sql, ownerKey, flowId);
  if (!flow) return NOTHING;
  const key = keyOf(ownerKey, flowId);
  const { items: tasks, more: moreTasks } = withTasks ? newestTasks(sql, key, withTasks.maxBytes) : NO_TASKS;
  const hasActiveTasks = activeTasks !== undefined && sql.hasActiveTasks.get(...key, activeTasks - 1) !== undefined;
  const row = run && sql.findRun.get(...key, encodeText(run.runId), run.runtime, nullable(run.childSessionKey));
  return { flow, tasks, moreTasks, hasActiveTasks, existing: row && taskFrom(row) };
}

const NO_TASKS: Pick<BoundedRecords<TaskRecord>, "items" | "more"> = { items: [], more: false };

/** Row by row: what is beyond the bound is not read. */
function newestTasks(sql: Statements, key: [string, string], maxBytes: number): BoundedRecords<TaskRecord> {
  const tasks = new BoundedRecords<TaskRecord>({ limit: Number.POSITIVE_INFINITY, maxBytes });
  for (const row of sql.listTasks.iterate(...key)) if (!tasks.add(taskFrom(row), textsOf(row))) break;
  return tasks;
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : encodeText(text);
}
