import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { endGroup, GROUP_OPTIONS, signalGroup, trackGroup } from "../../shared/process-group.ts";
import { type Attempt, type Executor, type Job, TaskFailure } from "../executor.ts";
import { ProcessMark } from "../marked-processes.ts";
import { stoppedFailure } from "../stopped-failure.ts";
import { type Line, LineReader } from "./line-reader.ts";
import { type CommandEnd, MAX_RESULT_BYTES, outcomeOf, summaryOf } from "./outcome.ts";
import { taskInput, taskVariables } from "./task-input.ts";

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

export interface ExecSettings {
  /** An absolute path; started without a shell. */
  command: string;
  args?: readonly string[];
  /** The working directory. Default: that of the worker. */
  cwd?: string | undefined;
  /** The environment of the command, without the variables of the task. */
  env: NodeJS.ProcessEnv;
  /** Milliseconds between SIGTERM and SIGKILL. */
  killAfterMs?: number;
}

const MAX_ERROR_LINE = 8_000;
/** Lines of a chunk that are reported, so that a flood of short ones does not hold up the other attempts. */
const MAX_REPORTS = 100;
/** Milliseconds for output that is still in the pipes when the command has ended. */
const LAST_OUTPUT_MS = 1_000;
const GROUP_POLL_MS = 20;
const DEFAULT_KILL_AFTER_MS = 5_000;

/** Runs a command for each task. */
export function createExecExecutor(settings: ExecSettings): Executor {
  return async (job, attempt) => {
    if (attempt.signal.aborted) throw stoppedFailure(attempt.signal);
    const mark = new ProcessMark();
    const child = await start({ ...settings, env: mark.on(settings.env) }, job);
    trackGroup(child);
    try {
      return outcomeOf(await runToEnd(child, taskInput(job), attempt, settings));
    } finally {
      endGroup(child);
      await mark.kill(child.pid);
    }
  };
}

/** A command that cannot be started is a fault of this worker, not of the task: another attempt can succeed. */
async function start({ command, args = [], cwd, env }: ExecSettings, job: Job): Promise<Child> {
  try {
    const child: Child = spawn(command, args, {
      ...GROUP_OPTIONS,
      cwd,
      env: { ...env, ...taskVariables(job) },
      stdio: ["pipe", "pipe", "pipe"],
    });
    // Without a process there may be no pipes either; the error follows as an event.
    if (child.pid === undefined) throw (await once(child, "error"))[0];
    return child;
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    const where = cwd === undefined ? "" : ` in ${cwd}`;
    throw new TaskFailure(`The command ${command} cannot be started${where} (${code}).`);
  }
}

/** Rejects with `TaskFailure` when the attempt is stopped, after the whole group of the command has ended. */
async function runToEnd(
  child: Child,
  input: string,
  { signal, progress }: Attempt,
  { killAfterMs = DEFAULT_KILL_AFTER_MS }: ExecSettings,
): Promise<CommandEnd> {
  const { promise: aborted, resolve: abort } = Promise.withResolvers<"aborted">();
  const onAbort = (): void => abort("aborted");
  signal.addEventListener("abort", onAbort);
  const last = readOutput(child, progress);
  const ended = new Promise<Pick<CommandEnd, "code" | "signal">>((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  // A command that does not read its input is no error.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  try {
    // An abort can have come while the command was started.
    const end = signal.aborted ? "aborted" : await Promise.race([ended, aborted]);
    if (end === "aborted") {
      await stop(child, killAfterMs);
      throw stoppedFailure(signal);
    }
    await lastOutput(child);
    return { ...end, ...last() };
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

/** Reads all that the command prints, so that it never waits for a reader. Returns the last lines when called. */
function readOutput(child: Child, progress: Attempt["progress"]): () => Pick<CommandEnd, "lastLine" | "lastError"> {
  let lastLine: Line | undefined;
  let lastError: Line | undefined;
  let inChunk = 0;
  const report = (line: Line): void => {
    const summary = summaryOf(line);
    if (summary !== "") progress(summary);
  };
  const output = new LineReader(MAX_RESULT_BYTES, (line) => {
    lastLine = line;
    inChunk += 1;
    if (inChunk <= MAX_REPORTS) report(line);
  });
  const errors = new LineReader(MAX_ERROR_LINE, (line) => {
    lastError = line;
  });
  child.stdout.on("data", (chunk: Buffer) => {
    inChunk = 0;
    output.push(chunk);
    if (inChunk > MAX_REPORTS && lastLine) report(lastLine);
  });
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  return () => {
    output.end();
    errors.end();
    return { lastLine, lastError };
  };
}

/** Resolves when both pipes have ended. What the command leaves behind can hold them open, and is waited for briefly. */
async function lastOutput(child: Child): Promise<void> {
  const closed = child.stdout.readableEnded && child.stderr.readableEnded;
  if (!closed) await once(child, "close", { signal: AbortSignal.timeout(LAST_OUTPUT_MS) }).catch(() => undefined);
}

/** Asks the group to end, and ends it when that takes too long. */
async function stop(child: Child, killAfterMs: number): Promise<void> {
  signalGroup(child, "SIGTERM");
  const killAt = performance.now() + killAfterMs;
  while (signalGroup(child, 0) && performance.now() < killAt) await pause(GROUP_POLL_MS);
  signalGroup(child, "SIGKILL");
}
