import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "./errors.ts";
import { readOnly } from "./read-only.ts";
import { problemsOf, type Survey, survey } from "./survey.ts";

/** What the thread is given, and what it answers; see backup.ts. */
export interface BackupTask {
  file: string;
  copy: string;
}
export type BackupAnswer = { survey: Survey } | { error: string };

const { file, copy } = workerData as BackupTask;
parentPort?.postMessage(answer());

/**
 * One read transaction: the copy holds what was committed when it began. Deleted content is left out, so that no secret
 * that was rotated away is in it. The copy is read as a whole before it counts.
 */
function answer(): BackupAnswer {
  try {
    readOnly(file, (db) => db.prepare("VACUUM INTO ?").run(copy));
    return readOnly(copy, (db) => {
      const [problem] = problemsOf(db);
      return problem === undefined ? { survey: survey(db, copy) } : { error: problem };
    });
  } catch (error) {
    return { error: messageOf(error) };
  }
}
