import { StoreError } from "../store-error.ts";
import type { Database, Transaction } from "./database.ts";
import { DELIVERY_TABLES } from "./delivery-tables.ts";
import { JOURNAL_TABLES } from "./journal-schema.ts";
import { TASK_QUEUES } from "./task-tables.ts";

/**
 * Each entry brings the database from the version before to its own; the first makes version 1. Only ever append.
 *
 * Every key leads with the owner, so that flows and their tasks can be spread over machines by it. The planner knows
 * nothing of how owners are distributed: where most have a handful of flows, it would take the index by age for a
 * lookup by id, which reads every flow of an owner that has millions.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE taskflow.flow_runs (
    owner_key text COLLATE "C" NOT NULL,
    flow_id text COLLATE "C" NOT NULL,
    sync_mode text NOT NULL,
    controller_id text,
    revision bigint NOT NULL,
    status text COLLATE "C" NOT NULL,
    notify_policy text NOT NULL,
    goal text NOT NULL,
    current_step text,
    blocked_task_id text,
    blocked_summary text,
    -- Not jsonb: it refuses \\u0000 and lone surrogates, and alters numbers and the order of keys.
    state_json text,
    wait_json text,
    cancel_requested_at bigint,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (owner_key, flow_id)
  );
  ALTER TABLE taskflow.flow_runs ALTER COLUMN owner_key SET STATISTICS 0;
  -- The latest flow, and pages from newest to oldest.
  CREATE INDEX flow_by_age ON taskflow.flow_runs (owner_key, created_at, flow_id);
  -- The same within one status.
  CREATE INDEX flow_by_status ON taskflow.flow_runs (owner_key, status, created_at, flow_id);
  CREATE INDEX flow_to_prune ON taskflow.flow_runs (ended_at) WHERE ended_at IS NOT NULL;
  CREATE INDEX flow_to_settle ON taskflow.flow_runs (cancel_requested_at, owner_key, flow_id)
    WHERE cancel_requested_at IS NOT NULL AND ended_at IS NULL;

  CREATE TABLE taskflow.task_runs (
    owner_key text COLLATE "C" NOT NULL,
    parent_flow_id text COLLATE "C" NOT NULL,
    task_id text COLLATE "C" NOT NULL,
    -- The order of arrival within a flow.
    seq bigint GENERATED ALWAYS AS IDENTITY,
    runtime text NOT NULL,
    source_id text,
    child_session_key text,
    parent_task_id text,
    agent_id text,
    run_id text,
    -- A hash of what makes a run the same.
    run_key text COLLATE "C",
    label text,
    task text NOT NULL,
    status text COLLATE "C" NOT NULL,
    delivery_status text NOT NULL,
    notify_policy text NOT NULL,
    error text,
    progress_summary text,
    terminal_summary text,
    terminal_outcome text,
    created_at bigint NOT NULL,
    started_at bigint,
    ended_at bigint,
    last_event_at bigint,
    cleanup_after bigint,
    PRIMARY KEY (owner_key, parent_flow_id, task_id),
    FOREIGN KEY (owner_key, parent_flow_id) REFERENCES taskflow.flow_runs (owner_key, flow_id) ON DELETE CASCADE
  );
  ALTER TABLE taskflow.task_runs ALTER COLUMN owner_key SET STATISTICS 0;
  -- A flow's tasks, newest first.
  CREATE INDEX task_by_flow ON taskflow.task_runs (owner_key, parent_flow_id, created_at, seq);
  -- One task for each run.
  CREATE UNIQUE INDEX task_by_run ON taskflow.task_runs (owner_key, parent_flow_id, run_key)
    WHERE run_key IS NOT NULL;
  -- Whether a flow has an active task, however many ended ones it has.
  CREATE INDEX task_active ON taskflow.task_runs (owner_key, parent_flow_id) WHERE status IN ('queued', 'running');
  CREATE INDEX task_to_lose ON taskflow.task_runs (coalesce(last_event_at, started_at, created_at))
    WHERE status IN ('queued', 'running');
  CREATE INDEX task_to_prune ON taskflow.task_runs (cleanup_after) WHERE cleanup_after IS NOT NULL;

  -- Which gateway sweeps, and until when it is trusted to be alive.
  CREATE TABLE taskflow.maintenance_lease (
    name text PRIMARY KEY,
    holder text NOT NULL,
    expires_at timestamptz NOT NULL
  );

  -- Requests that were counted in a client's window. What a crash loses of it is a minute's counts.
  CREATE UNLOGGED TABLE taskflow.rate_windows (
    window_key text COLLATE "C" PRIMARY KEY,
    ends_at timestamptz NOT NULL,
    quota bigint NOT NULL,
    taken bigint NOT NULL,
    granted bigint NOT NULL
  );
  CREATE INDEX rate_window_to_drop ON taskflow.rate_windows (ends_at);
  `,
  `
  -- What was answered to requests that may come again.
  CREATE TABLE taskflow.idempotency_keys (
    owner_key text COLLATE "C" NOT NULL,
    request_key text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    answer text NOT NULL,
    bytes bigint NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (owner_key, request_key)
  );
  ALTER TABLE taskflow.idempotency_keys ALTER COLUMN owner_key SET STATISTICS 0;
  -- What goes first, and how much there is, without a look at the answers.
  CREATE INDEX key_by_expiry ON taskflow.idempotency_keys (expires_at, owner_key, request_key) INCLUDE (bytes);
  `,
  `
  -- A key that a sender chose ('key'), or the id of a message that it signed ('message'). Each session has its bounds.
  ALTER TABLE taskflow.idempotency_keys ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'key';
  DROP INDEX taskflow.key_by_expiry;
  CREATE INDEX key_by_session ON taskflow.idempotency_keys (owner_key, kind, expires_at) INCLUDE (bytes);

  -- How much each session has: counting it would read an index from end to end. In parts, whose sum it is: transactions
  -- that add keys at the same time do not wait for each other. The table is counted by itself, so that a gateway of the
  -- version before, which knows nothing of this, may go on beside newer ones.
  CREATE TABLE taskflow.key_usage (
    owner_key text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    part integer NOT NULL,
    keys bigint NOT NULL,
    bytes bigint NOT NULL,
    PRIMARY KEY (owner_key, kind, part)
  );
  CREATE FUNCTION taskflow.count_keys() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO taskflow.key_usage AS usage (owner_key, kind, part, keys, bytes)
      SELECT owner_key, kind, pg_backend_pid() % 16, TG_ARGV[0]::bigint * count(*), TG_ARGV[0]::bigint * sum(bytes)
        FROM changed GROUP BY owner_key, kind ORDER BY owner_key, kind
      ON CONFLICT (owner_key, kind, part)
        DO UPDATE SET keys = usage.keys + excluded.keys, bytes = usage.bytes + excluded.bytes;
    RETURN NULL;
  END $$;
  CREATE TRIGGER key_added AFTER INSERT ON taskflow.idempotency_keys REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION taskflow.count_keys('1');
  CREATE TRIGGER key_gone AFTER DELETE ON taskflow.idempotency_keys REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION taskflow.count_keys('-1');
  INSERT INTO taskflow.key_usage
    SELECT owner_key, kind, 0, count(*), sum(bytes) FROM taskflow.idempotency_keys GROUP BY owner_key, kind;
  `,
  JOURNAL_TABLES,
  DELIVERY_TABLES,
  TASK_QUEUES,
];

/** The version that this code knows. */
export const CURRENT = MIGRATIONS.length;
/** Names the lock under which one process at a time changes the schema: "taskflow" in ASCII. */
const LOCK = "8386110886257651575";
/**
 * A large table takes its time, and so may another process that migrates. The lock is the transaction's, not the
 * session's: a pooler may be between.
 */
