import { expect, test } from "vitest";
import { codeBlocks, documentAt, jsonLines, paste, sectionOf, withoutIdsAndTimes } from "../support/documents.ts";

const page = documentAt("docs/tasks.md");

test("the commands of docs/tasks.md run a task with the result that it shows, and cancel another", async () => {
  const [send = "", work = ""] = codeBlocks(sectionOf(page, "## Run a task"), "bash");
  const [follow = ""] = codeBlocks(sectionOf(page, "## Follow a task"), "bash");
  const [cancel = ""] = codeBlocks(sectionOf(page, "## Cancel a task"), "bash");
  const [shown = ""] = codeBlocks(page, "json");
  const script = `${send}\n${work.trim()} 2>worker.log &\n${follow}\n${cancel}\nkill $!\nwait`;
  const [ran, cancelled] = jsonLines(await paste(script));
  expect(ran).toEqual(JSON.parse(withoutIdsAndTimes(shown)));
  expect(cancelled).toMatchObject({ cancelled: true, task: { status: "cancelled", attempt: 0 } });
});
