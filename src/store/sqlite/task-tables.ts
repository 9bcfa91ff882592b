/** Brings the database to version 9. Never to be changed: what changes these tables is another migration. */
export const TASK_TABLES = `
  -- Tasks of queues. Those without a queue have NULL in all of these, and no entry in the indexes of queues.
  ALTER TABLE task_runs ADD COLUMN queue TEXT;
  ALTER TABLE task_runs ADD COLUMN attempt INTEGER;
  ALTER TABLE task_runs ADD COLUMN max_attempts INTEGER;
  ALTER TABLE task_runs ADD COLUMN timeout_ms INTEGER;
  ALTER TABLE task_runs ADD COLUMN run_at INTEGER;
  -- 1, or NULL.
  ALTER TABLE task_runs ADD COLUMN settle_flow INTEGER;
  ALTER TABLE task_runs ADD COLUMN available_at INTEGER;
  ALTER TABLE task_runs ADD COLUMN cancel_requested_at INTEGER;
  ALTER TABLE task_runs ADD COLUMN worker_id TEXT;
  ALTER TABLE task_runs ADD COLUMN lease_hash TEXT;
  ALTER TABLE task_runs ADD COLUMN lease_ms INTEGER;
  ALTER TABLE task_runs ADD COLUMN lease_expires_at INTEGER;
  ALTER TABLE task_runs ADD COLUMN progress_at INTEGER;
  ALTER TABLE task_runs ADD COLUMN input_json TEXT;
  ALTER TABLE task_runs ADD COLUMN result_json TEXT;

  -- Tasks of queues are never lost.
  DROP INDEX task_to_lose;
  CREATE INDEX task_to_lose ON task_runs (coalesce(last_event_at, started_at, created_at))
    WHERE queue IS NULL AND status IN ('queued', 'running');
  -- A task that will decide how its flow ends stays until it has.
  DROP INDEX task_to_prune;
  CREATE INDEX task_to_prune ON task_runs (cleanup_after) WHERE cleanup_after IS NOT NULL AND settle_flow IS NULL;

  -- Pages of an owner's tasks, newest first: a page is merged from those of each status. So is a page of a flow's tasks,
  -- from those of each status, runtime and queue. Two indexes for each task, as before: task_by_status took the place of
  -- task_by_flow, so that run_task without a queue writes to no more of them.
  DROP INDEX task_by_flow;
  DROP INDEX task_by_status;
  CREATE INDEX task_by_status ON task_runs (owner_key, parent_flow_id, status, runtime, queue, created_at, task_id);
  CREATE INDEX task_by_age ON task_runs (owner_key, status, created_at, task_id);
  CREATE INDEX task_by_queue ON task_runs (owner_key, queue, status, created_at, task_id) WHERE queue IS NOT NULL;

  -- What to claim next, in each queue, and what has waited for longest in any.
  CREATE INDEX task_to_claim ON task_runs (owner_key, queue, available_at)
    WHERE status = 'queued' AND queue IS NOT NULL;
  CREATE INDEX task_unclaimed ON task_runs (available_at) WHERE status = 'queued' AND queue IS NOT NULL;
  -- Whose leases begin again when the database is opened.
  CREATE INDEX task_claimed ON task_runs (queue) WHERE status = 'running' AND queue IS NOT NULL;
  -- Whether one is active, and the first that did not succeed.
  CREATE INDEX task_to_settle ON task_runs (owner_key, parent_flow_id, status = 'succeeded', ended_at)
    WHERE settle_flow = 1;
  `;
