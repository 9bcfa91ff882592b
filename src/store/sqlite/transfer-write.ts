import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store-error.ts";
import type { OnConflict, TransferTarget } from "../transfer.ts";
import { ImportTally } from "../transfer-rules.ts";
import { DirectoryLock } from "./directory-lock.ts";
import { diskProblemOf } from "./errors.ts";
import { openSqliteStore, requireAlone } from "./open-sqlite.ts";
import { DATABASE_FILE, LOCK_FILE, type Warn } from "./state-directory.ts";
import { TransferTables } from "./transfer-tables.ts";

interface TargetOptions {
  stateDir: string;
  onConflict: OnConflict;
  warn: Warn;
}

/** The database of a state directory, made where there is none. `write` rejects while a gateway uses the directory. */
export function sqliteTarget({ stateDir, onConflict, warn }: TargetOptions): TransferTarget {
  return {
    write: async (feed) => {
      // Makes the directory, the database and its tables, and refuses what a gateway would refuse.
      await openSqliteStore({ stateDir, warn }).close();
      return exclusively(stateDir, async (db) => {
        const tally = new ImportTally(onConflict);
        db.exec("BEGIN IMMEDIATE");
        try {
          const tables = new TransferTables(db, tally);
          await feed((record, line) => tables.put(record, line));
          tables.finish();
          db.exec("COMMIT");
          return tally.summary;
        } catch (error) {
          // SQLite has undone it where the disk is full.
          if (db.isTransaction) db.exec("ROLLBACK");
          const problem = diskProblemOf(error, stateDir);
          throw problem === undefined ? error : new StoreError(problem);
        }
      });
    },
  };
}

async function exclusively<Result>(stateDir: string, use: (db: DatabaseSync) => Promise<Result>): Promise<Result> {
  const lock = new DirectoryLock(join(stateDir, LOCK_FILE));
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(join(stateDir, DATABASE_FILE), { timeout: 5_000, enableForeignKeyConstraints: true });
    if (!lock.isKnown) requireAlone(db, stateDir);
    db.exec("PRAGMA synchronous = FULL");
    return await use(db);
  } finally {
    db?.close();
    lock.close();
  }
}
