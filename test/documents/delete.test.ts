import { expect, test } from "vitest";
import { codeBlocks, documentAt, paste, sectionOf } from "../support/documents.ts";

const section = sectionOf(documentAt("docs/delete.md"), "## Delete a flow");

test("the commands of docs/delete.md delete a flow, and its events have no text of it", async () => {
  const [script = ""] = codeBlocks(section, "bash");
  const [shown] = codeBlocks(section, "text");
  expect(await paste(script, { grants: ["delete"] })).toBe(shown);
});
