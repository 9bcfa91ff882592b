import type { FlowStore } from "../taskflow/flow-store.ts";
import { openSqliteStore } from "./sqlite/open-sqlite.ts";

export { StoreError } from "./store-error.ts";

/** The embedded store in a directory of its own. Throws `StoreError` with what to do when it cannot be opened. */
export function openStore({ stateDir }: { stateDir: string }): FlowStore {
  return openSqliteStore(stateDir);
}
