import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { temporaryDirectory } from "./gateway.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const execute = promisify(execFile);

/** Runs a program to its end. An error has the program's whole output. */
export async function run(cwd: string, command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  try {
    const { stdout } = await execute(command, args, { cwd, env: { ...process.env, ...env } });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** The SDK as it would be published. */
export async function packSdk(): Promise<string> {
  const directory = temporaryDirectory();
  const packed = await run(root, "npm", ["pack", "-w", "sdk", "--silent", "--pack-destination", directory]);
  return join(directory, packed.trim().split("\n").at(-1) ?? "");
}

/** A project with these files, in which only the packed SDK is installed. */
export async function projectWith(tarball: string, files: Record<string, string>): Promise<string> {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, "package.json"), '{ "name": "empty", "private": true }');
  await run(directory, "npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball]);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
  return directory;
}

/** The examples of the SDK's README as one program, in order, and the output that their comments promise. */
export function readmeProgram(): { source: string; output: string[] } {
  const readme = readFileSync(join(root, "sdk/README.md"), "utf8");
  const source = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code).join("\n");
  const output = [...source.matchAll(/console\.log\(.*\); \/\/ (.*)/g)].map(([, line = ""]) => line);
  return { source, output };
}

/** Every Node.js on the path that the SDK supports, by version. */
export async function nodesOnPath(): Promise<[version: string, command: string][]> {
  const commands = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "node"));
  const found = new Map<string, string>();
  for (const command of [process.execPath, ...commands.filter((file) => existsSync(file))]) {
    const version = (await run(root, command, ["--version"])).trim();
    if (Number.parseInt(version.slice(1), 10) >= 20 && !found.has(version)) found.set(version, command);
  }
  return [...found];
}
