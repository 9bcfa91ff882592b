import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

/**
 * The absolute path of a program as a shell finds it: a name is looked up in the PATH, and a path starts at the working
 * directory. The operator who types it decides what runs; only a configuration is checked for who could have written it.
 */
export function findProgram(option: string, name: string, { PATH = "" }: NodeJS.ProcessEnv): string {
  if (name === "") throw new UsageError(`${option} takes a program, not an empty string`);
  const candidates = name.includes("/")
    ? [resolve(name)]
    : PATH.split(delimiter).flatMap((directory) => (directory === "" ? [] : [join(directory, name)]));
  const found = candidates.find((path) => problemOf(path) === undefined);
  if (found !== undefined) return found;
  if (name.includes("/")) throw new UsageError(`${option}: ${name} ${problemOf(resolve(name))}`);
  const here = problemOf(resolve(name)) === undefined ? `. Did you mean ./${name}?` : "";
  throw new UsageError(`${option}: there is no program ${JSON.stringify(name)} in the PATH${here}`);
}

function problemOf(path: string): string | undefined {
  try {
    if (!statSync(path).isFile()) return "is not a file";
    accessSync(path, constants.X_OK);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "EACCES" ? "is not executable" : `cannot be found (${code})`;
  }
}
