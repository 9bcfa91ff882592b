import { type Attempt, type Job, TaskFailure } from "../executor.ts";
import { stoppedFailure } from "../stopped-failure.ts";
import type { AgentReport } from "./agent-report.ts";
import { isObject } from "./message-stream.ts";
import { resultOfAnswer } from "./outcome.ts";
import { promptOf } from "./prompt.ts";
import type { Agent } from "./protocol.ts";
import type { AcpLimits, AgentMcpServer } from "./settings.ts";
import { settles, unlessAborted } from "./waiting.ts";

const PROTOCOL_VERSION = 1;

interface SessionSettings {
  cwd: string;
  mcpServers?: readonly AgentMcpServer[] | undefined;
  limits: AcpLimits;
}

/** Opens a session, sends the prompt, and resolves to the stop reason, unchecked. */
export async function converse(
  agent: Agent,
  job: Job,
  { signal }: Attempt,
  report: AgentReport,
  settings: SessionSettings,
): Promise<unknown> {
  const { startMs, cancelMs } = settings.limits;
  const late = (): never => {
    throw new TaskFailure(`The agent did not open a session within ${startMs} ms.`);
  };
  const opened = unlessAborted(openSession(agent, settings), AbortSignal.timeout(startMs), late);
  const sessionId = await unlessAborted(opened, signal, () => {
    throw stoppedFailure(signal);
  });
  report.listenTo(sessionId);
  const turn = agent.prompt(sessionId, promptOf(job));
  const answer = await unlessAborted(turn, signal, async () => {
    await agent.cancel(sessionId);
    await settles(turn, cancelMs);
    throw stoppedFailure(signal);
  });
  const result = resultOfAnswer(answer);
  return isObject(result) ? result.stopReason : undefined;
}

async function openSession(agent: Agent, { cwd, mcpServers = [] }: SessionSettings): Promise<string> {
  const initialized = resultOfAnswer(await agent.initialize());
  const version = isObject(initialized) ? initialized.protocolVersion : undefined;
  if (version !== PROTOCOL_VERSION)
    throw new TaskFailure(`The agent does not speak version ${PROTOCOL_VERSION} of the Agent Client Protocol.`);
  checkTransports(initialized, mcpServers);
  const session = resultOfAnswer(await agent.newSession({ cwd, mcpServers }));
  if (!isObject(session) || typeof session.sessionId !== "string")
    throw new TaskFailure("The agent does not keep to the Agent Client Protocol: its session has no ID.");
  return session.sessionId;
}

/** Every agent takes commands as MCP servers; addresses only those that say so. */
function checkTransports(initialized: unknown, mcpServers: readonly AgentMcpServer[]): void {
  const capabilities =
    isObject(initialized) && isObject(initialized.agentCapabilities) && initialized.agentCapabilities;
  const known = capabilities && isObject(capabilities.mcpCapabilities) ? capabilities.mcpCapabilities : {};
  for (const server of mcpServers)
    if ("type" in server && known[server.type] !== true)
      throw new TaskFailure(`The agent cannot connect to MCP servers over ${server.type}, such as ${server.name}.`);
}
