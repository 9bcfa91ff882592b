import { lstatSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { ExecProvider } from "./secret-ref.ts";

/** Why a command is not run: anyone else who could replace it would run programs as this user, and read what they read. */
export function refusalOfCommand({
  command,
  trustedDirs,
}: Pick<ExecProvider, "command" | "trustedDirs">): string | undefined {
  if (!command.startsWith("/")) return "the command is not an absolute path";
  try {
    const stats = lstatSync(command);
    if (stats.isSymbolicLink()) return "the command is a symbolic link";
    if (!stats.isFile()) return "the command is not a regular file";
    if ((stats.mode & 0o022) !== 0) return "the command is writable by its group or by others";
    if (stats.uid !== process.getuid?.() && stats.uid !== 0) return "the command belongs to another user";
    if (trustedDirs && !trustedDirs.some((directory) => isInside(command, directory)))
      return "the command is in none of the trusted directories";
    return undefined;
  } catch (error) {
    return `the command cannot be found (${(error as NodeJS.ErrnoException).code ?? "unknown"})`;
  }
}

/** Real paths are compared, so that neither `..` nor a linked directory leads out of a trusted one. */
function isInside(command: string, directory: string): boolean {
  try {
    return realpathSync(command).startsWith(join(realpathSync(directory), "/"));
  } catch {
    return false;
  }
}
