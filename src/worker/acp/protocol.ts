// The only file that knows the library of the Agent Client Protocol, which the build makes part of it. It is loaded when
// an agent is needed, and imports nothing of ours that runs: that would exist twice.
import { type ClientContext, client, methods, PROTOCOL_VERSION, RequestError } from "@agentclientprotocol/sdk";
import manifest from "../../../package.json" with { type: "json" };
import type { MessageStream } from "./message-stream.ts";
import type { AgentMcpServer } from "./settings.ts";

const CLIENT = { name: "taskflow-webhooks", title: "TaskFlow Webhooks", version: manifest.version };
/** The agent works on its files and runs its commands itself, in its process: it gets none of ours. */
const NONE = { fs: { readTextFile: false, writeTextFile: false }, terminal: false };

/** What the agent answered, unchecked, or its error. */
export type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } };

export interface Permission {
  toolCall: { toolCallId: string; kind?: string | null; title?: string | null };
  options: { optionId: string; kind: string }[];
}

export type PermissionOutcome = { outcome: "selected"; optionId: string } | { outcome: "cancelled" };

/** An agent at the other end of a stream. Each promise rejects with the reason for which the stream ended. */
export interface Agent {
  initialize(): Promise<Answer>;
  newSession(session: { cwd: string; mcpServers: readonly AgentMcpServer[] }): Promise<Answer>;
  prompt(sessionId: string, texts: readonly string[]): Promise<Answer>;
  cancel(sessionId: string): Promise<void>;
}

/** Runs `converse` with the agent. What the agent asks for beyond permissions, the library refuses as unknown. */
export function withAgent<T>(
  stream: MessageStream,
  onPermission: (permission: Permission) => PermissionOutcome,
  converse: (agent: Agent) => Promise<T>,
): Promise<T> {
  return client({ name: CLIENT.name })
    .onRequest(methods.client.session.requestPermission, ({ params }) => ({ outcome: onPermission(params) }))
    .connectWith(stream, (context) => converse(agentOf(context)));
}

function agentOf(context: ClientContext): Agent {
  const { agent } = methods;
  return {
    initialize: () =>
      answerOf(
        context.request(agent.initialize, {
          protocolVersion: PROTOCOL_VERSION,
          clientCapabilities: NONE,
          clientInfo: CLIENT,
        }),
      ),
    newSession: ({ cwd, mcpServers }) =>
      answerOf(context.request(agent.session.new, { cwd, mcpServers: [...mcpServers] })),
    prompt: (sessionId, texts) =>
      answerOf(
        context.request(agent.session.prompt, { sessionId, prompt: texts.map((text) => ({ type: "text", text })) }),
      ),
    cancel: (sessionId) => context.notify(agent.session.cancel, { sessionId }),
  };
}

async function answerOf(response: Promise<unknown>): Promise<Answer> {
  try {
    return { result: await response };
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { code, message, data } = error;
    return { error: { code, message, data } };
  }
}
