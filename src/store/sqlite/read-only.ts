import { existsSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/**
 * Reads a database that a gateway may be using. Where none does, a log and its index are made for the time of the read: a
 * connection that cannot write cannot delete them.
 */
export function readOnly<Result>(file: string, read: (db: DatabaseSync) => Result): Result {
  const made = [`${file}-wal`, `${file}-shm`].filter((name) => !existsSync(name));
  const db = new DatabaseSync(file, { timeout: 5_000, readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
    if (made.length === 2) for (const name of made) rmSync(name, { force: true });
  }
}
