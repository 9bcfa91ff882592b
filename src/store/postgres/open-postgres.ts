import type { SharedStore } from "../shared-store.ts";
import { StoreError } from "../store-error.ts";
import { connectionSettings } from "./connection-settings.ts";
import { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { EXCLUSIVE, migrate, requireCurrent } from "./migrations.ts";
import { createPostgresStore } from "./postgres-store.ts";
import { PREPARED, SQL } from "./statements.ts";
import { TaskNotices } from "./task-notices.ts";

/** `asItIs`: neither creates nor changes tables, and refuses those of another version. */
export interface PostgresOptions {
  asItIs?: boolean;
}

/** Connects to the database at a URL and creates the tables, or brings them up to date. */
export async function openPostgresStore(url: string, { asItIs = false }: PostgresOptions = {}): Promise<SharedStore> {
  const settings = connectionSettings(url);
  const database = new Database(settings, PREPARED);
  try {
    await inspect(database, settings.place);
    if (asItIs) await requireCurrent(database, settings.place);
    else {
      await migrate(database, settings.place);
      await advancePositions(database);
    }
    const notices = new TaskNotices(database, settings.pool);
    return { ...createPostgresStore(database, notices), place: settings.place };
  } catch (error) {
    await database.close();
    throw error instanceof DatabaseError ? explained(error, settings.place) : error;
  }
}

/** One gateway at a time. A standby need not do it: the primary that it follows has. */
async function advancePositions(database: Database): Promise<void> {
  try {
    await database.transaction((transaction) => transaction.write(SQL.advancePositions), EXCLUSIVE);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === READ_ONLY)) throw error;
  }
}

/** Refuses what no migration can repair. */
async function inspect(database: Database, place: string): Promise<void> {
  const [[encoding, synchronousCommit] = []] = await database.run(
    "SELECT current_setting('server_encoding'), current_setting('synchronous_commit', true)",
  );
  if (encoding !== "UTF8")
    throw new StoreError(
      `The database at ${place} has the encoding ${String(encoding)}; create one with the encoding UTF8.`,
    );
  if (synchronousCommit === "off")
    throw new StoreError(
      `The database at ${place} confirms commits before they are on disk (synchronous_commit = off). Turn it on for this user: ALTER ROLE … SET synchronous_commit = on.`,
    );
}

const READ_ONLY = "25006";
const REASONS: Record<string, string> = {
  "28P01": "refuses this user with this password",
  "28000": "refuses this user or its authentication method (pg_hba.conf)",
  "3D000": "has no such database; create it first (createdb)",
  "42501":
    "does not let this user create the tables; grant CREATE on the database, or create the schema taskflow for it",
  "53300": "has no connection left for this program",
  [READ_ONLY]: "is read-only, as a standby is; use the primary",
};

/** In a sentence, and without the URL: its password would end up in a log. */
function explained(error: DatabaseError, place: string): StoreError {
  const reason = REASONS[error.code ?? ""];
  if (reason) return new StoreError(`PostgreSQL at ${place} ${reason} (${error.code}).`);
  return error.refused
    ? new StoreError(`PostgreSQL at ${place} refused: ${error.message}.`)
    : new StoreError(
        `PostgreSQL at ${place} cannot be reached: ${error.message}. Is it running, and are the address and its sslmode right?`,
      );
}
