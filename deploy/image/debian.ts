import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Names of processors, as Debian has them, which are those of container images too. */
export type Architecture = "amd64" | "arm64";

/** What Node.js is linked with, and the certificates. */
const PACKAGES = ["libc6", "libgcc-s1", "libstdc++6", "ca-certificates"];

/** Unpacks Debian's packages for an architecture, whatever this machine's is. Needs `apt-get` and `dpkg-deb`. */
export function unpackDebian(architecture: Architecture, root: string, work: string): void {
  const folder = join(work, `debian-${architecture}`);
  const lists = join(folder, "state/lists/partial");
  const archives = join(folder, "cache/archives/partial");
  for (const path of [lists, archives]) mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, "status"), "");
  const apt = (...args: string[]) =>
    execFileSync("apt-get", [...settings(architecture, folder), ...args], quiet(folder));
  apt("update");
  apt("download", ...PACKAGES);
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".deb"))
    .sort())
    execFileSync("dpkg-deb", ["-x", join(folder, name), root]);
  bundleCertificates(root);
}

/** Apart from what this machine has installed. */
function settings(architecture: Architecture, folder: string): string[] {
  const options = {
    "APT::Architecture": architecture,
    "APT::Architectures": architecture,
    "APT::Sandbox::User": "root",
    "Dir::State": join(folder, "state"),
    "Dir::State::status": join(folder, "status"),
    "Dir::Cache": join(folder, "cache"),
  };
  return ["-q", ...Object.entries(options).flatMap(([name, value]) => ["-o", `${name}=${value}`])];
}

/** Errors go to the terminal. */
function quiet(cwd: string) {
  return { cwd, stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"] };
}

/** Debian makes this file when the package is installed. */
function bundleCertificates(root: string): void {
  const folder = join(root, "usr/share/ca-certificates/mozilla");
  const certificates = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").trimEnd());
  mkdirSync(join(root, "etc/ssl/certs"), { recursive: true });
  writeFileSync(join(root, "etc/ssl/certs/ca-certificates.crt"), `${certificates.join("\n")}\n`);
}
