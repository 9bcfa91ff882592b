import { statSync } from "node:fs";
import { resolve } from "node:path";
import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { isOfWorker } from "../../gateway/config/queue-problems.ts";
import { didYouMean } from "../../shared/did-you-mean.ts";
import { TOOL_KINDS, type ToolKind } from "../../worker/acp/settings.ts";
import { exposedSecrets } from "../../worker/config/exposed-secrets.ts";
import type { QueueSettings, WorkerSettings } from "../../worker/settings.ts";
import { routeOf } from "../connection.ts";
import { UsageError } from "../usage-error.ts";
import { findProgram } from "./find-program.ts";
import { splitCommand } from "./split-command.ts";

export interface WorkOptions {
  config?: string;
  queue?: string[];
  exec?: string;
  acp?: string;
  concurrency?: string;
  timeout?: string;
  lease?: string;
  shutdown?: string;
  cwd?: string;
  "pass-env"?: string[];
  allow?: string[];
  "worker-id"?: string;
  url?: string;
  "secret-file"?: string;
  help?: boolean;
}

/** Of one claim, as the contract has it. */
const MAX_QUEUES = 32;
const QUEUE = /^[a-z0-9._-]{1,64}$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const WORKER_ID = /^[!-~]{1,128}$/;

/** Options that go with a configuration, which says everything else. */
const BESIDE_CONFIG = new Set(["config", "help"]);

/** Refuses what the configuration says already. */
export function checkConfigAlone(options: WorkOptions, args: readonly string[]): void {
  const other = Object.keys(options).find((name) => !BESIDE_CONFIG.has(name)) ?? (args.length > 0 ? "" : undefined);
  if (other !== undefined)
    throw new UsageError(`--config and ${other === "" ? "arguments after --" : `--${other}`} exclude each other.`);
}

/** The settings of a worker without a configuration. `args` followed `--`. */
export function settingsOf(options: WorkOptions, args: readonly string[], env: NodeJS.ProcessEnv): WorkerSettings {
  const queue = queueOf(options, args, env);
  const route = { name: "", ...routeOf(options, env), queues: [queue] };
  route.name = nameOf(route.url);
  const [exposed] = exposedSecrets("", [queue], [route.secret], env);
  if (exposed)
    throw new UsageError("The secret of the route must reach no program: it is in an argument or a variable");
  return {
    routes: [route],
    workerId: workerIdOf(options["worker-id"]),
    shutdownMs: milliseconds("--shutdown", options.shutdown, 0) ?? CONFIG_DEFAULTS.WorkerConfig.shutdownMs,
    leaseMs: leaseOf(options.lease),
  };
}

function queueOf(options: WorkOptions, args: readonly string[], env: NodeJS.ProcessEnv): QueueSettings {
  return {
    ...CONFIG_DEFAULTS.WorkerQueue,
    queues: queuesOf(options.queue),
    ...programOf(options, args, env),
    isChecked: false,
    cwd: directoryOf(options.cwd),
    passEnv: variablesOf(options["pass-env"]),
    concurrency: concurrencyOf(options.concurrency),
    timeoutMs: milliseconds("--timeout", options.timeout, 0.001),
    permissions: kindsOf(options),
  };
}

function programOf({ exec, acp }: WorkOptions, args: readonly string[], env: NodeJS.ProcessEnv) {
  if (exec !== undefined && acp !== undefined) throw new UsageError("--exec and --acp exclude each other.");
  if (exec !== undefined)
    return { runs: "command", command: findProgram("--exec", exec, env), args: [...args] } as const;
  if (acp === undefined)
    throw new UsageError('work needs what runs the tasks: --exec FILE, --acp "COMMAND …" or --config FILE');
  if (args.length > 0) throw new UsageError('--acp takes the arguments of the agent itself: --acp "agent --flag"');
  const [name, ...own] = splitCommand("--acp", acp);
  return { runs: "agent", command: findProgram("--acp", name, env), args: own } as const;
}

function queuesOf(values: readonly string[] | undefined): string[] {
  const queues = [...new Set(listOf(values))];
  if (queues.length === 0) throw new UsageError("work needs --queue NAME, the queue whose tasks it runs");
  if (queues.length > MAX_QUEUES)
    throw new UsageError(
      `--queue takes up to ${MAX_QUEUES} queues, not ${queues.length}. Start another worker for the rest.`,
    );
  for (const queue of queues)
    if (!QUEUE.test(queue))
      throw new UsageError(`--queue takes 1 to 64 of a-z 0-9 - _ and ., not ${JSON.stringify(queue)}`);
  return queues;
}

function variablesOf(values: readonly string[] | undefined): string[] {
  const names = listOf(values);
  for (const name of names) {
    if (!VARIABLE.test(name))
      throw new UsageError(`--pass-env takes names of environment variables, not ${JSON.stringify(name)}`);
    if (isOfWorker(name)) throw new UsageError(`--pass-env: ${name} is of the worker itself, and reaches no program`);
  }
  return names;
}

function kindsOf({ allow, acp }: WorkOptions): ToolKind[] {
  if (allow !== undefined && acp === undefined) throw new UsageError("--allow needs --acp");
  return listOf(allow).map((word) => {
    const kind = TOOL_KINDS.find((known) => known === word);
    if (kind) return kind;
    const meant = didYouMean(word, TOOL_KINDS);
    throw new UsageError(
      `--allow takes kinds of tools (${TOOL_KINDS.join(", ")}), not ${JSON.stringify(word)}${meant ? `. Did you mean ${meant}?` : ""}`,
    );
  });
}

function listOf(values: readonly string[] = []): string[] {
  return values.flatMap((value) => value.split(",").map((item) => item.trim()));
}

function concurrencyOf(text = "1"): number {
  const number = Number(text);
  if (!/^\d{1,4}$/.test(text) || number < 1 || number > 1_000)
    throw new UsageError(`--concurrency takes a number from 1 to 1000, not ${JSON.stringify(text)}`);
  return number;
}

function milliseconds(option: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds < least || seconds > 2_000_000)
    throw new UsageError(`${option} takes a number of seconds up to 2000000, not ${JSON.stringify(text)}`);
  return Math.ceil(seconds * 1000);
}

function leaseOf(text: string | undefined): number | undefined {
  const leaseMs = milliseconds("--lease", text, 0);
  if (leaseMs !== undefined && (leaseMs < 5_000 || leaseMs > 3_600_000))
    throw new UsageError(`--lease takes a number of seconds from 5 to 3600, not ${JSON.stringify(text)}`);
  return leaseMs;
}

function workerIdOf(text: string | undefined): string | undefined {
  if (text !== undefined && !WORKER_ID.test(text))
    throw new UsageError("--worker-id takes up to 128 printable ASCII characters without spaces");
  return text;
}

function directoryOf(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const directory = resolve(path);
  if (path === "" || !statSync(directory, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--cwd takes a directory, not ${JSON.stringify(path)}`);
  return directory;
}

/** The last part of the route's path, as the labels of lines and metrics. */
function nameOf(url: string): string {
  return new URL(url).pathname.split("/").findLast((part) => part !== "") ?? "route";
}
