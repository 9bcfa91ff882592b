import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeDefaultConfig } from "../gateway/config/default-config.ts";
import { type GatewayConfig, loadConfig } from "../gateway/config/load-config.ts";
import { SourceFiles } from "../gateway/config/source-files.ts";
import { diskProblem, errorCode } from "../store/disk-problem.ts";
import { StoreError } from "../store/open-store.ts";
import { stateDirOf } from "./options.ts";

export interface Configuration {
  config: GatewayConfig;
  /** The files that it was read from. */
  sources: SourceFiles;
  stateDir: string;
  /** The route and secret of a configuration that was just written. */
  created: { routeId: string; secret: string } | undefined;
}

/** The file that was named, or the one in the state directory, written there at the first start. */
export function openConfiguration(options: { config?: string; stateDir?: string; create: boolean }): Configuration {
  const directory = stateDirOf(options.stateDir);
  const file = resolve(options.config ?? join(directory, "openclaw.json"));
  const create = options.create && options.config === undefined && !existsSync(file);
  const created = create ? writeIn(directory, file) : undefined;
  const sources = new SourceFiles();
  const config = loadConfig(file, { sources });
  const stateDir =
    options.stateDir === undefined && config.taskflow.stateDir ? resolve(config.taskflow.stateDir) : directory;
  return { config, sources, stateDir, created };
}

function writeIn(directory: string, file: string) {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return writeDefaultConfig(file);
  } catch (error) {
    const code = errorCode(error);
    throw new StoreError(
      diskProblem(code, directory) ?? `${file} cannot be written (${code}). Choose another directory with --state-dir.`,
    );
  }
}
