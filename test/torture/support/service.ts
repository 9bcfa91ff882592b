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
  /** A PostgreSQL URL. Default: files in `stateDir`. */
  store?: string;
  limits?: Record<string, number>;
  /** Settings of the route besides its session, secret and limits. */
  route?: Record<string, unknown>;
  /** The section `gateway`, without the port. */
  gateway?: Record<string, unknown>;
  /** The section `taskflow.maintenance`. */
  maintenance?: Record<string, number>;
  /** As `taskflow.endpoints`. */
  endpoints?: Record<string, unknown>;
}

/** A configuration with one route, "zapier", whose limits are never reached unless a test sets them. */
export function configure(options: Options = {}): string {
  const { stateDir = temporaryDirectory(), store, limits, route, gateway, maintenance, endpoints } = options;
  const file = join(temporaryDirectory(), "openclaw.json");
  const zapier = { sessionKey: "agent:main:main", secret: SECRET, limits: { ...RAISED, ...limits }, ...route };
  const routes = { zapier };
  const sections = { ...(maintenance && { maintenance }), ...(endpoints && { endpoints }) };
  const taskflow = { stateDir, ...(store !== undefined && { store }), ...sections };
  const plugins = { entries: { webhooks: { config: { routes } } } };
  writeFileSync(file, JSON.stringify({ gateway: { port: 0, ...gateway }, plugins, taskflow }));
  return file;
}

/** Starts the real program in a separate process. Resolves when it is ready. */
export async function startService(configuration: string, env: NodeJS.ProcessEnv = {}): Promise<Service> {
  const program = start(["serve", "--config", configuration], env);
  return { ...program, url: await ready(program) };
}
