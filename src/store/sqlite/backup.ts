import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { Worker } from "node:worker_threads";
import { StoreError } from "../store-error.ts";
import type { BackupAnswer, BackupTask } from "./backup-thread.ts";
import { noteBackup } from "./last-backup.ts";
import { DATABASE_FILE, LOG_FILE } from "./state-directory.ts";
import type { Survey } from "./survey.ts";

interface BackupOptions {
  stateDir: string;
  /** Never overwritten. */
  target: string;
  /** Called now and then with the share that is done, from 0 to 1. */
  onProgress?: ((share: number) => void) | undefined;
}

const PROGRESS_MS = 200;

/**
 * Copies the database of a state directory into a file that its owner alone can read, while a gateway uses the directory
 * or not. The copy holds every change that was acknowledged before the call. Rejects with `StoreError`.
 */
export async function backUp({ stateDir, target, onProgress }: BackupOptions): Promise<Survey> {
  const file = join(stateDir, DATABASE_FILE);
  if (!existsSync(file)) throw new StoreError(`${file} does not exist. Name the state directory with --state-dir.`);
  if (existsSync(target)) throw new StoreError(`${target} exists. A backup overwrites nothing: choose another name.`);
  const startedAt = Date.now();
  const copy = `${target}.partial`;
  rmSync(copy, { force: true });
  const umask = process.umask(0o077);
  const timer = onProgress && setInterval(() => onProgress(shareOf(file, stateDir, copy)), PROGRESS_MS);
  try {
    const survey = await copyDatabase({ file, copy });
    sync(copy);
    renameSync(copy, target);
    sync(dirname(target));
    noteBackup(stateDir, startedAt);
    return survey;
  } finally {
    clearInterval(timer);
    process.umask(umask);
    rmSync(copy, { force: true });
  }
}

/** In a thread, so that progress can be shown. */
function copyDatabase(task: BackupTask): Promise<Survey> {
  const thread = new URL(`backup-thread${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(thread, { workerData: task });
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new StoreError(`${task.file} cannot be backed up (${reason}).`));
    worker.once("message", (answer: BackupAnswer) => ("error" in answer ? fail(answer.error) : resolve(answer.survey)));
    worker.once("error", ({ message }) => fail(message));
  });
}

/** The copy is at most as large as what is copied. */
function shareOf(file: string, stateDir: string, copy: string): number {
  const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return Math.min(1, sizeOf(copy) / Math.max(1, sizeOf(file), sizeOf(join(stateDir, LOG_FILE))));
}

/** Onto the disk: of a directory, the names in it. */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
