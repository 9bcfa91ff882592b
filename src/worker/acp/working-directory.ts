import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TaskFailure } from "../executor.ts";
import type { AcpSettings } from "./settings.ts";

/** Runs `work` in the configured directory, or in a new one that only this user can read and that is removed afterwards. */
export async function inWorkingDirectory<T>(
  { cwd, log }: Pick<AcpSettings, "cwd" | "log">,
  work: (path: string) => Promise<T>,
): Promise<T> {
  if (cwd !== undefined) return await work(cwd);
  const path = await createDirectory();
  try {
    return await work(path);
  } finally {
    await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch((error: Error) =>
      log?.warn({ path, err: error.message }, "The working directory of a task cannot be removed."),
    );
  }
}

async function createDirectory(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), "taskflow-webhooks-task-"));
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new TaskFailure(`The worker cannot create a working directory (${code}).`, { cause: error });
  }
}
