// npm leaves packages of other platforms out of the lockfile when it could not look at them (npm/cli#4828), and
// `npm ci` then refuses the lockfile. This adds what is missing: name, version and platform, which is all that a machine
// of another platform needs to skip it. Run it after `npm install`, with the folder where that was not the root's.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const file = join(process.argv[2] ?? ".", "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8"));
const OS = /(?:^|[-/])(darwin|linux|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony)(?:-|$)/;
const CPU = /-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el|universal|wasm32|wasi)(?:-|$)/;

function entry(name, version, dev) {
  const os = OS.exec(name)?.[1]?.replace("windows", "win32");
  const cpu = CPU.exec(name)?.[1]?.replace("wasi", "wasm32");
  const libc = /-musl/.test(name) ? ["musl"] : /-gnu/.test(name) ? ["glibc"] : undefined;
  return {
    version,
    ...(cpu && cpu !== "universal" && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

for (const [path, found] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(found.optionalDependencies ?? {})) {
    const nested = `${path}/node_modules/${name}`;
    const top = `node_modules/${name}`;
    if (/^[\d.]+[\w.-]*$/.test(version) && !lock.packages[nested] && !lock.packages[top])
      lock.packages[top] = entry(name, version, found.dev);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
