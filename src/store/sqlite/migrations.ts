import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store-error.ts";
import { DELIVERY_TABLES } from "./delivery-tables.ts";
import { FLOW_NUMBERS } from "./flow-numbers.ts";
import { TASK_TABLES } from "./task-tables.ts";

/** Each entry brings the database from the version before to its own; the first makes version 1. Only ever append. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE flow_runs (
    seq INTEGER PRIMARY KEY,
    owner_key TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    sync_mode TEXT NOT NULL,
    controller_id TEXT,
    revision INTEGER NOT NULL,
    status TEXT NOT NULL,
    notify_policy TEXT NOT NULL,
    goal TEXT NOT NULL,
    current_step TEXT,
    blocked_task_id TEXT,
    blocked_summary TEXT,
    state_json TEXT,
    wait_json TEXT,
    cancel_requested_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    ended_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX flow_by_id ON flow_runs (owner_key, flow_id);
  -- The latest flow, and pages from newest to oldest.
  CREATE INDEX flow_by_age ON flow_runs (owner_key, created_at, flow_id);
  -- The same within one status.
  CREATE INDEX flow_by_status ON flow_runs (owner_key, status, created_at, flow_id);
  CREATE INDEX flow_to_prune ON flow_runs (ended_at) WHERE ended_at IS NOT NULL;

  CREATE TABLE task_runs (
    seq INTEGER PRIMARY KEY,
    owner_key TEXT NOT NULL,
    task_id TEXT NOT NULL UNIQUE,
    parent_flow_id TEXT NOT NULL,
    runtime TEXT NOT NULL,
    source_id TEXT,
    child_session_key TEXT,
    parent_task_id TEXT,
    agent_id TEXT,
    run_id TEXT,
    label TEXT,
    task TEXT NOT NULL,
    status TEXT NOT NULL,
    delivery_status TEXT NOT NULL,
    notify_policy TEXT NOT NULL,
    error TEXT,
    progress_summary TEXT,
    terminal_summary TEXT,
    terminal_outcome TEXT,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    last_event_at INTEGER,
    cleanup_after INTEGER,
    FOREIGN KEY (owner_key, parent_flow_id) REFERENCES flow_runs (owner_key, flow_id) ON DELETE CASCADE
  ) STRICT;
  -- A flow's tasks, newest first.
  CREATE INDEX task_by_flow ON task_runs (owner_key, parent_flow_id, created_at, seq);
  -- The task of a run that is repeated.
  CREATE INDEX task_by_run ON task_runs (owner_key, parent_flow_id, run_id) WHERE run_id IS NOT NULL;
  CREATE INDEX task_to_lose ON task_runs (last_event_at) WHERE status IN ('queued', 'running');
  CREATE INDEX task_to_prune ON task_runs (cleanup_after) WHERE cleanup_after IS NOT NULL;
  `,
  `
  -- A task that never had an event was last heard of when it started, else when it was created.
  DROP INDEX task_to_lose;
  CREATE INDEX task_to_lose ON task_runs (coalesce(last_event_at, started_at, created_at))
    WHERE status IN ('queued', 'running');
  -- Whether a flow has an active task, however many ended ones it has.
  CREATE INDEX task_active ON task_runs (owner_key, parent_flow_id) WHERE status IN ('queued', 'running');
  CREATE INDEX flow_to_settle ON flow_runs (cancel_requested_at, seq)
    WHERE cancel_requested_at IS NOT NULL AND ended_at IS NULL;
  `,
  `
  -- A change of status moved an entry of flow_by_status from one page to another, and both were written at each commit.
  -- Ended flows keep their status: each status has its range. Flows that are under way change theirs all the time: they
  -- share one range, and who looks for a status among them looks at the flows.
  DROP INDEX flow_by_status;
  CREATE INDEX flow_ended ON flow_runs (owner_key, status, created_at, flow_id) WHERE ended_at IS NOT NULL;
  CREATE INDEX flow_open ON flow_runs (owner_key, created_at, flow_id) WHERE ended_at IS NULL;
  `,
  `
  -- What was answered to requests that may come again.
  CREATE TABLE idempotency_keys (
    seq INTEGER PRIMARY KEY,
    owner_key TEXT NOT NULL,
    request_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX key_by_name ON idempotency_keys (owner_key, request_key);
  -- What goes first, and how much there is, without a look at the answers.
  CREATE INDEX key_by_expiry ON idempotency_keys (expires_at, seq, bytes);
  `,
  `
  -- How many flows have each status: counting them reads the whole file.
  CREATE TABLE flow_counts (status TEXT PRIMARY KEY, flows INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  INSERT INTO flow_counts SELECT status, count(*) FROM flow_runs GROUP BY status;
  `,
  `
  -- Tasks are counted by an index alone: what stands behind a long text of a row is found by reading the text. It tells
  -- which are active as well.
  DROP INDEX task_active;
  CREATE INDEX task_by_status ON task_runs (owner_key, parent_flow_id, status, runtime);

  -- A key that a sender chose ('key'), or the id of a message that it signed ('message'). Each session has its bounds.
  ALTER TABLE idempotency_keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'key';
  DROP INDEX key_by_expiry;
  CREATE INDEX key_by_session ON idempotency_keys (owner_key, kind, expires_at, seq, bytes);

  -- How much each session has: counting it would read an index from end to end.
  CREATE TABLE key_usage (
    owner_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    keys INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (owner_key, kind)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO key_usage SELECT owner_key, kind, count(*), sum(bytes) FROM idempotency_keys GROUP BY owner_key, kind;
  CREATE TRIGGER key_added AFTER INSERT ON idempotency_keys BEGIN
    INSERT INTO key_usage VALUES (new.owner_key, new.kind, 1, new.bytes)
      ON CONFLICT (owner_key, kind) DO UPDATE SET keys = keys + 1, bytes = bytes + excluded.bytes;
  END;
  CREATE TRIGGER key_gone AFTER DELETE ON idempotency_keys BEGIN
    UPDATE key_usage SET keys = keys - 1, bytes = bytes - old.bytes
      WHERE owner_key = old.owner_key AND kind = old.kind;
    DELETE FROM key_usage WHERE owner_key = old.owner_key AND kind = old.kind AND keys = 0;
  END;
  `,
  `
  -- The journal. An owner's events lie together, in the order of their changes, so that a transaction writes one page of
  -- them. Types and statuses are numbers (event-codes.ts). Ids are the 16 bytes of a UUID, or else text.
  CREATE TABLE journal_sessions (
    session INTEGER PRIMARY KEY,
    owner_key TEXT NOT NULL UNIQUE,
    -- The last event that was deleted: all up to it are.
    pruned_seq INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE events (
    session INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    event_id ANY NOT NULL,
    flow_id ANY NOT NULL,
    occurred_at INTEGER NOT NULL,
    type INTEGER NOT NULL,
    status INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    current_step TEXT,
    task_id ANY,
    task_status INTEGER,
    progress_summary TEXT,
    route_id TEXT,
    PRIMARY KEY (session, seq)
  ) STRICT, WITHOUT ROWID;
  -- Which flows some 240 events of a session are of: four bytes of the flow's id for each event, up to the last one. An
  -- index by flow would have each change of an old flow write another page: 9 µs for an event, where this takes 3.5.
  CREATE TABLE event_ranges (
    session INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    flows BLOB NOT NULL,
    PRIMARY KEY (session, last_seq)
  ) STRICT, WITHOUT ROWID;
  `,
  DELIVERY_TABLES,
  TASK_TABLES,
  FLOW_NUMBERS,
];

/** The version that this code knows. */
export const CURRENT = MIGRATIONS.length;

/**
 * Brings the database to the version that this code knows, or to an earlier one. All or nothing: a database that is left
 * on the way, by a full disk or a crash, is still one of the program before. A second process that migrates at the same
 * time fails at the first version row.
 */
export function migrate(db: DatabaseSync, file: string, to = CURRENT): void {
  const found = versionOf(db, file);
  if (found >= to) return;
  db.exec("BEGIN IMMEDIATE");
  try {
    db.exec(
      "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT",
    );
    for (let version = found + 1; version <= to; version += 1) {
      db.prepare("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)").run(version, Date.now());
      db.exec(MIGRATIONS[version - 1] ?? "");
    }
    db.exec("COMMIT");
  } catch (error) {
    // SQLite has undone it where the disk is full.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** 0 for an empty database. Throws `StoreError` for a version that this code does not know; writes nothing. */
export function versionOf(db: DatabaseSync, file: string): number {
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_version'").get()) return 0;
  const row = db.prepare("SELECT max(version) AS version FROM schema_version").get() as { version: number | null };
  const found = row.version ?? 0;
  if (found > CURRENT)
    throw new StoreError(
      `${file} has version ${found}; this program knows versions up to ${CURRENT}. Run the newer program that wrote it.`,
    );
  return found;
}
