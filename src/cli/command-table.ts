import { CONNECTION, type Command, type Option, STATE_DIR } from "./command.ts";
import { LISTEN } from "./listen/command.ts";
import { ENDPOINTS, FLOWS, LOG_LEVEL, STATUS, TASKS } from "./operate/commands.ts";
import { EXPORT, IMPORT } from "./transfer/commands.ts";
import { WORK } from "./work/command.ts";

/** Options and arguments of all commands. Help, parsers and shell completion are made from this table. */

const CONFIG: Option = {
  name: "config",
  value: "FILE",
  summary: "an openclaw.json (JSON5)",
  detail: "default: openclaw.json in the state directory",
};

export const SERVE: Command = {
  name: "serve",
  summary: "serve the routes of a configuration",
  usage: "[--config FILE] [--port N] [--bind ADDRESS] [--state-dir DIR] [--store URL]",
  about:
    "Serves the routes of a configuration. Without one, the first start writes a configuration with one route and a random secret into the state directory.",
  options: [
    CONFIG,
    {
      name: "port",
      value: "N",
      summary: "the port to listen on",
      detail: "overrides gateway.port; 0 takes any free port; the first start writes it into the configuration",
    },
    {
      name: "bind",
      value: "ADDRESS",
      summary: "the address to listen on: loopback, lan or an IP address",
      detail: "overrides gateway.bind; the first start writes it into the configuration",
    },
    STATE_DIR,
    {
      name: "store",
      value: "URL",
      summary: "keep flows in PostgreSQL instead",
      detail:
        "postgres://user:password@host:5432/database, shared with other gateways; overrides taskflow.store, which can name a secret, where this option shows in the process list",
    },
  ],
  closing: `
The gateway reloads the configuration, the files that it includes, and the secrets and certificates in files that it
names when they change, and on SIGHUP. It runs the commands of secrets again every five minutes. It reads the store and
the address to listen on once, at startup.

Environment: LOG_LEVEL (trace, debug, info, warn, error, fatal or silent; default info).
`,
};

export const ROUTES: Command = {
  name: "routes",
  summary: "list the routes and whether their secrets resolve",
  usage: "[--config FILE] [--state-dir DIR]",
  about:
    "Lists the routes of a configuration, their paths, and whether each secret resolves, with warnings about weak settings. Exits with 1 when a secret does not resolve.",
  options: [CONFIG, STATE_DIR],
};

export const SECRET: Command = {
  name: "secret",
  summary: "print a strong secret",
  usage: "generate",
  about: "Prints a secret of 32 random bytes in base64url.",
  options: [],
};

export const BACKUP: Command = {
  name: "backup",
  summary: "copy the flows of a state directory into a file",
  usage: "[--state-dir DIR] FILE|-",
  about:
    "Copies the SQLite database of a state directory into a file that its owner alone can read, while a gateway runs or not. The backup holds every change that was acknowledged before it began, and is checked as a whole. - writes to standard output.",
  options: [STATE_DIR],
  closing: `
The backup holds the secrets of endpoints that were created with create_endpoint: protect the file. The secrets of routes are in the
configuration, and not in the backup. For PostgreSQL, use pg_dump.
`,
};

export const RESTORE: Command = {
  name: "restore",
  summary: "put a backup in the place of the flows of a state directory",
  usage: "[--state-dir DIR] FILE",
  about:
    "Checks a backup, and puts it in the place of the database of a state directory. The files that were there are kept in a folder beside it. Stop the gateway before. Fails, and changes nothing, while a gateway uses the directory, and if the backup is damaged or of a newer version.",
  options: [STATE_DIR],
};

export const CHECK: Command = {
  name: "check",
  summary: "check the flows of a state directory, or a backup",
  usage: "[--state-dir DIR] [FILE]",
  about:
    "Reads a whole SQLite database, that of a state directory or a backup, and prints what it holds: the version of its tables, and how many flows, tasks, events, endpoints, deliveries and keys. Exits with 1 when it finds damage. A gateway can run meanwhile.",
  options: [STATE_DIR],
};

