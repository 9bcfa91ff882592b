import { ACTION_FORMS, type ActionField, type ActionForm } from "../../../generated/action-forms.ts";
import { flagOf, LATEST, REVISION } from "../call/fields.ts";
import { CALL_HELP } from "../call/help.ts";
import { MCP_HELP } from "../mcp-options.ts";

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
  const config: Row = ["--config FILE", "an openclaw.json (JSON5)"];
  const stateDir: Row = ["--state-dir DIR", "where flows are kept"];
  return [
    command("serve", "serve the routes of a configuration", [
      config,
      ["--port N", "the port to listen on"],
      stateDir,
      ["--store URL", "keep flows in PostgreSQL instead"],
      HELP,
    ]),
    command("routes", "list the routes and whether their secrets resolve", [config, stateDir, HELP]),
    command("secret", "secrets", [HELP], [command("generate", "print a strong secret", [HELP])]),
    command("call", "perform an action on a route", [HELP], ACTION_FORMS.map(action)),
    command("mcp", "an MCP server of a route, for agents", MCP_HELP),
    command("completion", "what makes a shell complete these commands", [HELP], SHELLS),
  ];
}

type Row = readonly [usage: string, summary: string];

const HELP: Row = ["-h, --help", "how it is used"];
const SHELLS = ["bash", "zsh", "fish"].map((shell) => command(shell, `for ${shell}`, [HELP]));

function command(name: string, summary: string, rows: readonly Row[], commands: readonly Command[] = []): Command {
  return { name, summary, flags: rows.map(flag), commands };
}

/** `--json FILE` takes a file, `--port N` a text, `-h, --help` nothing. */
function flag([usage, summary]: Row): Flag {
  const [name = "", placeholder] = usage.replace("-h, ", "").split(" ");
  return { name, summary, value: valueOf(placeholder), list: false };
}

function valueOf(placeholder: string | undefined): Flag["value"] {
  if (placeholder === undefined) return undefined;
  if (placeholder === "FILE") return "file";
  return placeholder === "DIR" ? "directory" : "text";
}

function action(form: ActionForm): Command {
  const own = form.fields.flatMap((field) => fieldFlags(field));
  return { name: form.action, summary: form.title, flags: [...own, ...CALL_HELP.map(flag)], commands: [] };
}

function fieldFlags({ name, summary, type, list, choices }: ActionField): Flag[] {
  const flags = type === "boolean" ? [flagOf(name), `no-${flagOf(name)}`] : [flagOf(name)];
  const value = type === "boolean" ? undefined : name === REVISION ? [LATEST] : (choices ?? "text");
  return flags.map((each) => ({ name: `--${each}`, summary, value, list }));
}
