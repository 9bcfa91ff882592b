import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";

const MAX_WORDS = 25;
const KEYWORDS = new Set(["summary", "description", "meaning", "advice"]);
/** Words that make a reader of a reference stop, beside those of tools/avoided-words.json: each has a plainer one. */
const AVOIDED = /\b(tells|gives|given|in place of)\b/i;

const files = [
  "openapi.yaml",
  "src/plugin/route.schema.yaml",
  "generated/actions.openapi.json",
  "generated/actions.swagger-2.0.json",
];

/** Where each text stands, and its sentences; a paragraph, a command and an item of a list end one, too. */
function* sentencesIn(value: unknown, path = ""): Generator<[string, string]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== "string") yield* sentencesIn(inner, `${path}/${key}`);
    else if (KEYWORDS.has(key))
      for (const sentence of inner.replaceAll(/```[^]*?```/g, "\n\n").split(/(?<=[.!?])\s+|\n\n|\n- /))
        yield [`${path}/${key}`, sentence];
  }
}

test.each(files)(`the sentences of %s have at most ${MAX_WORDS} words, all of them common`, (file) => {
  const sentences = [...sentencesIn(parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")))];
  expect(sentences.length).toBeGreaterThan(30);
  expect(sentences.filter(([, text]) => text.trim().split(/\s+/).length > MAX_WORDS)).toEqual([]);
  expect(sentences.filter(([, text]) => AVOIDED.test(text))).toEqual([]);
});
