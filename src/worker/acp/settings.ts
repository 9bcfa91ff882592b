/** The kinds of tool calls that a configuration can allow. `switch_mode` is none: a mode can lift all other limits. */
export const TOOL_KINDS = ["read", "edit", "delete", "move", "search", "execute", "think", "fetch", "other"] as const;

export type ToolKind = (typeof TOOL_KINDS)[number];

interface Named {
  name: string;
  value: string;
}

/** An MCP server that the agent connects to, in the form of the Agent Client Protocol. */
export type AgentMcpServer =
  | { name: string; command: string; args: string[]; env: Named[] }
  | { type: "http" | "sse"; name: string; url: string; headers: Named[] };

/** Where the operator reads what senders must not: pino fits. */
export interface AgentLog {
  warn(fields: object, message: string): void;
}

export interface AcpSettings {
  /** A path, or a name in the PATH of `env`; started without a shell. */
  command: string;
  args: readonly string[];
  /** The environment of the agent, which gets a mark beside it and nothing else. */
  env: NodeJS.ProcessEnv;
  /** The absolute path of the working directory of all tasks. Default: a new directory per task, removed afterwards. */
  cwd?: string | undefined;
  /** What the agent may do after asking. Default: nothing. */
  permissions?: readonly ToolKind[] | undefined;
  mcpServers?: readonly AgentMcpServer[] | undefined;
  log?: AgentLog | undefined;
  limits?: Partial<AcpLimits> | undefined;
}

export interface AcpLimits {
  /** From the start of the process to an open session, in milliseconds. An `npx` may download the agent first. */
  startMs: number;
  /** How long a cancelled agent may take to end its turn, in milliseconds. */
  cancelMs: number;
  /** How long the process may take to exit after its input ends, and again after SIGTERM, in milliseconds. */
  exitMs: number;
  /** The longest message. Tool calls can hold whole files. */
  messageBytes: number;
  /** All messages of a session. */
  totalBytes: number;
  /** What waits for an agent that does not read its input. */
  unreadBytes: number;
}

const MIB = 1024 * 1024;

export const ACP_LIMITS: AcpLimits = {
  startMs: 60_000,
  cancelMs: 10_000,
  exitMs: 2_000,
  messageBytes: 8 * MIB,
  totalBytes: 256 * MIB,
  unreadBytes: 4 * MIB,
};
