// Fails on a change of the contract, in either form, that could break a client and that CHANGELOG.md does not declare
// under its unreleased version (contract/released/README.md). `node tools/check-compatibility.mjs [project]`
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const FORMS = [
  ["contract/released/openapi.yaml", "openapi.yaml"],
  ["contract/released/actions.openapi.json", "generated/actions.openapi.json"],
];
const TOOL = fileURLToPath(new URL("oasdiff", import.meta.url));

/** oasdiff at the version and checksums of tools/oasdiff; built once, after that from Go's cache. */
function buildOasdiff() {
  const binary = join(TOOL, "bin", "oasdiff");
  try {
    const options = { cwd: TOOL, stdio: ["ignore", "inherit", "inherit"], timeout: 300_000 };
    execFileSync("go", ["build", "-buildvcs=false", "-o", binary, "github.com/oasdiff/oasdiff"], options);
  } catch (error) {
    throw error.code === "ENOENT"
      ? new Error("This check needs Go, at the version that tools/oasdiff/go.mod names.")
      : error;
  }
  return binary;
}

/** What oasdiff holds to be breaking, certainly or possibly: a client may rely on all that it lists. */
function breakingChanges(oasdiff, project) {
  return FORMS.flatMap(([released, current]) => {
    const files = [released, current].map((file) => join(project, file));
    const env = { ...process.env, OASDIFF_NO_TELEMETRY: "1" };
    return JSON.parse(execFileSync(oasdiff, ["breaking", ...files, "--format", "json"], { encoding: "utf8", env }));
  });
}

/** How a declaration begins. Another breaking change is one of behaviour, which the contract's documents do not show. */
const DECLARATION = /^Breaking: `[a-z]+(?:-[a-z]+)+` in\s/;

/** The names in backticks of each declaration of the unreleased version. */
function declarations(project) {
  const changelog = readFileSync(join(project, "CHANGELOG.md"), "utf8");
  const unreleased = changelog.split(/^## /m).find((section) => /^.*unreleased/i.test(section)) ?? "";
  return unreleased
    .split(/^- /m)
    .filter((item) => DECLARATION.test(item))
    .map((item) => ({ item: item.trim(), names: [...item.matchAll(/`([^`]+)`/g)].map(([, name]) => name) }));
}

const project = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const changes = breakingChanges(buildOasdiff(), project);
const declared = declarations(project);
const declares = ({ names }, { id, operationId }) => names.includes(id) && names.includes(operationId);

const undeclared = changes.filter((change) => !declared.some((declaration) => declares(declaration, change)));
const stale = declared.filter((declaration) => !changes.some((change) => declares(declaration, change)));
for (const { id, operationId, text } of undeclared)
  console.error(`Undeclared: ${text}\n  - Breaking: \`${id}\` in \`${operationId}\`: …`);
for (const { item } of stale) console.error(`Declared, and not there: ${item}`);
console.log(`${changes.length} breaking changes since the last release, ${undeclared.length} of them undeclared.`);
if (undeclared.length + stale.length > 0) process.exitCode = 1;
