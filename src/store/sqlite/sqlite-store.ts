import type { DatabaseSync } from "node:sqlite";
import type { FlowStore } from "../../taskflow/flow-store.ts";
import { encodeText, flowFrom, taskFrom } from "../rows.ts";
import { summarise } from "../task-summary.ts";
import type { Background } from "./background.ts";
import { FIRST_CANCELLATION, loseSilentTasks, settleBatch } from "./cancellations.ts";
import { change } from "./changes.ts";
import { Checkpoints } from "./checkpoints.ts";
import { CommitQueue } from "./commit-queue.ts";
import { createSqliteDeliveries } from "./deliveries.ts";
import { messageOf } from "./errors.ts";
import { FlowTally } from "./flow-tally.ts";
import { createFlow, findFlow, keyOf, pruneFlows } from "./flows.ts";
import { Journal } from "./journal.ts";
import { changeKeyed, findAnswer, pruneKeys } from "./keys.ts";
import { listFlows } from "./list-flows.ts";
import type { LogSync } from "./log-sync.ts";
import { EventPruning } from "./prune-events.ts";
import { locateEvents, readEvents } from "./read-events.ts";
import { ReadQueue } from "./read-queue.ts";
import type { Warn } from "./state-directory.ts";
import { prepareStatements } from "./statements.ts";
import { TaskLeases } from "./task-leases.ts";
import { createSqliteTasks } from "./tasks.ts";
import { WaitingTasks } from "./waiting-tasks.ts";
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
  const journal = new Journal(sql);
  const leases = new TaskLeases(sql);
  const waiting = new WaitingTasks();
  const tables = { sql, tally, journal, leases, waiting };
  const commits = new CommitQueue(db, {
    sync: (done) => log.sync(done),
    beforeCommit: () => tally.write(),
    ended: (committed, error) => {
      tally.ended(committed);
      journal.ended(committed);
      leases.transactionEnded(committed);
      waiting.transactionEnded(committed);
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
  const journalReads = { sql, reads, journal };
  const pruning = new EventPruning(journalReads, commits);
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
    insertFlow: (flow, event) => commits.run(() => createFlow(tables, flow, event)),
    findFlow: (ownerKey, flowId) => reads.run(() => findFlow(sql, ownerKey, flowId)),
    latestFlow: (ownerKey) =>
      reads.run(() => {
        const row = sql.latestFlow.get(encodeText(ownerKey));
        return row && flowFrom(row);
      }),
    listFlows: (ownerKey, query) => listFlows(reads, sql, ownerKey, query),
    findTask: (ownerKey, flowId, taskId) =>
      reads.run(() => {
        const row = sql.findTask.get(...keyOf(ownerKey, flowId), encodeText(taskId));
        return row && taskFrom(row);
      }),
    taskSummary: (ownerKey, flowId) =>
      reads.run(() => {
        const key = keyOf(ownerKey, flowId);
        return sql.findFlow.get(...key) && summarise(sql.countTasks.all(...key));
      }),
    change: (target, decide) => commits.run(() => change(tables, target, decide)),
    changeKeyed: (key, target, decide) =>
      commits.run(() => changeKeyed(sql, key, () => change(tables, target, decide))),
    findAnswer: (key) => reads.run(() => findAnswer(sql, key)),
    // The directory belongs to this process alone.
    claimMaintenance: async () => true,
    loseSilentTasks: (batch, lose, settle) => commits.run(() => loseSilentTasks(tables, batch, lose, settle)),
    settleCancellations: async ({ limit }, settle) => {
      const { settled, next } = await commits.run(() => settleBatch(tables, lastCancellation, limit, settle));
      lastCancellation = next;
      return settled;
    },
    pruneFlows: ({ endedBefore, limit }) => commits.run(() => pruneFlows(tables, endedBefore, limit)),
    pruneTasks: ({ now, limit }) => commits.run(() => Number(sql.pruneTasks.run(now, limit).changes)),
    pruneKeys: (batch) => commits.run(() => pruneKeys(sql, batch)),
    tasks: createSqliteTasks(tables, commits, reads),
    deliveries: createSqliteDeliveries(sql, commits, reads),
    readEvents: (ownerKey, query) => readEvents(journalReads, ownerKey, query),
    locateEvents: (ownerKey, place) => locateEvents(journalReads, ownerKey, place),
    pruneEvents: (batch) => pruning.prune(batch),
    onEvents: (listener) => journal.onEvents(listener),
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
