import { isLoopback } from "../shared/ip.ts";
import { DEFAULT_MCP_ADDRESS, MCP } from "./command-table.ts";
import { readSecretFile } from "./connection.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export type McpOptions = Partial<Record<"url" | "secret-file" | "http" | "token-file" | "allow-host" | "help", string>>;

export function parseMcpOptions(args: string[]): McpOptions {
  return parseOptions(withAddress(args), MCP.options) as McpOptions;
}

/** `--http` may stand alone. */
function withAddress(args: string[]): string[] {
  return args.map((arg, index) =>
    arg === "--http" && (args[index + 1] ?? "-").startsWith("-") ? `--http=${DEFAULT_MCP_ADDRESS}` : arg,
  );
}

/** Where HTTP is served, and to whom; `undefined` when it is not. */
export function httpOptions(options: McpOptions, env: NodeJS.ProcessEnv) {
  if (options.http === undefined) return undefined;
  const [, bracketed, named, port = ""] = /^(?:\[([\da-f:.]+)\]:|([\w.-]+):)?(\d{1,5})$/i.exec(options.http) ?? [];
  if (port === "" || Number(port) > 65_535)
    throw new UsageError(
      `--http takes a port, or an address with one such as ${DEFAULT_MCP_ADDRESS}, not "${options.http}"`,
    );
  const host = bracketed ?? named ?? "127.0.0.1";
  const token = tokenOf(options["token-file"], env);
  // A name may be another's, as 127.example.org is.
  const here = host === "localhost" || isLoopback(host);
  if (!token && !here)
    throw new UsageError(
      `Other machines can reach ${host}: set a token in TASKFLOW_WEBHOOKS_MCP_TOKEN or --token-file. "taskflow-webhooks secret generate" prints one.`,
    );
  const own = bracketed ? `[${host}]` : host;
  const further = options["allow-host"]?.split(",") ?? [];
  const hostnames = ["localhost", "127.0.0.1", "[::1]", own, ...further].map(asUrlsHaveIt);
  return { host, port: Number(port), token, hostnames };
}

/** In lower case, the shortest form of an address, and no port: as what comes in requests is compared. */
function asUrlsHaveIt(name: string): string {
  const url = `http://${name.trim()}`;
  if (!URL.canParse(url)) throw new UsageError(`--allow-host: "${name}" is not a host name.`);
  return new URL(url).hostname;
}

/** Guesses are not counted, so that it has to be one that nobody guesses. */
function tokenOf(file: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const token = (file === undefined ? env.TASKFLOW_WEBHOOKS_MCP_TOKEN : readSecretFile(file, "--token-file"))?.trim();
  if (token === undefined) return undefined;
  if (!/^[!-~]{32,}$/.test(token))
    throw new UsageError("The token must have at least 32 ASCII characters, without spaces.");
  return token;
}
