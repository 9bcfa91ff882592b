import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Where Debian keeps each version's programs. */
const VERSIONS = "/usr/lib/postgresql";
export const PGBOUNCER = "/usr/sbin/pgbouncer";

/** A program of the newest PostgreSQL that is installed. */
export function postgresBinary(name: string): string {
  const newest = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (newest === undefined) throw new Error(`There is no PostgreSQL in ${VERSIONS}.`);
  return join(VERSIONS, newest, "bin", name);
}

/** Servers refuse to run as root; then they run as the user that Debian's package makes for them. */
export function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: idOf("-u"), gid: idOf("-g") };
}
