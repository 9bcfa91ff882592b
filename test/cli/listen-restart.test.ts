import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTaskFlowClient } from "../../sdk/src/index.ts";
import { filesIn, withRoutes } from "../support/config-files.ts";
import { SECRET } from "../support/gateway.ts";
import { ready, start } from "../support/program.ts";

const ROUTES = { zapier: { sessionKey: "agent:main:main", secret: SECRET } };

test("listen prints every applied change once, across a graceful stop and a SIGKILL of the gateway", async () => {
  const directory = filesIn({ "openclaw.json": withRoutes(ROUTES) });
  const serve = (port: string) =>
    start(["serve", "--config", join(directory, "openclaw.json"), "--state-dir", directory, "--port", port]);
  let gateway = serve("0");
  const baseUrl = await ready(gateway);
  const client = createTaskFlowClient({ baseUrl, routeId: "zapier", secret: SECRET });
  const env = { TASKFLOW_WEBHOOKS_URL: `${baseUrl}/plugins/webhooks/zapier`, TASKFLOW_WEBHOOKS_SECRET: SECRET };
  const listener = start(["listen"], env);
  const patient = { timeout: 30_000, interval: 20 };
  await expect.poll(() => listener.output.err, patient).toContain("Listening for events of");

  const made: string[] = [];
  const printed = () => [...listener.output.out.matchAll(/"flowId":"([^"]+)"/g)].map(([, flowId]) => flowId);
  const create = async () => {
    for (let n = 0; n < 5; n++) made.push((await client.createFlow({ goal: "Keep" })).flow.flowId);
  };
  await create();
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    gateway.child.kill(signal);
    await once(gateway.child, "exit");
    gateway = serve(new URL(baseUrl).port);
    await ready(gateway);
    // Before the listener is back.
    await create();
    await expect.poll(printed, patient).toEqual(made);
  }
  listener.child.kill("SIGTERM");
  expect(await once(listener.child, "exit")).toEqual([0, null]);
});
