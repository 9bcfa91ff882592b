import { expect, test } from "vitest";
import { startReceiver } from "../delivery/support/receiver.ts";
import { codeBlocks, documentAt, jsonLines, paste, withoutCursors, withoutIdsAndTimes } from "../support/documents.ts";
import { LOCAL } from "../support/endpoints.ts";
import { StreamParser } from "../support/stream-client.ts";

test("the commands of the page about events list, wait for and stream what it shows", async () => {
  const page = documentAt("docs/events.md");
  const [prepare = "", list = "", wait = "", stream = ""] = codeBlocks(page, "bash");
  const [shown] = codeBlocks(page, "json").map((json) => withoutCursors(JSON.stringify(JSON.parse(json))));
  const [listed = "", waited = "", ...streamed] = (await paste(prepare + list + wait + stream)).split("\n");
  expect(jsonLines(withoutCursors(listed))).toEqual(jsonLines(shown ?? ""));
  expect(JSON.parse(waited).result.events).toMatchObject([{ type: "flow.created" }]);
  const parser = new StreamParser();
  parser.feed(streamed.join("\n"));
  expect(parser.retry).toBe(3_000);
  expect(parser.messages.map(({ event }) => event)).toEqual(["flow.succeeded"]);
  expect(JSON.parse(parser.messages[0]?.data ?? "")).toEqual(JSON.parse(listed).result.events[0]);
});

test("the commands of the page about events create, try and change an endpoint, which gets what the page shows", async () => {
  const page = documentAt("docs/events.md");
  const [prepare = "", , , , create = "", change = ""] = codeBlocks(page, "bash");
  const [, created = "", message = ""] = codeBlocks(page, "json");
  const finish = codeBlocks(page, "bash")[1]?.split("\n").slice(0, 2).join("\n");
  const { url, received } = await startReceiver();
  const script = `${prepare}${create}${finish}\n${change}cat rotated.json\n`.replaceAll(EXAMPLE, url);
  const output = await paste(script, { grants: ["endpoints"], endpoints: LOCAL });
  const [endpoint, tried, deliveries, queued, rotated] = output.trim().split("\n").map(withoutSecrets);
  expect(endpoint?.replaceAll(url, EXAMPLE)).toBe(withoutSecrets(JSON.stringify(JSON.parse(created))));
  expect(tried).toContain('"attempt":{"delivered":true');
  expect(deliveries).toContain('"deliveries":[]');
  expect(queued).toContain('"queued":1');
  expect(rotated).toContain('"secret":"<secret>"');

  const types = () => received.map(({ body }) => JSON.parse(body).type);
  await expect.poll(types, { timeout: 15_000 }).toEqual(expect.arrayContaining(["endpoint.test", "flow.succeeded"]));
  const sent = received.find(({ body }) => JSON.parse(body).type === "flow.succeeded")?.body ?? "";
  expect(withoutSecrets(sent)).toBe(withoutSecrets(JSON.stringify(JSON.parse(message))));
});

const EXAMPLE = "https://automation.example/hook";

function withoutSecrets(text: string): string {
  return withoutIdsAndTimes(text)
    .replaceAll(/whsec_[\w+/]+/g, "<secret>")
    .replaceAll(/"\d{4}-\d\d-[\dT:.]+Z"/g, '"<time>"');
}
