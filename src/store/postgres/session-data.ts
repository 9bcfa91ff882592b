import { encodeText } from "../rows.ts";
import { NO_DATA, type SessionCounts, type SessionData } from "../session-data.ts";
import { StoreError } from "../store-error.ts";
import { retryConflicts } from "./batches.ts";
import { connectionSettings } from "./connection-settings.ts";
import { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { migrate } from "./migrations.ts";

/** Rows that one transaction deletes: gateways do not wait for it for long. */
const ROWS_IN_STEP = 500;

/** Endpoints first: no delivery is added then. Tasks before flows, so that no flow takes all of its tasks with it. */
const TABLES = [
  ["endpoints", "endpoints"],
  ["deliveries", "deliveries"],
  ["keys", "idempotency_keys"],
  ["tasks", "task_runs"],
  ["flows", "flow_runs"],
  ["events", "events"],
] as const satisfies readonly (readonly [keyof SessionCounts, string])[];

const REST = [
  `DELETE FROM taskflow.key_usage WHERE owner_key = $1
    AND NOT EXISTS (SELECT 1 FROM taskflow.idempotency_keys WHERE owner_key = $1)`,
  `DELETE FROM taskflow.event_horizons WHERE owner_key = $1
    AND NOT EXISTS (SELECT 1 FROM taskflow.events WHERE owner_key = $1)`,
];

/** Opens what the database at a URL has of a session. Rejects with `StoreError`, which never holds the URL's password. */
export async function openPostgresSession(url: string, sessionKey: string): Promise<SessionData> {
  const settings = connectionSettings(url);
  const database = new Database(settings, new Map());
  const owner = encodeText(sessionKey);
  try {
    await migrate(database, settings.place);
  } catch (error) {
    await database.close();
    throw explained(error, settings.place);
  }
  const explaining = <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      throw explained(error, settings.place);
    });
  return {
    count: () => explaining(countOf(database, owner)),
    forget: () => explaining(forget(database, owner)),
    close: () => database.close(),
  };
}

async function countOf(database: Database, owner: string): Promise<SessionCounts> {
  const counts = { ...NO_DATA };
  for (const [name, table] of TABLES) {
    const [row] = await database.run(`SELECT count(*) FROM taskflow.${table} WHERE owner_key = $1`, [owner]);
    counts[name] = row?.[0] as number;
  }
  return counts;
}

async function forget(database: Database, owner: string): Promise<SessionCounts> {
  const counts = { ...NO_DATA };
  for (const [name, table] of TABLES) {
    const rows = `SELECT ctid FROM taskflow.${table} WHERE owner_key = $1 LIMIT ${ROWS_IN_STEP} FOR UPDATE`;
    const text = `DELETE FROM taskflow.${table} WHERE ctid = ANY (ARRAY(${rows})) RETURNING 1`;
    for (let deleted = ROWS_IN_STEP; deleted > 0; counts[name] += deleted)
      deleted = await retryConflicts(async () => (await database.run(text, [owner])).length);
  }
  for (const text of REST) await retryConflicts(() => database.run(text, [owner]));
  return counts;
}

function explained(error: unknown, place: string): unknown {
  if (!(error instanceof DatabaseError)) return error;
  return new StoreError(
    `PostgreSQL at ${place} failed: ${error.message}. Run the command again: it continues with what is left.`,
  );
}
