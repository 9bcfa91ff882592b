import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "./describe-generator.ts";
import type { Reader } from "./describe-reader.ts";
import { run } from "./run.ts";
import type { Target } from "./scenario.ts";

/** Builds the tool that go.mod names; modules are checked against go.sum. */
export const goTool = (home: string) => run("go", ["build", "-o", "bin/", "tool"], { cwd: home });

export const goVersion =
  (module: string) =>
  (home: string): string => {
    const [, version] = readFileSync(join(home, "go.mod"), "utf8").split(`${module} v`);
    return version?.split(/\s/)[0] ?? "not required";
  };

/** Compiles and runs the clients in Go, each with its own program. */
export const GO = {
  compile: async ({ folder, shape }: Client) => {
    await run("go", ["vet", "./client", `./${shape}`], { cwd: folder });
    await run("go", ["build", "-o", "program", `./${shape}`], { cwd: folder });
  },
  play: ({ folder }: Client, env: Target) => run(join(folder, "program"), [], { cwd: folder, env }),
};

/** A validator in Go: a program in the module that all Go validators share. */
export const goValidator = (name: string, module: string): Reader => ({
  name,
  sources: ["go-validators", name],
  install: (home) => run("go", ["build", "-o", "validate", "."], { cwd: home }),
  version: goVersion(module),
  read: async ({ home, spec, folder }) => Number(await run(join(home, "validate"), [spec], { cwd: folder })),
});
