import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store-error.ts";
import { diskProblemOf, isBusy, messageOf } from "./errors.ts";

/**
 * An exclusive lock of the operating system on a database of its own: it goes with the process, however that ends. The
 * database of the flows is not locked like that, so that others can read it, to back it up.
 */
export class DirectoryLock {
  readonly #lock: DatabaseSync;

  /** Throws `StoreError` when another process holds it. */
  constructor(file: string) {
    let lock: DatabaseSync | undefined;
    try {
      lock = new DatabaseSync(file, { timeout: 0 });
      lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
      this.#lock = lock;
    } catch (error) {
      lock?.close();
      throw refusal(error, file);
    }
  }

  /**
   * Whether it is one that a gateway has left. Another may be new, in the place of one that was deleted while a gateway
   * held it: then the lock alone says nothing.
   */
  get isKnown(): boolean {
    const { user_version } = this.#lock.prepare("PRAGMA user_version").get() as { user_version: number };
    return user_version > 0;
  }

  /** Makes it known. Where that cannot be written it stays unknown. */
  makeKnown(): void {
    try {
      this.#lock.exec("PRAGMA user_version = 1; COMMIT");
    } catch {}
  }

  close(): void {
    this.#lock.close();
  }
}

function refusal(error: unknown, file: string): StoreError {
  const stateDir = dirname(file);
  if (isBusy(error))
    return new StoreError(
      `Another process uses the state directory ${stateDir}. Stop it, or choose another directory with --state-dir.`,
    );
  return new StoreError(
    diskProblemOf(error, stateDir) ??
      `${file} cannot be locked (${messageOf(error)}). It holds nothing but the lock: if no other process uses ${stateDir}, delete it.`,
  );
}
