import { expect, test } from "vitest";
import { codeBlocks, documentAt } from "../support/documents.ts";

test("what docs/sdk.md shows is in the README of the SDK, whose examples are run", () => {
  const own = documentAt("sdk/README.md");
  const examples = codeBlocks(documentAt("docs/sdk.md"), "ts");
  expect(examples).not.toEqual([]);
  for (const example of examples) expect(own).toContain(example);
});
