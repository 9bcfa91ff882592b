import { type Attempt, type Executor, type Job, TaskFailure, type TaskResult } from "../executor.ts";
import { stoppedFailure } from "../stopped-failure.ts";
import { type AgentProcess, startAgent } from "./agent-process.ts";
import { AgentReport } from "./agent-report.ts";
import { converse } from "./converse.ts";
import { messageStream, OutputEnded } from "./message-stream.ts";
import { resultOf } from "./outcome.ts";
import { decide } from "./permissions.ts";
import type { Permission, PermissionOutcome } from "./protocol.ts";
import { ACP_LIMITS, type AcpLimits, type AcpSettings } from "./settings.ts";
import { settles } from "./waiting.ts";
import { inWorkingDirectory } from "./working-directory.ts";

/** Creates an executor that runs each task with a new process of an agent that speaks the Agent Client Protocol. */
export function createAcpExecutor(settings: AcpSettings): Executor {
  const limits = { ...ACP_LIMITS, ...settings.limits };
  return async (job, attempt) => {
    if (attempt.signal.aborted) throw stoppedFailure(attempt.signal);
    return await inWorkingDirectory(settings, (cwd) => runTask(job, attempt, { ...settings, cwd, limits }));
  };
}

type TaskSettings = AcpSettings & { cwd: string; limits: AcpLimits };

async function runTask(job: Job, attempt: Attempt, settings: TaskSettings): Promise<TaskResult> {
  const { taskId } = job.task;
  let agent: AgentProcess | undefined;
  try {
    agent = await startAgent(settings, settings.cwd, settings.limits.exitMs);
    return await runTurn(job, attempt, settings, agent);
  } catch (error) {
    if (attempt.signal.aborted) throw stoppedFailure(attempt.signal);
    const failure = agent && error instanceof OutputEnded ? await endedEarly(agent, settings.limits) : error;
    if (failure instanceof TaskFailure)
      settings.log?.warn({ taskId, ...forOperator(failure), stderr: agent?.stderr }, "The agent failed.");
    throw failure;
  } finally {
    await agent?.end();
  }
}

function forOperator({ message, cause }: TaskFailure): object {
  return { err: message, detail: cause instanceof Error ? cause.message : undefined };
}

async function endedEarly(agent: AgentProcess, { exitMs }: AcpLimits): Promise<TaskFailure> {
  const how = (await settles(agent.exited, exitMs)) ? `ended with ${await agent.exited}` : "closed its output";
  return new TaskFailure(`The agent ${how} before it finished the task.`);
}

async function runTurn(job: Job, attempt: Attempt, settings: TaskSettings, agent: AgentProcess): Promise<TaskResult> {
  const { withAgent } = await import("./protocol.ts");
  const report = new AgentReport(attempt.progress);
  const stream = messageStream(agent.pipes, settings.limits, (params) => report.accept(params));
  const onPermission = (permission: Permission) => answer(permission, attempt, settings, report);
  const stopReason = await withAgent(stream, onPermission, (peer) => converse(peer, job, attempt, report, settings));
  report.close();
  return resultOf(stopReason, report.lastMessage);
}

function answer(
  { options, toolCall }: Permission,
  { signal }: Attempt,
  { permissions = [] }: AcpSettings,
  report: AgentReport,
): PermissionOutcome {
  // The protocol asks for this while a turn is being cancelled.
  if (signal.aborted) return { outcome: "cancelled" };
  const { isAllowed, outcome } = decide(options, [report.kindOf(toolCall.toolCallId), toolCall.kind], permissions);
  if (!isAllowed) report.report(`Not permitted: ${toolCall.title ?? toolCall.kind ?? "a tool call"}`);
  return outcome;
}
