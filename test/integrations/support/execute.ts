import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

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

/** The blocks of a language that a guide shows, in its order: what its reader pastes. */
export function codeBlocks(guide: URL, language: string): string[] {
  const text = readFileSync(guide, "utf8");
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "gs"))].map(([, code = ""]) => code);
}
