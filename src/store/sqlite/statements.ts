import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { type FlowColumn, flowColumns, type Row } from "../rows.ts";
import { DELETION_SQL } from "./deletion-statements.ts";
import { DELIVERY_SQL } from "./delivery-statements.ts";
import { eventColumns } from "./event-rows.ts";
import { TASK_SQL } from "./task-statements.ts";

const ACTIVE = "('queued', 'running')";
const FLOW = flowColumns.join(", ");
const EVENT = eventColumns.join(", ");

/** What changes a flow; its key, its beginning and what it is for stay as they are. */
export const CHANGING: readonly FlowColumn[] = [
  "revision",
  "status",
  "current_step",
  "blocked_task_id",
  "blocked_summary",
  "state_json",
  "wait_json",
  "updated_at",
];
/** The same and what indexes hold: SQLite writes an index's page whenever a column of it is set, even to what it was. */
export const CHANGING_INDEXED: readonly FlowColumn[] = [...CHANGING, "cancel_requested_at", "ended_at"];

/**
 * Every statement of the store. Each finds its rows by an index; a test reads the query plans.
 *
 * SQLite plans by the value of a bare `LIMIT ?`, and so prepares the statement again each time it is run, which takes
 * 3 to 20 µs. It does not look into `LIMIT ? + 0`.
 */
