import { describeGenerator } from "./support/describe-generator.ts";
import { npmCi, npmCommand, npmVersion } from "./support/npm.ts";
import { run } from "./support/run.ts";
import { countIn } from "./support/workspace.ts";

describeGenerator({
  name: "openapi-mcp-generator",
  sources: ["openapi-mcp-generator"],
  install: npmCi,
  version: npmVersion("openapi-mcp-generator"),
  generate: ({ home, spec, folder }) =>
    npmCommand(home, "openapi-mcp-generator", ["--input", spec, "--output", "server", "--force"], folder),
  compile: ({ home, folder }) => npmCommand(home, "tsc", ["-p", "server"], folder),
  play: ({ folder }, env) => run(process.execPath, ["scenario.ts"], { cwd: folder, env }),
  operations: ({ folder }) => countIn(folder, "server/src/index.ts", /^ {4}name: "\w+",$/gm),
});
