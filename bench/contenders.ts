import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../test/support/free-port.ts";
import type { Dataset } from "./dataset.ts";
import type { StoreKind } from "./echo-store.ts";
import { type Server, startServer } from "./server.ts";
import { OPERATOR_ROUTE, ROUTES, SECRET, SESSION_KEY } from "./session.ts";

export const PEER_VERSION = "2026.9.6";
const peerFolder = at(`../test/hosts/${PEER_VERSION}/`);

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

export interface Echo extends Server {
  /** Sets the response from now on. */
  answerWith(body: Buffer): Promise<void>;
}

/** Starts the bare server, or one that stores the body of each request before it answers. */
export async function startEcho(directory: string, store?: StoreKind): Promise<Echo> {
  const port = await freePort();
  const server = await startServer({
    args: [at("echo-server.ts"), String(port), ...(store ? [store, directory] : [])],
    port,
    logFile: join(directory, "echo.log"),
    ready: { path: "/", status: 200, withinMs: 10_000 },
    path: routePath,
  });
  return {
    ...server,
    answerWith: async (body) => {
      await (await fetch(server.url, { method: "PUT", body: new Uint8Array(body) })).text();
    },
  };
}

/** Which gateway to start, and on which flows. */
interface GatewayOptions {
  /** Distinguishes its files from those of other gateways. */
  name: string;
  /** The folder of a built checkout; default: this one. */
  checkout?: string;
  /** Default: no flows. */
  dataset?: Dataset;
  /** Whether there is a route for workers and endpoints, whose receivers are on this machine. */
  operated?: boolean;
}

/** Starts the published gateway on a copy of the dataset, with defaults except for limits that a benchmark reaches. */
export async function startGateway(
  directory: string,
  { name, checkout = at(".."), dataset, operated = false }: GatewayOptions,
): Promise<Server> {
  const stateDir = join(directory, `gateway-${name}`);
  rmSync(stateDir, { recursive: true, force: true });
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  if (dataset) cpSync(dataset.stateDir, stateDir, { recursive: true });
  const config = join(stateDir, "openclaw.json");
  const limits = { requestsPerMinute: 1_000_000_000, maxInFlight: 1_000 };
  const settings = { plugins: plugins({ limits }, operated ? OPERATED : {}), ...(operated && { taskflow: TASKFLOW }) };
  writeFileSync(config, JSON.stringify(settings), { mode: 0o600 });
  const port = await freePort();
  return startServer({
    args: [
      join(checkout, "dist/src/main.js"),
      "serve",
      "--config",
      config,
      "--state-dir",
      stateDir,
      "--port",
      String(port),
    ],
    port,
    logFile: join(directory, `gateway-${name}.log`),
    ready: { path: "/readyz", status: 200, withinMs: 60_000 },
    path: routePath,
  });
}

/** Starts an OpenClaw gateway with its bundled plugin, in a separate home directory. */
export async function startPeer(directory: string): Promise<Server> {
  const program = join(peerFolder, "node_modules/openclaw/openclaw.mjs");
  if (!existsSync(program)) execFileSync("npm", ["ci", "--ignore-scripts"], { cwd: peerFolder, stdio: "inherit" });
  const home = join(directory, "peer");
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, ".openclaw"), { recursive: true });
  const auth = { mode: "token", token: "a-token-for-the-benchmark-alone-0123456789" };
  const gateway = { mode: "local", bind: "loopback", auth, trustedProxies: ["127.0.0.1"] };
  writeFileSync(join(home, ".openclaw/openclaw.json"), JSON.stringify({ gateway, plugins: plugins({}) }));
  const port = await freePort();
  let request = 0;
  return startServer({
    args: [program, "gateway", "run", "--port", String(port)],
    port,
    env: { ...process.env, HOME: home },
    logFile: join(directory, "peer.log"),
    ready: { path: routePath(0), status: 405, withinMs: 120_000 },
    path: routePath,
    // Its limit of 120 requests a minute cannot be raised: the requests come from 4,000 clients behind a proxy.
    headers: () => {
      request = (request + 1) % 4_000;
      return `X-Forwarded-For: 10.0.${request >> 8}.${request & 255}\r\n`;
    },
  });
}

const OPERATED = {
  [OPERATOR_ROUTE]: {
    sessionKey: SESSION_KEY,
    secret: SECRET,
    grants: ["worker", "endpoints"],
    limits: { workerRequestsPerMinute: 1_000_000_000, maxWorkerInFlight: 1_000 },
  },
};
const TASKFLOW = { endpoints: { allowHttp: true, allowPrivateNetworks: ["127.0.0.1"] } };

function plugins(more: object, others: object = {}): object {
  const common = ROUTES.map((routeId) => [routeId, { sessionKey: SESSION_KEY, secret: SECRET, ...more }]);
  const routes = { ...Object.fromEntries(common), ...others };
  return { entries: { webhooks: { enabled: true, config: { routes } } } };
}

export const OPERATOR_PATH = `/plugins/webhooks/${OPERATOR_ROUTE}`;

function routePath(connection: number): string {
  return `/plugins/webhooks/${ROUTES[connection % ROUTES.length]}`;
}
