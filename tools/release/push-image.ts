import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildCrane } from "../../deploy/image/crane.ts";
import { releaseVersion } from "./project.ts";

/**
 * Pushes the image that `npm run build:image` wrote, for all architectures, and prints its digest:
 * `npm run release:push-image -- REPOSITORY [FOLDER]`. Reads the credentials where Docker keeps them.
 */
const [repository, folder = "dist-image"] = process.argv.slice(2);
if (!repository) throw new Error("Name the repository. Example: npm run release:push-image -- ghcr.io/owner/name");
const version = releaseVersion();
const work = mkdtempSync(join(tmpdir(), "taskflow-push-"));
try {
  const crane = buildCrane(work);
  const run = (...args: string[]) =>
    execFileSync(crane, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  const image = `${repository.toLowerCase()}:${version}`;
  run("push", resolve(folder), image);
  if (!version.includes("-")) run("tag", image, "latest");
  process.stdout.write(`${image}@${run("digest", image)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
