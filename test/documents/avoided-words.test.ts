import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const tool = fileURLToPath(new URL("../../tools/check-words.mjs", import.meta.url));
// In two parts: this file is checked, too.
const WORD = ["an", "ew"].join("");
const PHRASE = ["so", "many"] as const;

function check(files: Record<string, string>): { status: number | null; lines: string[] } {
  const project = mkdtempSync(join(tmpdir(), "words-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  const { status, stderr } = spawnSync(process.execPath, [tool, project], { encoding: "utf8" });
  return { status, lines: stderr.split("\n").filter(Boolean) };
}

test("the check of words names file, line and a better word, in documents, comments and messages", () => {
  const { status, lines } = check({
    "README.md": `# Title\n\nLoaded ${WORD}.\n`,
    "src/a.ts": `log("Loaded ${WORD}.");\n`,
    ".ci/run": `# Begins ${WORD}\n`,
  });
  expect(status).toBe(1);
  expect(lines).toEqual([
    `.ci/run:1: "${WORD}". Write: again, or reload.`,
    `README.md:3: "${WORD}". Write: again, or reload.`,
    `src/a.ts:1: "${WORD}". Write: again, or reload.`,
  ]);
});

test.each([
  ["a document", `${PHRASE[0]}\n${PHRASE[1]}`],
  ["a block comment", `/**\n * for ${PHRASE[0]}\n * ${PHRASE[1]}\n */`],
  ["a line comment", `// for ${PHRASE[0]}\n  // ${PHRASE[1]}`],
  ["a comment of a shell", `# for ${PHRASE[0]}\n# ${PHRASE[1]}`],
])("the check of words finds a phrase across two lines of %s", (_what, text) => {
  expect(check({ "a.md": text }).lines).toHaveLength(1);
});

test("the check of words leaves generated files, other packages, and longer words alone", () => {
  const files = {
    "generated/a.ts": WORD,
    "a/node_modules/b/c.js": WORD,
    "dist/a.js": WORD,
    "a.md": `r${WORD} s${WORD}er`,
  };
  expect(check(files)).toEqual({ status: 0, lines: [] });
});
