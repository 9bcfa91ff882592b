import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { ACTION_GRANTS, SAFE_ACTIONS } from "../../generated/actions.ts";
import type { OpenClawApi } from "../../src/openclaw/api.ts";
import { openClawHost } from "../../src/openclaw/host.ts";
import { registerWebhooks } from "../../src/plugin/index.ts";
import type { HttpRoute } from "../../src/port/plugin-api.ts";
import { SECRET } from "../support/gateway.ts";

const broken = Object.assign(new Error("disk I/O error"), { code: "ERR_SQLITE_ERROR" });
const fields: Record<string, object> = {
  get_flow: { flowId: "f" },
  get_task_summary: { flowId: "f" },
  resolve_flow: { token: "t" },
};

/** Reads that this host offers. */
const NOT_OFFERED = ["list_events", "get_task", "list_tasks"];
const READS = [...SAFE_ACTIONS].filter((action) => !NOT_OFFERED.includes(action) && !ACTION_GRANTS[action]);

/** The plugin inside an OpenClaw gateway whose store cannot be read, on a real socket. */
async function serve(fail: () => never | Promise<never>): Promise<string> {
  const names = ["get", "list", "findLatest", "resolve", "getTaskSummary"];
  const flows = Object.fromEntries(names.map((name) => [name, fail]));
  let route: Pick<HttpRoute, "handler"> | undefined;
  const api = {
    pluginConfig: { routes: { zapier: { sessionKey: "agent:main:main", secret: SECRET } } },
    config: {},
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    registerHttpRoute: (registered: Pick<HttpRoute, "handler"> & { path: string }) => {
      if (registered.path === "/plugins/webhooks/zapier") route = registered;
    },
    runtime: { tasks: { managedFlows: { bindSession: () => flows } } },
  } as unknown as OpenClawApi;
  registerWebhooks(
    openClawHost(api, () => ({ values: [SECRET], missing: [] })),
    new Map(),
  );
  const server = createServer((req, res) => void route?.handler(req, res)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/plugins/webhooks/zapier`;
}

describe.each<[string, () => never | Promise<never>]>([
  [
    "2026.5, which throws",
    () => {
      throw broken;
    },
  ],
  ["2026.9, which rejects", () => Promise.reject(broken)],
])("inside OpenClaw %s, a store that cannot be read", (_version, fail) => {
  test.each(READS)("answers %s with 503, and that nothing was changed", async (action) => {
    const url = await serve(fail);
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}` },
      body: JSON.stringify({ action, ...fields[action] }),
    });
    const body = (await response.json()) as Record<string, unknown>;
    expect({ status: response.status, ...body }).toMatchObject({
      status: 503,
      code: "persist_failed",
      error: "The store could not read or write. Nothing was changed.",
    });
    expect(body).not.toHaveProperty("uncertain");
  });
});
