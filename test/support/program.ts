import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { hasEnded } from "./has-ended.ts";

export const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

interface Program {
  child: ChildProcess;
  output: { out: string; err: string };
}

/** The real program, or a past version of it, in a separate process, until the test is over. */
export function start(args: string[], env: NodeJS.ProcessEnv = {}, stdin = "", main = MAIN): Program {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env }, stdio: "pipe" });
  child.stdin.end(stdin);
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => void (output.out += chunk));
  child.stderr.on("data", (chunk) => void (output.err += chunk));
  return { child, output };
}

export async function run(args: string[], env: NodeJS.ProcessEnv = {}, stdin = "") {
  const { child, output } = start(args, env, stdin);
  const [code] = await once(child, "close");
  return { code: code as number | null, ...output };
}

/** Resolves to the URL of the program when it is ready. */
export async function ready({ output, child }: Program): Promise<string> {
  for (;;) {
    const url = /"url":"([^"]+)"/.exec(output.err)?.[1];
    if (url) return url;
    if (hasEnded(child)) throw new Error(output.err);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
