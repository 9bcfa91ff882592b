import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from "node:fs";
import type { CommitMarks } from "./commit-marks.ts";

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

  /** The same in this thread, where nobody waits for it but those who wait for what is synced. */
  syncNow(marks: CommitMarks, done: (error: Error | null) => void): void {
    try {
      fdatasyncSync(this.#descriptor);
    } catch (error) {
      return done(error as Error);
    }
    marks.durable();
    done(null);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
