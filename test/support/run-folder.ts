import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Creates a temporary folder for a test run, and removes it when the run ends, whether the tests pass or not. The
 * runner kills its workers, so they cannot clean up themselves. Programs that they start inherit the folder.
 */
export default function setup(): () => void {
  // Node's own folder for this, outside of the run's: a gateway then starts in 0.75 s instead of 1.3 s.
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), "node-compile-cache");
  const folder = mkdtempSync(join(tmpdir(), "taskflow-webhooks-run-"));
  // PostgreSQL runs as another user, below this folder.
  chmodSync(folder, 0o711);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  return () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}
