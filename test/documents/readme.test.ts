import { expect, test } from "vitest";
import { codeBlocks, documentAt, jsonLines, paste, sectionOf, withoutIdsAndTimes } from "../support/documents.ts";

const readme = documentAt("README.md");

test("the three calls of the README return the responses that it shows", async () => {
  const calls = sectionOf(readme, "## Three calls");
  const shown = codeBlocks(calls, "json").map((json) => JSON.parse(withoutIdsAndTimes(json)));
  expect(shown).toHaveLength(3);
  expect(jsonLines(await paste(codeBlocks(calls, "bash").join("")))).toEqual(shown);
});

test("the README is read in three minutes: it has less than 10 kB", () => {
  expect(Buffer.byteLength(readme)).toBeLessThan(10_000);
});
