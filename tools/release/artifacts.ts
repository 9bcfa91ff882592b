import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { notesOf } from "./changelog.ts";
import { noticesOf } from "./notices.ts";
import { manifestOf, PACKAGES, ROOT, readText, releaseVersion } from "./project.ts";
import { sbomOf } from "./sbom.ts";

/**
 * Writes what a release consists of, apart from the image, into a folder: `npm run release:build -- [FOLDER]`. These are
 * the archives of the packages, their bills of materials, the notices of third parties, the chart and the checksums. The
 * notes of the release are beside the folder, in `<folder>-notes.md`.
 */
const target = resolve(process.argv[2] ?? "dist-release");
const CHART = "deploy/chart";

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const folder of PACKAGES) {
  const { name, version } = manifestOf(folder);
  // The script prepack builds each package.
  execFileSync("npm", ["pack", "--silent", "--pack-destination", target], {
    cwd: join(ROOT, folder),
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(join(target, `${name}-${version}.cdx.json`), `${JSON.stringify(sbomOf(folder), null, 2)}\n`);
}
writeFileSync(join(target, "THIRD-PARTY-NOTICES.txt"), noticesOf(sbomOf("")));
if (existsSync(join(ROOT, CHART))) packageChart();
writeChecksums();
writeFileSync(`${target}-notes.md`, `${notesOf(readText("CHANGELOG.md"), releaseVersion())}\n`);
process.stdout.write(`${readdirSync(target).join("\n")}\n`);

/**
 * Helm is on the path of GitHub's runners. `HELM` names another. Its archives are named as npm's are: this one gets another
 * name.
 */
function packageChart(): void {
  const work = mkdtempSync(join(tmpdir(), "taskflow-chart-"));
  try {
    const helm = process.env["HELM"] ?? "helm";
    execFileSync(helm, ["package", join(ROOT, CHART), "--destination", work], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    const [archive = ""] = readdirSync(work);
    copyFileSync(join(work, archive), join(target, `taskflow-webhooks-chart-${releaseVersion()}.tgz`));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** In the form that `sha256sum --check` reads. */
function writeChecksums(): void {
  const line = (file: string) =>
    `${createHash("sha256")
      .update(readFileSync(join(target, file)))
      .digest("hex")}  ${file}\n`;
  writeFileSync(join(target, "SHA256SUMS"), readdirSync(target).sort().map(line).join(""));
}
