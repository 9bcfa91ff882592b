import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { temporaryDirectory } from "./gateway.ts";
import { ready, start } from "./program.ts";

export type Config = Record<string, unknown>;
export const LIST = '{"action":"list_flows"}';
export const route = (secret: unknown, more: object = {}) => ({ sessionKey: "agent:main:main", secret, ...more });
export const withRoutes = (routes: object, more: Config = {}): Config => ({
  plugins: { entries: { webhooks: { config: { routes } } } },
  ...more,
});

/** Starts the real program with a configuration file. `prepare`, or the configuration's function, adds other files. */
export async function program(
  config: Config | ((directory: string) => Config),
  prepare: (directory: string) => void = () => {},
  env: NodeJS.ProcessEnv = {},
) {
  const directory = temporaryDirectory();
  prepare(directory);
  const file = join(directory, "openclaw.json");
  const write = (next: Config | string) => {
    writeFileSync(`${file}.new`, typeof next === "string" ? next : JSON.stringify(next));
    renameSync(`${file}.new`, file);
  };
  write(typeof config === "function" ? config(directory) : config);
  const running = start(["serve", "--config", file, "--port", "0", "--state-dir", join(directory, "state")], env);
  const url = await ready(running);
  const lines = () => running.output.err.split("\n").filter((line) => line.startsWith("{"));
  const reported = (): number => lines().filter((line) => /Configuration (?:not )?reloaded/.test(line)).length;
  return {
    url,
    file,
    directory,
    write,
    log: () => running.output.err,
    /** The log messages at level `warn`, each with its route. */
    warnings: () =>
      lines()
        .map((line) => JSON.parse(line) as { level: number; msg: string; routeId?: string })
        .filter(({ level }) => level === 40)
        .map(({ msg, routeId }) => ({ msg, routeId })),
    /** Number of reloads that the program has tried. */
    reloads: reported,
    child: running.child,
    /** Runs `change`, and resolves to the log lines about the reload. */
    reloaded: async (change: () => void): Promise<string> => {
      const [before, from] = [reported(), lines().length];
      change();
      await expect.poll(reported, { timeout: 15_000, interval: 20 }).toBeGreaterThan(before);
      return lines().slice(from).join("\n");
    },
    hangUp: () => void running.child.kill("SIGHUP"),
    status: async (secret: string, path = "/plugins/webhooks/a", body = LIST) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${secret}` };
      return (await fetch(`${url}${path}`, { method: "POST", headers, body })).status;
    },
  };
}
