#!/usr/bin/env node
import "./check-node.cjs";
import { AdminError } from "./admin/protocol.ts";
import { programHelp } from "./cli/help.ts";
import { hearSignals } from "./cli/signals.ts";
import { UsageError } from "./cli/usage-error.ts";
import { ConfigError } from "./gateway/config/config-error.ts";
import { didYouMean } from "./shared/did-you-mean.ts";
import { StoreError } from "./store/store-error.ts";

/** Options that need no command. */
const OPTIONS = ["--help", "--version"];

type Command = (args: string[]) => Promise<void>;

/** Loaded when it is asked for: a call need not wait for the gateway's code, nor the gateway for that of the call. */
const LOADERS: Record<string, () => Promise<Command>> = {
  serve: async () => {
    hearSignals();
    // There is nothing to reload yet.
    process.on("SIGHUP", () => undefined);
    return (await import("./cli/serve.ts")).serve;
  },
  routes: async () => (await import("./cli/routes.ts")).routes,
  secret: async () => (await import("./cli/secret.ts")).secret,
  call: async () => (await import("./cli/call.ts")).call,
  listen: async () => {
    hearSignals();
    return (await import("./cli/listen.ts")).listen;
  },
  work: async () => {
    // A terminal that closes is a signal too.
    hearSignals(["SIGHUP"]);
    return (await import("./cli/work.ts")).work;
  },
  mcp: async () => {
    hearSignals();
    return (await import("./cli/mcp.ts")).mcp;
  },
  status: async () => (await import("./cli/status.ts")).status,
  flows: async () => (await import("./cli/flows.ts")).flows,
  tasks: async () => (await import("./cli/tasks.ts")).tasks,
  endpoints: async () => (await import("./cli/endpoints.ts")).endpoints,
  "log-level": async () => (await import("./cli/set-log-level.ts")).setLogLevel,
  backup: async () => (await import("./cli/backup.ts")).backup,
  restore: async () => (await import("./cli/restore.ts")).restore,
  forget: async () => (await import("./cli/forget.ts")).forget,
  check: async () => (await import("./cli/check.ts")).check,
  export: async () => (await import("./cli/export.ts")).exportRecords,
  import: async () => (await import("./cli/import.ts")).importRecords,
  completion: async () => (await import("./cli/completion.ts")).completion,
};

async function main([name, ...args]: string[]): Promise<void> {
  if (name === undefined || name === "--help" || name === "-h") return void process.stdout.write(programHelp());
  if (name === "--version" || name === "-v" || args.includes("--version"))
    return void process.stdout.write(`${(await import("./cli/version.ts")).VERSION}\n`);
  const load = Object.hasOwn(LOADERS, name) ? LOADERS[name] : undefined;
  if (!load) throw new UsageError(unknownSentence(name));
  const command = await load();
  await command(args);
}

function unknownSentence(name: string): string {
  const [what, known] = name.startsWith("-") ? ["option", OPTIONS] : ["command", Object.keys(LOADERS)];
  const meant = didYouMean(name, known);
  return `There is no ${what} "${name}".${meant === undefined ? "" : ` Did you mean ${meant}?`} Try --help.`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  // A failure that the user can fix is one sentence; anything else is a defect, and its stack is wanted.
  const expected =
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof StoreError ||
    error instanceof AdminError;
  process.stderr.write(`${expected ? error.message : (error as Error).stack}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
