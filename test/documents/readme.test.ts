import { expect, test } from "vitest";
import { codeBlocks, documentAt, jsonLines, paste, sectionOf, withoutIdsAndTimes } from "../support/documents.ts";

const readme = documentAt("README.md");

test("the three calls of the README return the responses that it shows", async () => {
  const calls = sectionOf(readme, "## Three calls");
  const shown = codeBlocks(calls, "json").map((json) => JSON.parse(withoutIdsAndTimes(json)));
  expect(shown).toHaveLength(3);
  expect(jsonLines(await paste(codeBlocks(calls, "bash").join("")))).toEqual(shown);
});

test("the terminals of the quick start show a task that runs, and the end of its flow", async () => {
  const quickStart = sectionOf(readme, "## Quick start");
  const [, second = "", third = ""] = codeBlocks(quickStart, "bash");
  const [shown = ""] = codeBlocks(quickStart, "text");
  const [prepared = "", listens = ""] = second.split(/^(?=taskflow-webhooks listen)/m);
  // Where it is installed, the command needs no function of its name.
  const prepare = prepared.replace(/^taskflow-webhooks\(\).*\n/m, "");
  // Each terminal is a job with a process group by itself.
  const script = `set -m
${prepare}
{ ${listens.trim()}; } >events.txt 2>listening.txt &
until grep -q Listening listening.txt; do sleep 0.05; done
{ ${third.trim()} >calls.txt 2>worker.log & } >calls.txt
until grep -q flow.succeeded events.txt; do sleep 0.05; done
kill %1 %2 && wait
cat events.txt`;
  const heard = (await paste(script)).replaceAll('"type":"task.progress"\n', "");
  expect(heard).toBe(shown);
});

test("the README is read in three minutes: it has less than 10 kB", () => {
  expect(Buffer.byteLength(readme)).toBeLessThan(10_000);
});
