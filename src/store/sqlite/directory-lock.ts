import { statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../store-error.ts";
import { diskProblemOf, isBusy, messageOf } from "./errors.ts";

/**
 * An exclusive lock of the operating system on a separate database: it goes with the process, however that ends. The
 * database of the flows is not locked like that, so that others can read it, to back it up.
 */
export class DirectoryLock {
  readonly #lock: DatabaseSync;
  readonly #mark: number;

  /** Throws `StoreError` when another process holds it. */
  constructor(file: string) {
    let lock: DatabaseSync | undefined;
    try {
      lock = new DatabaseSync(file, { timeout: 0 });
      lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
      this.#lock = lock;
      this.#mark = markOf(file);
    } catch (error) {
      lock?.close();
      throw refusal(error, file);
    }
  }

  /**
   * Whether a gateway has locked this very file before. A new file, or a copy of an old one, may stand in the place of a
   * lock that another gateway still holds: then holding the lock alone proves nothing.
   */
  get isKnown(): boolean {
    return this.#markInside === this.#mark;
  }

  /** Whether it was made known before, be it here or where it was copied from. */
  get wasKnown(): boolean {
    return this.#markInside !== 0;
  }

  /** Makes it known. Where that cannot be written it stays unknown. */
  makeKnown(): void {
    if (this.isKnown) return;
    try {
      this.#lock.exec(`PRAGMA user_version = ${this.#mark}; COMMIT`);
    } catch {}
  }

  get #markInside(): number {
    const { user_version } = this.#lock.prepare("PRAGMA user_version").get() as { user_version: number };
    return user_version;
  }

  close(): void {
    this.#lock.close();
  }
}

/** Stands for the file itself, not for its content. A file that is locked keeps its inode, also when it is deleted. */
function markOf(file: string): number {
  const { ino } = statSync(file, { bigint: true });
  return Number(ino & 0x7fff_ffffn) || 1;
}

function refusal(error: unknown, file: string): StoreError {
  const stateDir = dirname(file);
  if (isBusy(error))
    return new StoreError(
      `Another process uses the state directory ${stateDir}. Stop it, or choose another directory with --state-dir.`,
    );
  return new StoreError(
    diskProblemOf(error, stateDir) ??
      `${file} cannot be locked (${messageOf(error)}). The file holds only the lock: if no other process uses ${stateDir}, delete it.`,
  );
}
