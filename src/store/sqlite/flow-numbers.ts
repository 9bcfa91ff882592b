/**
 * Brings the database to version 10. Never to be changed: what changes these tables is another migration.
 *
 * SQLite cannot replace a foreign key of a table, so that the table is written again. The numbers of tasks stay: tasks
 * that are available at the same time are claimed in their order.
 */
export const FLOW_NUMBERS = `
  CREATE TABLE numbered_task_runs (
    seq INTEGER PRIMARY KEY,
    -- The parent flow. An index of it is half as large as one of the owner and the flow's id, and the reference is
    -- checked by the number of a row that has been read.
    flow_seq INTEGER NOT NULL REFERENCES flow_runs (seq) ON DELETE CASCADE,
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
    -- Tasks without a queue have NULL in all of these.
    queue TEXT,
    attempt INTEGER,
    max_attempts INTEGER,
    timeout_ms INTEGER,
    run_at INTEGER,
    settle_flow INTEGER,
    available_at INTEGER,
    cancel_requested_at INTEGER,
    worker_id TEXT,
    lease_hash TEXT,
    lease_ms INTEGER,
    lease_expires_at INTEGER,
    progress_at INTEGER,
    input_json TEXT,
    result_json TEXT
  ) STRICT;
  INSERT INTO numbered_task_runs
    SELECT task.seq, flow.seq, task.owner_key, task_id, parent_flow_id, runtime, source_id, child_session_key,
      parent_task_id, agent_id, run_id, label, task, task.status, delivery_status, task.notify_policy, error,
      progress_summary, terminal_summary, terminal_outcome, task.created_at, started_at, task.ended_at, last_event_at,
      cleanup_after, queue, attempt, max_attempts, timeout_ms, run_at, settle_flow, available_at,
      task.cancel_requested_at, worker_id, lease_hash, lease_ms, lease_expires_at, progress_at, input_json, result_json
    FROM task_runs AS task CROSS JOIN flow_runs AS flow ON flow.owner_key = task.owner_key AND flow.flow_id = parent_flow_id
    ORDER BY task.seq;
  DROP TABLE task_runs;
  ALTER TABLE numbered_task_runs RENAME TO task_runs;

  -- Of a flow: which tasks it has, counted and in pages, and whether one is active.
  CREATE INDEX task_by_flow ON task_runs (flow_seq, status, runtime, queue, created_at, task_id);
  -- The task of a run that is repeated.
  CREATE INDEX task_by_run ON task_runs (flow_seq, run_id) WHERE run_id IS NOT NULL;
  -- Whether one that settles its flow is active, and the first that did not succeed.
  CREATE INDEX task_to_settle ON task_runs (flow_seq, status = 'succeeded', ended_at) WHERE settle_flow = 1;
  -- The others are as before.
  CREATE INDEX task_by_age ON task_runs (owner_key, status, created_at, task_id);
  CREATE INDEX task_by_queue ON task_runs (owner_key, queue, status, created_at, task_id) WHERE queue IS NOT NULL;
  CREATE INDEX task_to_claim ON task_runs (owner_key, queue, available_at)
    WHERE status = 'queued' AND queue IS NOT NULL;
  CREATE INDEX task_unclaimed ON task_runs (available_at) WHERE status = 'queued' AND queue IS NOT NULL;
  CREATE INDEX task_claimed ON task_runs (queue) WHERE status = 'running' AND queue IS NOT NULL;
  CREATE INDEX task_to_lose ON task_runs (coalesce(last_event_at, started_at, created_at))
    WHERE queue IS NULL AND status IN ('queued', 'running');
  CREATE INDEX task_to_prune ON task_runs (cleanup_after) WHERE cleanup_after IS NOT NULL AND settle_flow IS NULL;
  `;
