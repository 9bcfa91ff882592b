// Fails on words of tools/avoided-words.json in handwritten text: documents, comments and messages. The list is short,
// and nothing in it is ever right here. `node tools/check-words.mjs [project]`
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Installed, built or generated; texts of others; and the lists of these words. */
const NOT_OURS = [
  /(?:^|\/)(?:node_modules|dist|build|bin|target|generated|\.git|\.work)(?:\/|$)/,
  /(?:^|\/)package-lock\.json$/,
  /^contract\/released\//,
  /^test\/reference\/(?:exchanges\.json|specification\.md)$/,
  /^bench\/results\//,
  /^tools\/avoided-words\.json$/,
];
const TEXTS = "**/*.{md,yaml,yml,json,ts,mts,cts,js,mjs,cjs,sh,zsh,go,rs,py,rb,php,java,kt,swift,html,css,dot,conf}";
const WITHOUT_EXTENSION = [".ci/run", ".github/**/*.{md,yml,yaml}"];

/** Between two words of a phrase: blanks, or the end of a line with the comment's mark on the next one. */
const GAP = "(?:[ \\t]+|[ \\t]*\\r?\\n[ \\t]*(?:(?:\\*|//|#|>)[ \\t]+)?)";

const project = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const list = JSON.parse(readFileSync(new URL("avoided-words.json", import.meta.url), "utf8"));
const words = list.words.map(({ pattern, instead }) => ({
  pattern: new RegExp(`\\b(?:${pattern.replaceAll(" ", GAP)})\\b`, "gi"),
  instead,
}));

const isOurs = (path) => !NOT_OURS.some((pattern) => pattern.test(path));
const options = { cwd: project, exclude: (path) => !isOurs(path) };
const files = [TEXTS, ...WITHOUT_EXTENSION]
  .flatMap((glob) => globSync(glob, options))
  .filter(isOurs)
  .sort();
let found = 0;
for (const file of new Set(files)) {
  const text = readFileSync(join(project, file), "utf8");
  for (const { pattern, instead } of words)
    for (const { 0: match, index } of text.matchAll(pattern)) {
      found += 1;
      const line = text.slice(0, index).split("\n").length;
      console.error(`${file}:${line}: "${match.replaceAll(/\s+/g, " ")}". Write: ${instead}.`);
    }
}
if (found > 0) process.exitCode = 1;
