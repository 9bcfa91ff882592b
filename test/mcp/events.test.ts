import { expect, test } from "vitest";
import { refusal, startEventServer } from "../support/event-server.ts";
import { call, clientOverStdio, mcpEnvironment } from "../support/mcp-client.ts";

async function scene() {
  const server = await startEventServer();
  const { client } = await clientOverStdio(mcpEnvironment(new URL(server.url).origin));
  return { server, client };
}

test("list_events waits for an event and returns it with the cursor to continue", async () => {
  const { server, client } = await scene();
  const { result } = await call(client, "list_events", { position: "latest" });
  const next = call(client, "list_events", { cursor: result.cursor, flowId: "f", waitMs: "10000" });
  await expect.poll(() => server.waiting.size).toBe(1);
  server.emit("flow.succeeded");
  expect((await next).result).toMatchObject({ events: [{ eventId: "e1", type: "flow.succeeded" }], cursor: "1" });
});

test("list_events waits 15 seconds at most, whatever an agent asks for, so that hosts do not give it up", async () => {
  const { server, client } = await scene();
  server.emit("flow.created");
  for (const waitMs of [50_000, 15_000, 100]) await call(client, "list_events", { waitMs });
  expect(server.seen.map(({ waitMs }) => waitMs)).toEqual([15_000, 15_000, 100]);
  const { tools } = await client.listTools();
  const { inputSchema } = tools.find(({ name }) => name === "list_events") ?? {};
  expect(inputSchema?.properties).toMatchObject({ waitMs: { type: "integer", minimum: 0, maximum: 15_000 } });
  expect(client.getInstructions()).toContain("list_events");
});

test("a waitMs that is no number is the gateway's to refuse", async () => {
  const { server, client } = await scene();
  server.emit("flow.created");
  await call(client, "list_events", { waitMs: "soon" });
  expect(server.seen.map(({ waitMs }) => waitMs)).toEqual(["soon"]);
});

test.each([
  [410, "events_expired", { reason: "Deleted.", oldestCursor: "7" }, /continue with `oldestCursor`/, "7"],
  [501, "not_supported", { reason: "No." }, /Do without it/, undefined],
  [403, "action_not_allowed", {}, /does not allow this action/, undefined],
] as const)("a refusal with %s %s says what to do next", async (status, code, result, advice, oldestCursor) => {
  const { server, client } = await scene();
  server.script(() => refusal(status, code, result));
  const { isError, sentence, facts } = await call(client, "list_events", { cursor: "1" });
  expect([isError, facts.code, facts.oldestCursor]).toEqual([true, code, oldestCursor]);
  expect(sentence).toMatch(advice);
});

test("no tool manages endpoints: that is the operator's", async () => {
  const { client } = await scene();
  const { tools } = await client.listTools();
  expect(tools.filter(({ name }) => /endpoint|deliver/.test(name))).toEqual([]);
});
