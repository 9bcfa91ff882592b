import { fdatasyncSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { isDamage, messageOf } from "./errors.ts";
import { findDamage } from "./inspect.ts";

/** What the thread does; see background.ts. It answers in the order in which it was asked. */
export type BackgroundTask = "checkpoint" | "find damage";
export interface BackgroundAnswer {
  damage?: string | undefined;
  complete?: boolean;
  error?: string;
}

/** What the thread starts with: the database, and a descriptor of the same file, which this thread must not close. */
export interface BackgroundData {
  file: string;
  descriptor: number;
}

const { file, descriptor } = workerData as BackgroundData;
const db = new DatabaseSync(file, { timeout: 5_000 });
// The log is synced before the file is written, and the file before the log is written from its start again.
db.exec("PRAGMA synchronous = FULL");

const TASKS: Record<BackgroundTask, () => BackgroundAnswer> = {
  checkpoint: () => {
    const { busy, log, checkpointed } = db.prepare("PRAGMA wal_checkpoint(PASSIVE)").get() as Record<string, number>;
    // SQLite syncs the file only if no commit came meanwhile: else all pages would be left to the pass that commits wait for.
    fdatasyncSync(descriptor);
    return { complete: busy === 0 && log === checkpointed };
  },
  "find damage": () => ({ damage: findDamage(db) }),
};

parentPort?.on("message", (task: BackgroundTask) => parentPort?.postMessage(answerTo(task)));

function answerTo(task: BackgroundTask): BackgroundAnswer {
  try {
    return TASKS[task]();
  } catch (error) {
    return isDamage(error) ? { damage: messageOf(error) } : { error: messageOf(error) };
  }
}
