import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execFileAsync = promisify(execFile);

export interface RunOptions {
  cwd: string;
  env?: Record<string, string>;
  /** Default: ten minutes. */
  timeoutMs?: number;
}

/** Runs a command to its end and returns what it printed. Does not block: the gateway it may call is in this process. */
export async function run(
  command: string,
  args: string[],
  { cwd, env = {}, timeoutMs = 10 * 60_000 }: RunOptions,
): Promise<string> {
  try {
    const { stdout, stderr } = await execFileAsync(command, args, {
      cwd,
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
      timeout: timeoutMs,
    });
    return stdout + stderr;
  } catch (error) {
    const { stdout = "", stderr = "", message } = error as Error & { stdout?: string; stderr?: string };
    const output = `${stdout}${stderr}` || message;
    throw new Error(`${[command, ...args].join(" ")} failed:\n${output.slice(-4_000)}`);
  }
}
