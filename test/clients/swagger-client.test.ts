import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmVersion } from "./support/npm.ts";
import { run } from "./support/run.ts";

/** Nothing is generated: the client builds itself from the document at runtime. */
describeGenerator({
  name: "swagger-client",
  sources: ["javascript", "swagger-client"],
  install: npmCi,
  version: npmVersion("swagger-client"),
  generate: () => Promise.resolve(),
  compile: () => Promise.resolve(),
  play: ({ folder, spec }, env) => run(process.execPath, ["main.mjs", spec], { cwd: folder, env }),
  operations: ({ folder }) => JSON.parse(readFileSync(join(folder, "operations.json"), "utf8")).length,
});
