import { didYouMean } from "../../shared/did-you-mean.ts";
import type { Command } from "../command.ts";
import { commandHelp } from "../help.ts";
import { columns } from "../layout.ts";
import { parseWithArgument } from "../options.ts";
import { UsageError } from "../usage-error.ts";
import type { Group } from "./commands.ts";

export type Options = Readonly<Record<string, string | boolean | undefined>>;
export type Run = (options: Options, argument: string | undefined) => Promise<void>;

/** Runs the command of a group that the first argument names. */
export async function runOf(
  group: Group,
  runs: Readonly<Record<string, Run>>,
  [word, ...args]: string[],
): Promise<void> {
  if (word === "--help" || word === "-h") return void process.stdout.write(groupHelp(group));
  const command = group.commands.find(({ name }) => name === `${group.name} ${word}`);
  const run = word === undefined ? undefined : runs[word];
  if (!command || !run) throw new UsageError(unknownSentence(group, word));
  await runCommand(command, run, args);
}

export async function runCommand(command: Command, run: Run, args: string[]): Promise<void> {
  const { options, argument } = parseWithArgument(args, command);
  if (options.help) return void process.stdout.write(commandHelp(command));
  await run(options, argument);
}

/** The argument of a command that needs one. */
export function requireId(argument: string | undefined, what: string): string {
  if (!argument) throw new UsageError(`The ID of ${what} is missing.`);
  return argument;
}

function groupHelp({ name, about, commands }: Group): string {
  const rows = commands.map((command): [string, string] => [command.name, command.summary]);
  return `Usage: taskflow-webhooks ${name} <command> [options]

${about}

${columns(rows)}
  -h, --help  this text, or a command's own with ${name} <command> --help
`;
}

function unknownSentence({ name, commands }: Group, word: string | undefined): string {
  const words = commands.map((command) => command.name.slice(name.length + 1));
  const near = word === undefined ? undefined : didYouMean(word, words);
  const found = word === undefined ? "" : `, not "${word}"`;
  return `${name} takes ${words.join(", ")}${found}.${near === undefined ? "" : ` Did you mean ${near}?`}`;
}
