// src/ → dist/, which is what the package publishes: JavaScript for a Node that does not strip types in packages.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "rolldown";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
rmSync(at("dist"), { recursive: true, force: true });
execFileSync(process.execPath, [at("node_modules/typescript/bin/tsc"), "-p", at("tsconfig.build.json")], {
  stdio: "inherit",
});
// The validators are JavaScript already. They need two functions of Ajv, which become part of their files: whoever installs
// the package does not install a compiler of schemas.
const validators = [];
for (const name of ["request", "config", "sections", "worker", "line"].map((what) => `validate-${what}.js`)) {
  const { output } = await build({
    input: at(`generated/${name}`),
    platform: "node",
    output: { file: at(`dist/generated/${name}`), format: "esm" },
    logLevel: "warn",
  });
  validators.push(...output[0].moduleIds);
}
writeLicences("dist/generated", validators);
// The page of the documentation, and its viewer with its licence: compressed, as it is served.
cpSync(at("src/gateway/docs/page"), at("dist/src/gateway/docs/page"), { recursive: true });
const viewer = readFileSync(at("node_modules/@scalar/api-reference/dist/browser/standalone.js"));
writeFileSync(at("dist/src/gateway/docs/page/scalar.js.gz"), gzipSync(viewer, { level: 9 }));
writeFileSync(at("dist/src/gateway/docs/page/scalar.LICENSE"), scalarLicence());
cpSync(at("src/check-node.cjs"), at("dist/src/check-node.cjs"));
chmodSync(at("dist/src/main.js"), 0o755);
// The SDK is a separate package, which this one does not depend on: what the commands use of it goes along as one file.
rmSync(at("dist/sdk"), { recursive: true, force: true });
const { output: sdk } = await build({
  input: at("sdk/src/index.ts"),
  platform: "node",
  output: { file: at("dist/sdk/src/index.js"), format: "esm" },
  logLevel: "warn",
});
writeLicences("dist/sdk/src", sdk[0].moduleIds);
// An OpenClaw gateway may load the plugin from a folder in which nobody has installed its dependencies: one file has all.
const { output: plugin } = await build({
  input: at("src/openclaw-plugin.ts"),
  platform: "node",
  output: { file: at("dist/openclaw.js"), format: "esm" },
  logLevel: "warn",
});
writeLicences("dist", plugin[0].moduleIds);
writeOpenClaw2026Dot5();
// The MCP server comes with the libraries of its protocol, which is more than those who only serve routes need.
rmSync(at("dist/src/mcp"), { recursive: true, force: true });
const { output } = await build({
  input: at("src/mcp/index.ts"),
  platform: "node",
  external: [at("sdk/src/index.ts")],
  output: {
    file: at("dist/src/mcp/index.js"),
    format: "esm",
    minify: true,
    paths: { [at("sdk/src/index.ts")]: "../../sdk/src/index.js" },
  },
  logLevel: "warn",
});
writeLicences("dist/src/mcp", output[0].moduleIds);
// So does the library of the Agent Client Protocol, for those who let agents run tasks.
const { output: acp } = await build({
  input: at("src/worker/acp/protocol.ts"),
  platform: "node",
  output: { file: at("dist/src/worker/acp/protocol.js"), format: "esm", minify: true },
  logLevel: "warn",
});
writeLicences("dist/src/worker/acp", acp[0].moduleIds);

/**
 * The same plugin for OpenClaw gateways before 2026.9. They do not start when a secret that a manifest names fails, so
 * that this manifest names none: the plugin resolves the secrets itself, and skips the route of one that fails.
 */
function writeOpenClaw2026Dot5() {
  const { configContracts: _, ...manifest } = JSON.parse(readFileSync(at("openclaw.plugin.json"), "utf8"));
  const folder = at("dist/openclaw-2026.5");
  const name = "taskflow-webhooks-openclaw-2026.5";
  const description = "TaskFlow Webhooks for OpenClaw gateways before 2026.9.";
  const openclaw = { extensions: ["./index.js"] };
  mkdirSync(folder, { recursive: true });
  writeJson(`${folder}/package.json`, { name, version: "0.0.0", private: true, description, type: "module", openclaw });
  writeJson(`${folder}/openclaw.plugin.json`, manifest);
  writeFileSync(`${folder}/index.js`, 'export { default } from "../openclaw.js";\n');
}

function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** Scalar states its licence in its package.json alone. */
function scalarLicence() {
  const { name, version, license, author, homepage } = JSON.parse(
    readFileSync(at("node_modules/@scalar/api-reference/package.json"), "utf8"),
  );
  return `${name} ${version} by ${author}, ${homepage}\nLicence: ${license} (https://spdx.org/licenses/${license}.html)\n`;
}

function writeLicences(folder, files) {
  writeFileSync(at(`${folder}/LICENSES.txt`), licences(files).join(`\n${"-".repeat(80)}\n\n`));
}

/** The licences of the packages that these files are of; each asks that it goes with its code. */
function licences(files) {
  const folders = new Set(files.flatMap((file) => /.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...folders].map((folder) => {
    const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no file with its licence`);
    return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
  });
}
