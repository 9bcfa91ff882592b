import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import { endGroup, GROUP_OPTIONS, signalGroup, trackGroup } from "../../shared/process-group.ts";
import { TaskFailure } from "../executor.ts";
import { ProcessMark } from "../marked-processes.ts";
import type { AcpSettings } from "./settings.ts";
import { settles } from "./waiting.ts";

const STDERR_BYTES = 2048;

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** A process of an agent, in a separate process group, so that what it starts ends with it. */
export class AgentProcess {
  readonly #child: Child;
  readonly #mark: ProcessMark;
  readonly #exitMs: number;
  #stderr = Buffer.alloc(0);
  /** Resolves when the process has ended: to how, as a part of a sentence. */
  readonly exited: Promise<string>;

  constructor(child: Child, mark: ProcessMark, exitMs: number) {
    this.#child = child;
    this.#mark = mark;
    this.#exitMs = exitMs;
    this.exited = new Promise((resolve) => {
      child.once("exit", (code, signal) => resolve(code === null ? `signal ${signal}` : `exit code ${code}`));
    });
    // What the process left running may hold its output open.
    void this.exited.then(() => setTimeout(() => child.stdout.destroy(), exitMs).unref());
    child.stderr.on("data", (chunk: Buffer) => void (this.#stderr = lastBytes(this.#stderr, chunk)));
    // What goes wrong is noticed by its output, or by its exit.
    for (const source of [child, child.stdin, child.stderr]) source.on("error", () => undefined);
    trackGroup(child);
  }

  get pipes(): { stdin: Writable; stdout: Readable } {
    return this.#child;
  }

  /** The end of what it wrote to standard error. It may hold secrets of the agent. */
  get stderr(): string {
    return this.#stderr.toString("utf8").trim();
  }

  /** Ends its input, then asks it to end, then ends it, and what it has started. */
  async end(): Promise<void> {
    this.#child.stdin.end();
    if (!(await settles(this.exited, this.#exitMs))) signalGroup(this.#child, "SIGTERM");
    await settles(this.exited, this.#exitMs);
    endGroup(this.#child);
    await this.#mark.kill();
    await settles(this.exited, this.#exitMs);
  }
}

/** Rejects with `TaskFailure` if the command cannot be started. What it is, only the operator reads. */
export async function startAgent(
  { command, args, env }: AcpSettings,
  cwd: string,
  exitMs: number,
): Promise<AgentProcess> {
  try {
    // A directory that does not exist looks like a command that does not.
    statSync(cwd);
    const mark = new ProcessMark();
    const child = spawn(command, args, { ...GROUP_OPTIONS, cwd, env: mark.on(env), stdio: "pipe" });
    await once(child, "spawn");
    return new AgentProcess(child, mark, exitMs);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    throw new TaskFailure(`The agent cannot be started (${code}).`, { cause: error });
  }
}

/** A copy: a part of a chunk would hold all of it. */
function lastBytes(before: Buffer, chunk: Buffer): Buffer<ArrayBuffer> {
  return Buffer.from(Buffer.concat([before, chunk.subarray(-STDERR_BYTES)]).subarray(-STDERR_BYTES));
}
