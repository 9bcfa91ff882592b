import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PGBOUNCER, postgresBinary } from "./binaries.ts";

/** Debian's packages, when they are missing. Another process may hold apt's lock, or the one of install-debian.sh. */
const PACKAGES = { postgresql: () => postgresBinary("postgres"), pgbouncer: () => PGBOUNCER };
const LOCK = fileURLToPath(new URL("../../support/install-debian.sh", import.meta.url));
const missing = Object.entries(PACKAGES).filter(([, find]) => !found(find));
if (missing.length > 0) install(missing.map(([name]) => name));

function found(find: () => string): boolean {
  try {
    return existsSync(find());
  } catch {
    return false;
  }
}

function install(packages: string[]): void {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0)
    throw new Error(`Install ${packages.join(" and ")} first: these tests run against the real ones.`);
  const apt = (...args: string[]) =>
    execFileSync("flock", ["--close", LOCK, "apt-get", "-o", "DPkg::Lock::Timeout=300", "-y", "-q", ...args], {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  apt("install", "--no-install-recommends", ...packages);
}
