import { statSync } from "node:fs";
import type { components } from "../../../generated/config-types.ts";
import { refusalOfCommand } from "../../secrets/check-command.ts";
import { resolveFrom } from "../../secrets/resolve-path.ts";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { pathOf } from "../../shared/schema-errors/describe-problems.ts";

type QueueSection = components["schemas"]["WorkerQueue"];
type Queues = Readonly<Record<string, QueueSection>>;

const OF_AGENTS = ["permissions", "mcpServers"] as const;
const PROGRAM = "an executable file that only its owner can change, and no link";

/**
 * What is wrong with queues beyond what the schema says. `prefix` is their place in the file. These look at what other
 * problems leave, so that a mistake does not hide the next.
 */
export function queueProblems(file: string, prefix: string, queues: Queues): ConfigProblem[] {
  return Object.entries(asObject(queues)).flatMap(([queue, section]) => {
    const place = (...keys: string[]) => pathOf(prefix, [queue, ...keys]);
    const whole = asObject(section) as QueueSection;
    return [
      ...programProblems(whole, place),
      ...serverProblems(whole, place),
      ...directoryProblems(file, whole, place),
      ...variableProblems(whole, place),
    ];
  });
}

type Place = (...keys: string[]) => string;

function programProblems(section: QueueSection, place: Place): ConfigProblem[] {
  const { command, acp, trustedDirs } = section;
  if (command !== undefined && acp !== undefined)
    return [{ path: place(), found: "command and acp", expected: "one of the two" }];
  if (command === undefined && acp === undefined)
    return [{ path: place(), found: "no program", expected: "command, or acp for an agent" }];
  const misplaced = OF_AGENTS.filter((key) => acp === undefined && section[key] !== undefined);
  return [
    ...misplaced.map((key) => ({ path: place(key), found: "it beside command", expected: "it beside acp only" })),
    ...refusalProblems(place(acp === undefined ? "command" : "acp"), acp ?? command, trustedDirs),
  ];
}

function serverProblems({ mcpServers }: QueueSection, place: Place): ConfigProblem[] {
  return asList(mcpServers).flatMap((server, index) => {
    const { command, url } = asObject(server) as { command?: string; url?: string };
    const path = (...keys: string[]) => place("mcpServers", String(index), ...keys);
    if ((command === undefined) === (url === undefined))
      return [
        { path: path(), found: command === undefined ? "neither command nor url" : "command and url", expected: "one" },
      ];
    return refusalProblems(path("command"), command);
  });
}

function refusalProblems(path: string, command: unknown, trustedDirs?: string[]): ConfigProblem[] {
  // The schema reports whatever is no absolute path.
  if (typeof command !== "string" || !command.startsWith("/")) return [];
  const dirs = trustedDirs && asList(trustedDirs).filter((directory) => typeof directory === "string");
  const refusal = refusalOfCommand({ command, ...(dirs && { trustedDirs: dirs }) });
  return refusal === undefined ? [] : [{ path, found: `${JSON.stringify(command)} (${refusal})`, expected: PROGRAM }];
}

function directoryProblems(file: string, { cwd }: QueueSection, place: Place): ConfigProblem[] {
  if (typeof cwd !== "string" || cwd === "") return [];
  const directory = resolveFrom(file, cwd);
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return [];
  return [{ path: place("cwd"), found: JSON.stringify(directory), expected: "a directory" }];
}

/** A variable of the worker itself holds the secret of a route. */
function variableProblems({ passEnv, env }: QueueSection, place: Place): ConfigProblem[] {
  const expected = "a variable that is not of the worker itself: the secret of a route reaches no program";
  const named = [
    ...asList(passEnv).map((name, index) => ({ name, path: place("passEnv", String(index)) })),
    ...Object.keys(asObject(env)).map((name) => ({ name, path: place("env", name) })),
  ];
  return named
    .filter(({ name }) => typeof name === "string" && isOfWorker(name))
    .map(({ name, path }) => ({ path, found: JSON.stringify(name), expected }));
}

/** Whether a variable is of the worker itself, such as TASKFLOW_WEBHOOKS_SECRET: no program may get it. */
export function isOfWorker(name: string): boolean {
  return name.startsWith("TASKFLOW_WEBHOOKS_") || name.startsWith("NODE_CHANNEL_");
}

function asList<T>(value: readonly T[] | undefined): readonly T[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): object {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
