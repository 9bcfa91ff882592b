import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type CreatedConfig, writeDefaultConfig } from "../gateway/config/default-config.ts";
import { type GatewayConfig, loadConfig } from "../gateway/config/load-config.ts";
import { SourceFiles } from "../gateway/config/source-files.ts";
import { makeDirectory } from "../shared/make-directory.ts";
import { diskProblem, errorCode } from "../store/disk-problem.ts";
import { StoreError } from "../store/open-store.ts";
import { stateDirOf } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export interface Configuration {
  config: GatewayConfig;
  /** The files that it was read from. */
  sources: SourceFiles;
  stateDir: string;
  created: CreatedConfig | undefined;
}

interface Place {
  config?: string;
  stateDir?: string;
}

interface OpenOptions extends Place {
  /** Writes a configuration where there is none. */
  create: boolean;
  /** For a configuration that is written. */
  port?: number;
  /** The same, and for one that is read. */
  bind?: string;
}

export function configurationFile({ config, stateDir }: Place): string {
  // An empty path means the current directory: most likely a shell variable is not set.
  if (config === "") throw new UsageError("--config takes the path of a file, not an empty string");
  return resolve(config ?? join(stateDirOf(stateDir), "openclaw.json"));
}

/** The file that was named, or the one in the state directory, written there at the first start. */
export function openConfiguration(options: OpenOptions): Configuration {
  const directory = stateDirOf(options.stateDir);
  const file = configurationFile(options);
  const create = options.create && options.config === undefined && !existsSync(file);
  const created = create ? writeIn(directory, file, options) : undefined;
  const sources = new SourceFiles({ mayWait: true });
  const config = loadConfig(file, { sources, bind: options.bind });
  const stateDir =
    options.stateDir === undefined && config.taskflow.stateDir ? resolve(config.taskflow.stateDir) : directory;
  return { config, sources, stateDir, created };
}

function writeIn(directory: string, file: string, { port, bind }: OpenOptions): CreatedConfig {
  try {
    makeDirectory(directory);
    // Standard output may be a file, or the log of a service: the secret is printed on a terminal alone.
    const listener = { ...(port !== undefined && { port }), ...(bind !== undefined && { bind }) };
    return writeDefaultConfig(file, { ...listener, secretFile: !process.stdout.isTTY });
  } catch (error) {
    const code = errorCode(error);
    throw new StoreError(
      diskProblem(code, directory) ?? `${file} cannot be written (${code}). Choose another directory with --state-dir.`,
    );
  }
}
