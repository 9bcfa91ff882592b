import type { components } from "../../generated/config-types.ts";

type Schemas = components["schemas"];

export type WorkerConfig = Schemas["WorkerConfig"];
/** `queues.<queue>` as it stands in a configuration. */
export type QueueSection = Schemas["WorkerQueue"];

/** What runs the tasks of queues, every default filled in. Can be sent to another process as JSON. */
export interface QueueSettings {
  queues: readonly string[];
  runs: "command" | "agent";
  /** An absolute path. */
  command: string;
  args: readonly string[];
  /** Absent: no restriction. */
  trustedDirs?: string[] | undefined;
  /** Whether the command is checked before each start, as those of a configuration are. */
  isChecked: boolean;
  cwd?: string | undefined;
  env: Readonly<Record<string, string>>;
  passEnv: readonly string[];
  concurrency: number;
  timeoutMs?: number | undefined;
  killAfterMs: number;
  permissions: readonly Schemas["ToolKind"][];
  mcpServers: readonly Schemas["AgentMcpServer"][];
}

/** A route whose tasks are run. */
export interface RouteSettings {
  name: string;
  url: string;
  secret: string;
  queues: readonly QueueSettings[];
}

export interface WorkerSettings {
  routes: readonly RouteSettings[];
  workerId?: string | undefined;
  /** Milliseconds that running attempts have at a shutdown. */
  shutdownMs: number;
  /** Of every claim, in milliseconds. Absent: the gateway's default. */
  leaseMs?: number | undefined;
  health?: { host: string; port: number } | undefined;
  /** About settings that can be used but are likely mistakes. */
  warnings?: readonly string[];
}
