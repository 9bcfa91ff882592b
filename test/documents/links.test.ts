import { existsSync, globSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { anchorsOf, documentAt, documentPaths } from "../support/documents.ts";

const root = new URL("../..", import.meta.url).pathname;
/** Outside of code, where brackets mean something else. */
const linksOf = (document: string): string[] => {
  const text = document.replaceAll(/^```.*?^```/gms, "").replaceAll(/`[^`\n]*`/g, "code");
  return [...text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, target = ""]) => target);
};

test.each(documentPaths())("every link of %s leads to a file, and to a heading in it", (file) => {
  const document = documentAt(file);
  for (const link of linksOf(document)) {
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? file : normalize(join(dirname(file), path));
    expect(existsSync(join(root, target)), link).toBe(true);
    if (anchor) expect(anchorsOf(documentAt(target)), link).toContain(anchor);
  }
});

test.each([
  ["docs", "*.md"],
  ["docs/decisions", "*.md"],
])("the index of %s lists each of its pages", (folder, pattern) => {
  const index = documentAt(`${folder}/README.md`);
  const pages = globSync(pattern, { cwd: join(root, folder) }).filter((page) => page !== "README.md");
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages) expect(index).toContain(`](${page})`);
});

test.each(globSync("docs/*.md", { cwd: root }).filter((page) => page !== "docs/README.md"))(
  "%s starts with what its reader can do afterwards",
  (page) => {
    expect(documentAt(page)).toMatch(/^(?:<!--.*-->\n\n)?# .+\n\nAfter (?:reading )?this page,? you /);
  },
);
