import { expect, test } from "vitest";
import { codeBlocks, documentAt, jsonLines, paste, withoutIdsAndTimes } from "../support/documents.ts";

test("every step of the tutorial returns the response that it shows", async () => {
  const tutorial = documentAt("docs/tutorial.md");
  const shown = codeBlocks(tutorial, "json").map((json) => JSON.parse(withoutIdsAndTimes(json)));
  const responses = jsonLines(await paste(codeBlocks(tutorial, "bash").join("")));
  const last = responses.pop();
  expect(shown).toHaveLength(6);
  expect(responses).toEqual(shown);
  expect(last).toMatchObject({ ok: true, result: { flow: { revision: 3, status: "succeeded" } } });
});

test("the example of the idempotency page creates one flow and returns it twice", async () => {
  const [readSecret = ""] = codeBlocks(documentAt("docs/tutorial.md"), "bash");
  const [example = ""] = codeBlocks(documentAt("docs/idempotency.md"), "bash");
  const list = `call list-1 '{"action":"list_flows"}'\n`;
  const [first, second, listed] = (await paste(readSecret + example + list)).trim().split("\n");
  expect(first).toContain('"created":true');
  expect(second).toBe(first);
  expect(JSON.parse(listed ?? "").result.flows).toHaveLength(1);
});
