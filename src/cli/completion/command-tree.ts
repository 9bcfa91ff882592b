import { ACTION_FORMS, type ActionField, type ActionForm } from "../../../generated/action-forms.ts";
import { flagFields, flagOf, LATEST, REVISION } from "../call/fields.ts";
import type { Option } from "../command.ts";
import { CALL, COMMANDS, COMPLETION, SECRET } from "../command-table.ts";
import { HELP } from "../help.ts";
import { LISTEN } from "../listen/command.ts";
import { ENDPOINTS, FLOWS, TASKS } from "../operate/commands.ts";

export interface Flag {
  /** With its dashes. */
  name: string;
  summary: string;
  /** What may stand behind it: one of these, a file, a directory, or anything; `undefined` for a flag alone. */
  value: readonly string[] | "file" | "directory" | "text" | undefined;
  /** That several may, with commas between them. */
  list: boolean;
}

export interface Command {
  name: string;
  summary: string;
  flags: readonly Flag[];
  commands: readonly Command[];
}

/** All that can be typed. A test compares it with each command's help. */
export function commandTree(): Command[] {
  const commands = new Map<string, Command[]>([
    [SECRET.name, [node("generate", "print a strong secret", SECRET.options)]],
    ...[FLOWS, TASKS, ENDPOINTS].map((group): [string, Command[]] => [
      group.name,
      group.commands.map(({ name, summary, options }) => node(name.slice(group.name.length + 1), summary, options)),
    ]),
    [CALL.name, ACTION_FORMS.map(action)],
    [COMPLETION.name, ["bash", "zsh", "fish"].map((shell) => node(shell, `for ${shell}`, COMPLETION.options))],
  ]);
  return COMMANDS.map(({ name, summary, options }) => {
    const own = commands.get(name);
    return own ? node(name, summary, [], own) : node(name, summary, options);
  }).map((command) => (command.name === LISTEN.name ? withChoices(command) : command));
}

/** Options of `listen` that are fields of `list_events` take the values of those. */
function withChoices({ flags, ...command }: Command): Command {
  const fields = ACTION_FORMS.filter((form) => form.action === "list_events").flatMap((form) => form.fields);
  const choicesOf = new Map(fields.map(({ name, choices, list }) => [`--${flagOf(name)}`, { value: choices, list }]));
  return {
    ...command,
    flags: flags.map((flag) => {
      const { value, list = false } = choicesOf.get(flag.name) ?? {};
      return value ? { ...flag, value, list } : flag;
    }),
  };
}

function node(name: string, summary: string, options: readonly Option[], commands: Command[] = []): Command {
  return { name, summary, flags: [...options, HELP].map(flag), commands };
}

function flag({ name, value, summary }: Option): Flag {
  return { name: `--${name}`, summary, value: valueOf(value), list: false };
}

function valueOf(placeholder: string | undefined): Flag["value"] {
  if (placeholder === undefined) return undefined;
  if (placeholder === "FILE") return "file";
  return placeholder === "DIR" ? "directory" : "text";
}

function action(form: ActionForm): Command {
  const { flags, ...rest } = node(form.action, form.title, CALL.options);
  return { ...rest, flags: [...flagFields(form).flatMap(fieldFlags), ...flags] };
}

function fieldFlags({ name, summary, type, list, choices }: ActionField): Flag[] {
  const flags = type === "boolean" ? [flagOf(name), `no-${flagOf(name)}`] : [flagOf(name)];
  const value = type === "boolean" ? undefined : name === REVISION ? [LATEST] : (choices ?? "text");
  return flags.map((each) => ({ name: `--${each}`, summary, value, list }));
}