export const SQL = {
  insertFlow: `INSERT INTO flow_runs (${FLOW}) VALUES (${marks(flowColumns)})`,
  findFlow: `SELECT ${FLOW}, seq FROM flow_runs WHERE owner_key = ? AND flow_id = ?`,
  findFlowBySeq: `SELECT ${FLOW}, seq FROM flow_runs WHERE seq = ?`,
  findFlowSeq: "SELECT seq FROM flow_runs WHERE owner_key = ? AND flow_id = ?",
  latestFlow: `SELECT ${FLOW} FROM flow_runs WHERE owner_key = ? ORDER BY created_at DESC, flow_id DESC LIMIT 1`,
  listFlows: page("owner_key = ?", FLOW),
  // Answered by the index alone, however large the flows are.
  endedFlowKeys: page(
    "owner_key = ? AND ended_at IS NOT NULL AND status = ? AND (created_at, flow_id) >= (?, ?)",
    "created_at, flow_id",
  ),
  openFlowKeys: page("owner_key = ? AND ended_at IS NULL", "created_at, flow_id, status"),
  updateFlow: update(CHANGING),
  updateFlowIndexed: update(CHANGING_INDEXED),
  pendingCancellations: `SELECT cancel_requested_at, seq FROM flow_runs
    WHERE cancel_requested_at IS NOT NULL AND ended_at IS NULL AND (cancel_requested_at, seq) > (?, ?)
    ORDER BY cancel_requested_at, seq LIMIT ? + 0`,
  pruneFlows: `DELETE FROM flow_runs WHERE seq IN (SELECT seq FROM flow_runs AS flow
    WHERE ended_at IS NOT NULL AND ended_at < ? AND NOT EXISTS (SELECT 1 FROM task_runs AS task
      WHERE task.flow_seq = flow.seq AND task.status IN ${ACTIVE})
    LIMIT ? + 0) RETURNING status`,
  findKey: "SELECT fingerprint, answer, expires_at FROM idempotency_keys WHERE owner_key = ? AND request_key = ?",
  insertKey: `INSERT INTO idempotency_keys (owner_key, request_key, kind, fingerprint, answer, bytes, expires_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  deleteKey: "DELETE FROM idempotency_keys WHERE owner_key = ? AND request_key = ?",
  findKeyUsage: "SELECT keys, bytes FROM key_usage WHERE owner_key = ? AND kind = ?",
  countExpiredKeys: `SELECT count(*), coalesce(sum(bytes), 0) FROM (SELECT bytes FROM idempotency_keys
    WHERE owner_key = ? AND kind = ? AND expires_at <= ? ORDER BY expires_at, seq LIMIT ? + 0)`,
  nextExpiry: "SELECT min(expires_at) FROM idempotency_keys WHERE owner_key = ? AND kind = ? AND expires_at > ?",
  // Any of them, so that none waits for another that has always something to delete.
  sessionToPrune: `SELECT owner_key, kind, keys, bytes FROM key_usage AS session
    WHERE (kind = 'key' AND (keys > ? OR bytes > ?)) OR (SELECT min(expires_at) FROM idempotency_keys AS key
      WHERE key.owner_key = session.owner_key AND key.kind = session.kind) <= ?
    ORDER BY random() LIMIT 1`,
  // Of the first to expire: those that have expired, and as many more as the count and the bytes ask for, up to a limit of bytes.
  pruneKeys: `DELETE FROM idempotency_keys WHERE seq IN (SELECT seq FROM
    (SELECT seq, expires_at, row_number() OVER first AS place, sum(bytes) OVER first - bytes AS bytes_before FROM
      (SELECT seq, expires_at, bytes FROM idempotency_keys WHERE owner_key = ? AND kind = ?
        ORDER BY expires_at, seq LIMIT ? + 0)
      WINDOW first AS (ORDER BY expires_at, seq))
    WHERE (expires_at <= ? OR place <= ? OR bytes_before < ?) AND bytes_before < ?)`,
  flowCounts: "SELECT status, flows FROM flow_counts",
  addToFlowCount: `INSERT INTO flow_counts (status, flows) VALUES (?, ?)
    ON CONFLICT (status) DO UPDATE SET flows = flows + excluded.flows`,
  ...TASK_SQL,
  ...DELIVERY_SQL,
  ...DELETION_SQL,
  // From one to the next: what the session has is not looked at.
  nextSession: "SELECT owner_key FROM flow_runs WHERE owner_key > ? ORDER BY owner_key LIMIT 1",
  journalSessions: `SELECT owner_key, session,
    max(pruned_seq, coalesce((SELECT max(seq) FROM events WHERE events.session = owner.session), 0))
    FROM journal_sessions AS owner`,
  journalSession: "SELECT session FROM journal_sessions WHERE owner_key = ?",
  insertJournalSession: "INSERT INTO journal_sessions (owner_key) VALUES (?) RETURNING session",
  insertEvent: `INSERT INTO events (session, ${EVENT}) VALUES (?, ${marks(eventColumns)})`,
  prunedSeq: "SELECT pruned_seq FROM journal_sessions WHERE session = ?",
  newestEvent: "SELECT max(seq) FROM events WHERE session = ?",
  hasEvent: "SELECT 1 FROM events WHERE session = ? AND seq = ?",
  // The types are the bits of a number.
  readEvents: `SELECT ${EVENT} FROM events WHERE session = ? AND seq > ? AND seq <= ? AND (? >> type) & 1
    ORDER BY seq LIMIT ? + 0`,
  readFlowEvents: `SELECT ${EVENT} FROM events WHERE session = ? AND seq > ? AND seq <= ? AND flow_id = ?
    AND (? >> type) & 1 ORDER BY seq LIMIT ? + 0`,
  insertRange: "INSERT INTO event_ranges (session, last_seq, flows) VALUES (?, ?, ?)",
  findRanges:
    "SELECT last_seq, flows FROM event_ranges WHERE session = ? AND last_seq > ? ORDER BY last_seq LIMIT ? + 0",
  flowsAfterRanges: `SELECT flow_id FROM events WHERE session = ?
    AND seq > coalesce((SELECT max(last_seq) FROM event_ranges WHERE session = ?), 0) ORDER BY seq`,
  pruneRanges: "DELETE FROM event_ranges WHERE session = ? AND last_seq <= ?",
  // The last of a number of events after a place; no row when there are fewer.
  endOfEvents: "SELECT seq FROM events WHERE session = ? AND seq > ? ORDER BY seq LIMIT 1 OFFSET ?",
  lastOldEvent: `SELECT max(seq) FROM
    (SELECT seq, occurred_at FROM events WHERE session = ? ORDER BY seq LIMIT ? + 0) WHERE occurred_at < ?`,
  lastEventToPrune: `SELECT max(seq) FROM
    (SELECT seq FROM events WHERE session = ? AND seq <= ? ORDER BY seq LIMIT ? + 0)`,
  pruneEvents: "DELETE FROM events WHERE session = ? AND seq <= ?",
  setPrunedSeq: "UPDATE journal_sessions SET pruned_seq = ? WHERE session = ?",
  // Writes the file, and changes nothing.
  touch: "UPDATE schema_version SET applied_at = applied_at WHERE version = (SELECT max(version) FROM schema_version)",
  // Reads the file: a constant would be answered without it.
  ping: "SELECT max(version) FROM schema_version",
} as const;

/** A prepared statement; its rows are arrays. */
interface Statement {
  get(...parameters: SQLInputValue[]): Row | undefined;
  all(...parameters: SQLInputValue[]): Row[];
  /** Reads as many rows as are asked for. */
  iterate(...parameters: SQLInputValue[]): Iterable<Row>;
  run(...parameters: SQLInputValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
}

export type Statements = Record<keyof typeof SQL, Statement>;

export function prepareStatements(db: DatabaseSync): Statements {
  return Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, prepare(db, sql)])) as Statements;
}

function prepare(db: DatabaseSync, sql: string): Statement {
  const statement = db.prepare(sql);
  statement.setReturnArrays(true);
  // Its types know of objects alone.
  return statement as unknown as Statement;
}

function page(where: string, columns: string): string {
  return `SELECT ${columns} FROM flow_runs WHERE ${where} AND (created_at, flow_id) < (?, ?)
    ORDER BY created_at DESC, flow_id DESC LIMIT ? + 0`;
}

/** Compare and set: no row when someone else was faster. */
function update(columns: readonly FlowColumn[]): string {
  return `UPDATE flow_runs SET ${columns.map((column) => `${column} = ?`).join(", ")}
    WHERE seq = ? AND revision = ?`;
}

function marks(columns: readonly string[]): string {
  return columns.map(() => "?").join(", ");
}
