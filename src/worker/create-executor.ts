import { refusalOfCommand } from "../secrets/check-command.ts";
import { createAcpExecutor } from "./acp/acp-executor.ts";
import type { AgentLog, AgentMcpServer } from "./acp/settings.ts";
import { childEnvironment } from "./child-env.ts";
import { createExecExecutor } from "./exec/exec-executor.ts";
import { type Executor, TaskFailure } from "./executor.ts";
import type { QueueSettings } from "./settings.ts";

interface Surroundings {
  /** From which variables are passed on. */
  env: NodeJS.ProcessEnv;
  logger: AgentLog;
}

/** Creates what runs the tasks of a queue. */
export function createExecutor(settings: QueueSettings, { env: ours, logger }: Surroundings): Executor {
  const { command, args, cwd, killAfterMs, permissions } = settings;
  const env = childEnvironment(settings, ours);
  const mcpServers = settings.mcpServers.map(agentServer);
  return checked(
    settings,
    settings.runs === "command"
      ? createExecExecutor({ command, args, cwd, env, killAfterMs })
      : createAcpExecutor({ command, args, cwd, env, permissions, mcpServers, log: logger }),
  );
}

/** Checks the program before each attempt, as its file can have changed since the start. */
function checked({ command, trustedDirs, isChecked }: QueueSettings, execute: Executor): Executor {
  if (!isChecked) return execute;
  return async (job, attempt) => {
    const refusal = refusalOfCommand({ command, ...(trustedDirs && { trustedDirs }) });
    if (refusal !== undefined) throw new TaskFailure(`The worker does not run its program: ${refusal}.`);
    return execute(job, attempt);
  };
}

/** As the Agent Client Protocol has it. The problems of a configuration leave either a command or a URL. */
function agentServer(server: QueueSettings["mcpServers"][number]): AgentMcpServer {
  const { name, command, args = [], env = {}, url = "", type = "http", headers = {} } = server;
  if (command !== undefined) return { name, command, args, env: named(env) };
  return { type, name, url, headers: named(headers) };
}

function named(values: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