export const FORGET: Command = {
  name: "forget",
  summary: "delete everything that is stored of a session",
  usage: "--session KEY [--state-dir DIR | --store URL] [--yes]",
  about:
    "Deletes everything of a session: flows, tasks, events, endpoints, deliveries and idempotency keys. Prints how many there were, and asks before it deletes them. Stop the gateway of a state directory before; with PostgreSQL, gateways can run.",
  options: [
    { name: "session", value: "KEY", summary: "the sessionKey of the routes in the configuration" },
    STATE_DIR,
    {
      name: "store",
      value: "URL",
      summary: "delete from PostgreSQL instead",
      detail: "postgres://user:password@host:5432/database; the process list shows the option",
    },
    { name: "yes", summary: "do not ask; required where standard input is no terminal" },
  ],
  closing: `
Nobody can undo this. Copies stay: backups, exports, logs, and what receivers of webhooks have stored.
`,
};

/** Beside the fields of an action. */
export const CALL: Command = {
  name: "call",
  summary: "perform an action on a route, from a shell or a CI job",
  usage: "<action> [--field value …] [--json FILE|-] [--wait]",
  about:
    "Performs an action on a route and prints its result as JSON. For the options of an action: taskflow-webhooks call <action> --help",
  options: [
    {
      name: "json",
      value: "FILE",
      summary: "fields from a JSON object in a file",
      detail: "- for standard input; options win over it",
    },
    { name: "wait", summary: "then wait until the flow has ended, and print it" },
    {
      name: "timeout",
      value: "SECONDS",
      summary: "how long to wait at most",
      detail: "default: until the flow has ended",
    },
    {
      name: "idempotency-key",
      value: "KEY",
      summary: "identifies repeated calls as the same change",
      detail: "default: a random one",
    },
    ...CONNECTION,
  ],
};

export const DEFAULT_MCP_ADDRESS = "127.0.0.1:18788";

export const MCP: Command = {
  name: "mcp",
  summary: "an MCP server of a route, for agents",
  usage: "[--url URL] [--secret-file FILE] [--http [HOST:PORT]]",
  about:
    "A Model Context Protocol server of one route: agents create and drive its flows with a tool for each action. It serves the program that starts it, over standard input and output; with --http it serves every client that can reach it, at /mcp.",
  options: [
    ...CONNECTION,
    {
      name: "http",
      value: "[HOST:PORT]",
      summary: "serve streamable HTTP",
      detail: `default: ${DEFAULT_MCP_ADDRESS}; a port alone is on 127.0.0.1, 0 is any`,
    },
    {
      name: "token-file",
      value: "FILE",
      summary: "a file with the token that clients send as Authorization: Bearer",
      detail:
        "32 characters or more, as printed by secret generate; default: the token in TASKFLOW_WEBHOOKS_MCP_TOKEN; required unless HOST is this machine alone",
    },
    {
      name: "allow-host",
      value: "NAMES",
      summary: "further host names that clients may use",
      detail: "separated by commas; other names get 403",
    },
  ],
  closing: "\nEnvironment: LOG_LEVEL (default info), of the messages on standard error.\n",
};

export const COMPLETION: Command = {
  name: "completion",
  summary: "make bash, zsh or fish complete these commands",
  usage: "bash|zsh|fish",
  about:
    "Prints a script that makes the shell complete commands, actions, options and their values. It is generated from the contract and runs nothing when TAB is pressed.",
  options: [],
  closing: `
For all new shells:

  bash  echo 'source <(taskflow-webhooks completion bash)' >> ~/.bashrc
  zsh   echo 'source <(taskflow-webhooks completion zsh)' >> ~/.zshrc     (after compinit)
  fish  taskflow-webhooks completion fish > ~/.config/fish/completions/taskflow-webhooks.fish
`,
};

export const COMMANDS = [
  SERVE,
  ROUTES,
  SECRET,
  CALL,
  LISTEN,
  WORK,
  MCP,
  STATUS,
  FLOWS,
  TASKS,
  ENDPOINTS,
  LOG_LEVEL,
  BACKUP,
  RESTORE,
  CHECK,
  FORGET,
  EXPORT,
  IMPORT,
  COMPLETION,
] as const;
