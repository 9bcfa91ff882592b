import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { namedVersions } from "../../tools/release/versions.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { root } from "../support/packed-sdk.ts";
import { version } from "./support/artifacts.ts";

const NEXT = "7.8.9-rc.1";

/** A copy of every file that a release changes, with a generation that does nothing. */
function copyOfProject() {
  const project = temporaryDirectory();
  const named = namedVersions().map(({ file }) => file);
  const others = ["tools/release", "contract", "CHANGELOG.md", "generated/actions.openapi.json"];
  for (const path of new Set([...named, ...others])) cpSync(join(root, path), join(project, path), { recursive: true });
  const read = (file: string) => readFileSync(join(project, file), "utf8");
  const change = (file: string, edit: (text: string) => string) => writeFileSync(join(project, file), edit(read(file)));
  change("package.json", (text) => text.replace('"generate": "node codegen/main.ts"', '"generate": "true"'));
  const node = (program: string, ...args: string[]): string => {
    try {
      return execFileSync(process.execPath, [join(project, program), ...args], { encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      return (error as { stderr: string }).stderr;
    }
  };
  return { node, read, change };
}

test("every file that names the version of the release names the same one", () => {
  const { node } = copyOfProject();
  expect(namedVersions().length).toBeGreaterThan(25);
  expect(node("tools/release/check.ts")).toMatch(/^Version \S+ is named in \d+ places\.\n$/);
  for (const file of ["openapi.yaml", "sdk/package.json", "integrations/zapier/package.json", "docs/sdk.md"])
    expect(namedVersions().map((place) => place.file)).toContain(file);
});

test.each(["openapi.yaml", "integrations/n8n/package-lock.json", "docs/sdk.md"])(
  "the check names %s when that file has another version, and what to run",
  (file) => {
    const { node, change } = copyOfProject();
    change(file, (text) => text.replace(version, "0.0.9"));
    expect(node("tools/release/check.ts")).toContain(
      `${file} names version 0.0.9; package.json has ${version}. Run: npm run release:prepare -- ${version}\n`,
    );
  },
);

test("the check refuses the tag of another version, and changes that no version has", () => {
  const { node, change } = copyOfProject();
  expect(node("tools/release/check.ts", "v0.0.9")).toContain(`The tag v0.0.9 is not v${version}.`);
  change("CHANGELOG.md", (text) => text.replace(/^## /m, "## Unreleased\n\n- A change.\n\n## "));
  expect(node("tools/release/check.ts")).toMatch(/^Version /);
  expect(node("tools/release/check.ts", `v${version}`)).toContain("CHANGELOG.md has unreleased changes.");
});

test("the check refuses a contract that changed after its version was released", () => {
  const { node, change } = copyOfProject();
  change("openapi.yaml", (text) => `${text}# Changed.\n`);
  expect(node("tools/release/check.ts")).toContain("openapi.yaml is not the contract in contract/released");
});

test("preparing a version writes it everywhere, dates the changelog, and keeps the last released contract", () => {
  const { node, read, change } = copyOfProject();
  const before = read("contract/released/openapi.yaml");
  change("CHANGELOG.md", (text) => text.replace(/^## /m, "## Unreleased\n\n- A change.\n\n## "));
  expect(node("tools/release/prepare.ts", NEXT)).toContain(`Version ${NEXT} is prepared.`);
  // The generation would have changed this one.
  change("generated/actions.openapi.json", (text) => text.replace(`"${version}"`, `"${NEXT}"`));
  node("tools/release/prepare.ts", NEXT);
  expect(node("tools/release/check.ts", `v${NEXT}`)).toMatch(/^Version 7\.8\.9-rc\.1 is named/);
  expect(read("CHANGELOG.md")).toMatch(/^## 7\.8\.9-rc\.1 - \d{4}-\d{2}-\d{2}\n\n- A change\.$/m);
  expect(read(`contract/released/${version}/openapi.yaml`)).toBe(before);
  expect(read("contract/released/openapi.yaml")).toContain(`version: ${NEXT}`);
});

test("the notes of the release are its section of the changelog, with the upgrade", () => {
  const notes = readFileSync(join(root, "dist-release-notes.md"), "utf8");
  expect(notes).not.toMatch(/^## /m);
  expect(notes).toMatch(/^### Upgrade from \d/m);
  expect(readFileSync(join(root, "CHANGELOG.md"), "utf8")).toContain(notes);
});
