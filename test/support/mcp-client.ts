import { Client, StreamableHTTPClientTransport, type Transport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { onTestFinished } from "vitest";
import { SECRET } from "./gateway.ts";
import { MAIN, ready, start } from "./program.ts";

/** The revisions of the protocol: with a handshake and sessions, and without either. */
export const ERAS = ["2025-11-25", "2026-07-28"] as const;
export type Era = (typeof ERAS)[number];

/** The environment of an MCP server of the route `zapier`. */
export function mcpEnvironment(gatewayUrl: string): Record<string, string> {
  return { TASKFLOW_WEBHOOKS_URL: `${gatewayUrl}/plugins/webhooks/zapier`, TASKFLOW_WEBHOOKS_SECRET: SECRET };
}

interface StdioOptions {
  era?: Era;
  /** Collects the server's standard error. */
  lines?: string[];
  /** The program. Default: the program of this checkout. */
  main?: string;
}

/** The official client, connected to a server that it starts. */
export async function clientOverStdio(
  env: Record<string, string>,
  { era = "2025-11-25", lines = [], main = MAIN }: StdioOptions = {},
): Promise<{ client: Client; transport: StdioClientTransport }> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [main, "mcp"],
    env: { ...(process.env as Record<string, string>), ...env },
    stderr: "pipe",
  });
  transport.stderr?.on("data", (chunk) => void lines.push(String(chunk)));
  return { client: await connect(transport, era), transport };
}

/** The official client, connected to a server with `--http` in a separate process. */
export async function clientOverHttp(env: Record<string, string>, era: Era = "2025-11-25"): Promise<Client> {
  const url = await ready(start(["mcp", "--http", "0"], env));
  return clientAt(url, undefined, era);
}

export function clientAt(url: string, token: string | undefined, era: Era = "2025-11-25"): Promise<Client> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }), era);
}

async function connect(transport: Transport, era: Era): Promise<Client> {
  const mode = era === "2025-11-25" ? "legacy" : { pin: era };
  const client = new Client({ name: "test", version: "1.0.0" }, { versionNegotiation: { mode } });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return client;
}

/** Outcome of a tool call: its result, or the message and the details of an error. */
export interface Called {
  isError: boolean;
  // The client has checked each result against the tool's schema.
  result: Record<string, unknown>;
  sentence: string;
  facts: Record<string, unknown>;
}

export async function call(client: Client, name: string, input: Record<string, unknown> = {}): Promise<Called> {
  const { isError = false, structuredContent, content } = await client.callTool({ name, arguments: input });
  const texts = content.map((block) => (block.type === "text" ? block.text : ""));
  return {
    isError,
    result: structuredContent as Record<string, unknown>,
    sentence: texts[0] ?? "",
    facts: JSON.parse(texts.at(-1) ?? "{}"),
  };
}
