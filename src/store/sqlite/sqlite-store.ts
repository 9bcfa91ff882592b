import type { DatabaseSync } from "node:sqlite";
import type { ChangeTarget, FlowStore } from "../../taskflow/flow-store.ts";
import type { Background } from "./background.ts";
import { FIRST_CANCELLATION, loseSilentTasks, settleBatch } from "./cancellations.ts";
import { change } from "./changes.ts";
import { Checkpoints } from "./checkpoints.ts";
import type { CommitMarks } from "./commit-marks.ts";
import { CommitQueue } from "./commit-queue.ts";
import { runDeletion } from "./delete-flow.ts";
import { createSqliteDeliveries } from "./deliveries.ts";
import { messageOf } from "./errors.ts";
import { FlowTally } from "./flow-tally.ts";
import type { FlowTraces } from "./flow-traces.ts";
import { createFlow, pruneFlows } from "./flows.ts";
import { Journal } from "./journal.ts";
import { changeKeyed, pruneKeys } from "./keys.ts";
import type { LogSync } from "./log-sync.ts";
import { createSqliteOperator } from "./operator.ts";
import { EventPruning } from "./prune-events.ts";
import { ReadQueue } from "./read-queue.ts";
import { createReads } from "./reads.ts";
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
  /** Tells connections of other threads what is on the disk. Absent: there are none. */
  marks?: CommitMarks | undefined;
}

export function createSqliteStore(parts: SqliteParts): FlowStore {
  const { db, log, background, stateDir, warn, onFailure, marks } = parts;
  const sql = prepareStatements(db);
  const tally = new FlowTally(sql);
  const journal = new Journal(sql);
  const leases = new TaskLeases(sql);
  const waiting = new WaitingTasks();
  const tables = { sql, tally, journal, leases, waiting };
  const commits = new CommitQueue(db, {
    sync: marks ? (done) => log.syncNow(marks, done) : (done) => log.sync(done),
    beforeCommit: () => {
      tally.write();
      marks?.begin();
    },
    ended: (committed, error) => {
      if (!committed) marks?.durable();
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
  const run = <Outcome>(target: ChangeTarget | undefined, work: (traces?: FlowTraces) => Outcome): Promise<Outcome> =>
    target?.forDeletion ? runDeletion(journalReads, commits, target, work) : commits.run(work);
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
    ...createReads(journalReads),
    change: (target, decide) => run(target, (traces) => change(tables, target, decide, traces)),
    changeKeyed: (key, target, decide) =>
      run(target, (traces) => changeKeyed(sql, key, () => change(tables, target, decide, traces))),
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
    operator: createSqliteOperator(sql, reads),
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
