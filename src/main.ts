#!/usr/bin/env node
import packageJson from "../package.json" with { type: "json" };
import { routes } from "./cli/routes.ts";
import { secret } from "./cli/secret.ts";
import { serve } from "./cli/serve.ts";
import { UsageError } from "./cli/usage-error.ts";
import { ConfigError } from "./gateway/config/config-error.ts";
import { StoreError } from "./store/open-store.ts";

const HELP = `Usage: taskflow-webhooks <command> [options]

  serve            serve the routes of a configuration
  routes           list the routes and whether their secrets resolve
  secret generate  print a strong secret

  -h, --help       this text, or a command's own with <command> --help
  -v, --version    the version
`;

const COMMANDS: Record<string, (args: string[]) => Promise<void>> = { serve, routes, secret };

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === "--help" || name === "-h") return void process.stdout.write(HELP);
  if (name === "--version" || name === "-v" || args.includes("--version"))
    return void process.stdout.write(`${packageJson.version}\n`);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}". Try --help.`);
  await command(args);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // What a user can mend is told in a sentence; anything else is a defect, and its stack is wanted.
  const expected = error instanceof UsageError || error instanceof ConfigError || error instanceof StoreError;
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
