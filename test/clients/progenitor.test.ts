import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, describeGenerator } from "./support/describe-generator.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

/** Crates are built once for all clients. */
const cargo = (folder: string, home: string, ...args: string[]) =>
  run("cargo", args, { cwd: folder, env: { CARGO_TARGET_DIR: join(home, "target") } });

const build = ({ home, folder }: Pick<Client, "home" | "folder">, program: string) =>
  cargo(folder, home, "build", "--quiet", "--locked", "--bin", program);

describeGenerator({
  name: "progenitor",
  sources: ["progenitor"],
  install: (home) => build({ home, folder: home }, "generate"),
  version: (home) => /^progenitor = .*"=(.*?)"/m.exec(readFileSync(join(home, "Cargo.toml"), "utf8"))?.[1] ?? "none",
  generate: ({ home, spec, folder }) => run(join(home, "target/debug/generate"), [spec, "client.rs"], { cwd: folder }),
  compile: (client) => build(client, "per-action"),
  play: ({ home, folder }, env) => run(join(home, "target/debug/per-action"), [], { cwd: folder, env }),
  operations: ({ folder }) => countIn(folder, "client.rs", /^ {4}pub fn \w+\(&self\) -> builder::/gm),
});
