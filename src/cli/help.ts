import type { Command, Option } from "./command.ts";
import { COMMANDS } from "./command-table.ts";
import { columns, wrap } from "./layout.ts";

export const HELP: Option = { name: "help", summary: "this text" };

export function programHelp(): string {
  const rows = COMMANDS.map(({ name, summary }): [string, string] => [name, summary]);
  return `Usage: taskflow-webhooks <command> [options]

${columns(rows)}
  -h, --help     this text, or a command's own with <command> --help
  -v, --version  the version
`;
}

export function commandHelp({ name, usage, about, options, closing = "" }: Command): string {
  return `Usage: taskflow-webhooks ${name} ${usage}

${wrap(about)}

${optionsHelp(options)}${closing}`;
}

/** A row for each option, and one for `--help`. */
export function optionsHelp(options: readonly Option[]): string {
  return columns([...options, HELP].map((option) => [usageOf(option), described(option)]));
}

/** `--config FILE`. */
export function usageOf({ name, value }: Option): string {
  const flag = name === HELP.name ? `-h, --${name}` : `--${name}`;
  return value === undefined ? flag : `${flag} ${value}`;
}

function described({ summary, detail }: Option): string {
  return detail === undefined ? summary : `${summary}; ${detail}`;
}
