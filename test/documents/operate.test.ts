import { expect, test } from "vitest";
import { codeBlocks, documentAt, jsonLines, paste, sectionOf } from "../support/documents.ts";

const page = documentAt("docs/operate.md");
const SECTIONS = ["See what it does", "Flows", "Tasks", "Endpoints", "Log level"];

const PREPARE = `export TASKFLOW_WEBHOOKS_URL=http://127.0.0.1:18789/plugins/webhooks/zapier
export TASKFLOW_WEBHOOKS_SECRET=$(sed -n 's/.*secret: "\\(.*\\)",.*/\\1/p' ~/.taskflow-webhooks/openclaw.json)
FLOW=$(taskflow-webhooks call create_flow --goal "Review inbound queue" | sed 's/.*"flowId":"\\([^"]*\\)".*/\\1/')
taskflow-webhooks call run_task --flow-id $FLOW --runtime acp --task "Inspect" --queue reviews >task.json
taskflow-webhooks call create_endpoint --endpoint-url https://hooks.example.com/secret --types flow.lost >endpoint.json
# Whatever prints to this shell prints to a terminal; in pipes and files commands are as they are.
taskflow-webhooks() {
  if [ /dev/stdout -ef "$OUT" ]; then script -qec "taskflow-webhooks $*" /dev/null; else command taskflow-webhooks "$@"; fi
}
OUT=/proc/$$/fd/1
`;

/** Without what differs in every run, in JSON and in tables. */
const settled = (text: string) =>
  text
    .replaceAll("\r", "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, "<time>")
    .replaceAll(/127\.0\.0\.1:\d+/g, "<address>")
    .replace(/^(Version +).*$/m, "$1<version>")
    .trim();

test("the commands of docs/operate.md print what it shows", async () => {
  const blocks = SECTIONS.flatMap((name) => codeBlocks(sectionOf(page, `## ${name}`), "bash"));
  const script = PREPARE + blocks.map((block) => `${block}echo ----\n`).join("");
  const printed = (await paste(script, { admin: true, grants: ["endpoints"] })).split("----\n").map(settled);
  const [status, list, events, tasks, endpoints, levels] = printed;
  const shown = SECTIONS.flatMap((name) => codeBlocks(sectionOf(page, `## ${name}`), "text")).map(settled);
  expect([status, list, tasks, endpoints, levels]).toEqual(shown);
  expect(jsonLines(events ?? "")).toEqual(jsonLines(settled(codeBlocks(page, "json")[0] ?? "")));
});
