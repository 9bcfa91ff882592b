import { type ChildProcessByStdio, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { endGroup, GROUP_OPTIONS, trackGroup } from "../shared/process-group.ts";

export interface CommandRun {
  /** An absolute path; started without a shell. */
  command: string;
  args: string[];
  /** The whole environment of the command: nothing of ours is added. */
  env: NodeJS.ProcessEnv;
  input: string;
  /** In milliseconds. */
  timeoutMs: number;
  /** The longest silence on standard output, in milliseconds. */
  noOutputTimeoutMs: number;
  maxOutputBytes: number;
  /** Ends the command. */
  signal?: AbortSignal | undefined;
}

export type CommandOutput = { ok: true; bytes: Buffer } | { ok: false; reason: string };
type Child = ChildProcessByStdio<Writable, Readable, null>;

const ABANDONED = { ok: false, reason: "the command was abandoned" } as const;

/** Never rejects. A reason holds nothing that the command printed, nor an error's text: it quotes arguments and environment. */
export async function runCommand(run: CommandRun): Promise<CommandOutput> {
  if (run.signal?.aborted) return ABANDONED;
  let child: Child;
  try {
    child = start(run);
  } catch (error) {
    return notStarted(error);
  }
  // Without a process there may be no pipes either; the error follows as an event.
  if (child.pid === undefined) return new Promise((resolve) => child.once("error", (e) => resolve(notStarted(e))));
  trackGroup(child);
  try {
    return await outputOf(child, run);
  } finally {
    endGroup(child);
  }
}

/** Standard error is dropped. */
function start({ command, args, env }: CommandRun): Child {
  return spawn(command, args, { ...GROUP_OPTIONS, env, stdio: ["pipe", "pipe", "ignore"] });
}

function outputOf(child: Child, run: CommandRun): Promise<CommandOutput> {
  const { timeoutMs, noOutputTimeoutMs, maxOutputBytes, signal } = run;
  const { promise, resolve } = Promise.withResolvers<CommandOutput>();
  const fail = (reason: string): void => resolve({ ok: false, reason });
  const total = setTimeout(fail, timeoutMs, `the command took longer than ${timeoutMs} ms`);
  const silence = setTimeout(fail, noOutputTimeoutMs, `the command printed nothing for ${noOutputTimeoutMs} ms`);
  const chunks: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    silence.refresh();
    size += chunk.length;
    if (size > maxOutputBytes) fail(`the command printed more than ${maxOutputBytes} bytes`);
    else chunks.push(chunk);
  });
  const onAbort = (): void => resolve(ABANDONED);
  signal?.addEventListener("abort", onAbort);
  child.on("error", (error) => resolve(notStarted(error)));
  child.on("close", (code) => {
    if (code === 0) resolve({ ok: true, bytes: Buffer.concat(chunks) });
    else fail(`the command ended with ${code === null ? "a signal" : `exit code ${code}`}`);
  });
  // A command that does not read its input is no error.
  child.stdin.on("error", () => undefined);
  child.stdin.end(run.input);
  return promise.finally(() => {
    clearTimeout(total);
    clearTimeout(silence);
    signal?.removeEventListener("abort", onAbort);
  });
}

function notStarted(error: unknown): CommandOutput {
  const { code } = error as NodeJS.ErrnoException;
  return { ok: false, reason: `the command cannot be started (${code ?? "unknown"})` };
}
