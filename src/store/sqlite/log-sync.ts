import { closeSync, fdatasync, fsyncSync, openSync } from "node:fs";

/**
 * Syncs the write-ahead log from a thread of the system's pool, where SQLite would let the event loop wait for the disk.
 * A change is acknowledged after that, so it is as durable as with synchronous = FULL. Checkpoints sync for themselves.
 */
export class LogSync {
  readonly #descriptor: number;

  /** Of a database that is open. SQLite's locks are on other files: closing this one does not drop them. */
  constructor(file: string) {
    this.#descriptor = openSync(`${file}-wal`, "r+");
    // What is read from now on is on the disk, whoever wrote it.
    fsyncSync(this.#descriptor);
  }

  sync(done: (error: Error | null) => void): void {
    fdatasync(this.#descriptor, done);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