export const EXCLUSIVE = {
  begin: `BEGIN; SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(${LOCK})`,
  timeoutMs: 6 * 3_600_000,
};

/**
 * Brings the database to the version that this code knows, or to an earlier one. Processes that start at once wait for the first of them. Where
 * advisory locks do nothing, the version row, which comes first, fails for all but one.
 */
export async function migrate(database: Database, place: string, to = CURRENT): Promise<void> {
  if ((await versionOf(database, place)) === to) return;
  await database.transaction(async (transaction) => {
    const found = await versionOf(transaction, place);
    if (found === 0) await createSchema(transaction);
    for (let version = found + 1; version <= to; version += 1) {
      void transaction.write("INSERT INTO taskflow.schema_version (version) VALUES ($1)", [version]);
      void transaction.write(MIGRATIONS[version - 1] ?? "");
    }
  }, EXCLUSIVE);
}

/** Throws `StoreError` for every version but the one that this code knows. */
export async function requireCurrent(database: Database, place: string): Promise<void> {
  const found = await versionOf(database, place);
  if (found === 0)
    throw new StoreError(`The database at ${place} has no tables of this program. Start a gateway with it.`);
  if (found < CURRENT)
    throw new StoreError(
      `The database at ${place} has version ${found}; this program needs version ${CURRENT}. Use the version of the gateways, or upgrade them first.`,
    );
}

async function createSchema(transaction: Transaction): Promise<void> {
  // Asked first: who may not create a schema may still use one that was made for it.
  const found = await transaction.run("SELECT 1 FROM pg_namespace WHERE nspname = 'taskflow'");
  if (found.length === 0) void transaction.write("CREATE SCHEMA taskflow");
  void transaction.write(
    "CREATE TABLE taskflow.schema_version (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())",
  );
}

/** 0 for an empty database. Throws `StoreError` for a version that this code does not know; writes nothing. */
export async function versionOf(connection: Pick<Database, "run">, place: string): Promise<number> {
  // Not to_regclass: a session that has asked before answers from what it remembers.
  const tables = await connection.run(
    "SELECT 1 FROM pg_tables WHERE schemaname = 'taskflow' AND tablename = 'schema_version'",
  );
  if (tables.length === 0) return 0;
  const [row] = await connection.run("SELECT max(version) FROM taskflow.schema_version");
  const found = Number(row?.[0] ?? 0);
  if (found > CURRENT)
    throw new StoreError(
      `The database at ${place} has version ${found}; this program knows versions up to ${CURRENT}. Run the newer program that wrote it.`,
    );
  return found;
}
