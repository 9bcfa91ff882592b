import { spawn } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { watchGroups } from "../shared/process-group.ts";
import { MARK_OF_THIS_PROCESS } from "./marked-processes.ts";

const PROGRAM = fileURLToPath(new URL(`guard-process${extname(import.meta.url)}`, import.meta.url));

/**
 * Makes sure that no program outlives this process, also when it is killed: then its code no longer runs, and a small
 * process that notices the end of a pipe ends the programs.
 */
export function guardGroups(): void {
  // In a separate group, so that a terminal's signals do not reach it.
  const guard = spawn(process.execPath, [PROGRAM, MARK_OF_THIS_PROCESS], {
    detached: true,
    env: {},
    stdio: ["pipe", "ignore", "ignore"],
  });
  // Without it a worker that ends in any other way still ends its programs.
  guard.on("error", () => undefined);
  guard.stdin.on("error", () => undefined);
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  watchGroups({
    began: (pid) => void guard.stdin.write(`+${pid}\n`),
    ended: (pid) => void guard.stdin.write(`-${pid}\n`),
  });
}
