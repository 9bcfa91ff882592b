import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import type { OpenClawApi } from "../../../src/openclaw/api.ts";
import { openClawHost } from "../../../src/openclaw/host.ts";
import type { Routes } from "../../../src/plugin/config.ts";
import { registerWebhooks } from "../../../src/plugin/index.ts";
import type { HttpRoute } from "../../../src/port/plugin-api.ts";
import { expectContract, SECRET } from "../../support/gateway.ts";

export type Route = Routes[string];
export const ROUTE: Route = { sessionKey: "agent:main:main", secret: SECRET };

/** The plugin inside an OpenClaw gateway with these flows, on a real socket, and what it warned of. */
export async function serve(route: Route, session: object = {}) {
  const warnings: string[] = [];
  let served: Pick<HttpRoute, "handler"> | undefined;
  const api = {
    pluginConfig: { routes: { zapier: route } },
    config: {},
    logger: { info: () => {}, warn: (message: string) => void warnings.push(message), error: () => {} },
    registerHttpRoute: (registered: Pick<HttpRoute, "handler"> & { path: string }) => {
      if (registered.path === "/plugins/webhooks/zapier") served = registered;
    },
    runtime: { tasks: { managedFlows: { bindSession: () => session } } },
  } as unknown as OpenClawApi;
  registerWebhooks(openClawHost(api, () => ({ values: [SECRET], missing: [] })));
  const server = createServer((req, res) => void served?.handler(req, res)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/plugins/webhooks/zapier`;
  const call = async (body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${SECRET}`, ...headers },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as { code: string; error: string; result?: object };
    expectContract(response.status, answer);
    return { status: response.status, code: answer.code, error: answer.error, result: answer.result };
  };
  return { call, warnings };
}
