import { existsSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

/**
 * Reads a database that a gateway may be using. Where none does, a log and its index are made for the time of the read: a
 * connection that cannot write cannot delete them.
 */
export function readOnly<Result>(file: string, read: (db: DatabaseSync) => Result): Result {
  const made = madeBeside(file);
  const db = new DatabaseSync(file, { timeout: 5_000, readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
    remove(made);
  }
}

/** The same in one read transaction: what is committed meanwhile is not seen. Checkpoints cannot pass it. */
export async function readSnapshot(file: string, read: (db: DatabaseSync) => Promise<void>): Promise<void> {
  const made = madeBeside(file);
  const db = new DatabaseSync(file, { timeout: 5_000, readOnly: true });
  try {
    db.exec("BEGIN");
    await read(db);
  } finally {
    db.close();
    remove(made);
  }
}

function madeBeside(file: string): string[] {
  return [`${file}-wal`, `${file}-shm`].filter((name) => !existsSync(name));
}

function remove(made: readonly string[]): void {
  if (made.length === 2) for (const name of made) rmSync(name, { force: true });
}
