import { join } from "node:path";
import type { Client } from "./describe-generator.ts";
import { run } from "./run.ts";
import type { Target } from "./scenario.ts";

/** The build folder that all clients in Rust share, so that crates are built once. Cargo locks it while it builds. */
const targetOf = (home: string) => join(home, "../cargo-target");

export const cargoBuild = ({ home, folder }: Pick<Client, "home" | "folder">, program: string) =>
  run("cargo", ["build", "--quiet", "--locked", "--bin", program], {
    cwd: folder,
    env: { CARGO_TARGET_DIR: targetOf(home) },
  });

export const runBuilt = (
  { home, folder }: Pick<Client, "home" | "folder">,
  program: string,
  args: string[] = [],
  env?: Target,
) => run(join(targetOf(home), "debug", program), args, { cwd: folder, ...(env && { env }) });
