import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { createAcpExecutor } from "../../../../src/worker/acp/acp-executor.ts";
import type { AcpSettings } from "../../../../src/worker/acp/settings.ts";
import { type Job, type StopReason, TaskFailure, type TaskResult } from "../../../../src/worker/executor.ts";

const KIT = new URL("agent-kit.mjs", import.meta.url).href;
const EXAMPLE = fileURLToPath(import.meta.resolve("acp-example-agent/dist/examples/agent.js"));

type Command = Pick<AcpSettings, "command" | "args">;

/** An agent with this code, which has all of the kit. */
export function agentOf(code: string): Command {
  const kit = "ask, askPermission, forever, say, send, serve, tool, update, write";
  return node("--input-type=module", "--eval", `import { ${kit} } from ${JSON.stringify(KIT)};\n${code}`);
}

/** An agent whose turn has this code. */
export const agentWithTurn = (code: string): Command =>
  agentOf(`serve({ "session/prompt": async (params) => { ${code} } });`);

/** The example of version 0.12 of the protocol's library, which nobody here wrote. */
export const exampleAgent = (): Command => node(EXAMPLE);

function node(...args: string[]): Command {
  return { command: process.execPath, args };
}

export interface Running {
  stop: (reason: StopReason) => void;
  /** The agent and what it has started: a process ID and a command each. */
  processes: () => string[];
  /** Sends a signal to the agent alone. */
  signal: (signal: NodeJS.Signals) => void;
}

interface Options extends Partial<AcpSettings> {
  task?: string;
  inputJson?: Job["task"]["inputJson"];
  /** Called at the start, and at each progress with all so far. */
  watch?: (progress: readonly string[], running: Running) => void | Promise<void>;
}

export interface Run {
  result: TaskResult | undefined;
  failure: TaskFailure | undefined;
  progress: string[];
  log: Record<string, unknown>[];
}

/** Runs a task by an agent, and checks that it leaves no process behind. */
export async function run(
  command: Command,
  { task = "Do it", inputJson, watch, ...settings }: Options = {},
): Promise<Run> {
  const mark = randomUUID();
  const env = { PATH: process.env.PATH, MARK: mark, ...settings.env };
  const ended: Run = { result: undefined, failure: undefined, progress: [], log: [] };
  const log = { warn: (fields: object, message: string) => void ended.log.push({ ...fields, message }) };
  const executor = createAcpExecutor({ log, ...settings, ...command, env });
  const controller = new AbortController();
  const running: Running = {
    stop: (reason) => controller.abort(reason),
    processes: () => processesWith(mark),
    signal: (signal) => void process.kill(Number.parseInt(processesWith(mark)[0] ?? "", 10), signal),
  };
  const progress = (line: string): void => {
    ended.progress.push(line);
    void watch?.(ended.progress, running);
  };
  void watch?.([], running);
  try {
    ended.result = await executor(jobOf(task, inputJson), { signal: controller.signal, progress });
  } catch (error) {
    if (!(error instanceof TaskFailure)) throw error;
    ended.failure = error;
  }
  expect(processesWith(mark)).toEqual([]);
  return ended;
}

function jobOf(task: string, inputJson: Options["inputJson"]): Job {
  const times = { createdAt: 1, updatedAt: 1 };
  return {
    task: {
      taskId: "t-1",
      runtime: "acp",
      scopeKind: "session",
      task,
      status: "running",
      deliveryStatus: "pending",
      notifyPolicy: "done_only",
      createdAt: 1,
      ...(inputJson === undefined ? {} : { inputJson }),
    },
    flow: {
      flowId: "f-1",
      syncMode: "managed",
      revision: 0,
      status: "running",
      notifyPolicy: "done_only",
      goal: "Test",
      ...times,
    },
  };
}

/** The processes that inherited this mark in their environment. */
export const processesWith = (mark: string): string[] => processes().filter((line) => line.includes(`MARK=${mark}`));

/** All processes: ID, command and environment each. */
export function processes(): string[] {
  const all = execFileSync("ps", ["axeww", "-o", "pid=,command="], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return all.split("\n");
}

/** A `watch` that stops the attempt at this progress. */
export const stopAt =
  (line: string, reason: StopReason): NonNullable<Options["watch"]> =>
  (progress, { stop }) => {
    if (progress.at(-1) === line) stop(reason);
  };
