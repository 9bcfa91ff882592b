import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { codeBlocks, documentAt, documentPaths, sectionOf } from "../support/documents.ts";

const root = new URL("../../", import.meta.url);
const guide = documentAt("CONTRIBUTING.md");
const scripts: Record<string, string> = JSON.parse(documentAt("package.json")).scripts;

test("the map of the house has every folder of src, and each place on it exists", () => {
  const places = [...sectionOf(guide, "## The map").matchAll(/^\| `([^`]+)`/gm)].map(([, place = ""]) => place);
  for (const place of places) expect(existsSync(new URL(place, root)), place).toBe(true);
  const folders = globSync("src/*/", { cwd: root }).map((folder) => folder.replace(/\/$/, ""));
  expect(folders.length).toBeGreaterThan(5);
  expect(places).toEqual(expect.arrayContaining(folders));
});

test.each(["CONTRIBUTING.md", ...documentPaths().filter((path) => path.startsWith("docs/decisions/"))])(
  "every file of the repository that %s names exists",
  (document) => {
    const named = documentAt(document).matchAll(/`((?:src|codegen|test|tools|docs|bench|\.ci|\.github)\/[\w./-]+)`/g);
    for (const [, path = ""] of named) expect(existsSync(new URL(path, root)), path).toBe(true);
  },
);

test("every script that a document runs with npm is in a package.json", () => {
  const others = globSync(
    ["sdk", "integrations/*", "test/sdk-runtimes"].map((folder) => `${folder}/package.json`),
    {
      cwd: root,
    },
  );
  const known = new Set(
    [scripts, ...others.map((file) => JSON.parse(documentAt(file)).scripts ?? {})].flatMap(Object.keys),
  );
  for (const file of documentPaths())
    for (const [, script = ""] of documentAt(file).matchAll(/npm run ([\w:-]*\w)(?![\w:<-])/g))
      expect(known, `${file}: npm run ${script}`).toContain(script);
});

test("the way to run one test that CONTRIBUTING.md shows names a file and a title that exist", () => {
  const [, single = ""] = codeBlocks(guide, "bash");
  const [, file = ""] = /unit (\S+\.test\.ts)/.exec(single) ?? [];
  const [, title = ""] = /-t "([^"]+)"/.exec(single) ?? [];
  expect(existsSync(new URL(file, root))).toBe(true);
  expect(title).toBe("every link of README.md");
  expect(documentAt("test/documents/links.test.ts")).toContain("every link of %s");
});

test("the CI workflow runs .ci/run on Node.js 24", () => {
  const { jobs } = parse(documentAt(".github/workflows/ci.yml"));
  const steps = jobs.test.steps as { uses?: string; run?: string; with?: Record<string, unknown> }[];
  expect(steps.find(({ uses }) => uses?.startsWith("actions/setup-node"))?.with?.["node-version"]).toBe(24);
  expect(steps.at(-1)?.run).toMatch(/\.ci\/run$/);
});

test("each placeholder that CONTRIBUTING.md names is where it says", () => {
  const { homepage, author, repository, bugs } = JSON.parse(documentAt("package.json"));
  const named = sectionOf(guide, "## Placeholders");
  const license = readFileSync(new URL("LICENSE", root), "utf8");
  expect(named).toContain(`\`${homepage}\``);
  expect(named).toContain(`\`${author}\``);
  expect(license).toContain(author);
  expect([repository.url, bugs]).toEqual([
    "git+https://github.com/your-org/taskflow-webhooks.git",
    "https://github.com/your-org/taskflow-webhooks/issues",
  ]);
  expect(named).toContain("`your-org/taskflow-webhooks`");
});

test("every archive that a document names is one that npm packs here, in the version that it has", () => {
  const packages = ["", "sdk/", "integrations/n8n/"].map((folder) => JSON.parse(documentAt(`${folder}package.json`)));
  const archives = new Set(packages.map(({ name, version }) => `${name}-${version}.tgz`));
  const named = documentPaths().flatMap((path) =>
    [...documentAt(path).matchAll(/[\w-]*taskflow-webhooks[\w-]*-\d[\w.-]*\.tgz/g)].map(([name]) => name),
  );
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(archives).toContain(name);
});
