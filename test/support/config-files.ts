import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ConfigError } from "../../src/gateway/config/config-error.ts";
import { type GatewayConfig, loadConfig } from "../../src/gateway/config/load-config.ts";
import { type ConfigProblem, describeProblem } from "../../src/shared/schema-errors/config-problem.ts";
import { temporaryDirectory } from "./gateway.ts";

export type Files = Record<string, string | object>;

/** Writes files, and directories for them, into a new directory; `openclaw.json` is the configuration. */
export function filesIn(files: Files, directory = temporaryDirectory()): string {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(directory, name), text, { mode: 0o600 });
  }
  return directory;
}

export function load(files: Files, env: NodeJS.ProcessEnv = {}, directory?: string): GatewayConfig {
  return loadConfig(join(filesIn(files, directory), "openclaw.json"), { env });
}

function problemsOf(files: Files, env: NodeJS.ProcessEnv = {}, directory?: string): ConfigProblem[] {
  try {
    load(files, env, directory);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

/** The problems, as reported. */
export function sentencesOf(files: Files, env: NodeJS.ProcessEnv = {}, directory?: string): string[] {
  return problemsOf(files, env, directory).map(describeProblem);
}

/** A configuration with these routes. */
export const withRoutes = (routes: unknown) => ({ plugins: { entries: { webhooks: { config: { routes } } } } });
export const ROUTES = "plugins.entries.webhooks.config.routes";
export const ROUTE = { sessionKey: "agent:main:main", secret: "canary-secret-0123456789" };
