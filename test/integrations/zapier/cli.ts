import { execFile } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { APP_DIRECTORY } from "./app.ts";

const HOME = fileURLToPath(new URL("../zapier-cli/", import.meta.url));
/** Zapier's own tool, a script. */
export const CLI = join(HOME, "node_modules", "zapier-platform-cli", "src/bin/run");

export function zapierPlatform(args: string[], cwd = APP_DIRECTORY): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, [CLI, ...args], { cwd, timeout: 120_000 });
}
