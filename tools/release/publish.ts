import { execFileSync, spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { manifestOf, PACKAGES } from "./project.ts";

/**
 * Publishes the packages of a folder to npm, with provenance: `npm run release:publish -- [--dry-run] [FOLDER]`. A package
 * that the registry has in this version already is left out, so that a release that failed halfway can be run again.
 */
const { values, positionals } = parseArgs({ options: { "dry-run": { type: "boolean" } }, allowPositionals: true });
const folder = resolve(positionals[0] ?? "dist-release");
const dryRun = values["dry-run"] === true;

for (const { name, version } of PACKAGES.map(manifestOf)) {
  if (!dryRun && isPublished(name, version)) {
    process.stdout.write(`${name} ${version} is published already.\n`);
    continue;
  }
  // A version such as 1.0.0-rc.1 does not become the one that is installed by default.
  const tag = version.includes("-") ? "next" : "latest";
  const mode = dryRun ? "--dry-run" : "--provenance";
  const archive = join(folder, `${name}-${version}.tgz`);
  execFileSync("npm", ["publish", archive, "--access", "public", "--tag", tag, mode], { stdio: "inherit" });
}

function isPublished(name: string, version: string): boolean {
  return spawnSync("npm", ["view", `${name}@${version}`, "version"], { encoding: "utf8" }).stdout.trim() === version;
}
