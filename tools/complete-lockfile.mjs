// Completes a lock file for every platform. Where node_modules exists, npm leaves the packages of other platforms out of
// package-lock.json, or without the integrity that `npm ci` checks a download against (npm/cli#4828). In a folder without
// node_modules npm asks the registry for each of them. Run this after `npm install`:
//   node tools/complete-lockfile.mjs [folder]
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const INSTALL = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];

/** What npm makes of the manifests in `folder` and these packages, in a folder without node_modules. */
function lockedByNpm(folder, lock, packages) {
  const work = mkdtempSync(join(tmpdir(), "lockfile-"));
  try {
    const workspaces = Object.keys(lock.packages).filter((path) => !path.includes("node_modules/"));
    const manifests = workspaces.map((path) => join(path, "package.json"));
    for (const name of [...manifests, ".npmrc"].filter((name) => existsSync(join(folder, name))))
      cpSync(join(folder, name), join(work, name), { recursive: true });
    writeFileSync(join(work, "package-lock.json"), JSON.stringify({ ...lock, packages }));
    execFileSync("npm", INSTALL, { cwd: work, stdio: ["ignore", "ignore", "inherit"] });
    return JSON.parse(readFileSync(join(work, "package-lock.json"), "utf8")).packages;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const folder = process.argv[2] ?? ".";
const file = join(folder, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const isDownloaded = (path, { link, inBundle }) => path.includes("node_modules/") && !link && !inBundle;
const known = Object.fromEntries(
  Object.entries(lock.packages).filter(([path, entry]) => entry.integrity || !isDownloaded(path, entry)),
);
// What is known stays as it is: npm may place it otherwise.
const packages = { ...lockedByNpm(folder, lock, known), ...known };
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
