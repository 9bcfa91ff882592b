import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { RAISED, SECRET, temporaryDirectory } from "../../support/gateway.ts";
import { ready, start } from "../../support/program.ts";

export interface Service {
  url: string;
  child: ReturnType<typeof start>["child"];
  output: ReturnType<typeof start>["output"];
}

interface Options {
  stateDir?: string;
  /** A PostgreSQL URL; absent: files in `stateDir`. */
  store?: string;
  limits?: Record<string, number>;
  /** More of the route than its session, secret and limits. */
  route?: Record<string, unknown>;
  /** As `gateway`, beside the port. */
  gateway?: Record<string, unknown>;
  /** As `taskflow.maintenance`. */
  maintenance?: Record<string, number>;
}

/** Settings of one route, "zapier", whose limits are out of the way unless a test is about them. */
export function configure(options: Options = {}): string {
  const { stateDir = temporaryDirectory(), store, limits, route, gateway, maintenance } = options;
  const file = join(temporaryDirectory(), "openclaw.json");
  const zapier = { sessionKey: "agent:main:main", secret: SECRET, limits: { ...RAISED, ...limits }, ...route };
  const routes = { zapier };
  const taskflow = { stateDir, ...(store !== undefined && { store }), ...(maintenance && { maintenance }) };
  const plugins = { entries: { webhooks: { config: { routes } } } };
  writeFileSync(file, JSON.stringify({ gateway: { port: 0, ...gateway }, plugins, taskflow }));
  return file;
}

/** The real program in a separate process; resolves when it answers. */
export async function startService(configuration: string, env: NodeJS.ProcessEnv = {}): Promise<Service> {
  const program = start(["serve", "--config", configuration], env);
  return { ...program, url: await ready(program) };
}
