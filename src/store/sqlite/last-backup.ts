import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "last-backup.json";

/** Notes when a backup began that has succeeded. Where the directory cannot be written, the backup is as good without. */
export function noteBackup(stateDir: string, startedAt: number): void {
  const file = join(stateDir, FILE);
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify({ startedAt: new Date(startedAt).toISOString() })}\n`);
    // The gateway may run as another user than the backup.
    chmodSync(`${file}.new`, 0o644);
    renameSync(`${file}.new`, file);
  } catch {}
}

/** When the last backup began; undefined when none is known. */
export function lastBackupAt(stateDir: string): number | undefined {
  try {
    const { startedAt } = JSON.parse(readFileSync(join(stateDir, FILE), "utf8")) as { startedAt?: string };
    const time = Date.parse(startedAt ?? "");
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}
