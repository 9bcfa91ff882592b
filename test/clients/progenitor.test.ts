import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cargoBuild, runBuilt } from "./support/cargo.ts";
import { describeGenerator } from "./support/describe-generator.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  name: "progenitor",
  sources: ["progenitor"],
  install: (home) => cargoBuild({ home, folder: home }, "generate"),
  version: (home) => /^progenitor = .*"=(.*?)"/m.exec(readFileSync(join(home, "Cargo.toml"), "utf8"))?.[1] ?? "none",
  generate: (client) => runBuilt(client, "generate", [client.spec, "client.rs"]),
  compile: (client) => cargoBuild(client, "per-action"),
  play: (client, env) => runBuilt(client, "per-action", [], env),
  operations: ({ folder }) => countIn(folder, "client.rs", /^ {4}pub fn \w+\(&self\) -> builder::/gm),
});
