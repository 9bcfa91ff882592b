import { StoreError } from "../store-error.ts";
import type { OnConflict, TransferTarget } from "../transfer.ts";
import { ImportTally } from "../transfer-rules.ts";
import { connectionSettings } from "./connection-settings.ts";
import { Database } from "./database.ts";
import { DatabaseError } from "./database-error.ts";
import { openPostgresStore } from "./open-postgres.ts";
import { TransferTables } from "./transfer-tables.ts";

const WRITTEN = ["flow_runs", "task_runs", "events", "event_horizons", "endpoints", "deliveries", "idempotency_keys"];
/**
 * Gateways that share the database can read, and write when the import is over: whether a record is there, and where a
 * journal ends, stays as it was found.
 */
const EXCLUSIVE = {
  begin: `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 0;
    SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = 10000;
    LOCK TABLE ${WRITTEN.map((table) => `taskflow.${table}`).join(", ")} IN SHARE ROW EXCLUSIVE MODE`,
  timeoutMs: 6 * 3_600_000,
};
const LOCK_NOT_AVAILABLE = "55P03";

/** The database at a URL, whose tables are made where there are none. */
export function postgresTarget({ url, onConflict }: { url: string; onConflict: OnConflict }): TransferTarget {
  const settings = connectionSettings(url);
  return {
    write: async (feed) => {
      // Makes the tables, and refuses what a gateway would refuse.
      await (await openPostgresStore(url)).close();
      const database = new Database(settings, new Map());
      try {
        return await database.transaction(async (transaction) => {
          const tally = new ImportTally(onConflict);
          const tables = new TransferTables(transaction, tally);
          await feed((record, line) => tables.put(record, line));
          await tables.finish();
          return tally.summary;
        }, EXCLUSIVE);
      } catch (error) {
        throw error instanceof DatabaseError ? explained(error, settings.place) : error;
      } finally {
        await database.close();
      }
    },
  };
}

function explained(error: DatabaseError, place: string): StoreError {
  if (error.code === LOCK_NOT_AVAILABLE)
    return new StoreError(
      `PostgreSQL at ${place}: other programs held its tables for ten seconds. Stop the gateways that use it, then import again. Nothing was imported.`,
    );
  const what = error.uncertain ? "The file may have been imported or not: import it again" : "Nothing was imported";
  return new StoreError(`PostgreSQL at ${place} refused: ${error.message}. ${what}.`);
}
