type Index =
  | "task_by_id"
  | "task_by_status"
  | "task_by_flow_and_status"
  | "task_by_queue"
  | "task_to_claim"
  | "task_unclaimed";

/**
 * A condition that every task meets. A statement that has it is meant to use the index: the planner proves that the index
 * has all rows that the statement asks for, and cannot do so for any other statement. Without it a lookup that is
 * prepared in a new database, where nothing is known of the tables, could use any index that begins with the owner, and
 * so read all tasks of one.
 */
export function meantFor(index: Index): string {
  return `runtime <> '${index}'`;
}

/**
 * What tasks of queues need: version 6 of the database.
 *
 * Times of `due_at`, `lease_until` and `attempt_until` are of the database's clock, which all gateways share.
 *
 * Who changes a task holds its flow. A claim is the exception: it locks the task alone, so that workers do not wait for
 * each other at a flow with many tasks, and it waits for nobody. Therefore who decides on tasks that may be waiting locks
 * these too, after their flow. A claim that came first has ended by then; one that comes later skips what is locked.
 */
export const TASK_QUEUES = `
  ALTER TABLE taskflow.task_runs
    ADD COLUMN queue text COLLATE "C",
    ADD COLUMN attempt bigint,
    ADD COLUMN max_attempts bigint,
    ADD COLUMN timeout_ms bigint,
    ADD COLUMN run_at bigint,
    -- 1 or NULL.
    ADD COLUMN settle_flow bigint,
    ADD COLUMN available_at bigint,
    ADD COLUMN cancel_requested_at bigint,
    ADD COLUMN worker_id text,
    ADD COLUMN lease_hash text,
    ADD COLUMN lease_ms bigint,
    ADD COLUMN lease_expires_at bigint,
    ADD COLUMN progress_at bigint,
    -- When a worker can get the task; it keeps its last value while a worker holds it.
    ADD COLUMN due_at bigint,
    -- While a worker holds the task. The lease ends with the attempt at the latest.
    ADD COLUMN lease_until bigint,
    ADD COLUMN attempt_until bigint,
    -- Not jsonb: it refuses \\u0000 and lone surrogates, and alters numbers and the order of keys.
    ADD COLUMN input_json text,
    ADD COLUMN result_json text;
  ALTER TABLE taskflow.task_runs ALTER COLUMN queue SET STATISTICS 0;

  -- A task of a queue is never lost.
  DROP INDEX taskflow.task_to_lose;
  CREATE INDEX task_to_lose ON taskflow.task_runs (coalesce(last_event_at, started_at, created_at))
    WHERE status IN ('queued', 'running') AND queue IS NULL;
  -- Nor is one forgotten that will decide how its flow ends.
  DROP INDEX taskflow.task_to_prune;
  CREATE INDEX task_to_prune ON taskflow.task_runs (cleanup_after)
    WHERE cleanup_after IS NOT NULL AND settle_flow IS NULL;
  -- By a task's id alone; pages from newest to oldest of an owner, of a flow and of a queue, merged from one range for each
  -- status, of which the second also tells whether a flow has an active task, however many ended ones it has; and what a
  -- worker gets next.
  CREATE INDEX task_by_id ON taskflow.task_runs (owner_key, task_id) WHERE ${meantFor("task_by_id")};
  CREATE INDEX task_by_status ON taskflow.task_runs (owner_key, status, created_at, task_id)
    WHERE ${meantFor("task_by_status")};
  CREATE INDEX task_by_flow_and_status ON taskflow.task_runs (owner_key, parent_flow_id, status, created_at, task_id)
    WHERE ${meantFor("task_by_flow_and_status")};
  DROP INDEX taskflow.task_active;
  CREATE INDEX task_by_queue ON taskflow.task_runs (owner_key, queue, status, created_at, task_id)
    WHERE queue IS NOT NULL AND ${meantFor("task_by_queue")};
  CREATE INDEX task_to_claim ON taskflow.task_runs (owner_key, queue, due_at, seq)
    WHERE status = 'queued' AND queue IS NOT NULL AND ${meantFor("task_to_claim")};
  CREATE INDEX task_unclaimed ON taskflow.task_runs (available_at)
    WHERE status = 'queued' AND queue IS NOT NULL AND ${meantFor("task_unclaimed")};
  CREATE INDEX task_lease ON taskflow.task_runs (lease_until) WHERE lease_until IS NOT NULL;
  CREATE INDEX task_to_settle ON taskflow.task_runs (owner_key, parent_flow_id) WHERE settle_flow IS NOT NULL;
`;
