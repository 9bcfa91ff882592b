import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";

/**
 * A path that stands in the configuration file: `~/` is the user's home, and a relative path starts at the file's
 * folder, so that it means the same wherever the gateway is started.
 */
export function resolveFrom(file: string, path: string): string {
  return path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : resolve(dirname(file), path);
}
