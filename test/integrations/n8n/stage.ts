import { LOCAL } from "../../support/endpoints.ts";
import { startFaultyProxy } from "../../support/faulty-proxy.ts";
import { SECRET, startTestGateway } from "../../support/gateway.ts";
import { installN8n } from "./n8n.ts";

const ROUTE = "/plugins/webhooks/n8n";

/** A real n8n with the package and its credentials, a live gateway, and a proxy between them for those who want it. */
export async function openStage() {
  // Eight requests at a time, as is the default, from all the items of a node.
  const limits = { requestsPerMinute: 1_000_000 };
  const gateway = await startTestGateway({
    routes: {
      n8n: { sessionKey: "agent:main:main", secret: SECRET, controllerId: "webhooks/n8n", limits },
      granted: { sessionKey: "agent:main:main", secret: SECRET, limits, grants: ["endpoints"] },
      reader: { sessionKey: "agent:main:main", secret: SECRET, limits, actions: ["list_flows"] },
    },
    // What n8n missed while it was stopped comes soon after its start.
    taskflow: { endpoints: { ...LOCAL, retryDelaysMs: Array.from({ length: 120 }, () => 1_000) } },
  });
  const proxy = await startFaultyProxy(gateway.url, { keys: true });
  const n8n = await installN8n();
  const route = (id: string, url: string, secret = SECRET) => ({
    id,
    name: id,
    type: "taskFlowWebhooksApi",
    data: { url, secret },
  });
  const credentials = {
    taskflowRoute: route("taskflowRoute", gateway.url + ROUTE),
    proxied: route("proxied", `${proxy.url}${ROUTE}/`),
    wrong: route("wrong", gateway.url + ROUTE, "guessed"),
    granted: route("granted", `${gateway.url}/plugins/webhooks/granted`),
    reader: route("reader", `${gateway.url}/plugins/webhooks/reader`),
    withLineBreak: route("withLineBreak", gateway.url + ROUTE, `${SECRET}\r\n`),
    twoLines: route("twoLines", gateway.url + ROUTE, `guessed\n${SECRET}`),
    withUser: route("withUser", `${gateway.url.replace("//", "//user:guessed@")}${ROUTE}`),
    nobody: route("nobody", `http://127.0.0.1:1${ROUTE}`),
    elsewhere: route("elsewhere", `${gateway.url}/healthz`),
    taskflowSecret: { id: "taskflowSecret", name: "taskflowSecret", type: "httpBearerAuth", data: { token: SECRET } },
  };
  await n8n.importCredentials(Object.values(credentials));
  return {
    gateway,
    proxy,
    n8n,
    credentials,
    routeUrl: gateway.url + ROUTE,
    /** The route's flows in the store, newest first. */
    flows: async () => (await gateway.call({ action: "list_flows" }, "n8n")).body.result.flows,
    close: async () => {
      await proxy.close();
      await gateway.close();
    },
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
