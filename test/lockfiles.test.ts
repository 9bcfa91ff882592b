import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface Entry {
  integrity?: string;
  resolved?: string;
  /** A workspace of this repository. */
  link?: boolean;
  /** Part of its parent's archive, and covered by the integrity of that. */
  inBundle?: boolean;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const files = globSync("**/{package-lock,npm-shrinkwrap}.json", {
  cwd: root,
  exclude: (path) => /(?:^|\/)(?:node_modules|dist|\.git|\.work)$/.test(path),
});

/** What npm downloads, by its place in the tree. */
function downloads(file: string): [place: string, entry: Entry][] {
  const { packages } = JSON.parse(readFileSync(join(root, file), "utf8")) as { packages: Record<string, Entry> };
  return Object.entries(packages).filter(
    ([place, { link, inBundle }]) => place.includes("node_modules/") && !link && !inBundle,
  );
}

test("the lock files of the project, its integrations and its test tools are all looked at", () => {
  expect(files).toEqual(expect.arrayContaining(["package-lock.json", "integrations/n8n/package-lock.json"]));
  expect(files.length).toBeGreaterThan(10);
});

test.each(files)("every package in %s has the integrity that npm checks its download against", (file) => {
  const unchecked = downloads(file).filter(([, { integrity = "" }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  const remedy = "node tools/complete-lockfile.mjs [folder]";
  expect(
    unchecked.map(([place]) => place),
    `complete it with: ${remedy}`,
  ).toEqual([]);
});

test.each(files)("no package in %s names the registry that it came from", (file) => {
  const named = downloads(file).filter(([, { resolved }]) => resolved !== undefined);
  expect(named.map(([place]) => place)).toEqual([]);
});

const tracked = (pattern: string) =>
  globSync(pattern, { cwd: root, exclude: (path) => /(?:^|\/)(?:node_modules|\.git|\.work|target)$/.test(path) });

test.each(tracked("**/requirements.txt"))(
  "every package in %s has the hashes that pip checks its download against",
  (file) => {
    const packages =
      readFileSync(join(root, file), "utf8")
        .replaceAll("\\\n", " ")
        .match(/^[a-zA-Z0-9].*/gm) ?? [];
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter((line) => !/==\S+.*--hash=sha256:[0-9a-f]{64}/.test(line))).toEqual([]);
  },
);

test.each(tracked("**/Cargo.lock"))("every crate in %s has the checksum of its download", (file) => {
  const crates = readFileSync(join(root, file), "utf8").split("[[package]]").slice(1);
  const downloaded = crates.filter((crate) => crate.includes("source = "));
  expect(downloaded.length).toBeGreaterThan(0);
  expect(downloaded.filter((crate) => !/^checksum = "[0-9a-f]{64}"$/m.test(crate))).toEqual([]);
});
