import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

export interface Output {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a command to its end, without blocking: the gateway that it calls may be in this process. */
export async function execute(
  command: string,
  args: string[],
  options: SpawnOptions,
  meanwhile?: (child: ChildProcess, output: Output) => void,
): Promise<Output> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const output: Output = { code: null, out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    output.out += chunk;
    meanwhile?.(child, output);
  });
  child.stderr?.on("data", (chunk) => void (output.err += chunk));
  [output.code] = (await once(child, "close")) as [number | null];
  return output;
}
