// Fails on a change of the contract, in either form, that could break a client and that CHANGELOG.md does not declare
// under the version that made it (contract/released/README.md). `node tools/check-compatibility.mjs [project]`
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const RELEASED = "contract/released";
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

/** A contract in both forms, in a folder with the released ones. */
const inFolder = (folder) => [join(folder, "openapi.yaml"), join(folder, "actions.openapi.json")];

/** The contracts, the oldest first: earlier releases, the last release, and the one that is worked on. */
function contracts(project) {
  const folder = join(project, RELEASED);
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const earlier = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  earlier.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return [
    ...earlier.map((name) => inFolder(join(folder, name))),
    inFolder(folder),
    [join(project, "openapi.yaml"), join(project, "generated", "actions.openapi.json")],
  ];
}

/** What oasdiff holds to be breaking, certainly or possibly: a client may rely on all that it lists. */
function breakingChanges(oasdiff, from, to) {
  return from.flatMap((form, index) => {
    const env = { ...process.env, OASDIFF_NO_TELEMETRY: "1" };
    return JSON.parse(
      execFileSync(oasdiff, ["breaking", form, to[index], "--format", "json"], { encoding: "utf8", env }),
    );
  });
}

/** How a declaration begins. Another breaking change is one of behaviour, which the contract's documents do not show. */
const DECLARATION = /^Breaking: `[a-z]+(?:-[a-z]+)+` in\s/;

/** The names in backticks of each declaration of a version, the unreleased one by default. */
function declarations(changelog, version = "unreleased") {
  const ofVersion = (section) => section.split("\n", 1)[0].toLowerCase().includes(version);
  const section = changelog.split(/^## /m).slice(1).find(ofVersion) ?? "";
  return section
    .split(/^- /m)
    .filter((item) => DECLARATION.test(item))
    .map((item) => ({ item: item.trim(), names: [...item.matchAll(/`([^`]+)`/g)].map(([, name]) => name) }));
}

const versionOf = ([document]) => /^ {2}version: (\S+)$/m.exec(readFileSync(document, "utf8"))?.[1];
const declares = ({ names }, { id, operationId }) => names.includes(id) && names.includes(operationId);

const project = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const changelog = readFileSync(join(project, "CHANGELOG.md"), "utf8");
const oasdiff = buildOasdiff();
const all = contracts(project);
for (const [index, to] of all.slice(1).entries()) {
  const isLast = index === all.length - 2;
  const changes = breakingChanges(oasdiff, all[index], to);
  const declared = declarations(changelog, isLast ? undefined : versionOf(to));
  const undeclared = changes.filter((change) => !declared.some((declaration) => declares(declaration, change)));
  const stale = declared.filter((declaration) => !changes.some((change) => declares(declaration, change)));
  for (const { id, operationId, text } of undeclared)
    console.error(`Undeclared: ${text}\n  - Breaking: \`${id}\` in \`${operationId}\`: …`);
  for (const { item } of stale) console.error(`Declared, and not there: ${item}`);
  const since = isLast ? "since the last release" : `in version ${versionOf(to)}`;
  console.log(`${changes.length} breaking changes ${since}, ${undeclared.length} of them undeclared.`);
  if (undeclared.length + stale.length > 0) process.exitCode = 1;
}
