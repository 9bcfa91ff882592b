import { isLoopback } from "../shared/ip.ts";
import { CONNECTION_HELP, CONNECTION_OPTIONS, readSecretFile } from "./connection.ts";
import { columns, wrap } from "./layout.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

const DEFAULT_ADDRESS = "127.0.0.1:18788";

const MCP_OPTIONS = {
  ...CONNECTION_OPTIONS,
  http: { type: "string" },
  "token-file": { type: "string" },
  "allow-host": { type: "string" },
} as const;

export type McpOptions = Partial<Record<keyof typeof MCP_OPTIONS | "help", string>>;

/** Also what the shells complete. */
export const MCP_HELP: readonly (readonly [string, string])[] = [
  ...CONNECTION_HELP,
  ["--http [HOST:PORT]", `serve streamable HTTP; default: ${DEFAULT_ADDRESS}; a port alone is on 127.0.0.1, 0 is any`],
  [
    "--token-file FILE",
    "a file with the token that clients send as Authorization: Bearer, of 32 characters or more, such as secret generate prints; default: the token in TASKFLOW_WEBHOOKS_MCP_TOKEN; required unless HOST is this machine alone",
  ],
  ["--allow-host NAMES", "further names by which clients call it, with commas between them; others are 403"],
  ["-h, --help", "this text"],
];

export const mcpHelp = () => `Usage: taskflow-webhooks mcp [--url URL] [--secret-file FILE] [--http [HOST:PORT]]

${wrap(
  "A Model Context Protocol server of one route: agents create and drive its flows with a tool for each action. It serves the program that starts it, over standard input and output; with --http whoever may come, at /mcp.",
)}

${columns(MCP_HELP)}
Environment: LOG_LEVEL (default info), of what is told on standard error.
`;

export function parseMcpOptions(args: string[]): McpOptions {
  return parseOptions(withAddress(args), MCP_OPTIONS) as McpOptions;
}

/** `--http` may stand alone. */
function withAddress(args: string[]): string[] {
  return args.map((arg, index) =>
    arg === "--http" && (args[index + 1] ?? "-").startsWith("-") ? `--http=${DEFAULT_ADDRESS}` : arg,
  );
}

/** Where HTTP is served, and to whom; `undefined` when it is not. */
export function httpOptions(options: McpOptions, env: NodeJS.ProcessEnv) {
  if (options.http === undefined) return undefined;
  const [, bracketed, named, port = ""] = /^(?:\[([\da-f:.]+)\]:|([\w.-]+):)?(\d{1,5})$/i.exec(options.http) ?? [];
  if (port === "" || Number(port) > 65_535)
    throw new UsageError(
      `--http takes a port, or an address with one such as ${DEFAULT_ADDRESS}, not "${options.http}"`,
    );
  const host = bracketed ?? named ?? "127.0.0.1";
  const token = tokenOf(options["token-file"], env);
  // A name may be another's, as 127.example.org is.
  const here = host === "localhost" || isLoopback(host);
  if (!token && !here)
    throw new UsageError(
      `On ${host} others can reach it: give it a token, in TASKFLOW_WEBHOOKS_MCP_TOKEN or as --token-file. "taskflow-webhooks secret generate" prints one.`,
    );
  const own = bracketed ? `[${host}]` : host;
  const further = options["allow-host"]?.split(",") ?? [];
  const hostnames = ["localhost", "127.0.0.1", "[::1]", own, ...further].map(asUrlsHaveIt);
  return { host, port: Number(port), token, hostnames };
}

/** In lower case, the shortest form of an address, and no port: as what comes in requests is compared. */
function asUrlsHaveIt(name: string): string {
  const url = `http://${name.trim()}`;
  if (!URL.canParse(url)) throw new UsageError(`--allow-host: "${name}" is no name of a host.`);
  return new URL(url).hostname;
}

/** Guesses are not counted, so that it has to be one that nobody guesses. */
function tokenOf(file: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const token = (file === undefined ? env.TASKFLOW_WEBHOOKS_MCP_TOKEN : readSecretFile(file, "--token-file"))?.trim();
  if (token === undefined) return undefined;
  if (!/^[!-~]{32,}$/.test(token))
    throw new UsageError("The token must have 32 characters or more, of ASCII, no space.");
  return token;
}
