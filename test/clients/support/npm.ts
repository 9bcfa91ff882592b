import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Client } from "./describe-generator.ts";
import { run } from "./run.ts";
import type { Target } from "./scenario.ts";

/** Runs no install scripts: none of the tools needs one. */
export const npmCi = (home: string) => run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: home });

export const npmVersion =
  (name: string) =>
  (home: string): string =>
    JSON.parse(readFileSync(join(home, "node_modules", name, "package.json"), "utf8")).version;

/** A command of a package that is installed in the home. */
export const npmCommand = (home: string, name: string, args: string[], cwd: string, env?: Record<string, string>) =>
  run(process.execPath, [join(home, "node_modules/.bin", name), ...args], { cwd, ...(env && { env }) });

/** Checks and runs the two TypeScript clients with the program in test/clients/tools/typescript. */
export const TYPESCRIPT = {
  compile: ({ home, folder, shape }: Client) => npmCommand(home, "tsc", ["-p", `tsconfig.${shape}.json`], folder),
  play: ({ folder, shape }: Client, env: Target) =>
    run(process.execPath, [join(folder, "out", `${shape}.js`)], { cwd: folder, env }),
};

/** The same of a generator that makes types of the webhooks in openapi.json: its webhooks.ts is checked too. */
export const TYPESCRIPT_WITH_WEBHOOKS = {
  ...TYPESCRIPT,
  compile: async (client: Client) => {
    await TYPESCRIPT.compile(client);
    if (basename(client.spec) !== "openapi.json") return;
    await npmCommand(client.home, "tsc", ["-p", "tsconfig.webhooks.json", "--noEmit"], client.folder);
  },
};
