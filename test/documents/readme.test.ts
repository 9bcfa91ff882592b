import { expect, test } from "vitest";
import {
  codeBlocks,
  documentAt,
  jsonLines,
  paste,
  sectionOf,
  terminals,
  withoutCursors,
  withoutIdsAndTimes,
} from "../support/documents.ts";

const readme = documentAt("README.md");

test("the three calls of the README return the responses that it shows", async () => {
  const calls = sectionOf(readme, "## Three calls");
  const shown = codeBlocks(calls, "json").map((json) => JSON.parse(withoutIdsAndTimes(json)));
  expect(shown).toHaveLength(3);
  expect(jsonLines(await paste(codeBlocks(calls, "bash").join("")))).toEqual(shown);
});

test("the terminals of the quick start show a flow that is created and finished", async () => {
  const quickStart = sectionOf(readme, "## Quick start");
  const [, second = "", third = ""] = codeBlocks(quickStart, "bash");
  const [shown = ""] = codeBlocks(quickStart, "json");
  const [prepared, listens] = second.split(/^(?=taskflow-webhooks listen)/m);
  // Where it is installed, the command needs no function of its name.
  const script = terminals((prepared ?? "").replace(/^taskflow-webhooks\(\).*\n/m, ""), listens ?? "", third, 2);
  expect(withoutCursors(await paste(script))).toBe(withoutCursors(shown));
});

test("the README is read in three minutes: it has less than 10 kB", () => {
  expect(Buffer.byteLength(readme)).toBeLessThan(10_000);
});
