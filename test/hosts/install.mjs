// Installs the OpenClaw gateways that the suite runs, each in a separate folder (about 650 MB), unless they are there.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const VERSIONS = ["2026.5.6", "2026.9.6"];
// Their install scripts fetch what the suite has no use for.
const ARGS = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];

function install(version) {
  const cwd = fileURLToPath(new URL(`${version}/`, import.meta.url));
  if (existsSync(`${cwd}node_modules/.package-lock.json`)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const npm = spawn("npm", ARGS, { cwd, stdio: "inherit" });
    npm.on("error", reject);
    npm.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`openclaw ${version}: npm ci failed`))));
  });
}

await Promise.all(VERSIONS.map(install));
