import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { temporaryDirectory } from "../../support/gateway.ts";
import { hasEnded } from "../../support/has-ended.ts";
import { ready } from "../../support/program.ts";
import { Connection } from "./app.ts";

export const SECRET = "s3cret-zapier";
const MAIN = fileURLToPath(new URL("../../../src/main.ts", import.meta.url));
const limits = { requestsPerMinute: 1_000_000, maxInFlight: 100 };
const ROUTES = {
  zapier: { sessionKey: "agent:main:main", secret: SECRET, limits },
  hooks: { sessionKey: "agent:main:hooks", secret: SECRET, limits, grants: ["endpoints"] },
  events: { sessionKey: "agent:main:events", secret: SECRET, limits },
  triggers: { sessionKey: "agent:main:triggers", secret: SECRET, limits },
  many: { sessionKey: "agent:main:many", secret: SECRET, limits },
  monitor: { sessionKey: "agent:main:main", secret: SECRET, limits, actions: ["list_flows"] },
  narrow: { sessionKey: "agent:main:main", secret: SECRET, limits: { requestsPerMinute: 1 } },
};
type Route = keyof typeof ROUTES;

export interface LiveGateway {
  routeUrl: (route: Route) => string;
  connection: (route?: Route, secret?: string) => Connection;
  /** Through something else that listens at this origin. */
  through: (origin: string) => Connection;
}

/** The program in a separate process, for the tests of one file. */
export function liveGateway(): LiveGateway {
  let child: ChildProcess;
  let url = "";
  beforeAll(async () => {
    const directory = temporaryDirectory();
    const config = join(directory, "openclaw.json");
    const webhooks = { enabled: true, config: { routes: ROUTES } };
    // What stands for Zapier's servers listens on this machine.
    const endpoints = { allowHttp: true, allowPrivateNetworks: ["127.0.0.0/8"] };
    const plugins = { entries: { webhooks } };
    writeFileSync(config, JSON.stringify({ gateway: { port: 0 }, taskflow: { endpoints }, plugins }));
    child = spawn(process.execPath, [MAIN, "serve", "--config", config, "--state-dir", directory]);
    const output = { out: "", err: "" };
    child.stderr?.on("data", (chunk) => void (output.err += chunk));
    url = await ready({ child, output });
  });
  afterAll(async () => {
    if (hasEnded(child) || !child.kill()) return;
    await once(child, "close");
  });
  const routeUrl = (route: Route): string => `${url}/plugins/webhooks/${route}`;
  return {
    routeUrl,
    connection: (route = "zapier", secret = SECRET) => new Connection(routeUrl(route), secret),
    through: (origin) => new Connection(`${origin}/plugins/webhooks/zapier`, SECRET),
  };
}
