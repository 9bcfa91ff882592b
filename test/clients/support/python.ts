import { globSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "./describe-generator.ts";
import { run } from "./run.ts";
import type { Target } from "./scenario.ts";

/** A virtual environment with exactly the packages of requirements.txt, each checked by its hash. */
export async function pipInstall(home: string): Promise<void> {
  await run("python3", ["-m", "venv", "venv"], { cwd: home });
  await venv(home, "pip", ["install", "--quiet", "--require-hashes", "-r", "requirements.txt"], home);
}

/** A command of the virtual environment. */
export const venv = (home: string, command: string, args: string[], cwd: string, env?: Record<string, string>) =>
  run(join(home, "venv/bin", command), args, { cwd, ...(env && { env }) });

export const pipVersion =
  (name: string) =>
  (home: string): string => {
    // An older pip, such as Debian 12's, leaves an egg-info where a package has no wheel.
    const installed = `venv/lib/*/site-packages/${name.replaceAll("-", "_")}-*.{dist,egg}-info`;
    const [info = ""] = globSync(installed, { cwd: home });
    return /-([^-]+)\.(?:dist|egg)-info$/.exec(info)?.[1] ?? "not installed";
  };

const programOf = ({ shape }: Client) => `${shape.replace("-", "_")}.py`;

/** Checks and runs the two Python clients with the program in test/clients/tools/python. */
export const PYTHON = {
  compile: (client: Client) =>
    venv(client.home, "mypy", ["--cache-dir", join(client.home, "mypy-cache"), programOf(client)], client.folder),
  play: (client: Client, env: Target) => venv(client.home, "python", [programOf(client)], client.folder, env),
};
