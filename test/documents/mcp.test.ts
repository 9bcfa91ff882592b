import { expect, test } from "vitest";
import { codeBlocks, documentAt, withoutIdsAndTimes } from "../support/documents.ts";
import { gatewayForTest, SECRET } from "../support/gateway.ts";
import { call, clientAt, clientOverStdio, mcpEnvironment } from "../support/mcp-client.ts";
import { ready, run, start } from "../support/program.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

const page = documentAt("docs/mcp.md");
const [local, remote] = codeBlocks(page, "json").map((json) => JSON.parse(json));
const exports = Object.fromEntries([...page.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
const [shown = ""] = codeBlocks(page, "text");

test("the configuration in docs/mcp.md starts a server that answers as is shown there", async () => {
  const { url } = await gatewayForTest();
  const { command, args, env } = local.mcpServers.taskflows;
  expect([command, args]).toEqual(["taskflow-webhooks", ["mcp"]]);
  const given = {
    TASKFLOW_WEBHOOKS_URL: env.TASKFLOW_WEBHOOKS_URL.replace("http://127.0.0.1:18789", url),
    TASKFLOW_WEBHOOKS_SECRET: env.TASKFLOW_WEBHOOKS_SECRET.replace("the route's secret", SECRET),
  };
  expect(Object.keys(env)).toEqual(Object.keys(given));
  const { client } = await clientOverStdio(given);
  const lines = shown.trimEnd().split("\n");
  expect(lines).toHaveLength(4);
  let flowId = "";
  for (let at = 0; at < lines.length; at += 2) {
    const [, name = "", input = ""] = /^(\w+) (.*)$/.exec(lines[at] ?? "") ?? [];
    const { sentence, result } = await call(client, name, { ...JSON.parse(input), ...(flowId && { flowId }) });
    flowId ||= (result.flow as { flowId: string }).flowId;
    expect(withoutIdsAndTimes(sentence)).toBe(withoutIdsAndTimes(lines[at + 1]?.trim() ?? ""));
  }
});

test("what docs/mcp.md exports and configures for HTTP makes a server and its client", async () => {
  const { url } = await gatewayForTest();
  expect(Object.keys(exports)).toEqual([...Object.keys(mcpEnvironment(url)), "TASKFLOW_WEBHOOKS_MCP_TOKEN"]);
  const { type, url: shownUrl, headers } = remote.mcpServers.taskflows;
  expect([type, headers]).toEqual(["http", { Authorization: "Bearer ${TASKFLOW_WEBHOOKS_MCP_TOKEN}" }]);
  const token = "t".repeat(43);
  const help = await run(["mcp", "--help"]);
  expect(help.out).toContain(`default: ${new URL(shownUrl).host};`);
  const at = await ready(start(["mcp", "--http", "0"], { ...mcpEnvironment(url), TASKFLOW_WEBHOOKS_MCP_TOKEN: token }));
  expect(new URL(at).pathname).toBe(new URL(shownUrl).pathname);
  expect((await (await clientAt(at, token)).listTools()).tools).toHaveLength(SENDER_ACTIONS.length);
});
