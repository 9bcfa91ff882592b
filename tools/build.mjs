// src/ → dist/, which is what the package publishes: JavaScript for a Node that does not strip types in packages.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
rmSync(at("dist"), { recursive: true, force: true });
execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", at("tsconfig.build.json")], {
  stdio: "inherit",
});
// The validators are JavaScript already.
for (const name of readdirSync(at("generated")).filter((file) => /^validate-(request|config)\.js$/.test(file)))
  cpSync(at(`generated/${name}`), at(`dist/generated/${name}`));
chmodSync(at("dist/src/main.js"), 0o755);
