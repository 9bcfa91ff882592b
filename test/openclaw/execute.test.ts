import { describe, expect, test } from "vitest";
import type { OpenClawApi } from "../../src/openclaw/api.ts";
import { openClawHost } from "../../src/openclaw/host.ts";
import type { Routes } from "../../src/plugin/config.ts";
import { registerWebhooks } from "../../src/plugin/index.ts";
import { gatewayForTest, SECRET } from "../support/gateway.ts";

const ROUTE: Routes[string] = { sessionKey: "agent:main:main", secret: SECRET };
const AUTHORITY =
  "Route \"zapier\" has execute: this gateway's agent runs its tasks. Its senders act with the agent's authority.";
const IGNORED = 'Route "zapier" has execute, but this gateway runs no agent. It ignores it.';

/** What an OpenClaw gateway is warned of, when it has an agent, or has not. */
function warningsOf(route: object, subagent?: object): string[] {
  const warnings: string[] = [];
  const api = {
    pluginConfig: { routes: { zapier: route } },
    config: {},
    logger: { info: () => {}, warn: (message: string) => void warnings.push(message), error: () => {} },
    registerHttpRoute: () => {},
    runtime: { tasks: { managedFlows: { bindSession: () => ({}) } }, ...(subagent && { subagent }) },
  } as unknown as OpenClawApi;
  registerWebhooks(openClawHost(api, () => ({ values: [SECRET], missing: [] })));
  return warnings;
}

describe("execute of a route", () => {
  test("warns that its senders gain the authority of the agent", () => {
    expect(warningsOf({ ...ROUTE, execute: "subagent" }, {})).toEqual([AUTHORITY]);
    expect(warningsOf(ROUTE, {})).toEqual([]);
  });

  test("is ignored with a warning by a gateway without an agent", async () => {
    expect(warningsOf({ ...ROUTE, execute: "subagent" })).toEqual([IGNORED]);
    const log: string[] = [];
    await gatewayForTest({ routes: { zapier: { ...ROUTE, execute: "subagent" } }, log });
    expect(log.map((line) => (JSON.parse(line) as { msg: string }).msg)).toContain(IGNORED);
  });

  test("takes no other value", () => {
    expect(() => warningsOf({ ...ROUTE, execute: "shell" })).toThrow(/routes\.zapier\.execute/);
  });
});
