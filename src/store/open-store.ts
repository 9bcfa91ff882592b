import type { FlowStore } from "../taskflow/flow-store.ts";
import type { PostgresOptions } from "./postgres/open-postgres.ts";
import type { SharedStore } from "./shared-store.ts";
import { openSqliteStore, type SqliteOptions } from "./sqlite/open-sqlite.ts";

export { openStoreInThread } from "./sqlite/thread/open-thread.ts";
export { StoreError } from "./store-error.ts";

/** The embedded store in a separate directory. Throws `StoreError` with what to do when it cannot be opened. */
export function openStore(options: SqliteOptions): FlowStore {
  return openSqliteStore(options);
}

/** The store at a `postgres://` URL, its tables brought up to date unless it is opened as it is. Rejects with `StoreError`, which never holds the URL's password. */
export async function connectStore(url: string, options: PostgresOptions = {}): Promise<SharedStore> {
  // The driver is not loaded for stores in files.
  const { openPostgresStore } = await import("./postgres/open-postgres.ts");
  return openPostgresStore(url, options);
}
